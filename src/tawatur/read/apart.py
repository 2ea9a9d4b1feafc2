"""Verbs whose parts stand apart: fixed words, a preposition or an act's noun behind their subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.read import word_classes
from tawatur.read.chunks import Chunk
from tawatur.read.word_classes import SPOKEN, VERB_FEATURES

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_GOVERNING_ACTS: Final = SPOKEN | {"agreement"}
_DEMANDS: Final = frozenset({"demand", "request", "call_for"})
_STANDING: Final = frozenset({"علي", "الي", "عن"})
_GOVERNORS: Final = frozenset({"light_verb", "order", "plan", "negation", "doubt", "habitual"})
_COMMAS: Final = frozenset("،,")
_REACH: Final = 12
_GAP: Final = 6


def governing(ch: Chunker, i: int) -> Hit | None:
    """Return the light verb or verb of ordering at word i that an act's noun follows, though it could be an act."""
    s = ch.sentence
    trigger = s.hit(i, "trigger")
    if trigger is None:
        return None
    for hit in s.hits[i]:
        if hit.last < trigger.last and trigger.feature[:1] == "n":
            continue  # «تبادل إطلاق نار»
        if hit.topic != "cue" or hit.feature[:1] not in VERB_FEATURES or not word_classes.mood(ch, hit):
            continue
        if hit.entry.id.endswith("light_verb.include") and ch.meeting_before():
            return hit  # «الاجتماع الذي ضم كلاً من …»
        if hit.entry.kind == "light_verb":
            reach = 2
        elif hit.entry.kind == "order" and hit.entry.id.rpartition(".")[2] not in _DEMANDS:
            reach = 7
        else:
            continue
        for at in range(hit.last, min(hit.last + reach, len(s))):
            if s.punct(at) or (reach == 2 and ch.actor_at(at)):
                break  # behind a subject the verb may be the act itself («نصب جنود الاحتلال حاجزاً»)
            act = s.hit(at, "trigger")
            if (
                act is not None
                and act.feature[:1] not in VERB_FEATURES
                and (reach == 2 or act.proclitics[:1] in (("ب",), ("ل",)))
            ):
                return hit
    return None


def gapped(ch: Chunker, i: int) -> Chunk | None:
    """Read «أطلق مسلحون النار»: a verb whose fixed words follow its subject within a few words of its clause."""
    s = ch.sentence
    for hit in s.hits[i]:
        if hit.topic != "gapped" or not (hit.feature[:1] == "t" or not word_classes.noun_expected(ch, i)):
            continue
        rest = hit.entry.rest
        aside = _aside(ch, i)
        for at in range(i + 2, min(i + 2 + _GAP + len(aside), len(s) - len(rest) + 1)):
            if at in aside:
                continue
            if (s.punct(at - 1) and at - 1 not in aside) or any(
                h.topic == "particle" and h.entry.kind in ("complement", "relative", "clause") for h in s.hits[at - 1]
            ):
                break
            if rest[0] in _STANDING and any(h.topic == "trigger" or _causes(h) for h in s.hits[at - 1]):
                break  # «قضى خمسة مدنيين جراء غارة على فرن»: the preposition is another act's
            if all(s.forms[at + k] in (word, "ال" + word) for k, word in enumerate(rest)):
                chunk = ch.simple("trigger", hit)
                chunk.data = hit.entry.entry
                ch.consumed.update(range(at, at + len(rest)))
                return chunk
    return None


def gapped_cue(ch: Chunker, i: int) -> Chunk | None:
    """Read «أقدم مسلحون على خطف»: a governing verb whose preposition stands on an act's noun behind the subject."""
    s = ch.sentence
    for hit in s.hits[i]:
        if hit.topic != "gapcue" or not word_classes.mood(ch, hit):
            continue
        if hit.entry.entry.kind not in _GOVERNORS:
            continue
        if any(
            h.topic == "trigger" and h.entry.type in _GOVERNING_ACTS and h.feature[:1] in VERB_FEATURES
            for h in s.hits[i]
        ):
            return None  # «طالب بـ», «هدد بـ» are acts of their own and give the act behind them its status
        wanted = hit.entry.rest[0]
        aside = _aside(ch, i)
        for at in range(i + 2, min(i + 2 + _REACH + len(aside), len(s))):
            if at in aside:
                continue
            described = wanted == "ل" and hit.entry.entry.gives == "passive"  # «تعرض المخيم الذي يضم …، لقصف»
            if s.forms[at] in _COMMAS and _governed(ch, at + 1, wanted):
                continue  # «قامت قوة تابعة للوزارة، باعتقال …»
            if (s.punct(at) and not (described and s.forms[at] in _COMMAS)) or any(
                h.topic == "particle" and h.entry.kind in (("complement",) if described else ("complement", "relative"))
                for h in s.hits[at]
            ):
                break
            if (
                len(wanted) > 2
                and s.forms[at] in (wanted, "ب" + wanted)
                and hit.entry.entry.kind == "order"
                and wanted not in _STANDING
            ):
                chunk = ch.simple("cue", hit)
                chunk.data = hit.entry.entry
                return chunk  # «أصدرت القيادة قراراً …»
            act = s.hit(at, "trigger")
            if act is None or act.feature[:1] in VERB_FEATURES:
                continue
            if act.proclitics[:1] == (wanted,) or (s.forms[at - 1] == wanted):
                chunk = ch.simple("cue", hit)
                chunk.data = hit.entry.entry
                if "س" in hit.proclitics:
                    chunk.group = "future"
                return chunk
    return None


