"""Stretches of a sentence under one chain of narrators."""

from tawatur.read import speech
from tawatur.read.chunks import Chunk
from tawatur.read.speakers import Chain


class Segment:
    """A stretch of a sentence under one chain, from word ``start``; ``cue`` is what opened it."""

    __slots__ = ("act", "chain", "counter", "cue", "denial", "gives", "relative", "start", "trailing")

    def __init__(
        self, start: int, chain: Chain, cue: Chunk | None, *, denial: bool = False, gives: str | None = None
    ) -> None:
        """Keep the values."""
        self.start, self.chain, self.cue, self.denial, self.gives = start, chain, cue, denial, gives
        self.act = False  # what a demand, charge or threat is about: ends with its phrase
        self.relative = False  # said in a relative clause: ends with it
        self.trailing = False  # opened by «بحسب …» behind what it covers


def put(segments: list[Segment], segment: Segment) -> None:
    """Add a segment; those that start no earlier give way to it."""
    while len(segments) > 1 and segments[-1].start >= segment.start:
        segments.pop()
    if segments[-1].start >= segment.start:
        segments[-1] = segment
    else:
        segments.append(segment)


def boundary(chunks: list[Chunk], j: int) -> bool:
    """Say whether a new main clause starts at chunk j («فيما …»، «لكن …»، «، وفرضت …»)."""
    part = chunks[j]
    if part.kind in ("clause", "conjunction") or (
        part.kind == "cue" and part.data.kind == "simultaneous" and speech.kind_of(part) in ("while", "however")
    ):
        return True
    return speech.verb(part) and part.conj and j > 0 and chunks[j - 1].kind == "punct"
