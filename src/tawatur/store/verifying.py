"""Is everything as the log says? Every blob, record and line is hashed again; what differs is said with its place."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec
from sqlalchemy import Column, Connection, Table, select, text
from sqlalchemy.exc import DBAPIError

from tawatur.core.claims import Claim
from tawatur.core.custody import Entry, Flaw, Kind, Receipt
from tawatur.core.documents import Document
from tawatur.core.events import Judgement
from tawatur.core.judging import Numbered
from tawatur.store import custody, verdicts
from tawatur.store import engine as engines
from tawatur.store.engine import AnyRow
from tawatur.store.opening import Store
from tawatur.store.schema import SEALED, blob, claim, event, judgement, receipt, report, standing
from tawatur.store.verdicts import subject_of

Watch = Callable[[str, int], None]
_AT_ONCE: Final = 200


def unwatched(what: str, count: int) -> None:
    """Take no notice."""


def verify(store: Store, *, watch: Watch = unwatched) -> list[Flaw]:
    """Return everything in a store that is not as its log says, in the order in which it was met.

    ``watch`` is told how many lines, blobs and records were looked at.
    """
    flaws: list[Flaw] = []
    try:
        with engines.reading(store.engine) as connection:
            flaws.extend(_Check(connection, watch).run())
    except DBAPIError as error:  # a damaged file may not even let a transaction end
        flaws.append(Flaw(where="the database", what=f"cannot be read: {error.orig}"))
    return flaws


class _Check:
    """One check: the log first, then all that it speaks of."""

    def __init__(self, connection: Connection, watch: Watch) -> None:
        self._connection, self._watch = connection, watch
        self._seals: dict[tuple[Kind, str], str] = {}  # what the log says that there is
        self._dropped: set[str] = set()  # blobs whose content was taken away
        self._gone: set[str] = set()  # claims that a later reading no longer gave
        self._states: dict[str, str] = {}  # documents that were retracted

    def run(self) -> Iterator[Flaw]:
        parts: tuple[tuple[str, Callable[[], Iterator[Flaw]]], ...] = (
            ("the log", self._log),
            ("the blobs", self._blobs),
            ("the receipts", lambda: self._table("receipt", receipt.c.number)),
            ("the reports", lambda: self._table("report", report.c.number)),
            ("the claims", lambda: self._table("claim", claim.c.number)),
            ("the judgements", lambda: self._table("judgement", judgement.c.number)),
            ("the events", lambda: self._table("event", event.c.event_id)),
            ("the verdicts", self._verdicts),
            ("the database", self._database),
        )
        for name, part in parts:
            try:
                yield from part()
            except DBAPIError as error:
                yield Flaw(where=name, what=f"cannot be read: {error.orig}")
        for kind, key in self._seals:
            yield Flaw(where=f"{kind} {key}", what="the log has it, the store has not")

    def _log(self) -> Iterator[Flaw]:
        prev, expected, count = custody.FIRST, 1, 0
        for seq, act, data, hashed in custody.lines(self._connection):
            where, count = f"log line {seq}", count + 1
            if seq != expected:
                yield Flaw(where=where, what=f"line {expected} was to come here")
            expected = seq + 1
            if custody.hash_of(data) != hashed:
                yield Flaw(where=where, what="its hash is not that of its content")
            try:
                entry = msgspec.json.decode(data, type=Entry)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield Flaw(where=where, what=f"it cannot be understood: {error}")
                prev = hashed
                continue
            if (entry.seq, entry.act) != (seq, act):
                yield Flaw(where=where, what=f"it says that it is line {entry.seq}, {entry.act}")
            if entry.prev != prev:
                yield Flaw(
                    where=where, what="it does not follow from the line before: that one or this one was changed"
                )
            prev = hashed
            self._take(entry)
        self._watch("log lines", count)

    def _take(self, entry: Entry) -> None:
        self._gone.update(entry.gone)
        if entry.act == "retracted" and entry.subject is not None and entry.why is not None:
            state, _, reason = entry.why.partition(":")
            if reason:
                self._states[entry.subject] = state
        for one in entry.dropped:
            if one.kind == "blob":
                self._dropped.add(one.key)
            else:
                self._seals.pop((one.kind, one.key), None)
        for one in entry.sealed:
            self._seals[one.kind, one.key] = one.hash

    def _blobs(self) -> Iterator[Flaw]:
        count = 0
        for row in self._rows(select(blob)):
            count += 1
            yield from self._blob(row)
        self._watch("blobs", count)

    def _blob(self, row: AnyRow) -> Iterator[Flaw]:
        where = f"blob {row.sha256}"
        if self._seals.pop(("blob", row.sha256), None) is None:
            yield Flaw(where=where, what="the log does not have it")
        if row.data is None:
            if row.sha256 not in self._dropped:
                yield Flaw(where=where, what="its bytes are missing")
            return
        if row.sha256 in self._dropped:
            yield Flaw(where=where, what="its bytes were taken away and are here again")
        if hashlib.sha256(row.data).hexdigest() != row.sha256:
            yield Flaw(where=where, what="its bytes were changed")
        if len(row.data) != row.size:
            yield Flaw(where=where, what=f"it is {len(row.data)} bytes long, not {row.size}")

    def _table(self, kind: Kind, key: Column[Any]) -> Iterator[Flaw]:
        table: Table = event if kind == "event" else SEALED[kind]
        count = 0
        for row in self._rows(select(table).order_by(key)):
            count += 1
            said = str(row.event_id if kind == "event" else row.number)
            where = f"{kind} {said}"
            expected = self._seals.pop((kind, said), None)
            if expected is None:
                yield Flaw(where=where, what="the log does not have it")
            elif expected != row.seal:
                yield Flaw(where=where, what="its seal is not the one in the log")
            if custody.seal_of(row.salt, row.record) != row.seal:
                yield Flaw(where=where, what="its content was changed: it does not fit its seal")
                continue
            differing = _differing(kind, row) or self._misplaced(kind, row)
            if differing:
                yield Flaw(where=where, what=f"its column {differing} does not say what its record and the log say")
        self._watch(f"{kind}s", count)

    def _misplaced(self, kind: Kind, row: AnyRow) -> str | None:
        """Return the column that does not say what the acts in the log come to."""
        if kind == "report" and row.state != self._states.get(row.document, "kept"):
            return "state"
        if kind == "claim" and (row.until is not None) != (str(row.number) in self._gone):
            return "until"
        return None

    def _verdicts(self) -> Iterator[Flaw]:
        kept: dict[str, list[Numbered]] = {}
        for row in self._rows(
            select(judgement.c.number, judgement.c.subject, judgement.c.record).order_by(judgement.c.number)
        ):
            try:
                one = Numbered(row.number, msgspec.json.decode(row.record, type=Judgement))
            except msgspec.DecodeError:
                continue  # told above: its content was changed
            kept.setdefault(row.subject, []).append(one)
        expected = {subject: verdicts.columns(subject, some) for subject, some in kept.items()}
        expected = {subject: columns for subject, columns in expected.items() if columns is not None}
        for row in self._rows(select(standing)):
            if expected.pop(row.subject, None) != dict(row._mapping):
                yield Flaw(where=f"verdict on {row.subject}", what="it is not that of the last judgement")
        for subject in expected:
            yield Flaw(where=f"verdict on {subject}", what="it is missing")

    def _database(self) -> Iterator[Flaw]:
        if engines.is_sqlite(self._connection):
            for (said,) in self._connection.execute(text("PRAGMA integrity_check")):
                if said != "ok":
                    yield Flaw(where="the database", what=str(said))

    def _rows(self, asked: Any) -> Iterator[AnyRow]:
        yield from self._connection.execute(asked.execution_options(yield_per=_AT_ONCE))


def _differing(kind: Kind, row: AnyRow) -> str | None:
    """Return the first column beside a record that does not say what the record says."""
    expected: dict[str, object]
    try:
        match kind:
            case "receipt":
                expected = {"sha256": msgspec.json.decode(row.record, type=Receipt).sha256}
            case "report":
                expected = {"document": msgspec.json.decode(row.record, type=Document).id}
            case "claim":
                expected = {"claim_id": msgspec.json.decode(row.record, type=Claim).claim_id}
            case "judgement":
                expected = {"subject": subject_of(msgspec.json.decode(row.record, type=Judgement))}
            case _:
                expected = {"event_id": _said(row.record, "event_id")}
    except msgspec.ValidationError:
        return None  # a record of an earlier version of the program
    return next((name for name, value in expected.items() if getattr(row, name) != value), None)


def _said(record: bytes, field: str) -> object:
    try:
        return msgspec.json.decode(record).get(field)
    except msgspec.DecodeError:
        return None
