"""On whose word: chains of narrators, before and after what they say, carried from sentence to sentence."""

from typing import Final

from tawatur.read import narrators
from tawatur.read.chunks import Chunk
from tawatur.read.narrators import Voice
from tawatur.read.tokens import Sentence

_OWN: Final = frozenset({"noteworthy", "mentioned", "this_comes"})
_CAME_AFTER: Final = "came_after"
_SPEECH: Final = frozenset({"speech", "denial"})
_PLAIN: Final = frozenset({"say", "confirm", "mention", "inform", "announce", "clarify", "state", "reveal"})
_TELLERS: Final = frozenset(
    {
        "monitor",
        "media",
        "network",
        "state_media",
        "activist",
        "journalist",
        "think_tank",
        "anonymous_local",
        "anonymous_private",
        "anonymous_media",
    }
)
_REACH: Final = 5

Chain = tuple[Voice, ...]


class Segment:
    """A stretch of a sentence under one chain, from word ``start``; ``cue`` is what opened it."""

    __slots__ = ("chain", "cue", "denial", "gives", "start")

    def __init__(
        self, start: int, chain: Chain, cue: Chunk | None, *, denial: bool = False, gives: str | None = None
    ) -> None:
        """Keep the values."""
        self.start, self.chain, self.cue, self.denial, self.gives = start, chain, cue, denial, gives


