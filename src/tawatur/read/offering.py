"""What the reader finds around words that a person chose: to fill the form of a claim that it missed."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tawatur.core.claims import Claim, Location, Narrator, Origin, Participant, Thing, Time
from tawatur.core.documents import Document, Interval
from tawatur.core.spans import Span
from tawatur.lexicon.load import Lexicon, load
from tawatur.read import clauses, places, senses, times
from tawatur.read.assemble import Assembler
from tawatur.read.attribution import Attribution
from tawatur.read.chunking import Chunker
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.read.discourse import Discourse
from tawatur.read.roles import Assigner
from tawatur.read.segments import Segment
from tawatur.read.settings import setting_of
from tawatur.read.sites import Setting
from tawatur.read.times import TimeMention
from tawatur.read.tokens import Sentence, split

_NO_TYPE: Final = "-"


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """What is found around some words: a claim as the reader would make it of them, and what else their sentence names.

    ``claim`` is null where the lexicon knows no act in the words; ``sources`` is who says the sentence.
    """

    claim: Claim | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[Location, ...] = ()
    times: tuple[Time, ...] = ()
    things: tuple[Thing, ...] = ()
    sources: tuple[Narrator, ...] = ()


def offer(document: Document, span: Span, published: Interval, outlet: str | None) -> Offered:
    """Return what the sentence of a span offers; nothing where the span lies in no sentence."""
    lexicon = load()
    parts = split(document.text, lexicon.matcher)
    sentence = next((s for s in parts if len(s) and s.start < span.end and span.start < s.end), None)
    if sentence is None:
        return Offered()
    return _Around(lexicon, document, sentence, setting_of(parts, lexicon, outlet), published, outlet).offer(span)


class _Around:
    """One sentence, read by itself."""

    def __init__(
        self,
        lexicon: Lexicon,
        document: Document,
        sentence: Sentence,
        setting: Setting,
        published: Interval,
        outlet: str | None,
    ) -> None:
        self.lexicon, self.text, self.sentence = lexicon, document.text, sentence
        origin = Origin(name=document.name, sha256=document.id, outlet=outlet, published=published)
        self.assembler = Assembler(lexicon, document, origin)
        discourse = Discourse()
        self.chunks = Chunker(lexicon, sentence, times.find(sentence, published), setting, discourse.persons).run()
        places.refine(self.chunks, setting)
        self.segments = Attribution(outlet, ()).read(sentence, self.chunks, None)
        self.assigner = Assigner(self.chunks, sentence.forms, discourse)

    def offer(self, span: Span) -> Offered:
        """Return what is found; the values in the order of the text."""
        acts = clauses.candidates(self.chunks, self.lexicon.frames)
        around = [chunk for chunk in self.chunks if not _meet(chunk.span, span)]
        made = self.assembler.claim(self._bearer(span, around), self.sentence, self._segment(span))
        return Offered(
            claim=self._claim([act for act in acts if _meet(act.chunk.span, span)]),
            participants=made.actors,
            places=made.places,
            times=tuple(_time(chunk, self.text) for chunk in around if chunk.kind == "time"),
            things=made.things,
            sources=made.sources,
        )

    def _bearer(self, span: Span, around: Sequence[Chunk]) -> Candidate:
        """Return an act of no meaning that bears all that the sentence names."""
        entry = next(iter(self.lexicon.triggers.values()))
        bearer = Candidate(Chunk("trigger", 0, 0, span), entry, self.lexicon.frames[entry.frame])
        bearer.roles = {
            "actors": [chunk for chunk in around if chunk.kind == "actor" and chunk.entities],
            "places": [chunk for chunk in around if chunk.kind == "place"],
        }
        bearer.things = [chunk for chunk in around if chunk.kind == "thing"]
        bearer.sense_type = entry.type
        return bearer

    def _claim(self, acts: Sequence[Candidate]) -> Claim | None:
        """Return the claim of the first act that has a type, though the reader itself would not tell it."""
        for act in acts:
            self.assigner.assign(act)
            kind = senses.decide(act, self.sentence.forms) or act.entry.type
            if kind != _NO_TYPE:
                act.sense_type = kind
                act.time = None if act.when is None else _time(act.when, self.text)
                return self.assembler.claim(act, self.sentence, self._segment(act.chunk.span))
        return None

    def _segment(self, span: Span) -> Segment:
        word = next((n for n, one in enumerate(self.sentence.words) if one.end > span.start), 0)
        return Attribution.chain_at(self.segments, word)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _time(chunk: Chunk, text: str) -> Time:
    said: TimeMention = chunk.data
    span = chunk.span
    return Time(
        text=span.of(text), start=span.start, end=span.end, earliest=said.earliest, latest=said.latest,
        precision=said.precision, anchor=said.anchor, why=said.why,
    )  # fmt: skip
