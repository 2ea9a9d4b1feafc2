"""Reading: what a store holds. Every method sees one state of it; nothing here writes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, String, cast, func, or_, select

from tawatur.core.claims import Claim
from tawatur.core.corrections import corrected
from tawatur.core.custody import Entry, Receipt
from tawatur.core.documents import Document
from tawatur.core.errors import RejectedInput
from tawatur.core.event_queries import EventPage, EventQuery, Points, Timeline
from tawatur.core.events import Judgement
from tawatur.core.judging import Numbered, standing_of
from tawatur.core.queries import Hit, Judged, Kept, Page, Past, Query
from tawatur.core.registry import Listed, Network, Portrait, Unknown
from tawatur.core.report_queries import Rejected, ReportPage, ReportQuery
from tawatur.store import custody, event_searching, judged, neighbours, queue, registry, searching
from tawatur.store import engine as engines
from tawatur.store.counting import Numbers
from tawatur.store.engine import AnyRow
from tawatur.store.opening import Store, counts
from tawatur.store.schema import (
    REMOVED,
    arrival,
    blob,
    claim,
    event,
    event_claim,
    judgement,
    live,
    reading,
    receipt,
    report,
    standing,
)

_BEHIND_HEX: Final = "g"
Facets = dict[str, dict[str, int]]
_AT_ONCE: Final = 500
_PORTRAYED: Final = 1000  # claims that a portrait is made of; the newest


class View:
    """What a store holds, for reading. A View (core.ports)."""

    def __init__(self, store: Store) -> None:
        """Look into an open store."""
        self._store = store

    def counts(self) -> dict[str, int]:
        """Return how many reports, standing claims, judgements and events there are."""
        with self._reading() as connection:
            return counts(connection)

    def search(self, query: Query) -> Page:
        """Return a page of the claims that a query asks for, newest first; RejectedInput where it is not understood."""
        with self._reading() as connection:
            numbers = self._numbers(connection, query)
            page = list(numbers[query.offset : query.offset + query.limit])
            asked = select(claim.c.number, claim.c.claim_id, claim.c.record).where(claim.c.number.in_(page))
            rows = sorted(connection.execute(asked), key=lambda row: page.index(row.number))
            return Page(hits=tuple(_hits(connection, rows)), total=len(numbers))

    def facets(self, query: Query, only: Collection[str] | None = None) -> Facets:
        """Return, for the claims that a query asks for, how many have each value of each facet, the most first.

        ``only`` names the facets that are asked for; all are those of ``tawatur.store.lookup.FACETS``.
        """
        with self._reading() as connection:
            return self._store.catalogue.count(connection, self._numbers(connection, query), only)

    def _numbers(self, connection: Connection, query: Query) -> Numbers:
        """Return the numbers of all claims that a query asks for, newest first."""
        whole = msgspec.structs.replace(query, limit=0, offset=0)
        asked = select(live.c.number).where(*searching.conditions(connection, query))
        ordered = asked.order_by(live.c.sort.desc(), live.c.number).subquery()
        # one long string is ten times as quick as a hundred thousand rows
        joined = select(func.aggregate_strings(cast(ordered.c.number, String), ","))
        return self._store.catalogue.answer(connection, whole, lambda: _parsed(connection.scalar(joined)))

    def claims(self, query: Query | None = None) -> Iterator[Claim]:
        """Yield every standing claim, or those that a query asks for, with what people corrected."""
        with self._reading() as connection:
            asked = select(claim.c.record, standing.c.changes).join(live, live.c.number == claim.c.number)
            asked = asked.join(standing, standing.c.subject == claim.c.claim_id, isouter=True)
            asked = asked.where(*searching.conditions(connection, query or Query()))
            ordered = asked.order_by(claim.c.report, claim.c.number).execution_options(yield_per=_AT_ONCE)
            for row in connection.execute(ordered):
                one = msgspec.json.decode(row.record, type=Claim)
                yield corrected(one, msgspec.json.decode(row.changes)) if row.changes else one

    def claim(self, claim_id: str) -> Hit | None:
        """Return a claim as it was read last, if only as one that is gone or retracted; null if there was none."""
        with self._reading() as connection:
            asked = select(claim.c.record, claim.c.claim_id).where(
                claim.c.claim_id == claim_id, claim.c.record != REMOVED
            )
            rows = list(connection.execute(asked.order_by(claim.c.number.desc()).limit(1)))
            return next(iter(_hits(connection, rows)), None)

    def is_live(self, claim_id: str) -> bool:
        """Say whether a claim stands: it was read last, or made by a person, and was not taken away."""
        with self._reading() as connection:
            return connection.scalar(select(live.c.number).where(live.c.claim_id == claim_id)) is not None

    def history(self, claim_id: str) -> list[Past]:
        """Return what each reading gave for a claim, the oldest first; readings that gave the same are one."""
        began, ended = reading.alias("began"), reading.alias("ended")
        with self._reading() as connection:
            rows = connection.execute(
                select(claim.c.record, began.c.version, began.c.at, ended.c.version.label("until"))
                .join(began, began.c.number == claim.c.since)
                .join(ended, ended.c.number == claim.c.until, isouter=True)
                .where(claim.c.claim_id == claim_id, claim.c.record != REMOVED)
                .order_by(claim.c.number)
            )
            return [
                Past(claim=msgspec.json.decode(r.record, type=Claim), since=r.version, at=r.at, until=r.until)
                for r in rows
            ]

    def find_claim(self, prefix: str) -> str:
        """Return the one claim id that begins so; T016 where none or several do."""
        with self._reading() as connection:
            asked = select(claim.c.claim_id).where(*_begins(claim.c.claim_id, prefix)).distinct()
            return _only(connection.scalars(asked.limit(2)).all(), prefix, "T016")

    def document(self, document_id: str) -> Kept | None:
        """Return a report; null if it is not known."""
        with self._reading() as connection:
            row = connection.execute(_reports().where(report.c.document == document_id)).first()
            return _kept(row) if row is not None else None

    def find_document(self, prefix: str) -> str:
        """Return the one report id that begins so, or the report of that name; T075 where none or several are it."""
        with self._reading() as connection:
            asked = select(report.c.document).where(*_begins(report.c.document, prefix))
            found = list(connection.scalars(asked.limit(2)))
        if not found:
            found = [kept.document.id for kept in self.documents() if kept.document.name == prefix]
        return _only(found, prefix, "T075")

    def documents(self, words: str | None = None, *, unread_by: str | None = None) -> Iterator[Kept]:
        """Yield the reports in the order in which they came: those with some words, or not read by a version yet."""
        with self._reading() as connection:
            asked = _reports().where(report.c.state != "removed").order_by(report.c.number)
            if words is not None:
                asked = asked.where(*searching.word_conditions(connection, words, "report_words", report.c.number))
            if unread_by is not None:
                unread = reading.c.version.is_distinct_from(unread_by)
                asked = asked.where(report.c.state == "kept", unread)
            for row in connection.execute(asked.execution_options(yield_per=_AT_ONCE)):
                yield _kept(row)

    def waiting(self, most: int = 1000) -> list[Document]:
        """Return reports that were never read, in the order in which they came."""
        asked = _reports().where(report.c.state == "kept", report.c.reading.is_(None)).order_by(report.c.number)
        with self._reading() as connection:
            return [_kept(row).document for row in connection.execute(asked.limit(most))]

    def count_waiting(self) -> int:
        """Return how many reports were never read."""
        asked = select(func.count()).select_from(report).where(report.c.state == "kept", report.c.reading.is_(None))
        with self._reading() as connection:
            return int(connection.scalar(asked) or 0)

    def receipts(self, document_id: str) -> list[Receipt]:
        """Return how and when a report came in, each time."""
        with self._reading() as connection:
            rows = connection.scalars(
                select(receipt.c.record)
                .join(arrival, arrival.c.receipt == receipt.c.number)
                .join(report, report.c.number == arrival.c.report)
                .where(report.c.document == document_id)
                .order_by(receipt.c.number)
            )
            return [msgspec.json.decode(record, type=Receipt) for record in rows]

    def received(self, sha256: str) -> bytes | None:
        """Return bytes as they came in; null if they are not known or were taken away."""
        with self._reading() as connection:
            data: bytes | None = connection.scalar(select(blob.c.data).where(blob.c.sha256 == sha256))
            return data

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield the events of the last linking as JSON objects, by their ids."""
        with self._reading() as connection:
            asked = select(event.c.record).order_by(event.c.event_id).execution_options(yield_per=_AT_ONCE)
            for record in connection.scalars(asked):
                yield msgspec.json.decode(record)

    def event(self, event_id: str) -> dict[str, Any] | None:
        """Return an event as a JSON object; null if there is none."""
        with self._reading() as connection:
            record = connection.scalar(select(event.c.record).where(event.c.event_id == event_id))
            return msgspec.json.decode(record) if record is not None else None

    def search_events(self, query: EventQuery) -> EventPage:
        """Return a page of the events that a query asks for."""
        with self._reading() as connection:
            found = event_searching.numbers(connection, self._store.catalogue, query)
            return event_searching.page(connection, found, query)

    def event_facets(self, query: EventQuery, only: Collection[str] | None = None) -> Facets:
        """Return, for the events that a query asks for, how many have a claim with each value of each facet."""
        with self._reading() as connection:
            found = event_searching.numbers(connection, self._store.catalogue, query)
            return self._store.events.count(connection, found, only)

    def points(self, query: EventQuery) -> Points:
        """Return the events that a query asks for as points of the map."""
        with self._reading() as connection:
            found = event_searching.numbers(connection, self._store.catalogue, query)
            return event_searching.points(connection, self._store.spread, found)

    def timeline(self, query: EventQuery) -> Timeline:
        """Return how the events that a query asks for spread over days."""
        with self._reading() as connection:
            found = event_searching.numbers(connection, self._store.catalogue, query)
            return event_searching.timeline(connection, self._store.spread, found)

    def events_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """Return the events of some claims, by claim."""
        with self._reading() as connection:
            return neighbours.events_of(connection, claim_ids)

    def near(self, claim_ids: Iterable[str]) -> set[str]:
        """Return claims that share a place or a party with one of some claims, and could be of the same days."""
        with self._reading() as connection:
            return neighbours.near(connection, claim_ids)

    def whole_reports(self, claim_ids: Iterable[str]) -> list[Claim]:
        """Return all standing claims of the reports that some claims stand in, with what people corrected."""
        with self._reading() as connection:
            return list(neighbours.whole_reports(connection, claim_ids))

    def claims_of(self, documents: Sequence[str]) -> list[str]:
        """Return the ids of all standing claims of some reports."""
        with self._reading() as connection:
            return neighbours.of_documents(connection, documents)

    def unreviewed(self, *, report: str | None = None, without: Collection[str] = (), most: int = 1) -> list[Hit]:
        """Return claims that nobody judged, those first whose review would bring the most; of one report, or of all."""
        with self._reading() as connection:
            return list(_hits(connection, queue.unreviewed(connection, report, without, most)))

    def reports(self, query: ReportQuery) -> ReportPage:
        """Return a page of the reports, the newest arrival first."""
        with self._reading() as connection:
            return queue.reports(connection, query)

    def rejected(self) -> list[Rejected]:
        """Return what came in and could not be read and nobody dismissed, the newest first."""
        with self._reading() as connection:
            return queue.rejected_inputs(connection)

    def judgements(self, subject: str | None = None) -> list[Judged]:
        """Return people's judgements in the order in which they came: all, or those on one subject."""
        with self._reading() as connection:
            return judged.on(connection, None if subject is None else judgement.c.subject == subject)

    def rulings(self) -> list[Judgement]:
        """Return the judgements that linking goes by: pairs, rejected claims, corrections, grades, reliabilities."""
        with self._reading() as connection:
            return judged.rulings(connection)

    def decisions(self) -> list[Judged]:
        """Return people's judgements on pairs of claims and on events, in the order in which they came."""
        of_events = or_(judgement.c.subject.like("%|%"), judgement.c.subject.like("event:%"))
        with self._reading() as connection:
            return judged.on(connection, of_events)

    def name_decisions(self) -> list[Judged]:
        """Return people's decisions about names, in the order in which they came."""
        return self.judgements_on("name:")

    def judgements_on(self, prefix: str) -> list[Judged]:
        """Return people's judgements on subjects that begin so, in the order in which they came."""
        with self._reading() as connection:
            return judged.on(connection, judgement.c.subject.startswith(prefix, autoescape=True))

    def judgement_page(self, by: str | None, verdict: str | None, limit: int, offset: int) -> tuple[list[Judged], int]:
        """Return a page of people's judgements, the newest first, and how many there are; by somebody, or of a kind."""
        with self._reading() as connection:
            return judged.page(connection, by, verdict, limit, offset)

    def judgement_counts(self) -> dict[str, dict[str, int]]:
        """Return how many judgements of each kind each person made, of the newest that are looked at."""
        with self._reading() as connection:
            return judged.counts(connection)

    def judgements_at(self, at: str, by: str, behind: int) -> list[Judged]:
        """Return the corrections of claims that somebody made in one act with the judgement of a number."""
        with self._reading() as connection:
            return judged.of_one_act(connection, at, by, behind)

    def entries(self, kind: str) -> list[Listed]:
        """Return every actor, source or place that claims name, with how many do, the most first."""
        with self._reading() as connection:
            return registry.entries(connection, kind)

    def portrait(self, kind: str, value: str) -> Portrait:
        """Return what the claims say of an actor, a source or a place (of the newest of them where there are many)."""
        return registry.portrait(self._some(kind, value), kind, value)

    def network(self, kind: str, query: Query, most: int = 150) -> Network:
        """Return who acts on and with whom (``actor``) or who quotes whom (``source``) in the claims of a query."""
        return registry.network(self._newest(query), kind, most)

    def unknown(self, kind: str, most: int = 200) -> list[Unknown]:
        """Return names that the registry does not have, or places without a point, the most frequent first."""
        return registry.unknown(self._newest(Query()), kind, most)

    def _some(self, kind: str, value: str) -> Iterator[Claim]:
        seen: set[str] = set()
        for facet in registry.FACETS[kind]:
            query = msgspec.convert({facet: (value,)}, Query)
            for one in self._newest(query):
                if one.claim_id not in seen:
                    seen.add(one.claim_id)
                    yield one

    def _newest(self, query: Query) -> Iterator[Claim]:
        """Yield the newest claims of a query: as many as a page can be made of in a moment."""
        for start in range(0, _PORTRAYED, _AT_ONCE):
            page = self.search(msgspec.structs.replace(query, limit=_AT_ONCE, offset=start))
            yield from (hit.claim for hit in page.hits)
            if start + _AT_ONCE >= page.total:
                return

    def log(self) -> Iterator[Entry]:
        """Yield the lines of the log."""
        with self._reading() as connection:
            for line in custody.lines(connection):
                yield msgspec.json.decode(line.entry, type=Entry)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with engines.told(self._store.place), engines.reading(self._store.engine) as connection:
            yield connection


