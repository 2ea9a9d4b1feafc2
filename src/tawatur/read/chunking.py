"""From words to phrases: one pass from the start of a sentence to its end, longest lexicon match first."""

from collections.abc import Callable, Sequence
from typing import Final

from tawatur.core.spans import Span
from tawatur.lexicon.gazetteer import Place
from tawatur.lexicon.load import Lexicon
from tawatur.lexicon.match import Hit
from tawatur.lexicon.place_table import ISO3
from tawatur.read import (
    act_words,
    actors,
    apart,
    names,
    people,
    persons,
    place_areas,
    place_heads,
    places,
    things,
    word_classes,
)
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.clauses import ALIAS
from tawatur.read.government import LYING, PREP_CLITICS, govern
from tawatur.read.sites import Setting, Site
from tawatur.read.times import TimeMention
from tawatur.read.tokens import Sentence
from tawatur.read.word_classes import VERB_FEATURES
from tawatur.text.number_words import token

_PRONOMINAL: Final = frozenset({"particle", "cue"})
_COMMAS: Final = frozenset("،,")
_DASHES: Final = frozenset("-–—")
_BEFORE_NAMES: Final = frozenset({"trigger", "actor", "place", "prep"})  # behind these an unknown word may be a name
_MARKS: Final = frozenset({"punct", "symbol"})
_SIGNED: Final = frozenset({"الموقع", "الموقعه"})
_MODIFIERS: Final = LYING | {"belonging"}
_APART: Final = frozenset({"gapcue", "gapped"})  # topics of verbs whose parts may stand apart


