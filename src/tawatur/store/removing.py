"""Take away a report, or a person's name wherever it stands. The log says that and why; hashes stay checkable."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Column, Connection, Table, delete, select, update

from tawatur.core.custody import Kind, Seal
from tawatur.core.documents import Document
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement
from tawatur.store import cards, indexing
from tawatur.store import engine as engines
from tawatur.store.custody import Log, Sealed, of, seal
from tawatur.store.engine import AnyRow
from tawatur.store.opening import Store
from tawatur.store.redaction import Names
from tawatur.store.schema import (
    REMOVED,
    arrival,
    blob,
    claim,
    claim_facet,
    event,
    event_claim,
    event_facet,
    facet_value,
    judgement,
    live,
    receipt,
    report,
    standing,
)
from tawatur.store.verdicts import as_it_stands, subject_of

_AT_ONCE: Final = 200


def retract(store: Store, document: str, *, by: str, why: str, keep_text: bool = False) -> None:
    """Take a report out: it and its claims are found no more, and its text and the bytes that it came in go for good.

    With ``keep_text`` everything stays in the store, marked as withdrawn. Judgements on its claims stay in any case;
    the events that it was part of go until the claims are linked again.
    """
    with engines.told(store.place), engines.writing(store.engine) as connection:
        row = connection.execute(select(report).where(report.c.document == document)).first()
        if row is None:
            raise RejectedInput("T075", document)
        act = _Act()
        claims = list(connection.execute(select(claim).where(claim.c.report == row.number)))
        indexing.remove_claims(connection, [one.number for one in claims])
        indexing.remove_reports(connection, [row.number])
        _drop_events(connection, act, [one.claim_id for one in claims])
        state = "withdrawn" if keep_text else "removed"
        connection.execute(update(report).where(report.c.number == row.number).values(state=state))
        if not keep_text:
            for one in claims:
                act.put(connection, "claim", one, REMOVED)
            act.put(connection, "report", row, msgspec.json.encode(Document(id=document, name="", text="")))
            _drop_blobs(connection, act, _blobs_of(connection, [row.number]))
            _sweep(connection)
            engines.mark_to_shrink(connection)
        Log(connection, by).add("retracted", document, why=f"{state}: {why}", sealed=act.sealed, dropped=act.dropped)
    if not keep_text:
        engines.shrink(store.engine)


def erase(store: Store, names: Iterable[str], *, by: str, why: str) -> int:
    """Take a person's names out of every report, claim, judgement, event and receipt; return out of how many.

    Bytes that hold a name go whole; in texts it is blackened, so that offsets hold. The reason must not name the person
    (T082), because the log is never changed. T083 where no name was found.
    """
    names = list(names)
    person = Names(names)
    if not person:
        raise RejectedInput("T083", ", ".join(names))
    if person.inside(why) or any(name.casefold() in why.casefold() for name in names):
        raise RejectedInput("T082", "--why")
    with engines.told(store.place), engines.writing(store.engine) as connection:
        act = _Act()
        touched = _erase_reports(connection, act, person)
        _drop_blobs(connection, act, [*_blobs_of(connection, touched), *_blobs_with(connection, person)])
        _erase_judgements(connection, act, person)
        _erase_events(connection, act, person)
        for row in _rows(connection, receipt, receipt.c.number):
            _erase_record(connection, act, "receipt", row, person)
        _sweep(connection)
        if not act.dropped:
            raise RejectedInput("T083", ", ".join(names))
        engines.mark_to_shrink(connection)
        Log(connection, by).add("erased", why=why, sealed=act.sealed, dropped=act.dropped)
        count = len(act.dropped)
    engines.shrink(store.engine)
    return count


class _Act:
    """What one act has put in the place of what: for the log."""

    def __init__(self) -> None:
        self.sealed: list[Seal] = []
        self.dropped: list[Seal] = []

    def put(self, connection: Connection, kind: Kind, row: AnyRow, record: bytes) -> Sealed:
        """Put a record in the place of a row's own."""
        tables = {"claim": claim, "report": report, "judgement": judgement, "receipt": receipt}
        new = seal(record)
        table = tables[kind]
        connection.execute(update(table).where(table.c.number == row.number).values(**new.columns))
        self.dropped.append(Seal(kind, str(row.number), row.seal))
        self.sealed.append(of(kind, row.number, new))
        return new


def _rows(connection: Connection, table: Table, key: Column[Any]) -> Iterator[AnyRow]:
    """Yield the rows of a table, some at a time: they may be changed on the way."""
    asked = select(table).order_by(key).limit(_AT_ONCE)
    rows = connection.execute(asked).all()
    while rows:
        yield from rows
        last = rows[-1]._mapping[key.name]
        rows = connection.execute(asked.where(key > last)).all()


