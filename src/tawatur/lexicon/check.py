"""What the lexicon must hold to: schema, normal form, unique ids, known references, no collisions.

``tawatur lexicon check`` and the tests call ``check``. A problem is an Issue with a code of T020 to T023.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from tawatur.core.documents import Issue
from tawatur.core.errors import CODES, BrokenLexicon
from tawatur.lexicon import schema
from tawatur.lexicon.calendar import load_calendar
from tawatur.lexicon.gazetteer import tables
from tawatur.lexicon.load import generate, parse, root, toml_files
from tawatur.lexicon.place_check import place_problems
from tawatur.text.folding import key

# Vowel marks, tatweel, invisible marks, presentation forms, letters of other languages, the no-break space.
_FORBIDDEN: Final = re.compile(
    "[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufb50-\ufdff\ufe70-\ufefc"
    "\u06cc\u06a9\u06c1\u06be\u06c0\u00a0]"
)
_QUOTES: Final = re.compile('["“”«»()]')
_LISTS: Final = ("verbs", "nouns", "duals", "participles", "phrases", "aliases", "ambiguous")
NO_EVENT: Final = "-"


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What the check found: how many entries each topic has, and the problems."""

    counts: dict[str, int]
    problems: tuple[Issue, ...]


def check() -> Checked:
    """Check every lexicon file that is installed, and that the generated files are those of the TOML files."""
    problems: list[Issue] = []
    counts: dict[str, int] = {}
    entries: list[tuple[str, str, Any]] = []
    for name, data in toml_files():
        try:
            topic, some = parse(name, data)
        except BrokenLexicon as error:
            problems.append(problem(error.code, error.where, error.detail))
            continue
        counts[topic] = counts.get(topic, 0) + len(some)
        entries += [(name, topic, entry) for entry in some]
    for name, topic, entry in entries:
        problems += entry_problems(name, topic, entry)
    problems += repeated(entries)
    problems += unknown_references(entries)
    try:
        places = [(name, place) for name, some in tables(user=False) for place in some]
        counts["place"] = len(places)
        problems += (problem(*found) for found in place_problems(places))
        load_calendar()
    except BrokenLexicon as error:
        problems.append(problem(error.code, error.where, error.detail))
    if not any(p.code == "T020" for p in problems):
        problems += outdated()
    return Checked(counts=dict(sorted(counts.items())), problems=tuple(problems))


def problem(code: str, where: str, detail: str | None) -> Issue:
    """Return an issue of a lexicon code."""
    what, hint = CODES[code]
    return Issue(code=code, level="error", where=where, message=f"{what} ({detail})" if detail else what, hint=hint)


def forms(entry: Any) -> Iterator[str]:
    """Yield every spelling that people wrote into an entry."""
    if getattr(entry, "name_ar", None):
        yield entry.name_ar
    for field in _LISTS:
        yield from getattr(entry, field, ())


def entry_problems(name: str, topic: str, entry: Any) -> Iterator[Issue]:
    """Yield what is wrong with one entry by itself."""
    where = f"{name}: {entry.id}"
    for form in forms(entry):
        if _FORBIDDEN.search(form):
            marks = ", ".join(sorted({f"U+{ord(c):04X}" for c in _FORBIDDEN.findall(form)}))
            yield problem("T021", where, f"«{form}» has forbidden characters: {marks}")
        if unicodedata.normalize("NFC", form) != form:
            yield problem("T021", where, f"«{form}» is not in NFC")
        if not form or form != " ".join(form.split()):
            yield problem("T021", where, f"«{form}» has spaces too many, or no letters")
        if topic in ("actor", "source") and _QUOTES.search(form):
            yield problem(
                "T021", where, f"«{form}» has quotation marks or brackets; the matcher drops them from the text"
            )
    if isinstance(entry, schema.Trigger | schema.CueEntry):
        for verb in entry.verbs:
            if "/" not in verb.split(" ")[0]:
                yield problem("T021", where, f"the verb «{verb}» must be written perfect/imperfect")
    if isinstance(entry, schema.Trigger):
        for kind in (entry.type, *(sense.type for sense in entry.senses)):
            if kind not in event_types():
                yield problem("T020", where, f"no event type {kind}")
        if not entry.yes or not entry.no:
            yield problem("T020", where, "a trigger needs an example of yes and one of no")


def repeated(entries: list[tuple[str, str, Any]]) -> Iterator[Issue]:
    """Yield ids that are used twice, and forms of two entries of one topic that the folding makes equal."""
    ids: dict[tuple[str, str], str] = {}
    owners: dict[tuple[str, str, str], str] = {}
    for name, topic, entry in entries:
        where = f"{name}: {entry.id}"
        if (topic, entry.id) in ids:
            yield problem("T020", where, f"the id is also in {ids[topic, entry.id]}")
        ids[topic, entry.id] = name
        for field in ("name_ar", *_LISTS):
            some = getattr(entry, field, ())
            for form in (some,) if isinstance(some, str) else some:
                shape = "verb" if field == "verbs" else ""  # «قصف» the verb and «قصف» the noun are two readings
                other = owners.setdefault((topic, shape, key(form)), entry.id)
                if other != entry.id:
                    yield problem("T022", where, f"«{form}» is also a form of {other}")


def unknown_references(entries: list[tuple[str, str, Any]]) -> Iterator[Issue]:
    """Yield references to frames and actors that do not exist; nouns may speak of ids that no actor entry has."""
    known: dict[str, set[str]] = {}
    for _, topic, entry in entries:
        known.setdefault(topic, set()).add(entry.id)
    frames, actors = known.get("frame", set()), known.get("actor", set())
    for name, _, entry in entries:
        where = f"{name}: {entry.id}"
        if isinstance(entry, schema.Trigger):
            for frame in (entry.frame, *(sense.frame for sense in entry.senses)):
                if frame is not None and frame not in frames:
                    yield problem("T020", where, f"no frame {frame}")
        asked: list[str | None] = []
        if isinstance(entry, schema.Actor):
            asked = [relation.to for relation in entry.relations]
        elif isinstance(entry, schema.Source):
            asked = [entry.affiliation]
        for actor in asked:
            if actor is not None and actor not in actors:
                yield problem("T020", where, f"no actor {actor}")


def outdated() -> Iterator[Issue]:
    """Yield the generated files that the TOML files no longer give."""
    folder = root() / "generated"
    for name, data in generate().items():
        file = folder / name
        if not file.is_file() or file.read_bytes() != data:
            yield problem("T023", f"generated/{name}", None)


@cache
def event_types() -> frozenset[str]:
    """Return the ids of the event types, and the mark of a reading that is no event."""
    text = (root() / "event_types.csv").read_text(encoding="utf-8")
    return frozenset(row["id"] for row in csv.DictReader(text.splitlines())) | {NO_EVENT}