class Chunker:
    """Cuts a sentence into chunks. Holds no state between sentences."""

    def __init__(
        self,
        lexicon: Lexicon,
        sentence: Sentence,
        times: Sequence[TimeMention],
        setting: Setting,
        known: dict[str, Entity] | None = None,
    ) -> None:
        """Prepare one sentence of a report that plays in ``setting``; ``known`` are its persons by family name."""
        self.known = {} if known is None else known
        self.lexicon, self.sentence, self.setting = lexicon, sentence, setting
        self.countries = frozenset(setting.countries)
        self.times = {t.first: t for t in times}
        dates = [t for t in times if t.kind in ("date", "relative")]
        sentence.timed = frozenset(i for t in dates for i in range(t.first, t.last))
        self.chunks: list[Chunk] = []
        self.consumed: set[int] = set()
        self.names: dict[tuple[int, int], tuple[Place, ...]] = {}  # of the words [first, last)

    def run(self) -> list[Chunk]:
        """Return the chunks of the sentence in order, with prepositions and coordination marked."""
        i, size, chunks = 0, len(self.sentence), self.chunks
        while i < size:
            chunk = self.at(i)
            chunk.index = len(chunks)
            if chunk.kind == "actor" and self._in_brackets(chunk):
                chunk.group = ALIAS
            govern(self, chunk)
            chunks.append(chunk)
            i = chunk.last if chunk.last > i else i + 1
        return chunks

    def _in_brackets(self, chunk: Chunk) -> bool:
        """Say whether an actor's name stands in round brackets right behind another's."""
        s, before = self.sentence, self.chunks[-1] if self.chunks else None
        start = s.words[chunk.first].start
        return (
            before is not None
            and before.kind == "actor"
            and before.last == chunk.first
            and start > 0
            and s.text[start - 1] == "("
        )

    def at(self, i: int) -> Chunk:
        """Return the chunk that starts at word i."""
        s = self.sentence
        time = self.times.get(i)
        if time is not None:
            chunk = Chunk("time", i, time.last, s.span(i, time.last))
            chunk.data = time
            return chunk
        sort = s.words[i].kind
        if sort in _MARKS:
            mark = Chunk("punct", i, i + 1, s.span(i, i + 1))
            mark.group = "comma" if s.forms[i] in _COMMAS else "dash" if s.forms[i] in _DASHES else "other"
            return mark
        hits = s.hits[i]
        if self.consumed and i in self.consumed:
            return self._unknown(i)
        topics = s.topics[i]  # a reader is asked only where the word has what it reads
        nominal = "noun" in topics
        if not _APART.isdisjoint(topics):
            gapped = apart.gapped_saying(self, i) or apart.gapped(self, i) or apart.gapped_cue(self, i)
            if gapped is not None:
                return gapped
        if nominal or sort == "number" or token(s.forms[i]) is not None:
            people.total_reached(self, i)
            counted = place_areas.measured(self, i) or people.counted(self, i)
            if counted is not None:
                return counted
        if nominal or not _PRONOMINAL.isdisjoint(topics):
            others = people.others(self, i) or persons.nicknamed(self, i)
            if others is not None:
                return others
        before = self.chunks[-1] if self.chunks else None
        person = persons.known(self, i) if self.known else None
        if person is not None:
            return person
        if not hits:
            if before is None or before.kind not in _BEFORE_NAMES:
                return place_heads.listed(self, i) or self._unknown(i)
            person = persons.untitled(self, i)
            if person is not None:
                return person
            second_group = actors.second_of_two(self, i)
            if second_group is not None:
                return second_group
            return place_heads.coordinated(self, i) or places.open_name(self, i) or self._unknown(i)
        if before is not None and before.kind == "punct" and names.opens_name(s, i):
            listed = place_heads.listed(self, i)
            if listed is not None:
                return listed
        if before is not None and before.kind == "place":
            second = place_heads.second_of_two(self, i)
            if second is not None:
                return second
        longest = hits[0].last
        particle = s.hit(i, "particle") if "particle" in topics else None
        if particle is not None and particle.last >= longest and particle.entry.kind != "name_part":
            act = s.hit(i, "trigger")
            verb = act is not None and not act.proclitics and act.feature[:1] in VERB_FEATURES and act.last >= longest
            under = particle.proclitics[:1] == ("ف",) and particle.entry.kind == "prep"
            if not (verb and under) and (  # «فتحت» is no «فـ» and «تحت»
                act is None or act.last < longest or not word_classes.acts_here(self, act, i)
            ):
                return self._particle(i, particle)
        speech = s.hit(i, "cue") if "cue" in topics else None
        if (
            speech is not None
            and speech.last == longest
            and speech.entry.kind in ("speech", "denial")
            and speech.feature[:1] in VERB_FEATURES
            and act_words.speaker_after(self, speech)
        ):
            return self._cue(i, speech)
        if speech is not None and speech.entry.kind in ("agent", "companion") and self.actor_at(speech.last):
            return self._cue(i, speech)
        occurring = act_words.occurring(self, i)
        if occurring is not None:
            return self._cue(i, occurring)
        governing = apart.governing(self, i) if "trigger" in topics else None
        if governing is not None:
            return self._cue(i, governing)
        spoken = word_classes.speaking(self, i) if nominal and "trigger" in topics else None
        if spoken is not None:
            return self.simple("trigger", spoken)
        if nominal and self._adjective(i):
            return self._unknown(i)
        for wanted, parse in _PHRASES:
            phrase = None if wanted.isdisjoint(topics) else parse(self, i)
            if phrase is not None:
                return phrase
        trigger = act_words.trigger(self, i) if "trigger" in topics else None
        if trigger is not None:
            return trigger
        if particle is not None and particle.entry.id in _MODIFIERS:
            return self.simple("word", particle)
        cues = (
            [h for h in hits if h.topic == "cue" and not _clitic_reading(h) and word_classes.mood(self, h)]
            if "cue" in topics
            else []
        )
        if cues:
            if before is not None and (
                (before.kind == "trigger" and before.feature[:1] == "n")
                or (before.kind == "actor" and before.last == i and cues[0].entry.kind == "order")
            ):
                # «هجوم شنّه»: after an act's noun the verb, not the verbal noun of the same letters
                cues.sort(key=lambda h: (-h.last, h.feature[:1] not in VERB_FEATURES))
            return self._cue(i, cues[0])
        if particle is not None:
            return self._particle(i, particle)
        noun = s.hit(i, "noun") if nominal else None
        if noun is not None:
            return self.simple("noun", noun)
        return self._unknown(i)

    def place(self, i: int) -> Chunk | None:
        """Return the place phrase that starts at word i, if one does."""
        return places.parse(self, i)

    def same_name(self, hit: Hit) -> tuple[Place, ...]:
        """Return all places that bear a name found in the text."""
        return places.same_name(self, hit)

    def located(self, site: Site, first: int, last: int, proclitics: tuple[str, ...]) -> Entity:
        """Return the entity of a place that stands in words [first, last)."""
        return places.located(self, site, first, last, proclitics)

    def number_like(self, form: str) -> bool:
        """Say whether a folded word may begin a number in words (a cheap test before the grammar of numbers)."""
        return token(form) is not None

    def simple(self, kind: str, hit: Hit, last: int | None = None) -> Chunk:
        """Make a chunk of a hit, with its clitics taken off the span."""
        s = self.sentence
        end = last or hit.last
        proclitics = hit.proclitics
        words = s.words
        span = s.span(hit.first, end, proclitics) if proclitics else Span(words[hit.first].start, words[end - 1].end)
        chunk = Chunk(kind, hit.first, end, span)  # type: ignore[arg-type]
        chunk.data, chunk.feature = hit.entry, hit.feature
        if proclitics:
            chunk.clitics, chunk.definite = proclitics, "ال" in proclitics
        if hit.enclitic:
            chunk.enclitic, chunk.definite = hit.enclitic, True
        elif hit.topic == "noun" and s.forms[hit.first].startswith("ال"):
            chunk.definite = True  # «العاصمة», listed with its article
        chunk.noun_class = getattr(hit.entry, "noun_class", None)
        return chunk

    def meeting_before(self) -> bool:
        """Say whether a meeting's noun stands right before, with or without a relative pronoun."""
        near = [c for c in self.chunks[-3:] if c.kind not in ("relative", "word")]
        return bool(near) and near[-1].kind == "trigger" and near[-1].data.type == "meeting"

    def actor_at(self, i: int) -> bool:
        """Say whether an actor's phrase may start at word i."""
        if i >= len(self.sentence):
            return False
        return any(
            h.topic == "actor"
            or (h.topic == "noun" and h.entry.role in ("unit", "member", "generic_actor", "arm", "leader"))
            for h in self.sentence.hits[i]
        )

    def _adjective(self, i: int) -> bool:
        """Say whether a noun of people is an adjective here («تدريبات عسكرية»): it agrees with the noun before."""
        s = self.sentence
        before = self.chunks[-1] if self.chunks else None
        noun = s.hit(i, "noun")
        if before is None or noun is None or before.last != i:
            return False
        if s.forms[i] in _SIGNED:
            return before.kind == "trigger" and before.data.type in ("agreement", "ceasefire")  # «الهدنة الموقعة في …»
        if noun.entry.role == "place_head":
            return noun.entry.place_type != "village" and (
                before.kind in ("actor", "noun", "thing", "cue", "trigger")
                and s.forms[i].endswith("يه")
                and before.feature[:1] not in VERB_FEATURES
            )
        if noun.entry.role == "direction":  # «المجلس الأعلى»
            alone = noun.last == i + 1 and s.hit(i, "source") is None
            return before.kind == "actor" and s.forms[i].startswith("ال") and alone
        if noun.entry.role not in ("member", "civilian", "leader"):
            return False
        if before.kind == "cue":
            return before.data.kind in ("source_noun", "source_adjective") and not noun.proclitics
        if before.kind not in ("trigger", "thing", "place", "noun", "word") or before.feature[:1] in VERB_FEATURES:
            return False
        if any(p != "ال" for p in noun.proclitics) or noun.enclitic or i - 1 in s.closes:
            return False
        form = s.forms[i]
        named = before.kind == "place" and bool(before.entities) and before.entities[0].name is not None
        feminine, head = form.endswith("يه"), s.forms[before.last - 1]
        masculine = form.endswith("ي")
        if not (feminine or masculine) or ("ال" in noun.proclitics) != (
            head.startswith("ال") or "ال" in before.clitics or bool(before.enclitic) or named
        ):
            return False
        if before.kind in ("place", "thing", "noun"):
            return True
        plural = before.feature.startswith("np") or head.endswith(("ات", "ه", "اء"))
        if feminine:
            return plural
        return not plural and before.kind != "trigger" and not before.feature.startswith("np")

    def source_context(self, i: int) -> bool:
        """Say whether the word before names a kind of source («قناة»، «وكالة») or is a verb of saying («ذكرت»)."""
        before = self.chunks[-1] if self.chunks else None
        if (
            before is not None
            and before.kind == "cue"
            and before.last == i
            and is_verb(before)
            and before.data.kind in ("speech", "denial")
        ):
            return True
        for back in (1, 2):
            if i - back >= 0 and any(
                h.topic == "cue" and h.entry.kind == "source_noun" and h.last == i - back + 1
                for h in self.sentence.hits[i - back]
            ):
                return True
        return False

    def _particle(self, i: int, hit: Hit) -> Chunk:
        kind = {
            "prep": "prep",
            "relative": "relative",
            "complement": "complement",
            "demonstrative": "demonstrative",
            "conjunction": "conjunction",
            "clause": "clause",
            "pronoun": "pronoun",
            "auxiliary": "auxiliary",
        }.get(hit.entry.kind, "word")
        chunk = self.simple(kind, hit)
        chunk.prep = None
        if hit.entry.kind == "prep" and hit.enclitic:
            chunk.kind = "word"
        return chunk

    def _cue(self, i: int, hit: Hit) -> Chunk:
        chunk = self.simple("cue", hit)
        if "س" in hit.proclitics:
            chunk.group = "future"
        return chunk

    def _unknown(self, i: int) -> Chunk:
        s = self.sentence
        kind = "number" if s.words[i].kind == "number" else "word"
        chunk = Chunk(kind, i, i + 1, s.span(i, i + 1))  # type: ignore[arg-type]
        form = s.forms[i]
        if kind == "word" and form in PREP_CLITICS:
            chunk.kind, chunk.prep = "prep", PREP_CLITICS[form]
        if form[:1] == "و" and len(form) > 3:
            chunk.clitics = ("و",)
        return chunk


