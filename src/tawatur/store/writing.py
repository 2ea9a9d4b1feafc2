"""Writing: every method is one transaction, and what it wrote is on the disk when it returns."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from tawatur.core.claims import Claim
from tawatur.core.custody import Receipt, Seal
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.ids import document_id
from tawatur.core.queries import Change
from tawatur.store import cards, custody, indexing, readings, verdicts
from tawatur.store import engine as engines
from tawatur.store.custody import Log, now, of, seal
from tawatur.store.numbers import next_number
from tawatur.store.opening import Store
from tawatur.store.schema import arrival, blob, event, event_claim, receipt, rejected, report

_AT_ONCE: Final = 500


class Writer:
    """Writes to a store in the name of somebody. A Writer (core.ports)."""

    def __init__(self, store: Store, *, by: str) -> None:
        """Write to an open store; ``by`` stands in the log beside everything that is done."""
        self._store, self._by = store, by

    def receive(self, data: bytes, *, name: str, where: str) -> int:
        """Keep bytes as they came in, and that they came; return the number of the receipt.

        Bytes whose content was taken away (T084) do not come back.
        """
        sha256 = document_id(data)
        with self._writing() as (connection, log):
            known = connection.execute(select(blob.c.data.is_(None)).where(blob.c.sha256 == sha256)).first()
            sealed: list[Seal] = []
            if known is None:
                connection.execute(insert(blob).values(sha256=sha256, size=len(data), data=data))
                sealed.append(Seal("blob", sha256, sha256))
            elif known[0]:
                raise RejectedInput("T084", where)
            told = seal(Receipt(name=name, where=where, by=self._by, at=now(), sha256=sha256, size=len(data)))
            number = next_number(connection, receipt)
            connection.execute(insert(receipt).values(number=number, sha256=sha256, **told.columns))
            log.add("received", sha256, sealed=[*sealed, of("receipt", number, told)])
        return number

    def keep(self, documents: Iterable[Document], received: int) -> int:
        """Keep the reports that a receipt brought; return how many were not known before."""
        new, dropped = 0, False
        with self._writing() as (connection, log):
            for document in documents:
                known = connection.execute(select(report).where(report.c.document == document.id)).first()
                number = known.number if known is not None else next_number(connection, report)
                if known is not None and known.state == "removed":
                    dropped |= _drop_again(connection, log, document.id, received)
                if known is None:
                    new += 1
                    told = seal(document)
                    row = {"number": number, "document": document.id, "state": "kept", "reading": None}
                    connection.execute(insert(report).values(**row, **told.columns))
                    indexing.add_reports(connection, {number: document})
                    log.add("kept", document.id, sealed=[of("report", number, told)])
                pair = {"report": number, "receipt": received}
                there = select(arrival).where(arrival.c.report == number, arrival.c.receipt == received)
                if connection.execute(there).first() is None:
                    connection.execute(insert(arrival).values(**pair))
        if dropped:
            engines.shrink(self._store.engine)
        return new

    def record(self, version: str, read: Iterable[tuple[str, Sequence[Claim]]]) -> list[Change]:
        """Keep what a version of the program read in some reports, by document id; return what changed.

        Claims that a reading no longer gives stay, as gone. People's judgements are not touched.
        """
        changes: list[Change] = []
        with self._writing() as (connection, log):
            number = readings.number_of(connection, version, now())
            for document, claims in read:
                outcome = readings.put(connection, document, claims, number)
                if outcome is not None:
                    changes += outcome.changes
                    log.add("read", document, why=version, sealed=outcome.sealed, gone=outcome.gone)
        return changes

    def judge(self, judgements: Iterable[Judgement], expects: Mapping[str, int] | None = None) -> list[int]:
        """Keep people's judgements, in their order; a later one supersedes an earlier one on the same subject.

        ``expects`` says for some subjects which judgement was the last that was seen (0: none): where another came
        meanwhile, nothing is kept (T086).
        """
        with self._writing() as (connection, log):
            return [verdicts.keep(connection, log, one, expects) for one in judgements]

    def add_claim(self, claim: Claim, judgement: Judgement) -> int:
        """Keep a claim that a person made, and the judgement that says so; return the number of the judgement."""
        with self._writing() as (connection, log):
            return verdicts.add(connection, log, claim, judgement)

    def reject_inputs(self, issues: Iterable[Issue]) -> int:
        """Keep what could not be read, and why; return how many there were."""
        with self._writing() as (connection, _):
            return verdicts.reject_inputs(connection, issues, self._by)

    def note_export(self, what: str, told: str) -> None:
        """Write into the log that a selection was given away: what, and how it was asked for."""
        with self._writing() as (_, log):
            log.add("exported", what, why=told)

    def dismiss(self, numbers: Iterable[int]) -> None:
        """Take rejected inputs from the list of those that somebody should look at."""
        with self._writing() as (connection, _):
            connection.execute(update(rejected).where(rejected.c.number.in_(list(numbers))).values(dismissed=self._by))

    def link(self, events: Iterable[object]) -> int:
        """Keep the events that the claims were linked into, in place of those before; return how many changed.

        An event is a record or a mapping with ``event_id`` and ``claims``; the counts in ``origins`` can be searched.
        """
        return self._link(events, None)

    def relink(self, gone: Collection[str], events: Iterable[object]) -> int:
        """Keep events in place of some of those before, and leave the others; return how many changed."""
        return self._link(events, gone)

    def _link(self, events: Iterable[object], instead_of: Collection[str] | None) -> int:
        new = {str(one["event_id"]): one for one in map(_as_mapping, events)}
        with self._writing() as (connection, log):
            asked = select(event.c.event_id, event.c.salt, event.c.seal)
            if instead_of is not None:
                asked = asked.where(event.c.event_id.in_({*instead_of, *new}))
            before = {row.event_id: row for row in connection.execute(asked)}
            encoded = {key: msgspec.json.encode(one, order="deterministic") for key, one in new.items()}
            put = [key for key in sorted(new) if key not in before or not _is_same(before[key], encoded[key])]
            gone = sorted(before.keys() - new.keys())
            unlinked = _remove_events(connection, [*gone, *(key for key in put if key in before)])
            told = {key: seal(encoded[key]) for key in put}
            if put:
                connection.execute(insert(event), [_event_row(key, new[key]) | told[key].columns for key in put])
                pairs = [{"claim_id": c, "event_id": key} for key in put for c in sorted(set(new[key]["claims"]))]
                if pairs:
                    connection.execute(insert(event_claim), pairs)
                cards.make(connection, {key: new[key] for key in put})
            touched = {claim for key in put for claim in new[key]["claims"]}
            indexing.set_origins(connection, sorted(touched | unlinked))
            if put or gone:
                dropped = [Seal("event", key, before[key].seal) for key in gone]
                log.add("linked", sealed=[of("event", key, told[key]) for key in put], dropped=dropped)
        return len(put) + len(gone)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Connection, Log]]:
        with engines.told(self._store.place), engines.writing(self._store.engine) as connection:
            yield connection, Log(connection, self._by)


def _drop_again(connection: Connection, log: Log, document: str, received: int) -> bool:
    """Take away bytes that bring a report which was taken out of the store before; say whether there were any."""
    key = connection.scalar(select(receipt.c.sha256).where(receipt.c.number == received))
    there = update(blob).where(blob.c.sha256 == key, blob.c.data.is_not(None)).values(data=None)
    if not connection.execute(there).rowcount:
        return False
    engines.mark_to_shrink(connection)
    log.add("retracted", document, why="it came in again", dropped=[Seal("blob", str(key), str(key))])
    return True


def _is_same(row: engines.AnyRow, record: bytes) -> bool:
    return bool(custody.seal_of(row.salt, record) == row.seal)


def _as_mapping(one: object) -> Mapping[str, Any]:
    made: Mapping[str, Any] = one if isinstance(one, dict) else msgspec.to_builtins(one)
    return made


def _event_row(key: str, one: Mapping[str, Any]) -> dict[str, Any]:
    origins = one.get("origins")
    counted = origins if isinstance(origins, dict) else {}
    return {"event_id": key, "at_least": counted.get("at_least"), "at_most": counted.get("at_most")}


def _remove_events(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Take events away, and return the claims that were in them."""
    claims: set[str] = set()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        claims.update(connection.scalars(select(event_claim.c.claim_id).where(event_claim.c.event_id.in_(some))))
        cards.remove(connection, some)
        connection.execute(delete(event_claim).where(event_claim.c.event_id.in_(some)))
        connection.execute(delete(event).where(event.c.event_id.in_(some)))
    return claims
