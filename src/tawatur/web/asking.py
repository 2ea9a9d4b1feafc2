"""From the parameters of an address to what is asked of a store: the same for pages and the API."""

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

import msgspec
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery

from tawatur.core.errors import RejectedInput
from tawatur.core.event_queries import EventQuery
from tawatur.core.queries import Near, Query

Some = FromQuery[list[str] | None]
One = FromQuery[str | None]
Asked: TypeAlias = NamedDependency[Query]
AskedEvents: TypeAlias = NamedDependency[EventQuery]
Kind = TypeVar("Kind")
PAGE = 50
_MOST = 500
_COUNTED = 1_000_000_000


def asked(
    words: One = None,
    type: Some = None,
    status: Some = None,
    country: Some = None,
    actor: Some = None,
    recipient: Some = None,
    place: Some = None,
    thing: Some = None,
    source: Some = None,
    outlet: Some = None,
    review: Some = None,
    report: Some = None,
    earliest: One = None,
    latest: One = None,
    undated: FromQuery[bool] = False,
    near: One = None,
    origins: One = None,
    limit: FromQuery[int] = PAGE,
    offset: FromQuery[int] = 0,
) -> Query:
    """Return which claims are asked for. ``near`` is ``LAT,LON,KM``."""
    given = {
        "words": words or None,
        **_several(
            type=type,
            status=status,
            country=country,
            actor=actor,
            recipient=recipient,
            place=place,
            thing=thing,
            source=source,
            outlet=outlet,
            review=review,
            report=report,
        ),
        "earliest": earliest or None,
        "latest": latest or None,
        "undated": undated,
        "near": _near(near),
        "origins": origins or None,
        "limit": min(limit, _MOST),
        "offset": offset,
    }
    return made(given, Query)


def asked_events(
    wanted: Asked,
    stance: Some = None,
    grade: Some = None,
    contested: One = None,
    box: One = None,
    order: FromQuery[str] = "newest",
) -> EventQuery:
    """Return which events are asked for. ``box`` is ``WEST,SOUTH,EAST,NORTH`` in degrees."""
    given = {
        "claims": msgspec.structs.replace(wanted, limit=0, offset=0),
        **_several(stance=stance, grade=grade),
        "contested": contested or None,
        "box": _numbers("box", box, 4),
        "order": order,
        "limit": wanted.limit,
        "offset": wanted.offset,
    }
    return made(given, EventQuery)


ASKED = Provide(asked, sync_to_thread=False)
ASKED_EVENTS = Provide(asked_events, sync_to_thread=False)


def within(number: int) -> int:
    """Return a number that a store can count to."""
    return max(0, min(number, _COUNTED))


def _several(**given: Sequence[str] | None) -> dict[str, tuple[str, ...]]:
    return {name: tuple(dict.fromkeys(value for value in values or () if value)) for name, values in given.items()}


def _near(given: str | None) -> Near | None:
    some = _numbers("near", given, 3)
    return made({"lat": some[0], "lon": some[1], "km": some[2]}, Near) if some is not None else None


def _numbers(name: str, given: str | None, many: int) -> tuple[float, ...] | None:
    if not given:
        return None
    try:
        some = tuple(map(float, given.split(",")))
    except ValueError:
        some = ()
    if len(some) != many or not all(abs(one) < 1e6 for one in some):
        raise RejectedInput("T077", f"{name}={given}")
    return some


def made(given: dict[str, Any], kind: type[Kind]) -> Kind:
    """Return parameters as a record; RejectedInput (T077) where they are none."""
    try:
        return msgspec.convert(given, kind, strict=False, from_attributes=True)
    except msgspec.ValidationError as error:
        raise RejectedInput("T077", str(error)) from error
