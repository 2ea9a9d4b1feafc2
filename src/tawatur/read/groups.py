"""Numbers of people by group: how many of those killed, hurt or taken were children, women, medics, fighters."""

from typing import Final

from tawatur.core.claims import Quantity
from tawatur.core.spans import Span
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import AMONG, Candidate
from tawatur.read.people import Amount

# The last part of a noun's id to the name of its group; nouns of fighters have a role of their own.
_GROUPS: Final = {
    "children": "children",
    "women": "women",
    "civilian": "civilians",
    "citizen": "civilians",
    "medics": "medics",
    "rescuers": "medics",
    "journalists": "journalists",
}
_FIGHTERS: Final = "fighters"
_PAIR: Final = 2


def groups(victims: list[Chunk], text: str) -> dict[str, Quantity]:
    """Return the counts of the people among ``victims`` whose group their own noun names; the first of a group."""
    found: dict[str, Quantity] = {}
    for chunk in victims:
        name = _FIGHTERS if getattr(chunk.head, "role", "") == "member" else _GROUPS.get(_noun(chunk))
        if name is None or name in found or chunk.kind != "actor":
            continue
        amount = chunk.count
        if isinstance(amount, Amount):
            found[name] = Quantity(
                min=amount.min, max=amount.max, text=amount.text, start=amount.span.start, end=amount.span.end
            )
        elif isinstance(amount, int):
            span = chunk.span
            found[name] = Quantity(min=amount, max=amount, text=span.of(text), start=span.start, end=span.end)
    return found


def total(act: Candidate, text: str) -> Quantity | None:
    """Return the sum of exact numbers that «و» joins («مقتل عنصرين من X وأربعة من Y»); null where there are not two."""
    joined = [c for rule, role, _, c in act.rules if rule == "roles.coordination" and role == "recipients"]
    counted = [c for c in act.roles.get("recipients", ()) if c.kind == "actor" and _exact(c) and c.group != AMONG]
    if len(counted) < _PAIR or any(c not in joined for c in counted[1:]) or act.chunk.count is not None:
        return None
    number = sum(_exact(c) for c in counted)
    span = Span(min(c.span.start for c in counted), max(c.span.end for c in counted))
    return Quantity(min=number, max=number, text=span.of(text), start=span.start, end=span.end)


def _exact(chunk: Chunk) -> int:
    """Return the number of people that a phrase states exactly, zero if it does not."""
    amount = chunk.count
    if isinstance(amount, Amount):
        return amount.min if amount.min is not None and amount.min == amount.max else 0
    return amount if isinstance(amount, int) else 0


def _noun(chunk: Chunk) -> str:
    return str(getattr(chunk.head, "id", "")).rpartition(".")[2]
