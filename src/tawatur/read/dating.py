"""Which time expression dates which act, and which acts take over the date of another act, sentence or heading."""

from typing import Final

import msgspec

from tawatur.core.claims import Time
from tawatur.core.documents import Interval
from tawatur.lexicon.calendar import load_calendar
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite, suppressed
from tawatur.read.reach import right_of
from tawatur.read.times import TimeMention, resolve
from tawatur.read.tokens import Sentence
from tawatur.read.values import leans, on_own_day

_LIGHT_BEHIND: Final = "roles.light_verb_behind"  # the rule that found a light verb behind its noun
_CLAUSES: Final = frozenset({"complement", "relative", "clause"})
_FUNERAL: Final = ".funeral"
_EARLIER: Final = frozenset({"after", "since"})  # what they govern lies before the clause's own time
_AHEAD: Final = frozenset({"planned", "ordered"})
_OPEN: Final = frozenset({"since", "until", "before"})  # of the clause that says so, not of the next
_SAID: Final = frozenset({"reported", "past", "alleged", "negated"})
_TOLD: Final = frozenset({"reported", "alleged"})
_VOICES: Final = frozenset({"accusation", "demand", "threat"})  # what they are about has no date from them
_LASTING: Final = frozenset({"light_verb", "habitual"})  # «دارت»، «استمرت» tell more of the noun before them
_SHARING: Final = frozenset({"coordination", "cause", "sequence", "after", "beside", "relative"})
_DATELINE: Final = 8  # words within which a dateline ends
_DASHES: Final = frozenset("-:|")


def time_of(
    candidate: Candidate, chunks: list[Chunk], forms: list[str], right: list[Chunk], between: list[Chunk]
) -> Chunk | None:
    """Return the time of an act: behind it, inside it, before it in its clause, or at the head of the sentence.

    Of several behind it the first with a date counts: «أغلقت الحقل لعدة أيام في نيسان».
    """
    behind = [c for rule, _, _, c in candidate.rules if rule == _LIGHT_BEHIND and c is not None]
    some = [*right, *(c for light in behind for c in right_of(chunks, light.index)), *between]
    if not candidate.finite:
        some += _clause_behind(candidate, chunks)
    found = [c for c in some if c.kind == "time" and not _dateline(c, chunks, forms)]
    own = next((c for c in found if _has_days(c)), None)
    if own is None and candidate.chunk.prep in _EARLIER:
        own = _onward(candidate, chunks)  # «بعد مقتل ستة في كمين أمس»
    lasting = found[0] if found else None
    if own is not None or (lasting is not None and lasting.data.kind != "duration"):
        return own or lasting
    return _outside(candidate, chunks, forms) or lasting


def _outside(candidate: Candidate, chunks: list[Chunk], forms: list[str]) -> Chunk | None:
    """Return a time before the act in its clause, behind an aside, or at the head of the sentence."""
    aside = False
    for j in range(candidate.chunk.index - 1, -1, -1):
        chunk = chunks[j]
        if chunk is candidate.governor:
            continue
        aside = aside or chunk.kind == "punct"
        inherited = not aside or candidate.chunk.conj or (chunk.kind == "time" and chunk.data.said.opener not in _OPEN)
        if chunk.kind == "time" and inherited and not _dateline(chunk, chunks, forms):
            return chunk
        if chunk.kind in _CLAUSES or (chunk.kind in ("trigger", "cue") and chunk.feature[:1] in "pij"):
            break
    for chunk in chunks:
        if chunk.kind == "time" and not _dateline(chunk, chunks, forms):
            return chunk
        if chunk.kind == "trigger" or (chunk.kind == "cue" and chunk.data.kind == "according"):
            break
    return _onward(candidate, chunks) if candidate.finite else None


def _onward(candidate: Candidate, chunks: list[Chunk]) -> Chunk | None:
    """Return the time behind an aside or a cause: «قتل ثلاثة، أحدهم طفل، بانفجار لغم، فجر اليوم»."""
    found = []
    voice = candidate.entry.type in _VOICES
    for chunk in chunks[candidate.chunk.index + 1 :]:
        if chunk.kind == "time":
            found.append(chunk)
        elif (
            chunk.kind in _CLAUSES
            or is_finite(chunk)
            or (voice and chunk.kind == "trigger")
            or (chunk.kind == "punct" and chunk.group != "comma")
        ):
            break
    return next((c for c in found if _has_days(c)), found[0] if found else None)


def _has_days(chunk: Chunk) -> bool:
    return chunk.data.earliest is not None or chunk.data.latest is not None


