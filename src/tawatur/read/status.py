"""Whether it is said to have happened, to be planned, ordered, denied, doubted, or to be background.

``scopes`` finds the cues that reach an act; here they are weighed against each other and against what tense, time and
the other acts of the sentence say.
"""

from typing import Final

from tawatur.core.documents import Interval
from tawatur.read import scopes
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite
from tawatur.read.links import HARM, PACTS
from tawatur.read.segments import Segment

_STATUS: Final = {
    "negation": "negated",
    "plan": "planned",
    "order": "ordered",
    "doubt": "alleged",
    "past": "past",
    "habitual": "past",
}
_STRONG: Final = ("doubt", "order")  # they reach a purpose clause inside them too
_RANK: Final = ("negation", "plan", "past", "habitual")
_NO_PURPOSE: Final = frozenset({"refusal", "accusation", "threat", "demand", "agreement"})
_AFTER: Final = frozenset({"after", "since"})
_CONTAGIOUS: Final = frozenset({"planned", "ordered", "negated", "alleged"})
_AND_THAT: Final = "and_that"
_PURPOSE_REACH: Final = 14
_EXCHANGE: Final = "opposite"
_MET: Final = frozenset({"armed_clash", "air_defence"})  # «تصدى لهجوم»
_BREACHES: Final = ("truce_breach", "attack.violate")
_BREACH_REACH: Final = 6
_TRY_REACH: Final = 4


def decide(candidate: Candidate, chunks: list[Chunk], segment: Segment, published: Interval, *, lead: bool) -> str:
    """Return the status of an act and note the words that gave it.

    ``lead`` says that nothing was told before: the news of a report is no background to it, however old.
    """
    index = candidate.chunk.index
    start = min(index, candidate.governor.index)
    found = scopes.reaching(candidate, chunks, start)
    if candidate.sense_type in PACTS and "plan" in found and scopes.reached(found["plan"]):
        del found["plan"]  # «توصلوا إلى هدنة»: what is agreed upon lies ahead, the agreement does not
    outer = found.get("negation")
    if outer is not None and "doubt" in found and outer.index < found["doubt"].index:
        del found["doubt"]  # «دون ورود أنباء عن إصابات»، «نفى الشائعات عن»: what is denied is more than doubted
    if "doubt" in found and "plan" in found and found["plan"].index > found["doubt"].index:
        del found["doubt"]  # «يعتقد أنهم ينوون مهاجمة»
    for kind in _STRONG:
        if kind in found:
            return _because(candidate, f"status.{kind}", 0.85, found[kind], _STATUS[kind])
    if candidate.sense_type not in PACTS and candidate.light is None and _purpose(candidate, chunks):
        return _because(candidate, "status.purpose", 0.7, candidate.chunk, "planned")
    if candidate.chunk.prep == _EXCHANGE and not candidate.finite and candidate.sense_type not in HARM:
        return _because(candidate, "status.exchange", 0.7, candidate.chunk, "planned")
    for kind in _RANK:
        if kind in found:
            return _because(candidate, f"status.{kind}", 0.85, found[kind], _STATUS[kind])
    return _without_cue(candidate, chunks, segment, published, start, lead=lead)


def _without_cue(
    candidate: Candidate, chunks: list[Chunk], segment: Segment, published: Interval, start: int, *, lead: bool
) -> str:
    index = candidate.chunk.index
    said = segment.cue is not None and scopes.still_said(candidate, chunks, segment.cue)
    if segment.denial and said:
        return _because(candidate, "status.denial", 0.85, segment.cue, "negated")
    if "future" in (candidate.governor.group, candidate.chunk.group):
        return _because(candidate, "status.future", 0.9, candidate.chunk, "planned")
    attempt = _attempt(candidate.light, chunks)
    if attempt is not None:
        return _because(candidate, "status.attempt", 0.6, attempt, "planned")
    if segment.gives in ("alleged", "planned") and segment.cue is not None and index > segment.cue.index and said:
        return _because(candidate, "status.verb_of_saying", 0.7, segment.cue, segment.gives)
    linked = candidate.link
    if linked is not None and linked.status in _CONTAGIOUS and _shares_status(candidate, chunks):
        return _because(candidate, "status.coordination", 0.7, linked.chunk, linked.status)
    if _lies_ahead(candidate, published):
        return _because(candidate, "status.ahead", 0.7, candidate.when, "planned")
    if candidate.finite and scopes.identifies(candidate, chunks):
        return _because(candidate, "status.relative", 0.65, chunks[index - 1], "past")
    if _long_after(candidate, chunks, start):
        return _because(candidate, "status.after", 0.7, chunks[start - 1] if start else None, "past")
    if linked is not None and linked.status == "past" and _same_story(candidate, linked):
        return _because(candidate, "status.cause", 0.6, linked.chunk, "past")
    if candidate.sense_type in PACTS and breached(candidate, chunks):
        return _because(candidate, "status.pact_in_force", 0.7, candidate.chunk, "past")
    if not candidate.finite and _possible(chunks, index):
        return _because(candidate, "status.possible", 0.7, chunks[index + 1], "planned")
    habit = _habit_behind(chunks, index)
    if habit is not None:
        return _because(candidate, "status.habitual", 0.7, habit, "past")
    if _long_ago(candidate) and not (lead and candidate.link is None):
        return _because(candidate, "status.time", 0.75, candidate.when, "past")
    return "reported"


