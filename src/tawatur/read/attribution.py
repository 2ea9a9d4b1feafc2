"""On whose word: chains of narrators, before and after what they say, carried from sentence to sentence."""

from collections.abc import Iterable
from typing import Final

from tawatur.read import narrators, opening, speech, tellers
from tawatur.read.chunks import Chunk
from tawatur.read.segments import Segment, boundary, put
from tawatur.read.speakers import Chain, Speakers, joined
from tawatur.read.tokens import Sentence
from tawatur.read.voices import Voice

_SPEECH: Final = frozenset({"speech", "denial"})
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
_CONTINUED: Final = frozenset({"add", "continue", "say_literally"})
_IN_WORDS_OF: Final = "in_words_of"
_HEAD: Final = 12
_UNNAMED: Final = ".unnamed"
_SUBJECTS: Final = frozenset({"actor", "source", "cue"})
_CALLED: Final = "called"
_MEDIA: Final = frozenset({"media", "state_media"})
_DESCRIBE: Final = "describe"
_COLON: Final = ":"


class Attribution:
    """The chain in force through one report. ``outlet`` is the report's own outlet, which is never its own source."""

    def __init__(self, outlet: str | None, names: Iterable[str] = ()) -> None:
        """Start in the outlet's own voice; ``names`` are the outlet's names."""
        self.outlet = outlet
        self.chain: Chain = ()
        self.heading: Chain = ()  # whom a heading or «البيان الآتي:» gives as the speaker of the lines under it
        self.speakers = Speakers(outlet, names)

    def read(self, sentence: Sentence, chunks: list[Chunk], subject: Chunk | None) -> list[Segment]:
        """Return the segments of a sentence in order and remember the chain for the next one.

        ``subject`` is the latest subject of the report so far: it speaks when a verb of saying has none.
        """
        segments = [self._opening(sentence, chunks)]
        base = segments[0].chain
        colon = self._colon(sentence, chunks)
        k = 0
        if colon is not None:
            segments, k = [colon[0]], colon[1]
            base = colon[0].chain
        first_act = next((c.first for c in chunks if c.kind == "trigger"), len(sentence))
        while k < len(chunks):
            chunk = chunks[k]
            if segments[-1].act or segments[-1].relative:
                self._end(sentence, chunks, k, segments, base)
            if chunk.kind == "cue" and chunk.data.kind in _SPEECH and speech.says(chunk):
                k = self._speech(sentence, chunks, k, segments, base if colon is not None else ())
            elif chunk.kind == "cue" and chunk.data.kind == "according":
                k = self._according(sentence, chunks, k, segments, first_act, base)
            elif chunk.kind == "trigger" and speech.speaks(chunk):
                k = self._act(sentence, chunks, k, segments, base)
            else:
                k += 1
        self._remember(sentence, chunks, segments)
        return segments

    # The start of a sentence: carried, or the outlet's own voice.

    def _opening(self, sentence: Sentence, chunks: list[Chunk]) -> Segment:
        own = opening.own_voice(chunks)
        if own is not None:
            return Segment(0, (), own)
        if self.heading and (opening.bullet(sentence) or not opening.new_topic(chunks)):
            return Segment(0, self.heading, None)
        if opening.bullet(sentence) or opening.new_topic(chunks):
            return Segment(0, (), None)
        if self.chain and self.chain[-1].kind in _MEDIA and not opening.goes_on(chunks):
            return Segment(0, (), None)  # a quoted medium is quoted for what it says, not for the rest of the report
        return Segment(0, self.chain, None)

    # The head of a line: «مصدر أمني للقناة: …»، «الهلال الأحمر: …».

    def _colon(self, sentence: Sentence, chunks: list[Chunk]) -> tuple[Segment, int] | None:
        k = next((j for j, c in enumerate(chunks) if c.kind != "punct"), len(chunks))
        end = next(
            (j for j in range(k, min(k + 9, len(chunks))) if sentence.forms[chunks[j].first] == _COLON), len(chunks)
        )
        if end >= len(chunks) - 1 or end == k:
            return None
        for part in chunks[k:end]:
            if part.kind in ("complement", "relative") or (part.kind in ("trigger", "cue") and speech.verb(part)):
                return None
            if part.kind == "punct" and part.group != "comma" and sentence.forms[part.first] not in "|":
                k = part.index + 1
        if k >= end:
            return None
        if any(h.topic == "place" for h in sentence.hits[chunks[k].first]) or chunks[k].kind == "place":
            return None
        found = narrators.at(sentence, chunks, k)
        if found is None or (found[0].kind == "anonymous_local" and chunks[k].kind == "actor"):
            return None
        voices = [found[0], *tellers.quoted(sentence, chunks[:end], k, found[1])[0]]
        medium = tellers.told_to(sentence, chunks[:end], found[1])
        if medium is not None:
            voices.insert(0, medium)
        return Segment(0, self.speakers.resolve(voices), chunks[k]), end + 1

    # Verbs of saying.

    def _speech(self, sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment], outer: Chain) -> int:
        cue = chunks[k]
        current = segments[-1]
        finite = speech.verb(cue)
        inside = current.cue is not None and current.cue.kind == "cue" and current.cue.data.kind in _SPEECH
        if _named(sentence, cue) or (
            finite and speech.passive(sentence, cue) and tellers.source_of(sentence, chunks, k) is None
        ):
            return k + 1  # «يدعى فلان», «أُعلن حظر»: nobody speaks
        if (
            k
            and chunks[k - 1].kind == "cue"
            and (chunks[k - 1].data.kind == "negation" or chunks[k - 1].data.id.endswith(_UNNAMED))
            and not speech.embedded(sentence, chunks, k)
        ):
            return k + 1  # «لم تكشف هويته», «لم يعلن»: nobody speaks
        described = k > 0 and chunks[k - 1].kind == "relative" and not speech.plain(cue)
        if finite and described and not _goes_on(sentence, chunks, k):
            return k + 1  # «التي تعتبر أبرز الميليشيات»
        if finite and inside and tellers.nested(sentence, chunks, k):
            return k + 1  # «قال إنه أبلغ …»: still the word of who speaks
        if finite and speech.embedded(sentence, chunks, k):
            under = k > 0 and chunks[k - 1].kind == "cue" and chunks[k - 1].data.kind == "denial"
            if under or current.denial or speech.kind_of(cue) == _DESCRIBE:
                return k + 1  # «نفى ما تداولته مواقع عن …»: still the word of who denies
        start, after, relative = cue.first, k + 1, False
        voices: list[Voice] = []
        if finite:
            found = tellers.source_of(sentence, chunks, k) or tellers.document_of(sentence, chunks, k)
            before = None
            if found is None and not tellers.document(chunks, k):
                before = tellers.subject_before(sentence, chunks, k) if k and chunks[k - 1].kind in _SUBJECTS else None
                found = tellers.subject_after(sentence, chunks, k) if before is None else None
                if found is None and before is None:
                    before = tellers.subject_before(sentence, chunks, k)
            if found is not None:
                voices, after = [found[0]], max(found[1], k + 1)
            elif before is not None:
                voices, relative = [before[0]], before[2]
                start = cue.first if relative else before[0].first
            elif not (speech.plain(cue) or tellers.document(chunks, k) or _goes_on(sentence, chunks, k)):
                return k + 1  # «سُجّلت إصابة», «يتم تداوله»: nobody is said to speak
        chain: Chain = ()
        if voices:
            inner, behind = tellers.quoted(sentence, chunks, k, after)
            medium = tellers.told_to(sentence, chunks, after)
            if (
                medium is not None
                and not inner
                and not (voices[0].kind in ("media", "network", "state_media") and voices[0].id)
            ):
                voices.insert(0, medium)
            fronted = current.cue is not None and current.cue.kind == "cue" and current.cue.data.kind == "according"
            if fronted and not current.trailing and not any(c.kind == "trigger" for c in chunks[:k]):
                outer = current.chain  # «وفقاً لقناة كذا، قال مصدر إن»
            outer = current.chain if relative and inside and cue.feature[3:4] in ("p", "d") else outer
            chain = joined(outer, self.speakers.resolve([*voices, *inner]))
            after = max(after, behind)
            empty = not chain
        else:
            inner, behind = tellers.quoted(sentence, chunks, k, after)
            chain, empty = self._dropped(sentence, chunks, k, segments), False
            if inner and finite:
                chain = (
                    (*chain, *self.speakers.resolve(inner))
                    if chain and not current.denial
                    else self.speakers.resolve(inner)
                )
                after = max(after, behind)
            said_in = tellers.document_of(sentence, chunks, k) if not finite else None
            if said_in is not None:
                chain, after = self.speakers.resolve([said_in[0]]), max(after, said_in[1])
            if not finite and not chain:
                return k + 1
        if chain or empty or finite:
            segment = Segment(start, chain, cue, denial=cue.data.kind == "denial", gives=cue.data.gives)
            segment.relative = relative
            put(segments, segment)
            self.speakers.remember(chain)
        return max(after, k + 1, speech.said_from(sentence, chunks, max(after, k + 1)) if voices or not finite else 0)

    def _dropped(self, sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment]) -> Chain:
        """Return the chain of a verb of saying without a subject of its own, or of «مؤكداً», «مشيراً إلى»."""
        cue = chunks[k]
        if speech.verb(cue) and tellers.document(chunks, k):
            return self.speakers.dropped("")
        said = [
            s
            for s in segments
            if s.chain and (s.act or (s.cue is not None and s.cue.kind == "cue" and s.cue.data.kind in _SPEECH))
        ]
        if not speech.verb(cue):
            if said:
                return said[-1].chain
            who = tellers.doer(sentence, chunks, k)
            if who is not None:
                return self.speakers.resolve([who])
            return segments[-1].chain
        if speech.kind_of(cue) not in _CONTINUED and not said:
            who = tellers.doer(sentence, chunks, k)
            if who is not None and not self.speakers.own(who):
                return self.speakers.resolve([who])
        return self.speakers.dropped(cue.feature, [s.chain for s in said])

    # «بحسب …» before or behind what it covers.

    def _according(
        self, sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment], first_act: int, base: Chain
    ) -> int:
        cue = chunks[k]
        name = speech.kind_of(cue)
        if name in speech.FRAMES or name == _IN_WORDS_OF:
            return k + 1
        j, saying, found = k + 1, k, None
        while j < len(chunks) and j - k <= 5:
            part = chunks[j]
            if part.kind in ("complement", "relative") or (part.kind == "punct" and part.group != "comma"):
                break
            if part.kind == "punct" and j > k + 1:
                break
            if (
                part.kind == "cue"
                and part.data.kind == "speech"
                and part.definite
                and part.prep is None
                and not speech.verb(part)
            ):
                self._place(chunks, k, segments, self.speakers.dropped(""), first_act)  # «وفق البيان»
                return j + 1
            if part.kind == "cue" and part.data.kind == "speech":
                saying = j if speech.verb(part) else saying
                j += 1
                continue
            found = narrators.at(sentence, chunks, j)
            if found is not None or (part.kind == "trigger" and not speech.verb(part)):
                break
            if part.kind == "trigger":
                saying = j
            j += 1
        if found is None and saying == k:
            found = (
                narrators.unnamed(sentence, chunks, k + 1, bare=True)
                if name != "based_on" and k + 1 < len(chunks)
                else None
            )
            if found is not None and not (chunks[k + 1].leader or found[0].id is not None or found[1] <= k + 3):
                found = None
            if found is None:
                return k + 1
        if found is None:
            who = tellers.doer(sentence, chunks, k)
            chain = self.speakers.resolve([who]) if who is not None else ()
            after = saying + 1
            if who is None:
                return after
        else:
            voices = [found[0]]
            inner, after = tellers.quoted(sentence, chunks, k, found[1])
            medium = tellers.told_to(sentence, chunks, found[1])
            if medium is not None and not inner:
                voices.insert(0, medium)
            chain = self.speakers.resolve([*voices, *inner])
            after = max(after, found[1])
        self.speakers.remember(chain)
        self._place(chunks, k, segments, chain, first_act)
        return max(after, k + 1)

    def _place(self, chunks: list[Chunk], k: int, segments: list[Segment], chain: Chain, first_act: int) -> None:
        cue, last = chunks[k], segments[-1]
        if not chain and speech.kind_of(cue) != "bihasab" and self.outlet is None:
            return
        if cue.conj and k and chunks[k - 1].kind == "punct":
            put(segments, Segment(cue.first, chain, cue))  # «، ووفقاً للمصادر فإن …»
        elif cue.first >= first_act:
            self._backwards(chunks, k, segments, chain, cue)
        elif last.cue is not None and last.cue.kind == "cue" and last.cue.data.kind in _SPEECH and last.chain:
            merged = joined(chain, last.chain)  # «نفت المصلحة، وفق الصحيفة، …»
            put(segments, Segment(last.start, merged, last.cue, denial=last.denial, gives=last.gives))
        else:
            put(segments, Segment(cue.first if len(segments) > 1 else 0, chain, cue))

    @staticmethod
    def _backwards(chunks: list[Chunk], k: int, segments: list[Segment], chain: Chain, cue: Chunk) -> None:
        """Put the clause before «بحسب …» under its chain; what a narrator says in it comes by way of that chain."""
        last = segments[-1]
        said = last.cue is not None and last.cue.kind == "cue" and last.cue.data.kind in _SPEECH and last.chain
        start = last.start
        middle = any(c.kind == "trigger" for c in chunks[k + 1 :]) or said
        if middle:
            for j in range(k - 1, -1, -1):
                if chunks[j].first <= max(last.start, last.cue.first if said and last.cue is not None else 0):
                    break
                if boundary(chunks, j):
                    start = chunks[j].first
                    break
        if said and start == last.start:
            by_way = chain and chain[-1].kind in _TELLERS
            merged = joined(chain, last.chain) if by_way else joined(last.chain, chain)
            new = Segment(start, merged, last.cue, denial=last.denial, gives=last.gives)
        else:
            new = Segment(start, chain, cue)
        new.trailing = True
        put(segments, new)

    # Demands, charges and threats: the act is the outlet's to tell, what it is about is the speaker's word.

    def _act(self, sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment], base: Chain) -> int:
        act = chunks[k]
        current = segments[-1]
        said = current.cue is not None and current.cue.kind == "cue" and current.cue.data.kind in _SPEECH
        if _named(sentence, act):
            return k + 1
        if not speech.verb(act):
            if not act.feature.startswith("t") or said:
                return k + 1
            who = tellers.doer(sentence, chunks, k)
            if who is not None:
                self._about(act, segments, current.chain, self.speakers.resolve([who]))
            return k + 1
        nested = k > 0 and (
            speech.that(sentence, chunks[k - 1])
            or chunks[k - 1].kind in ("relative", "auxiliary")
            or (k > 1 and speech.that(sentence, chunks[k - 2]) and chunks[k - 1].kind in ("actor", "place", "source"))
        )
        if nested and said:
            return k + 1
        found = tellers.subject_after(sentence, chunks, k)
        if found is not None and act.conj and not said and self._object(chunks, found, act):
            found = None
        before = None if found is not None else tellers.subject_before(sentence, chunks, k)
        who = found[0] if found is not None else before[0] if before is not None else None
        if said and not current.act:
            if who is None:
                if current.denial:
                    self._about(act, segments, (), current.chain)
                return k + 1
            if found is not None and not boundary(chunks, k) and not act.conj:
                return k + 1
        chain = self.speakers.resolve([who]) if who is not None else self.speakers.dropped(act.feature)
        if who is None and not said and k > 1 and not act.conj:
            doer = tellers.doer(sentence, chunks, k)
            chain = self.speakers.resolve([doer]) if doer is not None else chain
        if who is not None or (chain and (k < 2 or act.conj or not said)):
            told = base if base and (base == self.heading or (current.cue is not None and not said)) else ()
            self._about(act, segments, told, (*told, *(v for v in chain if v not in told)))
            self.speakers.remember(chain)
        return max(k + 1, found[1] if found is not None else k + 1)

    def _object(self, chunks: list[Chunk], found: tuple[Voice, int], act: Chunk) -> bool:
        """Say whether the only phrase behind «وطالبت» is whom it is asked of, because an earlier speaker goes on."""
        another = any(c.kind in ("actor", "source") and c.prep is None for c in chunks[found[1] : found[1] + 2])
        return (
            not another
            and found[0].id is not None
            and bool(self.speakers.dropped(act.feature))
            and (
                not found[0].id.startswith("person:") and found[0].number != act.feature[2:3] and found[0].number != ""
            )
        )

    @staticmethod
    def _about(act: Chunk, segments: list[Segment], told: Chain, said: Chain) -> None:
        start = act.first
        put(segments, Segment(start, told, segments[-1].cue if told else None))
        content = Segment(act.last, said, None)
        content.act = True
        segments.append(content)

    @staticmethod
    def _end(sentence: Sentence, chunks: list[Chunk], k: int, segments: list[Segment], base: Chain) -> None:
        """Close what holds only for a phrase or a relative clause when the clause around it goes on."""
        last, chunk = segments[-1], chunks[k]
        if last.act and chunk.first > last.start:
            before = chunks[k - 1]
            told = any(c.kind == "trigger" and last.start <= c.first < chunk.first for c in chunks[:k])
            comma = before.kind == "punct" and told
            if (
                boundary(chunks, k)
                or (chunk.kind == "prep" and chunk.data is not None and chunk.data.id in ("after", "since"))
                or (comma and (chunk.kind in ("prep", "clause", "time") or speech.verb(chunk)))
            ):
                segments.append(Segment(chunk.first, base, None))
        elif last.relative and speech.verb(chunk) and chunk.conj and k and chunks[k - 1].kind == "punct":
            segments.append(Segment(chunk.first, base, None))

    # The end of a sentence: who goes on telling.

    def _remember(self, sentence: Sentence, chunks: list[Chunk], segments: list[Segment]) -> None:
        last = segments[-1]
        self.chain = self._carried(sentence, chunks, last)
        if opening.title(sentence, chunks):
            self.heading = self._titled(sentence, chunks)
            return
        colon = len(sentence) > 1 and sentence.forms[len(sentence) - 1] == _COLON
        if colon:
            self.heading = last.chain or self._titled(sentence, chunks)
        elif self.heading and last.chain != self.heading:
            self.heading = ()

    def _titled(self, sentence: Sentence, chunks: list[Chunk]) -> Chain:
        """Return who a heading with a colon at its end names («صدر عن قيادة الجيش البيان الآتي:»)."""
        for j, part in enumerate(chunks):
            if part.kind in ("actor", "source", "cue") and part.prep in (None, "about", "from", "l"):
                found = narrators.at(sentence, chunks, j)
                if found is not None:
                    chain = self.speakers.resolve([found[0]])
                    self.speakers.remember(chain)
                    return chain
        return ()

    @staticmethod
    def _carried(sentence: Sentence, chunks: list[Chunk], segment: Segment) -> Chain:
        """Return the chain of the next sentence: who tells news goes on telling; who spoke for a side has spoken."""
        if not segment.chain or segment.denial or segment.act or segment.relative or segment.trailing:
            return ()
        if segment.gives == "alleged" or sentence.kind == "headline":
            return ()
        if any(
            c.kind == "cue" and c.data.kind == "own_voice" and speech.kind_of(c) == "other_hand" for c in chunks[:2]
        ):
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


def _named(sentence: Sentence, cue: Chunk) -> bool:
    """Say whether a word that could be a verb of saying opens a name («يدعى»)."""
    return any(h.topic == "particle" and h.entry.id == _CALLED for h in sentence.hits[cue.first])


def _goes_on(sentence: Sentence, chunks: list[Chunk], k: int) -> bool:
    """Say whether «أن» follows a verb of saying within a few words."""
    return any(speech.that(sentence, c) for c in chunks[k + 1 : k + 4])
