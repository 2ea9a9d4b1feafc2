"""What waits for people: claims to review, reports that came in, inputs that could not be read."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, func, select

from tawatur.core.custody import Receipt
from tawatur.core.documents import Document
from tawatur.core.report_queries import Rejected, ReportCard, ReportPage, ReportQuery
from tawatur.store import searching
from tawatur.store.engine import AnyRow
from tawatur.store.schema import arrival, claim, live, reading, receipt, rejected, report, standing


def unreviewed(connection: Connection, document: str | None, without: Collection[str], most: int) -> Sequence[AnyRow]:
    """Return the rows of claims that nobody judged, those first whose review would bring the most."""
    asked = select(claim.c.claim_id, claim.c.record).join(live, live.c.number == claim.c.number)
    asked = asked.where(~select(standing.c.subject).where(standing.c.subject == live.c.claim_id).exists())
    if document is not None:
        asked = asked.join(report, report.c.number == live.c.report).where(report.c.document == document)
    if without:
        asked = asked.where(live.c.claim_id.not_in(list(without)))
    return connection.execute(asked.order_by(live.c.worth.desc(), live.c.number).limit(most)).all()


def reports(connection: Connection, query: ReportQuery) -> ReportPage:
    """Return a page of reports."""
    held = [report.c.state != "removed"]
    if query.words is not None and query.words.strip():
        held += searching.word_conditions(connection, query.words, "report_words", report.c.number)
    if query.state == "withdrawn":
        held.append(report.c.state == "withdrawn")
    elif query.state == "waiting":
        held += [report.c.state == "kept", report.c.reading.is_(None)]
    elif query.state == "read":
        held += [report.c.state == "kept", report.c.reading.is_not(None)]
    total = int(connection.scalar(select(func.count()).select_from(report).where(*held)) or 0)
    asked = (
        select(report.c.number, report.c.state, report.c.record, reading.c.version)
        .join(reading, reading.c.number == report.c.reading, isouter=True)
        .where(*held)
        .order_by(report.c.number.desc())
        .limit(query.limit)
        .offset(query.offset)
    )
    rows = connection.execute(asked).all()
    numbers = [row.number for row in rows]
    counted, came = _counts(connection, numbers), _arrivals(connection, numbers)
    made = tuple(_card(row, counted.get(row.number, (0, 0)), came.get(row.number, [])) for row in rows)
    return ReportPage(reports=made, total=total)


def rejected_inputs(connection: Connection) -> list[Rejected]:
    """Return the inputs that could not be read and nobody dismissed."""
    asked = select(rejected).where(rejected.c.dismissed.is_(None)).order_by(rejected.c.number.desc()).limit(500)
    fields = Rejected.__struct_fields__
    return [Rejected(**{name: getattr(row, name) for name in fields}) for row in connection.execute(asked)]


def _counts(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
    asked = (
        select(live.c.report, func.count(), func.count(standing.c.subject))
        .join(standing, standing.c.subject == live.c.claim_id, isouter=True)
        .where(live.c.report.in_(numbers))
        .group_by(live.c.report)
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(asked)}


def _arrivals(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Receipt]]:
    asked = select(arrival.c.report, receipt.c.record).join(receipt, receipt.c.number == arrival.c.receipt)
    found: dict[int, list[Receipt]] = {}
    for row in connection.execute(asked.where(arrival.c.report.in_(numbers)).order_by(receipt.c.number)):
        found.setdefault(row.report, []).append(msgspec.json.decode(row.record, type=Receipt))
    return found


def _card(row: AnyRow, counted: tuple[int, int], came: Sequence[Receipt]) -> ReportCard:
    document = msgspec.json.decode(row.record, type=Document)
    first = came[0] if came else None
    return ReportCard(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet_text or document.outlet,
        published=document.published.latest or document.published.earliest,
        received=first.at if first else None,
        by=first.by if first else None,
        where=first.where if first else None,
        state="withdrawn" if row.state == "withdrawn" else "read" if row.version else "waiting",
        version=row.version,
        claims=counted[0],
        reviewed=counted[1],
        arrivals=len(came),
    )