def _attempt(light: Chunk | None, chunks: list[Chunk]) -> Chunk | None:
    """Return the verb of trying that is the light verb of an act or governs it («حاول ارتكاب جريمة خطف»)."""
    if light is None or light.data.gives == "planned":
        return light
    for chunk in reversed(chunks[max(0, light.index - _TRY_REACH) : light.index] if light.feature[:1] == "n" else ()):
        if chunk.kind == "cue" and chunk.data.kind == "light_verb" and chunk.data.gives == "planned":
            return chunk
        if chunk.kind not in ("actor", "word", "noun"):
            return None
    return None


def breached(candidate: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether a pact is told of as one in force that is broken («في خرق لوقف إطلاق النار»، «رغم الهدنة»)."""
    if candidate.finite or candidate.light is not None:
        return False
    for chunk in reversed(chunks[max(0, candidate.chunk.index - _BREACH_REACH) : candidate.chunk.index]):
        if chunk.kind == "trigger" and not chunk.data.id.endswith(_BREACHES):
            if chunk.data.type in PACTS:
                continue
            return False
        if chunk.kind == "trigger" or (chunk.kind == "cue" and chunk.data.id.endswith("simultaneous.however")):
            return True
        if chunk.kind not in ("word", "noun", "actor", "prep"):
            return False
    return False


def _possible(chunks: list[Chunk], index: int) -> bool:
    """Say whether «قد» and a verb in the present tell of an act's noun that it may come («أي هجوم قد تشنه X»)."""
    behind = chunks[index + 1 : index + 3]
    return len(behind) == 2 and behind[0].kind == "auxiliary" and is_finite(behind[1]) and behind[1].feature[0] == "i"


def _because(candidate: Candidate, rule: str, sure: float, chunk: Chunk | None, status: str) -> str:
    candidate.note(rule, "status", sure, chunk)
    return status


def background(chunks: list[Chunk], segment: Segment) -> Chunk | None:
    """Return the cue that makes a whole sentence background: «كانت … قد», «يشار إلى», «ويأتي ذلك»."""
    cue = segment.cue
    if cue is None:
        return None
    if cue.kind == "auxiliary" or (cue.kind == "cue" and cue.data.kind in ("past", "own_voice")):
        return cue
    return None


def in_background(act: Candidate, chunks: list[Chunk], opening: Chunk | None) -> bool:
    """Say whether the cue that opens a sentence as background reaches an act: those behind it, up to «وذلك …»."""
    if opening is None or act.chunk.index < opening.index:
        return False
    between = chunks[opening.index + 1 : act.chunk.index]
    return not any(c.kind == "clause" and c.data.id == _AND_THAT for c in between)


def _purpose(candidate: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether «لـ» before an act's noun means "in order to": after an act, not after a verb that governs «لـ»."""
    index = candidate.chunk.index
    if candidate.finite or candidate.chunk.prep != "l" or candidate.chunk.conj:
        return False
    if candidate.entry.nominal and candidate.entry.people:
        return False  # «العدد الأولي للقتلى»
    before = chunks[index - 1] if index else None
    if before is None or before.kind == "cue":
        return False  # «إضافة لـ»، «نتيجة لـ»، «قام لـ»
    if before.kind == "trigger" and before.enclitic and not is_finite(before):
        return False  # «تعرضه لإطلاق نار»: the noun governs «لـ»
    for chunk in reversed(chunks[max(0, index - _PURPOSE_REACH) : index]):
        if chunk.kind == "trigger" and chunk.feature[:1] == "n":
            return chunk.data.type not in _NO_PURPOSE | _MET
        if chunk.kind in ("trigger", "cue", "word") and chunk.feature[:1] in ("p", "i", "j"):
            return not (chunk.kind == "trigger" and chunk.data.type in _MET)
        if chunk.kind == "cue" and chunk.data.kind == "light_verb":
            return False  # «تعرضه لقصف»
    return False


def _shares_status(candidate: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether an act is joined to another so that what governs that one governs it too."""
    linked = candidate.link
    if linked is None:
        return False
    if candidate.link_kind not in ("coordination", "cause") or (candidate.chunk.prep == "l" and candidate.chunk.conj):
        return False  # «إضافة لمنعها» is a matter of its own
    if candidate.governor.feature[:1] == "p" and linked.governor.feature[:1] != "p":
        return False  # «باستخدام غازات … وقتل»: a verb in the perfect after a noun opens a clause of its own
    between = chunks[linked.chunk.index + 1 : min(candidate.governor.index, candidate.chunk.index)]
    if any(c.kind == "cue" and c.data.kind in ("simultaneous", "speech") for c in between):
        return False
    if any(c.kind == "cue" and c.data.kind == "doubt" and c.data.scope == "sentence" for c in between):
        return False  # «إصابة جندي (غير مؤكد) واختطاف»: what is doubted stands before
    return candidate.link_kind == "coordination" or linked.status == "alleged"


def _lies_ahead(candidate: Candidate, published: Interval) -> bool:
    """Say whether an act is dated after the report's own date.

    The perfect of some verbs is written as their imperfect («تسلّم»); a day ahead right behind the verb tells which.
    """
    if candidate.when is None:
        return False
    if candidate.governor.feature[:1] == "p" and candidate.when.index < candidate.chunk.index:
        return False
    when = candidate.when.data
    if getattr(when, "ahead", False):
        return True
    day, own = when.earliest, published.latest
    return day is not None and own is not None and not day.startswith("--") and day[:10] > own[:10]


def _long_ago(candidate: Candidate) -> bool:
    """Say whether the act's time puts it before the news; what goes on since then does not lie before it."""
    return (
        candidate.when is not None
        and bool(getattr(candidate.when.data, "background", False))
        and candidate.governor.feature[:1] != "i"
    )


def _long_after(candidate: Candidate, chunks: list[Chunk], start: int) -> bool:
    """Say whether «بعد»، «عقب» sets an act apart in time: with a lag («بعد يوم من») or a date of its own.

    A plain «بعد اشتباكات» tells one story with what followed.
    """
    when = candidate.when
    lag = when is not None and getattr(when.data, "anchor", None) == "event" and when.data.said.opener in _AFTER
    if when is not None and lag and when.index < start and _counts_from(chunks, when.index):
        return not any(is_finite(c) for c in chunks[when.index : start])  # «بعد يوم من تعرض الموقع لهجوم»
    for j in range(start - 1, max(-1, start - 5), -1):
        chunk = chunks[j]
        if chunk.kind == "prep" and chunk.data is not None and chunk.data.id in _AFTER:
            host = candidate.link
            return _earlier(candidate, host) or (host is not None and host.status == "past")
        if chunk.kind in ("punct", "trigger", "complement") or (
            chunk.kind == "cue" and chunk.data.kind != "light_verb"
        ):
            return False
    return False


def _counts_from(chunks: list[Chunk], index: int) -> bool:
    """Say whether a lag counts from what follows it («بعد يوم من تعرض …»), not from what was told («بعد ساعتين»)."""
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    return after is not None and (after.kind == "complement" or (after.prep or getattr(after.data, "id", "")) == "from")


def _same_story(candidate: Candidate, linked: Candidate) -> bool:
    """Say whether an act is the harm that another did, or more of the same harm, without a date of its own."""
    if candidate.when not in (None, linked.when) or candidate.finite:
        return False
    both = candidate.sense_type in HARM and linked.sense_type in HARM
    return candidate.link_kind == "cause" or (candidate.link_kind == "coordination" and both)


def _earlier(candidate: Candidate, host: Candidate | None) -> bool:
    """Say whether an act's own date lies before that of the act that it is told with."""
    if candidate.when is None or candidate.when.index < candidate.chunk.index:
        return False
    own = candidate.when.data
    if getattr(own, "background", False):
        return True
    other = host.when.data if host is not None and host.when is not None else None
    return other is not None and None not in (own.latest, other.earliest) and own.latest < other.earliest


def _habit_behind(chunks: list[Chunk], index: int) -> Chunk | None:
    """Return the word of habit right behind an act («القصف المستمر»، «الهجمات المتكررة»)."""
    for chunk in chunks[index + 1 : index + 4]:
        if chunk.kind == "cue" and chunk.data.kind == "habitual" and chunk.data.gives != "reported":
            return chunk
        if chunk.kind not in ("actor", "word"):
            return None
    return None
