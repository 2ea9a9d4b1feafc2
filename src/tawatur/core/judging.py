"""What judgements on one subject come to: a stack, of which the last may be taken back, and nothing is forgotten."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.core.events import Judgement
from tawatur.core.queries import Standing


class Numbered(NamedTuple):
    """A judgement and its place among all."""

    number: int
    judgement: Judgement


def upheld(judgements: Iterable[Numbered]) -> list[Numbered]:
    """Return, of the judgements on one subject in their order, those that nobody took back."""
    stack: list[Numbered] = []
    for one in judgements:
        if one.judgement.verdict != "undo":
            stack.append(one)
        elif stack:
            stack.pop()
    return stack


def standing_of(judgements: Sequence[Numbered]) -> Standing | None:
    """Return what judgements on one subject, in their order, come to: edits stand until a rejection.

    Null where none stands: there never was any, or all were taken back.
    """
    kept = upheld(judgements)
    verdicts = [one.judgement for one in kept if one.judgement.verdict != "note"]
    notes = tuple(one.judgement for one in kept if one.judgement.verdict == "note")
    if not kept:
        return None
    changes: dict[str, str] = {}
    for one in verdicts:
        changes = {} if one.verdict == "reject" else changes | one.changes
    last = verdicts[-1] if verdicts else notes[-1]
    return Standing(
        verdict=last.verdict,
        by=last.by,
        at=last.at,
        why=last.why,
        changes=changes,
        judgements=len(judgements),
        notes=notes,
        last=kept[-1].number,
    )
