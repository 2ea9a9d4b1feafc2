"""What a claim is found by: words, facets, places and days, taken from its record alone."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawatur.core.claims import Claim, Location, Narrator, Participant, Words
from tawatur.store import days
from tawatur.store.terms import of_field, terms
from tawatur.text.folding import key

FACETS: Final = ("type", "status", "country", "actor", "recipient", "place", "thing", "source", "outlet")

_GRAVE: Final = frozenset(
    {"air_strike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "killing"}
    | {"abduction", "torture", "sexual_violence", "displacement", "armed_clash"}
)
_GRAVE_TOLLS: Final = frozenset({"killed", "abducted"})
_LONGEST: Final = 200  # letters of a value


class Lookup(NamedTuple):
    """Everything that stands in the tables beside a claim's record."""

    days: days.Days
    sort: int
    facets: frozenset[tuple[str, str]]
    points: frozenset[tuple[float, float]]
    words: tuple[str, ...]
    worth: int


def lookup(claim: Claim) -> Lookup:
    """Return what a claim is found by."""
    places = (*claim.places, *claim.from_, *claim.to)
    points = frozenset((p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None)
    words = tuple(sorted(_words(claim, places)))
    facets = frozenset((facet, _short(value)) for facet, value in _facets(claim, places))
    return Lookup(days.of_claim(claim), days.published(claim), facets, points, words, worth(claim))


def worth(claim: Claim) -> int:
    """Return how much a review of a claim would bring: people harmed, grave acts, and a reader that was not sure."""
    harmed = sum(2 if name in _GRAVE_TOLLS else 1 for name in claim.people)
    doubt = round(100 * (1 - min(1.0, max(0.0, claim.sure))))
    unplaced = 10 * any(place.lat is None for place in claim.places)
    return 30 * min(harmed, 3) + (25 if claim.type in _GRAVE else 0) + doubt + unplaced


def _short(value: str) -> str:
    """Return a value as every database can keep and index it."""
    return value.replace("\x00", "")[:_LONGEST]


def value_of(one: Participant | Location | Narrator) -> str:
    """Return what a facet calls someone or some place: the id, else the name, else the folded words."""
    return one.id or one.name or key(one.text)


def outlet_of(claim: Claim) -> str | None:
    """Return what a facet calls the outlet of a claim."""
    return claim.document.outlet or (key(claim.document.outlet_text) if claim.document.outlet_text else None)


def _facets(claim: Claim, places: Sequence[Location]) -> Iterator[tuple[str, str]]:
    yield "type", claim.type
    yield "status", claim.status
    for place in places:
        yield "place", value_of(place)
        if place.country:
            yield "country", place.country
    for participant in (*claim.actors, *claim.with_):
        yield "actor", value_of(participant)
    for participant in claim.recipients:
        yield "recipient", value_of(participant)
    for thing in claim.things:
        yield "thing", thing.kind
    for narrator in claim.sources:
        yield "source", value_of(narrator)
    outlet = outlet_of(claim)
    if outlet:
        yield "source", outlet
        yield "outlet", outlet


def _words(claim: Claim, places: Sequence[Location]) -> set[str]:
    people = (*claim.actors, *claim.recipients, *claim.with_)
    title = terms(claim.document.title or "")
    found = {*terms(claim.sentence.text), *terms(claim.trigger.text), *title, *of_field(title, "title")}
    by_field: dict[str, Sequence[Words]] = {
        "actor": people,
        "place": places,
        "thing": claim.things,
        "source": claim.sources,
    }
    for field, some in by_field.items():
        for one in some:
            named = terms(one.text) | terms(getattr(one, "name", None) or "")
            found.update(named, of_field(named, field))
    outlet = terms(f"{claim.document.outlet_text or ''} {claim.document.outlet or ''}")
    return found.union(of_field(outlet, "source"))
