"""Queries to SQL: which claims are asked for. One statement for both engines, but for the words and the distance."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    and_,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from tawatur.core.errors import RejectedInput
from tawatur.core.queries import Near, Query
from tawatur.store import days
from tawatur.store.engine import is_sqlite
from tawatur.store.indexing import facet_numbers
from tawatur.store.lookup import FACETS
from tawatur.store.schema import claim_facet, claim_place, live, report, standing
from tawatur.store.terms import Terms, wanted

_KM_A_DEGREE: Final = 111.2  # of latitude; a little more than at most, so that the box holds the circle
_EARTH_KM: Final = 6371.0088


def conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """Return what holds of every claim that a query asks for."""
    made: list[ColumnElement[bool]] = []
    if query.words is not None and query.words.strip():
        made += word_conditions(connection, query.words, "claim_words", live.c.number)
    for facet in FACETS:
        values: Sequence[str] = getattr(query, facet)
        if values:
            numbers = facet_numbers(connection, facet, values)
            made.append(_in(live.c.number, select(claim_facet.c.claim).where(claim_facet.c.value.in_(numbers))))
    if query.earliest is not None or query.latest is not None:
        made.append(_when(query))
    if query.near is not None:
        made.append(_in(live.c.number, _near(connection, query.near)))
    if query.origins is not None:
        made.append(live.c.at_least >= query.origins)
    if query.review:
        made.append(_reviewed(query.review))
    if query.report:
        asked = select(report.c.number).where(report.c.document.in_(query.report))
        made.append(_in(live.c.report, asked))
    return made


def word_conditions(
    connection: Connection, words: str, name: str, number: ColumnElement[int]
) -> Iterator[ColumnElement[bool]]:
    """Yield what holds of every row in whose words (those of a table of words) is what is asked for."""
    asked = wanted(words)
    if asked.every:
        yield _in(number, _matching(connection, name, asked.every))
    for some in asked.none:
        yield number.not_in(_matching(connection, name, some))


def _matching(connection: Connection, name: str, every: Sequence[Terms]) -> Select[Any]:
    if is_sqlite(connection):
        said = " AND ".join("(" + " OR ".join(f'"{term}"' for term in terms) + ")" for terms in every)
        return select(literal_column("rowid")).select_from(table(name)).where(literal_column(name).op("MATCH")(said))
    said = " & ".join("(" + " | ".join(_quoted(term) for term in terms) + ")" for terms in every)
    words = table(name, column("number"), column("words"))
    return select(words.c.number).where(words.c.words.op("@@")(cast(said, TSQUERY)))


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


def _in(one: ColumnElement[Any], some: Select[Any]) -> ColumnElement[bool]:
    return one.in_(some)


def _when(query: Query) -> ColumnElement[bool]:
    """Return that a claim could have happened within the days: its own overlap them; an end not known is open."""
    asked = days.asked(query.earliest, query.latest)
    known = [or_(live.c.first.is_not(None), live.c.last.is_not(None))]
    if asked.last is not None:
        known.append(or_(live.c.first.is_(None), live.c.first <= asked.last))
    if asked.first is not None:
        known.append(or_(live.c.last.is_(None), live.c.last >= asked.first))
    ranges = [_of_year(first, last) for first, last in asked.of_year]
    dated = or_(and_(*known), *ranges) if ranges else false()
    if not query.undated:
        return dated
    return or_(dated, and_(live.c.first.is_(None), live.c.last.is_(None), live.c.md_first.is_(None)))


def _of_year(first: int, last: int) -> ColumnElement[bool]:
    """Return that days without a year overlap these; those of a claim may cross a new year."""
    if (first, last) == days.WHOLE_YEAR:
        return live.c.md_first.is_not(None)
    starts, ends = live.c.md_first <= last, live.c.md_last >= first
    return or_(
        and_(live.c.md_first <= live.c.md_last, starts, ends),
        and_(live.c.md_first > live.c.md_last, or_(starts, ends)),
    )


def _near(connection: Connection, near: Near) -> Select[Any]:
    """Return the claims with a place within the circle: those in a box around it, then by distance."""
    if not (-90 <= near.lat <= 90 and -180 <= near.lon <= 180 and 0 <= near.km < math.inf):
        raise RejectedInput("T077", f"{near.lat}, {near.lon}, {near.km} km", "no point on the earth, or no distance")
    high = near.km / _KM_A_DEGREE
    lat, lon = claim_place.c.lat, claim_place.c.lon
    made = select(claim_place.c.claim).where(lat.between(near.lat - high, near.lat + high))
    if abs(near.lat) + high < 90:
        # the circle reaches farthest east and west not at its own latitude but nearer to the pole
        reach = math.sin(min(math.pi / 2, near.km / _EARTH_KM)) / math.cos(math.radians(near.lat))
        wide = math.degrees(math.asin(min(1.0, reach))) * 1.001
        turns = (0.0, 360.0, -360.0)  # a box may reach over the 180th meridian
        made = made.where(or_(*(lon.between(near.lon - wide + turn, near.lon + wide + turn) for turn in turns)))
    return made.where(_distance(connection, near) <= near.km)


def _distance(connection: Connection, near: Near) -> ColumnElement[float]:
    lat, lon = claim_place.c.lat, claim_place.c.lon
    if is_sqlite(connection):
        return func.kilometres(lat, lon, near.lat, near.lon, type_=Float)
    one, other = func.radians(literal(near.lat)), func.radians(lat)
    half: ColumnElement[Any] = func.pow(func.sin((other - one) / 2), 2)
    half += func.cos(one) * func.cos(other) * func.pow(func.sin(func.radians(lon - near.lon) / 2), 2)
    return 2 * _EARTH_KM * func.asin(func.sqrt(func.least(1.0, cast(half, Float(53)))))


def _reviewed(review: Sequence[str]) -> ColumnElement[bool]:
    decided = select(standing.c.subject)
    made = [_in(live.c.claim_id, decided.where(standing.c.verdict.in_([r for r in review if r != "none"])))]
    if "none" in review:
        made.append(live.c.claim_id.not_in(decided))
    return or_(*made)
