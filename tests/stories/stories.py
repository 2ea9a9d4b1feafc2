"""The stories: reports of our own writing, what they say of which happening, and how many origins it really has.

A file of ``data/`` is one story: its happenings, and its reports with their text and claims. A claim is one line:
``HAPPENING | TRIGGER | type status key=value …``. ``TRIGGER#2`` is its second occurrence in the text. The first claim
of a happening in a report has its place, day and actor unless it says otherwise; the others have what they say.
"""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from tawatur.core.claims import Acled, Claim, Location, Narrator, Origin, Participant, Plover, Quantity, Time, Words
from tawatur.core.documents import Document, Interval
from tawatur.core.ids import claim_id, document_id
from tawatur.core.spans import Span
from tawatur.lexicon.load import load
from tawatur.text.folding import key
from tawatur.text.sentences import sentences
from tawatur.text.translit import latin
from tawatur.text.words import words

DATA: Final = Path(__file__).resolve().parent / "data"
_STATUSES: Final = frozenset({"reported", "past", "planned", "ordered", "negated", "alleged"})
_TOLLS: Final = {"k": "killed", "w": "wounded"}


class Happening(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happened, as the story's writer knows it; ``differs`` are "FIELD KIND" of every difference to be found."""

    id: str
    type: str
    at: tuple[str, ...] = ()
    when: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    origins: int
    differs: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report. Without ``outlet`` or ``published`` nothing says whose it is, or of when."""

    text: str
    claims: tuple[str, ...]
    outlet: str | None = None
    published: str | None = None
    credits: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file."""

    country: str
    phenomena: tuple[str, ...]
    event: tuple[Happening, ...]
    report: tuple[Told, ...]
    name: str = ""


class Labelled(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the story's writer annotated it, and its happening (``story/id``)."""

    happening: str
    claim: Claim


@lru_cache(maxsize=1)
def stories() -> tuple[Story, ...]:
    """Return every story, by name."""
    found = []
    for path in sorted(DATA.glob("*.toml")):
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(msgspec.convert({**raw, "name": path.stem}, Story))
    return tuple(found)


def document(story: Story, number: int) -> Document:
    """Return a report as the reader gets it."""
    told = story.report[number]
    return Document(
        id=document_id(told.text.encode()),
        name=f"{story.name}/{number + 1}",
        text=told.text,
        outlet=told.outlet,
        published=_published(told),
    )


def _published(told: Told) -> Interval:
    if told.published is None:
        return Interval()
    return Interval(earliest=told.published, latest=told.published, basis="known", why="the story's writer")


def documents() -> Iterator[Document]:
    """Yield the reports of every story."""
    for story in stories():
        for number in range(len(story.report)):
            yield document(story, number)


@lru_cache(maxsize=1)
def labelled() -> tuple[Labelled, ...]:
    """Return every annotated claim."""
    return tuple(one for story in stories() for number in range(len(story.report)) for one in _claims(story, number))


def happenings() -> dict[str, Happening]:
    """Return every happening by its full id (``story/id``)."""
    return {f"{story.name}/{event.id}": event for story in stories() for event in story.event}


def _claims(story: Story, number: int) -> Iterator[Labelled]:
    told, text = story.report[number], story.report[number].text
    every = words(text)
    parts = [Span(every[p.start].start, every[p.stop - 1].end) for p in sentences(text, every) if len(p)]
    seen: set[str] = set()
    by_id = {event.id: event for event in story.event}
    for line in told.claims:
        which, trigger, *rest = (part.strip() for part in line.split("|"))
        event, extras = by_id[which], (rest[0].split() if rest else [])
        span = trigger_span(text, trigger)
        sentence = next(s for s in parts if span.within(s))
        claim = _claim(story, number, event, span, sentence, extras, first=which not in seen)
        seen.add(which)
        yield Labelled(happening=f"{story.name}/{which}", claim=claim)


def trigger_span(text: str, trigger: str) -> Span:
    """Return where a trigger stands; ValueError if it does not."""
    word, _, nth = trigger.partition("#")
    start = -1
    for _ in range(int(nth or 1)):
        start = text.index(word, start + 1)
    return Span(start, start + len(word))


def _claim(
    story: Story, number: int, event: Happening, trigger: Span, sentence: Span, extras: list[str], *, first: bool
) -> Claim:
    told = story.report[number]
    values = dict(e.split("=", 1) for e in extras if "=" in e)
    plain = [e for e in extras if "=" not in e]
    status = next((e for e in plain if e in _STATUSES), "reported")
    kind = next((e for e in plain if e not in _STATUSES and e != "cause"), event.type)
    own = document(story, number)

    def listed(name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        if name in values:
            return tuple(filter(None, values[name].split(",")))
        return default if first else ()

    when = values.get("when", event.when if first else "")
    earliest, _, latest = when.partition("/")
    here = {"text": own.text[trigger.start : trigger.end], "start": trigger.start, "end": trigger.end}
    people = {field: _quantity(values[k], here) for k, field in _TOLLS.items() if k in values}
    if "r" in values:
        people["abducted" if kind == "abduction" else "arrested"] = _quantity(values["r"], here)
    return Claim(
        claim_id=claim_id(own.id, trigger),
        document=Origin(
            name=own.name,
            sha256=own.id,
            outlet=own.outlet,
            published=own.published,
            credits=tuple(_credit(c, here) for c in told.credits),
        ),
        type=kind,
        status=status,  # type: ignore[arg-type]
        trigger=Words(**here),  # type: ignore[arg-type]
        sentence=Words(text=sentence.of(own.text), start=sentence.start, end=sentence.end),
        actors=tuple(_participant(id_, here) for id_ in listed("by", event.by)),
        recipients=tuple(_participant(id_, here) for id_ in listed("to", event.to)),
        places=tuple(_place(name, story.country, here) for name in listed("at", event.at)),
        when=Time(earliest=earliest or None, latest=latest or earliest or None),
        people=people,
        sources=tuple(_narrator(part, here) for part in filter(None, values.get("src", "").split(">"))),
        plover=Plover(event=None, mode=None),
        acled=Acled(event_type=None, sub_event_type=None),
    )


def _participant(id_: str, here: dict[str, Any]) -> Participant:
    actor = load().actors.get(id_)
    if actor is not None:
        return Participant(**here, id=id_, name=actor.name_ar, kind=actor.kind, country=actor.country, registered=True)
    kind = "person" if id_.startswith("person:") else "civilians" if id_ == "civilians" else None
    name = id_.partition(":")[2].replace("_", " ") if kind == "person" else id_
    return Participant(**here, id=id_, name=name, kind=kind, registered=False)


def _place(name: str, country: str, here: dict[str, Any]) -> Location:
    folded = key(name)
    same = [p for p in load().places.values() if folded in p.keys and p.country in (country, "IL", "PS")]
    if same:
        best = max(same, key=lambda p: (p.country == country, p.population, p.id))
        return Location(
            **here,
            role="at",
            id=best.id,
            name=best.name_ar,
            lat=best.lat,
            lon=best.lon,
            precision="town",
            country=best.country,
        )
    return Location(**here, role="at", id="neighbourhood:" + latin(folded), name=name, country=country)


def _narrator(part: str, here: dict[str, Any]) -> Narrator:
    kind, _, id_ = part.partition(":")
    return Narrator(**here, id=id_ or None, kind=kind, name=id_ or None, registered=bool(id_))


def _credit(written: str, here: dict[str, Any]) -> Narrator:
    """Return an agency that is credited; ``?`` marks one without a name («وكالات»)."""
    if written.startswith("?"):
        return Narrator(**here, id=None, kind="anonymous_media", name=None)
    return Narrator(**here, id=written, kind="media", name=written, registered=True)


def _quantity(written: str, here: dict[str, Any]) -> Quantity:
    least = int(written.rstrip("+"))
    return Quantity(**here, min=least, max=None if written.endswith("+") else least)
