"""Which events and claims stand near some claims: what must be linked anew when these come, go or are judged."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, and_, func, or_, select

from tawatur.core.claims import Claim
from tawatur.core.corrections import corrected
from tawatur.store.schema import claim, claim_facet, event_claim, facet_value, live, report, standing

_DAYS: Final = 12  # tellings farther apart than that are compared by their wording alone
_NAMES: Final = ("place", "actor", "recipient")
_MOST: Final = 400  # claims near some others
_AT_ONCE: Final = 400


def events_of(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    """Return the events of some claims, by claim."""
    ids, found = sorted(set(claim_ids)), dict[str, str]()
    for start in range(0, len(ids), _AT_ONCE):
        some = event_claim.c.claim_id.in_(ids[start : start + _AT_ONCE])
        for row in connection.execute(select(event_claim).where(some)):
            found[row.claim_id] = row.event_id
    return found


def near(connection: Connection, claim_ids: Iterable[str]) -> set[str]:
    """Return claims that share a place or a party with one of some claims, and could be of the same days."""
    found: set[str] = set()
    rows = connection.execute(
        select(live.c.number, live.c.first, live.c.last, live.c.sort).where(live.c.claim_id.in_(list(claim_ids)))
    ).all()
    for row in rows:
        names = (
            select(claim_facet.c.value)
            .join(facet_value, facet_value.c.number == claim_facet.c.value)
            .where(claim_facet.c.claim == row.number, facet_value.c.facet.in_(_NAMES))
        )
        sharing = select(claim_facet.c.claim).where(claim_facet.c.value.in_(names))
        first, last = row.first or row.last or row.sort, row.last or row.first or row.sort
        dated = and_(live.c.sort >= first - _DAYS, live.c.sort <= last + _DAYS)
        asked = select(live.c.claim_id).where(live.c.number.in_(sharing), or_(dated, live.c.first.is_(None)))
        closest = func.abs(live.c.sort - last)
        found.update(connection.scalars(asked.order_by(closest, live.c.number).limit(_MOST)))
    return found


def whole_reports(connection: Connection, claim_ids: Iterable[str]) -> Iterator[Claim]:
    """Yield all standing claims of the reports that some claims stand in, with what people corrected."""
    ids, numbers = sorted(set(claim_ids)), set[int]()
    for start in range(0, len(ids), _AT_ONCE):
        numbers.update(
            connection.scalars(select(live.c.report).where(live.c.claim_id.in_(ids[start : start + _AT_ONCE])))
        )
    yield from _of_reports(connection, sorted(numbers))


def of_documents(connection: Connection, documents: Sequence[str]) -> list[str]:
    """Return the ids of all standing claims of some reports."""
    asked = select(live.c.claim_id).join(report, report.c.number == live.c.report)
    return list(connection.scalars(asked.where(report.c.document.in_(documents)).order_by(live.c.number)))


def _of_reports(connection: Connection, numbers: Sequence[int]) -> Iterator[Claim]:
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        asked = (
            select(claim.c.record, standing.c.changes)
            .join(live, live.c.number == claim.c.number)
            .join(standing, standing.c.subject == claim.c.claim_id, isouter=True)
            .where(live.c.report.in_(some))
            .order_by(claim.c.report, claim.c.number)
        )
        for row in connection.execute(asked):
            one = msgspec.json.decode(row.record, type=Claim)
            yield corrected(one, msgspec.json.decode(row.changes)) if row.changes else one