class Attribution:
    """The chain in force through one report. ``outlet`` is the report's own outlet, which is never its own source."""

    def __init__(self, outlet: str | None) -> None:
        """Start in the outlet's own voice."""
        self.outlet = outlet
        self.chain: Chain = ()
        self.anonymous: Voice | None = None
        self.voices: dict[str, Voice] = {}

    def read(self, sentence: Sentence, chunks: list[Chunk], subject: Chunk | None) -> list[Segment]:
        """Return the segments of a sentence in order and remember the chain for the next one.

        ``subject`` is the latest subject of the report so far: it speaks when a verb of saying has none.
        """
        segments = [Segment(0, self.chain, None)]
        own = self._own_voice(chunks)
        if own is not None:
            self.chain = ()
            segments = [Segment(0, (), own)]
        colon = self._colon(sentence, chunks)
        if colon is not None:
            segments = [colon]
        first_act = next((c.first for c in chunks if c.kind == "trigger"), len(sentence))
        k = 0
        while k < len(chunks):
            chunk = chunks[k]
            if chunk.kind == "cue" and chunk.data.kind in _SPEECH and self._says(chunks, k):
                k = self._speech(sentence, chunks, k, segments, subject)
                continue
            if chunk.kind == "cue" and chunk.data.kind == "according":
                k = self._according(sentence, chunks, k, segments, first_act)
                continue
            if chunk.kind in ("actor", "source") and chunk.prep is None:
                subject = chunk
            k += 1
        self.chain = self._carried(segments[-1])
        return segments

    @staticmethod
    def _carried(segment: Segment) -> Chain:
        """Return the chain that the next sentence goes on under: who tells news goes on telling; who spoke for a side has spoken."""
        if segment.denial or not segment.chain:
            return ()
        last = segment.chain[-1]
        return segment.chain if last.kind in _TELLERS or last.teller else ()

    @staticmethod
    def chain_at(segments: list[Segment], word: int) -> Segment:
        """Return the segment in force at a word."""
        best = segments[0]
        for segment in segments:
            if segment.start <= word:
                best = segment
        return best

    @staticmethod
    def _own_voice(chunks: list[Chunk]) -> Chunk | None:
        for j, chunk in enumerate(chunks[:12]):
            if chunk.kind == "cue" and chunk.data.kind == "own_voice":
                kind = chunk.data.id.rpartition(".")[2]
                if (kind in _OWN and j < 2) or (kind == _CAME_AFTER and chunks[0].kind == "trigger"):
                    return chunk
            if chunk.kind == "cue" and chunk.data.kind in ("speech", "according"):
                break
        head = [c for c in chunks[:14] if c.kind != "word"]
        if (
            head
            and head[0].kind == "auxiliary"
            and head[0].data.id == "was"
            and any(c.kind == "auxiliary" and c.data.id == "already" for c in head)
        ):
            return head[0]
        if head and head[0].kind == "cue" and head[0].data.id.endswith("past.had"):
            return head[0]
        return None

    def _colon(self, sentence: Sentence, chunks: list[Chunk]) -> Segment | None:
        """Read «مصدر أمني للقناة: …», «الهلال الأحمر: …» at the head of a channel's line."""
        k = next((j for j, c in enumerate(chunks) if c.kind != "punct"), len(chunks))
        for j in range(k, min(k + 6, len(chunks))):
            part = chunks[j]
            if part.kind in ("trigger", "complement") or (
                part.kind == "cue" and part.data.kind in ("speech", "according")
            ):
                return None
            if part.kind == "punct":
                if sentence.forms[part.first] != ":" or j == k:
                    return None
                found = narrators.at(sentence, chunks, k)
                if found is None or (found[0].kind == "anonymous_local" and chunks[k].kind == "actor"):
                    return None
                voices = [
                    v for v in (self._recall(found[0]),) if self.outlet is None or self.outlet not in (v.id, v.employer)
                ]
                return Segment(0, tuple(voices), chunks[k])
        return None

    @staticmethod
    def _says(chunks: list[Chunk], k: int) -> bool:
        """Say whether a speech cue opens an attribution: a verb, or a participle or noun that «أن» or a narrator follows."""
        chunk = chunks[k]
        if chunk.feature[:1] in "pij":
            return True
        return bool(chunk.feature.startswith("x"))

    def _speech(
        self, sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment], subject: Chunk | None
    ) -> int:
        cue = chunks[k]
        denial = cue.data.kind == "denial"
        start, after = cue.first, k + 1
        found = None
        for j in range(k + 1, min(k + 1 + _REACH, len(chunks))):
            part = chunks[j]
            if part.kind in ("complement", "trigger", "relative", "punct") or (
                part.kind == "cue" and part.data.kind in ("speech", "according")
            ):
                break
            if part.kind == "cue" and part.data.kind == "outlet_mark" and not _source_noun(sentence, part):
                break
            if part.prep in ("l",) and part.kind in ("source",):
                break
            found = narrators.at(sentence, chunks, j) if part.prep not in ("in", "on", "about", "from", "b") else None
            if found is not None:
                after = found[1]
                break
        if found is None and not cue.feature.startswith("x") and cue.data.id.rpartition(".")[2] in _PLAIN:
            found = narrators.unnamed(sentence, chunks, k + 1)
            after = found[1] if found is not None else after
        if found is None and not cue.feature.startswith("x"):
            before = self._before(sentence, chunks, k)
            if before is not None:
                found = (before, k + 1)
                start = before.first
        voices: list[Voice] = []
        if found is not None:
            voices = self._chain_of(sentence, chunks, found[0], after)
            after = max(after, k + 1)
        else:
            voices = list(self.chain)
            if not voices and subject is not None and not cue.feature.startswith("x"):
                said = narrators.at(sentence, [subject], 0) if subject in chunks else None
                voices = self._chain_of(sentence, chunks, said[0], after) if said is not None else []
        self._set(segments, Segment(start, tuple(voices), cue, denial=denial, gives=cue.data.gives))
        return max(after, k + 1)

    def _before(self, sentence: Sentence, chunks: list[Chunk], k: int) -> Voice | None:
        """Return the narrator right before its verb of saying («مصدر أمني أكد أن»، «المرصد أشار إلى»)."""
        verb = chunks[k]
        best: Voice | None = None
        for j in range(max(0, k - 6), k):
            part = chunks[j]
            if part.kind in ("trigger", "complement", "punct", "clause") or (
                part.kind == "cue"
                and part.data.kind in ("speech", "simultaneous", "denial", "light_verb", "cause", "plan", "order")
            ):
                best = None
                continue
            if part.prep in ("in", "on", "to", "with", "b", "l") or (verb.conj and j == k - 1):
                continue
            found = narrators.at(sentence, chunks, j)
            if found is not None and best is None and found[1] <= k:
                best = found[0]
        return best

    def _according(
        self, sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment], first_act: int
    ) -> int:
        cue = chunks[k]
        j = k + 1
        found = None
        while j < len(chunks) and j - k <= _REACH:
            part = chunks[j]
            if part.kind in ("complement", "punct"):
                break
            if (
                part.kind == "cue"
                and part.data.kind == "speech"
                and part.data.id.endswith(("statement", "report_noun"))
            ):
                j += 1
                continue
            found = narrators.at(sentence, chunks, j)
            if found is not None:
                break
            j += 1
        if found is None:
            return k + 1
        voices = self._chain_of(sentence, chunks, found[0], found[1])
        if cue.first < first_act:
            self._set(segments, Segment(cue.first, tuple(voices), cue))
        else:
            self._backwards(segments, tuple(voices), cue)
        return max(found[1], k + 1)

    @staticmethod
    def _set(segments: list[Segment], segment: Segment) -> None:
        if segments[-1].start >= segment.start:
            segments[-1] = segment
        else:
            segments.append(segment)

    def _backwards(self, segments: list[Segment], chain: Chain, cue: Chunk) -> None:
        """Put what stands before «بحسب …» in the same segment under its chain."""
        last = segments[-1]
        if last.cue is not None and last.cue.kind == "cue" and last.cue.data.kind in _SPEECH and last.chain:
            segments[-1] = Segment(last.start, (*last.chain, *chain), last.cue, denial=last.denial, gives=last.gives)
            return
        segments[-1] = Segment(last.start, chain, cue)

    def _chain_of(self, sentence: Sentence, chunks: list[Chunk], voice: Voice, after: int) -> list[Voice]:
        """Return the chain that a narrator opens: whom it quotes, whom it spoke to; the outlet itself drops out."""
        voices = [self._recall(voice)]
        k = after
        while k < len(chunks) and k - after < 8:
            part = chunks[k]
            if part.kind in ("complement", "trigger") or (part.kind == "punct" and part.group != "comma"):
                break
            if part.kind == "source" and part.prep == "l":
                if part.data.id != self.outlet:
                    spoken_to = narrators.at(sentence, chunks, k)
                    if spoken_to is not None:
                        voices.insert(0, spoken_to[0])
                break
            quoted = (part.kind == "cue" and part.data.kind == "according") or (
                part.kind == "prep" and part.data is not None and part.data.id == "about"
            )
            if quoted:
                inner = narrators.at(sentence, chunks, k + 1)
                if inner is not None:
                    voices.append(self._recall(inner[0]))
                break
            if part.prep == "l" and (part.kind == "actor" or _source_noun(sentence, part)):
                inner = narrators.at(sentence, chunks, k)
                if inner is not None and inner[0].id and inner[0].id.startswith("person:"):
                    voices.append(inner[0])
                    break
            k += 1
        return [v for v in voices if self.outlet is None or self.outlet not in (v.id, v.employer)]

    def _recall(self, voice: Voice) -> Voice:
        """Give a re-mention («المصدر»، «مصادرنا») the kind of the anonymous narrator that it stands for."""
        if voice.id is None and narrators.anonymous(voice.kind):
            if voice.definite and self.anonymous is not None:
                voice.kind = self.anonymous.kind
            else:
                self.anonymous = voice
        elif voice.id is None and voice.definite and self.anonymous is not None:
            voice.kind = self.anonymous.kind
        elif voice.id is None and not voice.definite:
            self.anonymous = voice
        return voice


def _source_noun(sentence: Sentence, chunk: Chunk) -> bool:
    """Say whether a chunk starts with a noun of narrators («مصادر»، «ناشطون»، «الخبير»)."""
    return any(h.topic == "cue" and h.entry.kind == "source_noun" for h in sentence.hits[chunk.first])
