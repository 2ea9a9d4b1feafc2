"""Queries for events to SQL, and what a list, the map and the timeline show of those that are found."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, String, cast, func, select

from tawatur.core.event_queries import Bin, EventCard, EventPage, EventQuery, Point, Points, Timeline
from tawatur.core.queries import Query
from tawatur.store import searching
from tawatur.store.counting import Catalogue, Numbers
from tawatur.store.engine import AnyRow
from tawatur.store.schema import card, event_claim, live, standing

_MOST_POINTS: Final = 2000
_OPEN: Final = date.max.toordinal()  # the last day of a card of which one end is not known
_ORDERS: Final = {
    "newest": (card.c.sort.desc(), card.c.number),
    "oldest": (card.c.sort, card.c.number),
    "origins": (card.c.at_least.desc(), card.c.at_most.desc(), card.c.sort.desc(), card.c.number),
    "claims": (card.c.claims.desc(), card.c.sort.desc(), card.c.number),
    "differences": (card.c.differences.desc(), card.c.sort.desc(), card.c.number),
}
Unit = Literal["day", "week", "month", "year"]
_UNITS: Final[tuple[tuple[Unit, int], ...]] = (("day", 62), ("week", 400), ("month", 3000))


def numbers(connection: Connection, catalogue: Catalogue, query: EventQuery) -> Numbers:
    """Return the numbers of the cards of all events that a query asks for, in its order."""
    whole = msgspec.structs.replace(query, limit=0, offset=0)
    asked = select(card.c.number).where(*conditions(connection, query)).order_by(*_ORDERS[query.order])
    ordered = asked.subquery()
    joined = select(func.aggregate_strings(cast(ordered.c.number, String), ","))

    def ask() -> Iterator[int]:
        found = connection.scalar(joined)
        return map(int, found.split(",") if found else ())

    return catalogue.answer(connection, whole, ask)


def conditions(connection: Connection, query: EventQuery) -> list[ColumnElement[bool]]:
    """Return what holds of every card that a query asks for."""
    made: list[ColumnElement[bool]] = []
    of_claims = searching.conditions(connection, _without_page(query.claims))
    if of_claims:
        made.append(card.c.number.in_(select(live.c.event).where(live.c.event.is_not(None), *of_claims)))
    if query.stance:
        made.append(card.c.stance.in_(query.stance))
    if query.grade:
        made.append(card.c.grade.in_(query.grade))
    if query.contested is not None:
        made.append(card.c.differences > 0 if query.contested else card.c.differences == 0)
    if query.box is not None:
        west, south, east, north = query.box
        made += [card.c.lat.between(south, north), card.c.lon.between(west, east)]
    return made


def page(connection: Connection, found: Numbers, query: EventQuery) -> EventPage:
    """Return a page of what was found."""
    some = list(found[query.offset : query.offset + query.limit])
    rows = {row.number: row for row in connection.execute(select(card).where(card.c.number.in_(some)))}
    reviewed = _reviewed(connection, [row.event_id for row in rows.values()])
    events = tuple(_card(rows[n], reviewed.get(rows[n].event_id, 0)) for n in some if n in rows)
    return EventPage(events=events, total=len(found))


class Spread:
    """From which day to which each card may be, and whether at a point; kept in memory, for cards never change."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = threading.Lock()
        self._last = 0
        self._days: dict[int, tuple[int, int]] = {}
        self._placed: set[int] = set()

    def learn(self, connection: Connection) -> tuple[dict[int, tuple[int, int]], set[int]]:
        """Return the first and the last day of cards that have one, and those that have a point."""
        with self._lock:
            columns = (card.c.number, card.c.first, card.c.last, card.c.lat)
            for number, first, last, lat in connection.execute(select(*columns).where(card.c.number > self._last)):
                self._last = max(self._last, number)
                if first is not None and last is not None:
                    self._days[number] = (first, last)
                elif first is not None or last is not None:
                    self._days[number] = (last if first is None else first, _OPEN)
                if lat is not None:
                    self._placed.add(number)
            return self._days, self._placed


def points(connection: Connection, spread: Spread, found: Numbers) -> Points:
    """Return what was found as points of the map, the first of them where there are too many."""
    columns = (
        card.c.number, card.c.event_id, card.c.type, card.c.stance, card.c.lat, card.c.lon, card.c.metres,
        card.c.at_least, card.c.first, card.c.last,
    )  # fmt: skip
    placed = spread.learn(connection)[1]
    there = [number for number in found if number in placed]
    made: list[Point] = []
    for start in range(0, min(len(there), _MOST_POINTS), 500):
        some = there[start : min(start + 500, _MOST_POINTS)]
        rows = {row.number: row for row in connection.execute(select(*columns).where(card.c.number.in_(some)))}
        made += [_point(rows[number]) for number in some if number in rows]
    return Points(points=tuple(made), left_off=len(there) - len(made), nowhere=len(found) - len(there))


def timeline(connection: Connection, spread: Spread, found: Numbers) -> Timeline:
    """Return how what was found spreads over days: in bins of a day, a week, a month or a year, as the span asks."""
    known = spread.learn(connection)[0]
    days = Counter(known[number] for number in found if number in known)
    if not days:
        return Timeline(unit="day", bins=(), undated=len(found))
    span = max(days)[0] - min(days)[0]
    unit: Unit = next((name for name, most in _UNITS if span < most), "year")
    counted: Counter[tuple[int, int]] = Counter()
    unsure: Counter[tuple[int, int]] = Counter()
    for (day, end), many in days.items():
        bin_ = _bin(unit, day)
        counted[bin_] += many
        unsure[bin_] += many if end > bin_[1] else 0
    bins = tuple(
        Bin(first=_iso(a), last=_iso(b), events=n, unsure=unsure[a, b]) for (a, b), n in sorted(counted.items())
    )
    return Timeline(unit=unit, bins=bins, undated=len(found) - days.total())


def _bin(unit: str, day: int) -> tuple[int, int]:
    on = date.fromordinal(day)
    if unit == "day":
        return day, day
    if unit == "week":
        first = day - on.weekday()
        return first, first + 6
    if unit == "month":
        first = on.replace(day=1).toordinal()
        after = date(on.year + on.month // 12, on.month % 12 + 1, 1).toordinal()
        return first, after - 1
    return date(on.year, 1, 1).toordinal(), date(on.year, 12, 31).toordinal()


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _card(row: AnyRow, reviewed: int) -> EventCard:
    shown = msgspec.json.decode(row.shown)
    columns = ("event_id", "type", "stance", "grade", "lat", "lon", "claims", "reports", "at_least", "at_most")
    given = {name: getattr(row, name) for name in columns}
    return msgspec.convert(
        {**shown, **given, "differences": row.differences, "reviewed": reviewed}, EventCard, strict=False
    )


def _point(row: AnyRow) -> Point:
    day = row.last or row.first
    return Point(
        event_id=row.event_id,
        type=row.type,
        stance=row.stance,
        lat=row.lat,
        lon=row.lon,
        metres=row.metres,
        at_least=row.at_least,
        day=_iso(day) if day else None,
    )


def _reviewed(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    asked = (
        select(event_claim.c.event_id, func.count())
        .join(standing, standing.c.subject == event_claim.c.claim_id)
        .where(event_claim.c.event_id.in_(keys))
        .group_by(event_claim.c.event_id)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def _without_page(query: Query) -> Query:
    return msgspec.structs.replace(query, limit=0, offset=0)