def _erase_reports(connection: Connection, act: _Act, person: Names) -> list[int]:
    touched = []
    for row in _rows(connection, report, report.c.number):
        before = msgspec.json.decode(row.record, type=Document)
        new = person.redact(msgspec.json.decode(row.record))
        if new != msgspec.json.decode(row.record):
            touched.append(row.number)
            act.put(connection, "report", row, msgspec.json.encode(new))
            if row.state == "kept":
                indexing.remove_reports(connection, [row.number])
                indexing.add_reports(connection, {row.number: msgspec.convert(new, Document)})
        text = new["text"] if new["text"] != before.text else None
        _erase_claims(connection, act, row.number, person, text)
    return touched


def _erase_claims(connection: Connection, act: _Act, number: int, person: Names, text: str | None) -> None:
    for row in connection.execute(select(claim).where(claim.c.report == number)).all():
        new = _erase_record(connection, act, "claim", row, person, text)
        if new is not None and connection.scalar(select(live.c.number).where(live.c.number == row.number)):
            indexing.remove_claims(connection, [row.number])
            indexing.add_claims(connection, number, {row.number: as_it_stands(connection, new.record)})


def _erase_record(
    connection: Connection, act: _Act, kind: Kind, row: AnyRow, person: Names, text: str | None = None
) -> Sealed | None:
    before = msgspec.json.decode(row.record)
    new = person.redact(before, text)
    return act.put(connection, kind, row, msgspec.json.encode(new)) if new != before else None


def _erase_judgements(connection: Connection, act: _Act, person: Names) -> None:
    for row in _rows(connection, judgement, judgement.c.number):
        new = _erase_record(connection, act, "judgement", row, person)
        if new is not None:
            subject = subject_of(msgspec.json.decode(new.record, type=Judgement))
            connection.execute(update(judgement).where(judgement.c.number == row.number).values(subject=subject))
            connection.execute(update(standing).where(standing.c.number == row.number).values(subject=subject))


def _erase_events(connection: Connection, act: _Act, person: Names) -> None:
    for row in _rows(connection, event, event.c.event_id):
        before = msgspec.json.decode(row.record)
        new = person.redact(before)
        if new != before:
            told = seal(msgspec.json.encode(new))
            connection.execute(update(event).where(event.c.event_id == row.event_id).values(**told.columns))
            act.dropped.append(Seal("event", row.event_id, row.seal))
            act.sealed.append(of("event", row.event_id, told))
            cards.remove(connection, [row.event_id])
            cards.make(connection, {row.event_id: new})


def _drop_events(connection: Connection, act: _Act, claims: Sequence[str]) -> None:
    part = select(event_claim.c.event_id).where(event_claim.c.claim_id.in_(claims))
    rows = connection.execute(select(event.c.event_id, event.c.seal).where(event.c.event_id.in_(part))).all()
    keys = [row.event_id for row in rows]
    linked = connection.scalars(select(event_claim.c.claim_id).where(event_claim.c.event_id.in_(keys))).all()
    cards.remove(connection, keys)
    connection.execute(delete(event_claim).where(event_claim.c.event_id.in_(keys)))
    connection.execute(delete(event).where(event.c.event_id.in_(keys)))
    indexing.set_origins(connection, sorted(linked))
    act.dropped += [Seal("event", row.event_id, row.seal) for row in rows]


def _blobs_of(connection: Connection, reports: Sequence[int]) -> list[str]:
    """Return the bytes that some reports came in."""
    came = select(receipt.c.sha256).join(arrival, arrival.c.receipt == receipt.c.number)
    return list(connection.scalars(came.where(arrival.c.report.in_(reports)).distinct()))


def _blobs_with(connection: Connection, person: Names) -> list[str]:
    keys = connection.scalars(select(blob.c.sha256).where(blob.c.data.is_not(None))).all()
    return [key for key in keys if person.within(_data(connection, key))]


def _data(connection: Connection, key: str) -> bytes:
    return connection.scalar(select(blob.c.data).where(blob.c.sha256 == key)) or b""


def _drop_blobs(connection: Connection, act: _Act, keys: Iterable[str]) -> None:
    for key in sorted(set(keys)):
        there = blob.c.data.is_not(None)
        if connection.execute(update(blob).where(blob.c.sha256 == key, there).values(data=None)).rowcount:
            act.dropped.append(Seal("blob", key, key))


def _sweep(connection: Connection) -> None:
    """Take away the values of facets that no claim has any more: they may be names."""
    orphans = select(event_facet.c.value).where(event_facet.c.value.not_in(select(claim_facet.c.value)))
    connection.execute(delete(event_facet).where(event_facet.c.value.in_(orphans)))
    connection.execute(delete(facet_value).where(facet_value.c.number.not_in(select(claim_facet.c.value))))
