"""The words of acts: which reading of a trigger holds where it stands, and what keeps it from being an act at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.read import word_classes
from tawatur.read.chunks import Chunk
from tawatur.read.tokens import Sentence
from tawatur.read.word_classes import SPOKEN, VERB_FEATURES

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_OCCUR: Final = ("light_verb.occur", "light_verb.take_place", "light_verb.break_out", "light_verb.go_on")


def speaker_after(ch: Chunker, speech: Hit) -> bool:
    """Say whether a narrator follows a verb that also names an act («نشر المرصد», «نقلت وكالة»)."""
    s = ch.sentence
    at = speech.last
    for i in (at, at + 1):
        if i >= len(s) or s.punct(i):
            return False
        for hit in s.hits[i]:
            quoting = hit.last < len(s) and s.forms[hit.last] == "عن"
            if hit.topic == "source" and hit.proclitics[:1] != ("ل",) and (hit.feature != "ambiguous" or quoting):
                return True
            if (
                hit.topic == "cue"
                and hit.entry.kind == "source_noun"
                and hit.entry.gives not in ("official",)
                and hit.proclitics[:1] != ("ل",)
            ):
                return True
    return False


def occurring(ch: Chunker, i: int) -> Hit | None:
    """Return «وقع»، «جرى» behind an act's noun and a relative pronoun: «الانفجار الذي وقع»."""
    if len(ch.chunks) < 2 or ch.chunks[-1].kind != "relative":
        return None
    noun = next((c for c in reversed(ch.chunks[-4:-1]) if c.kind != "word"), None)
    if noun is None or noun.kind != "trigger" or noun.feature[:1] != "n":
        return None
    hits = (h for h in ch.sentence.hits[i] if h.topic == "cue" and h.entry.kind == "light_verb")
    return next((h for h in hits if h.feature[:1] in VERB_FEATURES and h.entry.id.endswith(_OCCUR)), None)


def trigger(ch: Chunker, i: int) -> Chunk | None:
    """Return the act that word i names, in the reading that its surroundings allow, or None."""
    s = ch.sentence
    hit = s.hit(i, "trigger")
    if hit is None:
        return None
    cue = s.hit(i, "cue")
    spoken = hit.entry.type in SPOKEN and hit.feature[:1] in VERB_FEATURES
    if cue is not None and cue.last == hit.last and cue.entry.kind == "according":
        return None
    if cue is not None and cue.last > hit.last and not (spoken and cue.entry.kind == "order"):
        return None
    noun = word_classes.noun_expected(ch, i)
    best = hit
    some = [h for h in s.hits[i] if h.topic == "trigger" and h.last == hit.last and word_classes.mood(ch, h)]
    for other in some:
        if not word_classes.mood(ch, best) or word_classes.rank(ch, other, noun=noun) > word_classes.rank(
            ch, best, noun=noun
        ):
            best = other
    if not word_classes.mood(ch, best) or word_classes.participle(ch, best, i):
        return None
    if best.feature.startswith("t") and (not word_classes.states(best) or word_classes.charged(ch, best)):
        return None
    finite = best.feature[:1] in VERB_FEATURES and best.feature[1:2].isdigit()
    before = ch.chunks[-1] if ch.chunks else None
    if (
        finite
        and before is not None
        and before.kind == "prep"
        and before.last == i
        and not (before.data and before.data.id in ("after", "before", "since"))
    ):
        return None
    chunk = ch.simple("trigger", best)
    if finite and best.feature[0] == "p" and best.feature[-1] != "P" and s.passive_marked(i, best.proclitics):
        chunk.feature += "P"
    kind = best.feature[:1] in VERB_FEATURES
    chunk.alternates = tuple(
        (h.entry, s.span(i, h.last, h.proclitics) if h.proclitics != best.proclitics else None)
        for h in some
        if h.entry is not best.entry and (h.feature[:1] in VERB_FEATURES) == kind
    )
    if best.feature == "x":
        chunk.feature = word_classes.phrase_feature(ch, i)
    end = best.last
    if best.enclitic:
        chunk.span = s.span(i, end, best.proclitics)
        chunk.span = type(chunk.span)(chunk.span.start, chunk.span.end - _raw_length(s, end - 1, best.enclitic))
    chunk.light = cue is not None and cue.entry.kind == "light_verb"
    if "س" in best.proclitics:
        chunk.group = "future"
    return chunk


def _raw_length(sentence: Sentence, at: int, suffix: str) -> int:
    """Count the received code points of a word's suffix, marks included."""
    word = sentence.words[at]
    raw, left, taken = sentence.text[word.start : word.end], len(suffix), 0
    for char in reversed(raw):
        if left == 0 and "\u0621" <= char <= "\u064a":
            break
        taken += 1
        if "\u0621" <= char <= "\u064a" and char != "\u0640":
            left -= 1
    return taken
