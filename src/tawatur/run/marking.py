"""A report's text, cut where mentions begin and end, so that each piece is marked as what it is."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, Literal

import msgspec

from tawatur.core.claims import Claim

Kind = Literal["trigger", "actor", "recipient", "with", "place", "time", "thing", "people", "source"]
KINDS: Final[tuple[Kind, ...]] = (
    "trigger", "actor", "recipient", "with", "place", "time", "thing", "people", "source",
)  # fmt: skip


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report (half-open code points) from which a field of a claim is read; ``field`` as in a claim line."""

    start: int
    end: int
    kind: Kind
    claim: str
    field: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the text between two ends of marks, the kinds that it is marked as, and the marks that cover it.

    ``starts`` is where it begins, in code points; ``refs`` are claims and fields (``claim:field``).
    """

    text: str
    starts: int
    kinds: tuple[Kind, ...] = ()
    refs: tuple[str, ...] = ()


def marks(claims: Iterable[Claim]) -> Iterator[Mark]:
    """Yield the marks of some claims: every value of a field that has words in the text."""
    for one in claims:
        key = one.claim_id
        yield Mark(start=one.trigger.start, end=one.trigger.end, kind="trigger", claim=key, field="trigger")
        fields: tuple[tuple[str, Kind, Iterable[object]], ...] = (
            ("actors", "actor", one.actors),
            ("recipients", "recipient", one.recipients),
            ("with", "with", one.with_),
            ("places", "place", one.places),
            ("from", "place", one.from_),
            ("to", "place", one.to),
            ("things", "thing", one.things),
            ("people", "people", one.people.values()),
            ("sources", "source", one.sources),
            ("when", "time", (one.when,)),
        )
        for field, kind, values in fields:
            for value in values:
                start, end = getattr(value, "start", None), getattr(value, "end", None)
                if start is not None and end is not None and start < end:
                    yield Mark(start=start, end=end, kind=kind, claim=key, field=field)


def pieces(text: str, some: Iterable[Mark]) -> list[Piece]:
    """Cut a text at the ends of marks; the pieces, joined, are the text."""
    within = [one for one in some if 0 <= one.start < one.end <= len(text)]
    ends = sorted({0, len(text), *(one.start for one in within), *(one.end for one in within)})
    opening: dict[int, list[Mark]] = {}
    for one in within:
        opening.setdefault(one.start, []).append(one)
    made: list[Piece] = []
    over: list[Mark] = []
    for start, end in pairwise(ends):
        over = [one for one in over if one.end > start] + opening.get(start, [])
        kinds = {one.kind for one in over}
        refs = sorted({f"{one.claim}:{one.field}" for one in over})
        made.append(
            Piece(
                text=text[start:end],
                starts=start,
                kinds=tuple(kind for kind in KINDS if kind in kinds),
                refs=tuple(refs),
            )
        )
    return made
