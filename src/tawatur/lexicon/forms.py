"""From lexicon entries to the table of all forms that the matcher looks for."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from tawatur.lexicon import inflect
from tawatur.lexicon.schema import Actor, CueEntry, Noun, Particle, Source, Thing, Trigger
from tawatur.text.folding import key

Entry = Trigger | Actor | Source | Thing | Noun | CueEntry | Particle

TOPICS: dict[str, type[Entry]] = {
    "trigger": Trigger,
    "actor": Actor,
    "source": Source,
    "thing": Thing,
    "noun": Noun,
    "cue": CueEntry,
    "particle": Particle,
}
_LONG_A: Final = re.compile("ى( [بلك])?$")  # the last word that is matched; a preposition behind it is the next word's
_ADJECTIVE_ROLES = {"nationality"}
_TWO: Final = 2


class Form(NamedTuple):
    """One spelling of one entry: the folded words, the topic, the entry's id and the feature tag."""

    words: str
    topic: str
    entry: str
    feature: str


def forms_of(topic: str, entry: Entry) -> Iterator[Form]:
    """Yield every form of an entry, inflected and folded, without repetition."""
    seen: set[tuple[str, bool]] = set()
    for form, feature in _spellings(entry):
        folded = key(form)
        finite = feature[:1] in "pij" and feature[1:2].isdigit()
        if (folded, finite) not in seen:  # «قصف» the verb and «قصف» the noun are two readings
            seen.add((folded, finite))
            yield Form(folded, topic, entry.id, feature)


def _spellings(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Actor | Source):
        yield entry.name_ar, "name"
        for alias in entry.aliases:
            yield alias, "name"
            if alias.endswith("ون") and " " not in alias:
                yield alias[:-2] + "ين", "name"
        for alias in entry.ambiguous:
            yield alias, "ambiguous"
        return
    adjectival = isinstance(entry, Noun) and entry.role in _ADJECTIVE_ROLES
    for form in getattr(entry, "duals", ()):
        yield form, "ndc"
    for kind in ("verbs", "nouns", "participles", "phrases"):
        for form in getattr(entry, kind, ()):
            made = _adjectives(form) if adjectival else inflect.spread(form, kind)
            for spelling, feature in made:
                tag = "t" + feature if kind == "participles" else feature
                yield spelling, tag + "~" if _LONG_A.search(spelling) else tag


def _adjectives(form: str) -> Iterator[tuple[str, str]]:
    """Inflect "singular/broken plural/…" of an adjective: only the singular has regular endings.

    Of two adjectives («كوري جنوبي») both are inflected, and both take the article.
    """
    singular, *plurals = form.split("/")
    words = singular.split(" ")
    if len(words) == _TWO and words[0].endswith("ي"):
        for (first, feature), (second, _) in zip(*map(inflect.adjective, words), strict=True):
            yield f"{first} {second}", feature
            yield f"ال{first} ال{second}", feature
    else:
        yield from inflect.adjective(singular)
    for plural in plurals:
        yield plural, "amp"
        if not plural.endswith(("ون", "ين", "ات", "ة", "ا")):
            yield plural + "ا", "amp"  # «مسلحين أفغانا»


def table(entries: dict[str, Iterable[Entry]]) -> list[Form]:
    """Return the forms of all entries in a fixed order."""
    rows = [form for topic, some in entries.items() for entry in some for form in forms_of(topic, entry)]
    rows.sort()
    return rows


def stripped(entry: Entry) -> dict[str, object]:
    """Return an entry as plain data without what only tests and people need (examples, notes, spellings)."""
    data: dict[str, object] = msgspec.to_builtins(entry)
    drop = ("yes", "no", "note", "verbs", "nouns", "duals", "participles", "phrases", "aliases", "ambiguous")
    if isinstance(entry, Trigger):
        data["nominal"] = not entry.verbs
    return {k: v for k, v in data.items() if k not in drop and v not in (None, (), [], {}, False)}