def _source(ch: Chunker, i: int) -> Chunk | None:
    hit = ch.sentence.hit(i, "source")
    if hit is None or hit.last < ch.sentence.hits[i][0].last:
        return None
    if hit.feature == "ambiguous" and (not ch.source_context(i) or _office_elsewhere(ch, hit)):
        return None
    actor = ch.sentence.hit(i, "actor")
    if actor is not None and actor.last >= hit.last:
        return None
    return ch.simple("source", hit)


def _office_elsewhere(ch: Chunker, hit: Hit) -> bool:
    """Say whether a short name that offices of several countries bear («الدفاع المدني») is not that of this one."""
    home = ISO3.get(hit.entry.country or "")
    here = ch.countries or frozenset(filter(None, (ch.setting.outlet_country,)))
    return hit.entry.kind == "official" and bool(here) and home not in here


_PHRASES: Final[tuple[tuple[frozenset[str], Callable[[Chunker, int], Chunk | None]], ...]] = (
    (frozenset({"source"}), _source),
    (frozenset({"actor", "noun"}), actors.parse),
    (frozenset({"place", "noun", "thing"}), places.parse),
    (frozenset({"thing", "noun"}), things.parse),
)


def _clitic_reading(hit: Hit) -> bool:
    return bool(hit.enclitic) and hit.entry.kind in ("negation",)


def is_verb(chunk: Chunk) -> bool:
    """Say whether a trigger or cue chunk is a finite verb."""
    return chunk.feature[:1] in VERB_FEATURES