def _governed(ch: Chunker, at: int, wanted: str) -> bool:
    """Say whether an act's noun with the given preposition of one letter stands at word ``at``."""
    act = ch.sentence.hit(at, "trigger") if at < len(ch.sentence) else None
    return act is not None and act.feature[:1] not in VERB_FEATURES and act.proclitics[:1] == (wanted,)


def _aside(ch: Chunker, i: int) -> range:
    """Return the words of a date between commas behind a verb's subject («أطلق مسلحون، مساء أمس، النار»), marks
    included."""
    s = ch.sentence
    for first in range(i + 1, min(i + 2 + _GAP, len(s))):
        if not s.punct(first):
            continue
        if s.forms[first] not in _COMMAS or first + 1 not in ch.times:
            break
        last = ch.times[first + 1].last
        if last < len(s) and s.forms[last] in _COMMAS:
            return range(first, last + 1)
        break
    return range(0)


def gapped_saying(ch: Chunker, i: int) -> Chunk | None:
    """Read «أشار المرصد إلى», «نقلت الوكالة عن مصدر»: a verb of saying whose preposition stands behind its subject.

    Where the verb names an act as well («نقلت»), a narrator must follow it or its preposition.
    """
    s = ch.sentence
    for hit in s.hits[i]:
        if hit.topic != "gapcue" or hit.entry.entry.kind not in ("speech", "denial") or not word_classes.mood(ch, hit):
            continue
        if any(h.topic == "cue" and h.entry.kind in ("own_voice", "according") for h in s.hits[i]):
            return None  # «يشار إلى», «نقلاً عن»
        before = ch.chunks[-1] if ch.chunks else None
        if (
            before is not None
            and before.kind not in ("punct", "clause", "conjunction")
            and any(h.topic == "particle" and h.entry.kind == "prep" and not h.proclitics for h in s.hits[i])
        ):
            return None  # «أعلن التنظيم عبر وكالته مسؤوليته عن»: a preposition, no verb
        wanted = hit.entry.rest[0]
        act = s.hit(i, "trigger") is not None
        reach = _REACH if len(wanted) > 1 else 3
        for at in range(i + 1, min(i + 2 + reach, len(s))):
            if len(wanted) == 1 and s.punct(at):
                break
            if any(
                h.topic == "trigger" and h.feature[:1] in VERB_FEATURES and h.last == at + 1 for h in s.hits[at]
            ) and not (
                narrator_at(ch, at) or any(h.topic == "cue" and h.entry.kind == "according" for h in s.hits[at])
            ):
                break
            if s.forms[at] == wanted or (
                len(wanted) == 1 and s.forms[at].startswith(wanted) and at > i + 1 and not act
            ):
                if act and not (narrator_at(ch, i + 1) or narrator_at(ch, at + 1) or person_at(ch, at + 1)):
                    break
                chunk = ch.simple("cue", hit)
                chunk.data = hit.entry.entry
                return chunk
    return None


def narrator_at(ch: Chunker, i: int) -> bool:
    """Say whether a source or a noun of narrators starts at word i."""
    return i < len(ch.sentence) and any(
        (h.topic == "source" and h.feature != "ambiguous") or (h.topic == "cue" and h.entry.kind == "source_noun")
        for h in ch.sentence.hits[i]
    )


def person_at(ch: Chunker, i: int) -> bool:
    """Say whether a person's title, office or kinship starts at word i."""
    return i < len(ch.sentence) and any(
        h.topic == "noun" and h.entry.role in ("leader", "official", "title") for h in ch.sentence.hits[i]
    )


def _causes(hit: Hit) -> bool:
    return bool(hit.topic == "cue" and hit.entry.kind == "cause")