def _hits(connection: Connection, rows: Sequence[AnyRow]) -> Iterator[Hit]:
    ids = [row.claim_id for row in rows]
    asked = select(event_claim.c.claim_id, event.c.event_id, event.c.at_least, event.c.at_most).join(event)
    events = {row.claim_id: row for row in connection.execute(asked.where(event_claim.c.claim_id.in_(ids)))}
    by_claim: dict[str, list[Numbered]] = {}
    by_subject = select(judgement.c.number, judgement.c.subject, judgement.c.record).where(judgement.c.subject.in_(ids))
    for row in connection.execute(by_subject.order_by(judgement.c.number)):
        one = Numbered(row.number, msgspec.json.decode(row.record, type=Judgement))
        by_claim.setdefault(row.subject, []).append(one)
    for row in rows:
        of = events.get(row.claim_id)
        stands = standing_of(by_claim.get(row.claim_id, []))
        read = msgspec.json.decode(row.record, type=Claim)
        yield Hit(
            claim=corrected(read, stands.changes) if stands is not None and stands.changes else read,
            event=of.event_id if of is not None else None,
            at_least=of.at_least if of is not None else None,
            at_most=of.at_most if of is not None else None,
            standing=stands,
        )


def _begins(column: Column[str], prefix: str) -> tuple[ColumnElement[bool], ...]:
    """Return that an id begins so: as a range, which an index answers; the digits of ids are hexadecimal."""
    return column >= prefix, column < prefix + _BEHIND_HEX


def _parsed(numbers: str | None) -> Iterable[int]:
    return map(int, numbers.split(",")) if numbers else ()


def _reports() -> Any:
    came = (
        select(func.min(receipt.c.sha256))
        .join(arrival, arrival.c.receipt == receipt.c.number)
        .where(arrival.c.report == report.c.number)
        .scalar_subquery()
    )
    return select(report.c.number, report.c.state, report.c.record, reading.c.version, came.label("received")).join(
        reading, reading.c.number == report.c.reading, isouter=True
    )


def _kept(row: AnyRow) -> Kept:
    document = msgspec.json.decode(row.record, type=Document)
    return Kept(document=document, received=row.received or "", state=row.state, version=row.version)


def _only(found: Sequence[str], prefix: str, code: str) -> str:
    if len(found) != 1:
        raise RejectedInput(code, prefix, "several begin so; give more of it" if found else None)
    return found[0]
