"""What people ask of the events of a store, and what lists, the map and the timeline show of them."""

from typing import Annotated, Literal

import msgspec

from tawatur.core.events import Label, Stance
from tawatur.core.queries import Query

Order = Literal["newest", "oldest", "origins", "claims", "differences"]


class EventQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which events are asked for: those with a claim that ``claims`` asks for (its page is not used), and more.

    ``stance`` and ``grade``: one of them. ``contested``: with contradictions or denials, or without. ``box`` is a
    window of the map (west, south, east, north in degrees) in which the event's own point lies.
    """

    claims: Query = Query()
    stance: tuple[Stance, ...] = ()
    grade: tuple[Label, ...] = ()
    contested: bool | None = None
    box: tuple[float, float, float, float] | None = None
    order: Order = "newest"
    limit: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 50
    offset: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0


class EventCard(msgspec.Struct, frozen=True, kw_only=True):
    """An event as a list shows it. ``words`` is the sentence of the claim that tells most of it.

    ``who`` and ``whom`` are ids or names of those who are said to have done it and of those to whom it was done;
    ``place`` is as the reports call it, ``place_id`` its id.
    ``reviewed`` counts its claims that somebody judged.
    """

    event_id: str
    type: str
    stance: Stance
    grade: Label
    earliest: str | None
    latest: str | None
    place: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    words: str
    place_id: str | None = None
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    people: dict[str, str] = {}
    claims: int = 1
    reports: int = 1
    at_least: int = 1
    at_most: int = 1
    differences: int = 0
    reviewed: int = 0


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of events; ``total`` counts all that were asked for."""

    events: tuple[EventCard, ...]
    total: int


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """An event on the map; ``metres``: how far from the point it may have been."""

    event_id: str
    type: str
    stance: Stance
    lat: float
    lon: float
    metres: int
    at_least: int
    day: str | None = None


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """The events on the map: the newest where there are too many, how many were left off, how many have no point."""

    points: tuple[Point, ...]
    left_off: int
    nowhere: int


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days (ISO, inclusive), how many events could have begun in it, ``unsure`` of them on other days."""

    first: str
    last: str
    events: int
    unsure: int = 0


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """How events spread over days. An event stands in the bin of its first day; ``undated`` have no day with a year."""

    unit: Literal["day", "week", "month", "year"]
    bins: tuple[Bin, ...]
    undated: int
