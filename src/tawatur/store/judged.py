"""Reading what people decided: by subject, by person, by act; what stands, and what was superseded."""

from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from tawatur.core.events import Judgement
from tawatur.core.judging import Numbered, upheld
from tawatur.core.queries import Judged
from tawatur.store.engine import AnyRow
from tawatur.store.schema import judgement, standing
from tawatur.store.verdicts import subject_of

_TOGETHER: Final = 2000  # judgements of one act
_LOOKED_AT: Final = 20_000  # judgements, the newest
_ALL: Final = select(judgement.c.number, judgement.c.subject, judgement.c.record)


def on(connection: Connection, which: ColumnElement[bool] | None) -> list[Judged]:
    """Return judgements in the order in which they came: all, or those of which something holds."""
    asked = _ALL if which is None else _ALL.where(which)
    return _judged(connection.execute(asked.order_by(judgement.c.number)).all())


def rulings(connection: Connection) -> list[Judgement]:
    """Return the judgements that linking goes by: pairs, rejected claims, corrections, grades, reliabilities."""
    asked = select(judgement.c.record).join(standing, standing.c.number == judgement.c.number)
    asked = asked.where(standing.c.verdict.in_(("same", "different", "reject", "edit")))
    records = connection.scalars(asked.order_by(judgement.c.number))
    return [msgspec.json.decode(record, type=Judgement) for record in records]


def page(
    connection: Connection, by: str | None, verdict: str | None, limit: int, offset: int
) -> tuple[list[Judged], int]:
    """Return a page of judgements, the newest first, and how many there are; by somebody, or of a kind."""
    kept: list[tuple[int, Judgement]] = []
    for row in connection.execute(_ALL.order_by(judgement.c.number.desc()).limit(_LOOKED_AT)):
        one = msgspec.json.decode(row.record, type=Judgement)
        if (by is None or one.by == by) and (verdict is None or one.verdict == verdict):
            kept.append((row.number, one))
    some = kept[offset : offset + limit]
    subjects = {subject_of(one) for _, one in some}
    states = {one.number: one for one in on(connection, judgement.c.subject.in_(subjects))}
    return [states[number] for number, _ in some], len(kept)


def counts(connection: Connection) -> dict[str, dict[str, int]]:
    """Return how many judgements of each kind each person made, of the newest that are looked at."""
    counted: dict[str, dict[str, int]] = {}
    asked = select(judgement.c.record).order_by(judgement.c.number.desc()).limit(_LOOKED_AT)
    for record in connection.scalars(asked):
        one = msgspec.json.decode(record, type=Judgement)
        mine = counted.setdefault(one.by, {})
        mine[one.verdict] = mine.get(one.verdict, 0) + 1
    return counted


def of_one_act(connection: Connection, at: str, by: str, behind: int) -> list[Judged]:
    """Return the corrections of claims that somebody made in one act with the judgement of a number."""
    made = []
    asked = _ALL.where(judgement.c.number > behind).order_by(judgement.c.number).limit(_TOGETHER)
    for row in connection.execute(asked):
        one = msgspec.json.decode(row.record, type=Judgement)
        if (one.at, one.by, one.verdict) != (at, by, "edit") or ":" in row.subject:
            break
        made.append(Judged(number=row.number, judgement=one, superseded=False))
    return made


def _judged(rows: Sequence[AnyRow]) -> list[Judged]:
    """Return judgements in their order; ``superseded`` are all but the last of each subject that stands."""
    every: dict[str, list[Numbered]] = {}
    for row in rows:
        one = Numbered(row.number, msgspec.json.decode(row.record, type=Judgement))
        every.setdefault(row.subject, []).append(one)
    last = {kept[-1].number for some in every.values() if (kept := upheld(some))}
    made = [Judged(number=n, judgement=one, superseded=n not in last) for some in every.values() for n, one in some]
    return sorted(made, key=lambda one: one.number)
