"""What one reading of a report gives, against what the reading before gave: claims added, gone and changed."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, insert, select, update

from tawatur.core.claims import Claim
from tawatur.core.corrections import corrected
from tawatur.core.custody import Seal
from tawatur.core.queries import Change, Changed
from tawatur.store import indexing
from tawatur.store.custody import of, seal
from tawatur.store.numbers import next_number
from tawatur.store.schema import claim, reading, report, standing

PEOPLE: Final = "people"  # the version of the reading that claims belong to which people made


class Outcome(NamedTuple):
    """What changed, and what the log must hold."""

    changes: list[Change]
    sealed: list[Seal]
    gone: list[str]


def number_of(connection: Connection, version: str, at: str) -> int:
    """Return the number of the reading by a version of the program, made where there is none."""
    known: int | None = connection.scalar(select(reading.c.number).where(reading.c.version == version))
    if known is not None:
        return known
    number = next_number(connection, reading)
    connection.execute(insert(reading).values(number=number, version=version, at=at))
    return number


def put(connection: Connection, document: str, claims: Iterable[Claim], number: int) -> Outcome | None:
    """Put a reading's claims in the place of those before; null for a report that is not there or was retracted.

    Claims that did not change keep their row. Judgements speak of claim ids and are not touched.
    """
    row = connection.execute(select(report).where(report.c.document == document)).first()
    if row is None or row.state != "kept":
        return None
    new = {one.claim_id: one for one in claims}
    before = _standing(connection, row.number)
    changes = list(_changes(connection, document, before, new))
    changed = {change.claim_id for change in changes}
    ended = sorted(old for claim_id, (old, _) in before.items() if claim_id in changed)
    connection.execute(update(report).where(report.c.number == row.number).values(reading=number))
    if ended:
        connection.execute(update(claim).where(claim.c.number.in_(ended)).values(until=number))
        indexing.remove_claims(connection, ended)
    sealed = _insert(connection, row.number, [one for one in new.values() if one.claim_id in changed], number)
    return Outcome(changes, sealed, [str(old) for old in ended])


def _standing(connection: Connection, number: int) -> dict[str, tuple[int, Claim | None]]:
    """Return number and content of the claims of the reading before; null for one that this version cannot decode."""
    rows = connection.execute(
        select(claim.c.claim_id, claim.c.number, claim.c.record).where(
            claim.c.report == number, claim.c.until.is_(None), claim.c.since.not_in(_people())
        )
    )
    return {row.claim_id: (row.number, _decoded(row.record)) for row in rows}


def _people() -> Select[tuple[int]]:
    """Return the reading that claims belong to which people made: no reading by the program ends them."""
    return select(reading.c.number).where(reading.c.version == PEOPLE)


def _decoded(record: bytes) -> Claim | None:
    try:
        return msgspec.json.decode(record, type=Claim)
    except msgspec.ValidationError:
        return None


def _changes(
    connection: Connection, document: str, before: dict[str, tuple[int, Claim | None]], new: dict[str, Claim]
) -> Iterable[Change]:
    ids = sorted(before.keys() | new.keys())
    judged = set(connection.scalars(select(standing.c.subject).where(standing.c.subject.in_(ids)))) if before else set()
    for claim_id in ids:
        old, now = before.get(claim_id, (0, None))[1], new.get(claim_id)
        if claim_id in before and old == now and now is not None:
            continue
        kind: Changed = "added" if claim_id not in before else "gone" if now is None else "changed"
        yield Change(
            kind=kind,
            claim_id=claim_id,
            document=document,
            fields=_fields(old, now),
            before=old,
            after=now,
            judged=claim_id in judged,
        )


def _fields(one: Claim | None, other: Claim | None) -> tuple[str, ...]:
    if one is None or other is None:
        return ()
    names = zip(Claim.__struct_fields__, Claim.__struct_encode_fields__, strict=True)
    return tuple(told for name, told in names if getattr(one, name) != getattr(other, name))


def _insert(connection: Connection, number: int, claims: Sequence[Claim], since: int) -> list[Seal]:
    if not claims:
        return []
    first = next_number(connection, claim)
    rows, sealed = [], []
    for at, one in enumerate(claims, start=first):
        kept = seal(one)
        sealed.append(of("claim", at, kept))
        columns = {
            "number": at,
            "claim_id": one.claim_id,
            "report": number,
            "since": since,
            "until": None,
        }
        rows.append(columns | kept.columns)
    connection.execute(insert(claim), rows)
    indexing.add_claims(connection, number, dict(enumerate(_as_they_stand(connection, claims), start=first)))
    return sealed


def _as_they_stand(connection: Connection, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims with what people corrected in them before."""
    ids = [one.claim_id for one in claims]
    asked = select(standing.c.subject, standing.c.changes).where(
        standing.c.subject.in_(ids), standing.c.changes.is_not(None)
    )
    changes = {row.subject: msgspec.json.decode(row.changes) for row in connection.execute(asked)}
    return [corrected(one, changes[one.claim_id]) if one.claim_id in changes else one for one in claims]
