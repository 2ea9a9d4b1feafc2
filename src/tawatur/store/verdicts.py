"""What people decide, as it is kept: judgements, what they come to, claims that people made, refused inputs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from tawatur.core.claims import Claim
from tawatur.core.corrections import check, corrected
from tawatur.core.custody import Seal
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.judging import Numbered, standing_of, upheld
from tawatur.store import indexing, readings
from tawatur.store.custody import Log, now, of, seal
from tawatur.store.numbers import next_number
from tawatur.store.schema import claim, judgement, live, log, rejected, report, standing

_OF_EVENTS: Final = frozenset({"grade", "credibility", "reliability"})  # said of an event by way of its claim
_PAIRED: Final = frozenset({"same", "different"})
_OF_PAIRS: Final = _PAIRED | {"undo"}


def subject_of(one: Judgement) -> str:
    """Return what a judgement is about: an id, or the two ids of a pair, the smaller first."""
    return one.left if one.right is None else "|".join(sorted((one.left, one.right)))


def keep(connection: Connection, told: Log, one: Judgement, expects: Mapping[str, int] | None = None) -> int:
    """Keep a judgement, and what follows from it; return its number."""
    subject = subject_of(one)
    if (one.right is None) if one.verdict in _PAIRED else (one.right is not None and one.verdict not in _OF_PAIRS):
        raise RejectedInput("T041", one.left, f"{one.verdict} is about {'two' if one.right is None else 'one'}")
    before = on(connection, subject)
    kept = upheld(before)
    if expects is not None and subject in expects and expects[subject] != (kept[-1].number if kept else 0):
        told_last = f"{before[-1].judgement.verdict}, {before[-1].judgement.by}" if before else None
        raise RejectedInput("T086", one.left, told_last)
    row = _row(connection, subject)
    if one.verdict == "edit" and row is not None and not set(one.changes) <= _OF_EVENTS:
        check(msgspec.json.decode(row.record, type=Claim), _text(connection, row.report), one.changes)
    if one.verdict == "undo" and standing_of(before) is None:
        raise RejectedInput("T087", one.left)
    number = _put(connection, told, one, subject)
    _follow(connection, subject, [*before, Numbered(number, one)])
    return number


def add(connection: Connection, told: Log, one: Claim, by: Judgement) -> int:
    """Keep a claim that a person made; a claim of that id is refused (T041), unless it was taken back."""
    document = connection.execute(select(report).where(report.c.document == one.document.sha256)).first()
    if document is None or document.state != "kept":
        raise RejectedInput("T075", one.document.sha256)
    text = _text(connection, document.number)
    for words in (one.trigger, one.sentence):
        if text[words.start : words.end] != words.text:
            raise RejectedInput("T041", one.claim_id, f"these words do not stand at {words.start} to {words.end}")
    check(one, text, {})
    if _row(connection, one.claim_id) is not None:
        raise RejectedInput("T041", one.claim_id, "there is such a claim already")
    since = readings.number_of(connection, readings.PEOPLE, now())
    number, sealed = next_number(connection, claim), seal(one)
    columns = {"number": number, "claim_id": one.claim_id, "report": document.number, "since": since, "until": None}
    connection.execute(insert(claim).values(**columns, **sealed.columns))
    indexing.add_claims(connection, document.number, {number: one})
    kept = _put(connection, told, by, one.claim_id, [of("claim", number, sealed)])
    _follow(connection, one.claim_id, on(connection, one.claim_id))
    return kept


def on(connection: Connection, subject: str) -> list[Numbered]:
    """Return the judgements on one subject, in their order."""
    asked = select(judgement.c.number, judgement.c.record).where(judgement.c.subject == subject)
    rows = connection.execute(asked.order_by(judgement.c.number))
    return [Numbered(row.number, msgspec.json.decode(row.record, type=Judgement)) for row in rows]


def columns(subject: str, judgements: Sequence[Numbered]) -> dict[str, Any] | None:
    """Return the row of what judgements on one subject come to; null where none stands, or notes alone."""
    stands = standing_of(judgements)
    if stands is None or stands.verdict == "note":
        return None
    number = max(one.number for one in upheld(judgements) if one.judgement.verdict != "note")
    changes = msgspec.json.encode(stands.changes, order="deterministic").decode() if stands.changes else None
    return {"subject": subject, "verdict": stands.verdict, "number": number, "changes": changes}


def reject_inputs(connection: Connection, issues: Iterable[Issue], by: str) -> int:
    """Keep what could not be read."""
    first = next_number(connection, rejected)
    rows = [
        {
            "number": at,
            "at": now(),
            "by": by,
            "code": one.code,
            "input": one.where[:1000],
            "message": one.message[:1000],
            "hint": one.hint,
        }
        for at, one in enumerate(issues, start=first)
    ]
    if rows:
        connection.execute(insert(rejected), rows)
    return len(rows)


def _put(connection: Connection, told: Log, one: Judgement, subject: str, sealed: Sequence[Seal] = ()) -> int:
    number, mine = next_number(connection, judgement), seal(one)
    connection.execute(insert(judgement).values(number=number, subject=subject, **mine.columns))
    told.add("judged", str(number), sealed=[*sealed, of("judgement", number, mine)])
    return number


def _follow(connection: Connection, subject: str, judgements: Sequence[Numbered]) -> None:
    """Make what follows from the judgements on a subject: the verdict, and the claim as it stands."""
    was = connection.execute(select(standing).where(standing.c.subject == subject)).first()
    row = columns(subject, judgements)
    connection.execute(delete(standing).where(standing.c.subject == subject))
    if row is not None:
        connection.execute(insert(standing).values(**row))
    _take_back_own(connection, subject, judgements)
    if (was.changes if was is not None else None) != (row["changes"] if row is not None else None):
        reindex(connection, subject)


def reindex(connection: Connection, claim_id: str) -> None:
    """Make anew what a claim is found by: as it stands, with what people corrected."""
    row = _row(connection, claim_id)
    if row is not None and connection.scalar(select(live.c.number).where(live.c.number == row.number)) is not None:
        line = connection.scalar(select(func.max(log.c.seq))) or 0
        indexing.replace_claim(connection, row.report, row.number, as_it_stands(connection, row.record), line)


def as_it_stands(connection: Connection, record: bytes) -> Claim:
    """Return a claim with what people corrected."""
    one = msgspec.json.decode(record, type=Claim)
    text = connection.scalar(select(standing.c.changes).where(standing.c.subject == one.claim_id))
    return corrected(one, msgspec.json.decode(text)) if text else one


def _take_back_own(connection: Connection, subject: str, judgements: Sequence[Numbered]) -> None:
    """Take a person's claim away when its making is taken back; the record stays."""
    if not any(one.judgement.verdict == "add" for one in judgements):
        return
    stands = standing_of(judgements)
    row = _row(connection, subject)
    if row is None:
        return
    is_live = connection.scalar(select(live.c.number).where(live.c.number == row.number)) is not None
    if stands is None and is_live:
        indexing.remove_claims(connection, [row.number])


def _row(connection: Connection, claim_id: str) -> Any:
    """Return the newest row of a claim that no reading ended; null for other subjects."""
    asked = select(claim).where(claim.c.claim_id == claim_id, claim.c.until.is_(None))
    return connection.execute(asked.order_by(claim.c.number.desc()).limit(1)).first()


def _text(connection: Connection, number: int) -> str:
    record = connection.scalar(select(report.c.record).where(report.c.number == number))
    return msgspec.json.decode(record, type=Document).text if record else ""