def _dateline(chunk: Chunk, chunks: list[Chunk], forms: list[str]) -> bool:
    """Say whether a date stands in a dateline: «الكوت (العراق) 9-12-2019 (أ ف ب) - …»."""
    if chunk.first > _DATELINE or chunk.data.kind != "date" or chunk.data.said.weekday is not None:
        return False
    for other in chunks[chunk.index + 1 : chunk.index + 4]:
        if other.kind == "punct":
            return forms[other.first] in _DASHES
        if other.kind in ("trigger", "time") or is_finite(other):
            return False
    return False


def _clause_behind(candidate: Candidate, chunks: list[Chunk]) -> list[Chunk]:
    """Return the times of a relative clause on a noun whose verb is no act («المواجهات التي استمرت حتى الفجر»)."""
    found = []
    relative = since = False
    for j in range(candidate.chunk.index + 1, len(chunks)):
        chunk = chunks[j]
        if chunk.kind == "relative":
            if relative or j - candidate.chunk.index > _DATELINE:
                break
            relative = True
        elif chunk.kind == "time":
            found.append(chunk)
        elif chunk.kind == "prep" and chunk.data is not None and chunk.data.id == "since":
            since = True
        elif (
            chunk.kind in ("complement", "clause")
            or (chunk.kind == "trigger" and not since and not suppressed(chunks, j))
            or (chunk.kind == "cue" and is_finite(chunk) and chunk.data.kind not in _LASTING)
            or (chunk.kind == "punct" and (relative or chunk.group != "comma"))
        ):
            break
    return found


def share(candidates: list[Candidate], chunks: list[Chunk]) -> None:
    """Let acts joined by «و» or by cause take over each other's date, unless a clause of its own lies between."""
    for candidate in candidates:
        link, kind = candidate.link, candidate.link_kind
        if link is None or candidate.when is not None or kind not in _SHARING:
            continue
        if _apart(link, candidate, chunks):
            continue
        candidate.when = link.when
    for candidate in reversed(candidates):
        link = candidate.link
        if link is None or link.when is not None or candidate.link_kind not in ("cause", "coordination"):
            continue
        if not _apart(link, candidate, chunks):
            link.when = candidate.when


