"""A claim: one report's statement of one event, with its evidence, status and chain of sources."""

from typing import Literal

import msgspec

from tawatur.core.documents import Interval

Status = Literal["reported", "past", "planned", "ordered", "negated", "alleged"]
PlaceRole = Literal["at", "near", "in_area", "from", "to"]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the document, verbatim: ``document.text[start:end] == text``."""

    text: str
    start: int
    end: int


class Narrator(Words, frozen=True, kw_only=True):
    """One link of the chain of those who say the claim."""

    id: str | None
    kind: str
    name: str | None
    registered: bool = False


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim needs to know of its document without holding the text.

    ``outlet_text`` are the words of the metadata that named the outlet; ``credits`` the agencies and outlets that the
    report says it is taken from, in its dateline or at its end.
    """

    name: str
    sha256: str
    outlet: str | None
    published: Interval
    title: str | None = None
    url: str | None = None
    outlet_text: str | None = None
    credits: tuple[Narrator, ...] = ()


class Participant(Words, frozen=True, kw_only=True):
    """An actor, recipient or companion. ``registered`` is false when the open vocabulary read it by a cue."""

    id: str | None
    name: str | None
    kind: str | None
    country: str | None = None
    registered: bool = False


class Location(Words, frozen=True, kw_only=True):
    """A place of the claim; latitude and longitude in degrees (WGS 84), null when unresolved.

    ``precision`` says what the point stands for: exact, town, part, near, area, country, or container (the nearest
    known place around one that no list has); ``metres`` how far the place may lie from it. ``geo_precision`` is ACLED's
    code (1-3), ``where_prec`` UCDP's (1-7). ``container`` is the id of that nearest known place, ``candidates`` are the
    ids of the places that the name may mean, the likeliest first, and ``why`` the reason for the first.
    """

    role: PlaceRole
    id: str | None
    name: str | None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    metres: int | None = None
    geo_precision: int | None = None
    where_prec: int | None = None
    country: str | None = None
    container: str | None = None
    candidates: tuple[str, ...] = ()
    why: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """When it is said to have happened: ISO dates, inclusive, and the words, the anchor and the reason for them."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    anchor: str | None = None
    why: str | None = None


class Thing(Words, frozen=True, kw_only=True):
    """A weapon, vehicle, good or piece of equipment; ``count`` is a number, a [min, max] pair or unknown."""

    kind: str
    count: int | tuple[int, int] | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people: bounds where the text gives them, and always its words."""

    min: int | None
    max: int | None
    text: str
    start: int
    end: int
    group: str | None = None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Which rule gave which field, from which words, how sure it is (0 to 1; a documented weight, no probability)."""

    rule: str
    field: str
    sure: float
    start: int | None = None
    end: int | None = None
    text: str | None = None


class Plover(msgspec.Struct, frozen=True, kw_only=True):
    """PLOVER coding: event, mode, contexts and auxiliary mode (historical, future, hypothetical, negation)."""

    event: str | None
    mode: str | None
    context: tuple[str, ...] = ()
    auxiliary: str | None = None


class Acled(msgspec.Struct, frozen=True, kw_only=True):
    """ACLED event and sub-event type; null for what ACLED does not code (planned, ordered, negated)."""

    event_type: str | None
    sub_event_type: str | None


class Claim(msgspec.Struct, frozen=True, kw_only=True, rename={"with_": "with", "from_": "from"}):
    """One report's statement of one event. It records what was said; it never states that a thing is so."""

    claim_id: str
    document: Origin
    type: str
    status: Status
    trigger: Words
    sentence: Words
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    with_: tuple[Participant, ...] = ()
    places: tuple[Location, ...] = ()
    from_: tuple[Location, ...] = ()
    to: tuple[Location, ...] = ()
    when: Time = Time()
    things: tuple[Thing, ...] = ()
    people: dict[str, Quantity] = {}
    sources: tuple[Narrator, ...] = ()
    sure: float = 1.0
    rules: tuple[Reason, ...] = ()
    plover: Plover
    acled: Acled