def _apart(link: Candidate, candidate: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether «أن» or a verb of saying stands between two acts."""
    start = min(candidate.governor.index, candidate.chunk.index)
    return any(
        c.kind == "complement" or (c.kind == "cue" and c.data.kind in ("speech", "own_voice"))
        for c in chunks[link.chunk.index + 1 : start]
    )


def settle(
    candidates: list[Candidate], chunks: list[Chunk], sentence: Sentence, published: Interval, days: dict[str, str]
) -> None:
    """Give every act its time as it is written into the claim, now that its status is known.

    ``days`` are the report's latest days by type of act; this sentence's are added.
    """
    bound = _before_what(chunks, sentence, days)
    for act in candidates:
        if act.when is not None and not _fits(act, candidates, chunks, published):
            act.when = None
        if act.when is not None:
            act.time = _time(act, chunks, sentence.text, published)
        elif act.status in _SAID:
            act.time = _bound(act, chunks, sentence.text)
        if bound is not None and act.chunk.index > bound[0] and act.status in _SAID:
            act.time = _not_after(act.time, bound[1])
    for act in candidates:
        time, kind = act.time, act.sense_type
        if time is not None and kind is not None and time.latest is not None and time.earliest == time.latest:
            days[kind] = time.latest


def _before_what(chunks: list[Chunk], sentence: Sentence, days: dict[str, str]) -> tuple[int, str] | None:
    """Return where «بعد» stands in «تأتي هذه المناورات بعد أن …», and the day of the act that is named again."""
    day = None
    for chunk in chunks:
        before = chunks[chunk.index - 1] if chunk.index else None
        comes = before is not None and before.kind == "cue" and before.data.kind == "own_voice"
        if chunk.kind == "trigger" and day is None and (chunk.demonstrative or comes):
            day = days.get(chunk.data.type)
        elif chunk.kind in ("prep", "clause") and sentence.forms[chunk.first] in load_calendar().words["behind"]:
            return None if day is None else (chunk.index, day)
        elif chunk.kind in ("trigger", "relative", "complement", "time"):
            return None
    return None


def _not_after(time: Time | None, day: str) -> Time | None:
    """Lower the upper end of a time to a day, if it has none or a later one and the lower end allows."""
    if time is None or time.latest is None or time.latest <= day or time.latest[:1] != day[:1]:
        return time
    if time.earliest is not None and time.earliest > day:
        return time
    return msgspec.structs.replace(time, latest=day, why=f"{time.why}; before what came after it, {day}")


def _fits(act: Candidate, candidates: list[Candidate], chunks: list[Chunk], published: Interval) -> bool:
    """Say whether a time that stands before an act dates it as well.

    What is planned, demanded or charged takes no date from the plan, demand or charge; what lies before the news none
    from the news.
    """
    when = act.when
    if when is None or when.index > act.chunk.index:
        return True
    if act.sense_type == "killing" and not act.finite and _buried(chunks[: act.chunk.index]):
        return False  # «شيع الأهالي اليوم جثامين الشهداء»: the day of the funeral
    if act.status in _AHEAD:
        return _lies_ahead(when, published)
    if act.status in _SAID and _lies_ahead(when, published):
        return False
    if act.status == "past" and not act.finite:
        return not any(_leads_back(c) for c in chunks[when.index + 1 : act.chunk.index])
    if act.status == "alleged":
        return not any(c.sense_type in _VOICES and c.chunk.index < act.chunk.index for c in candidates)
    return True


def _buried(before: list[Chunk]) -> bool:
    """Say whether the verb or noun that governs what follows is that of a funeral."""
    for chunk in reversed(before):
        if chunk.kind == "trigger" and chunk.data.id.endswith(_FUNERAL):
            return True
        finite = chunk.kind in ("trigger", "cue") and chunk.feature[:1] in "pij" and chunk.feature[1:2].isdigit()
        if finite or chunk.kind in ("complement", "clause", "relative"):
            return False
    return False


def _lies_ahead(when: Chunk, published: Interval) -> bool:
    last = when.data.latest
    return last is not None and published.latest is not None and last > published.latest


def _leads_back(chunk: Chunk) -> bool:
    """Say whether a chunk leads to what lies before: «بعد»، «إثر»، «رداً على»."""
    if chunk.kind == "prep":
        return chunk.data is not None and chunk.data.id in _EARLIER
    return chunk.kind == "cue" and chunk.data.id.endswith("retaliation")


def _bound(act: Candidate, chunks: list[Chunk], text: str) -> Time | None:
    """Bound an act that somebody told at a time («في بيان مؤرخ في … قال إن …»): it lies not later."""
    i = act.chunk.index - 1
    while i >= 0 and chunks[i].kind != "complement":
        i -= 1
    told: Chunk | None = None
    said = False
    for chunk in reversed(chunks[: max(i, 0)]):
        if chunk.kind in _CLAUSES:
            break
        if chunk.kind == "time" and told is None:
            told = chunk
        said = said or (chunk.kind == "cue" and chunk.data.kind == "speech")
    if told is None or not said or told.data.precision != "day" or told.data.latest is None:
        return None
    mention: TimeMention = told.data
    return Time(
        text=told.span.of(text),
        start=told.span.start,
        end=told.span.end,
        earliest=None,
        latest=mention.latest,
        precision=mention.precision,
        anchor=mention.anchor,
        why=f"told then, so not later: {mention.why}",
    )


def _time(act: Candidate, chunks: list[Chunk], text: str, published: Interval) -> Time:
    """Write the time of an act; an hour without a day is on the report's own, a term runs from it."""
    chunk = act.when
    if chunk is None:
        return Time()
    mention: TimeMention = chunk.data
    earliest, latest, why = mention.earliest, mention.latest, mention.why
    precision, anchor = mention.precision, mention.anchor
    if act.status == "planned" and leans(mention.said):
        later = resolve(mention.said, published, "future")
        earliest, latest, why = later.earliest, later.latest, later.why
    if earliest is None and latest is None and published.latest is not None and published.earliest == published.latest:
        hour = mention.kind == "clock" and chunk.prep == "from"  # from when on, not when
        found = (
            None
            if hour
            else on_own_day(mention.said, published.latest, told=act.status in _TOLD, ahead=act.status in _AHEAD)
        )
        if found is not None:
            (earliest, latest), why, anchor = found, f"{why}, on the report's own day or from it", "published"
    if latest is not None and earliest is not None and _since(chunk, chunks):
        latest = published.latest  # «منذ تصعيد … في 23 أيلول»
    span = chunk.span
    return Time(
        text=span.of(text),
        start=span.start,
        end=span.end,
        earliest=earliest,
        latest=latest,
        precision=precision,
        anchor=anchor,
        why=why,
    )


def _since(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether the event that a date is of opens a stretch: «منذ تصعيد الهجمات في 23 أيلول»."""
    for other in reversed(chunks[max(0, chunk.index - _DATELINE) : chunk.index]):
        if other.kind == "prep" and other.data is not None and other.data.id == "since":
            return True
        if other.kind in ("punct", "time") or other.kind in _CLAUSES or is_finite(other):
            return False
    return False
