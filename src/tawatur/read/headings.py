"""Dates that one line gives to the lines under it: a heading («حصيلة الأربعاء 12 يونيو 2024»), or what opens a list."""

import unicodedata
from collections.abc import Sequence
from typing import Final

import msgspec

from tawatur.core.claims import Claim, Reason, Time
from tawatur.core.documents import Interval
from tawatur.read import times
from tawatur.read.times import TimeMention
from tawatur.read.tokens import Sentence

_TOP: Final = 3  # sentences at the top of a report among which a heading may stand
_SHORT: Final = 8  # words of a heading before its date
_BARS: Final = frozenset("|-:/")
_LABEL: Final = 4  # words at most before the colon of «بغداد: …»
_MARKS: Final = frozenset("•*·‣◦")
_MARK_KINDS: Final = frozenset(("So", "Pd"))
_TOLD: Final = frozenset(("reported", "alleged", "negated"))


class Headings:
    """Goes along the sentences of one report and dates the items of its lists."""

    def __init__(self, parts: Sequence[Sentence], published: Interval) -> None:
        """Look for a heading at the top."""
        self.published = published
        self.top = _heading(parts[:_TOP], published)
        self.lead = _lead(parts, published)
        self.latest: Time | None = None  # said by the sentence before
        self.opened: Time | None = None  # given to the list that is open

    def date(self, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
        """Return the claims of the next sentence, those of a list's items dated by what opened it."""
        if self.lead is not None and sentence is self.lead[0]:
            return [_dated(claim, self.lead[1], "times.lead") for claim in claims]
        if _is_item(sentence):
            time, rule = (self.opened, "times.list") if self.opened is not None else (self.top, "times.heading")
            return claims if time is None else [_dated(claim, time, rule) for claim in claims]
        own = _only_time(sentence, self.published)
        opens = sentence.forms[-1:] == [":"]
        said = own or (self.latest if opens else None)
        self.latest = own
        self.opened = said if opens else None
        return claims


def _heading(parts: Sequence[Sentence], published: Interval) -> Time | None:
    """Return the days that a heading without any finite act names."""
    for sentence in parts:
        if _acts(sentence) and not _set_off(sentence, published):
            return None
        time = _only_time(sentence, published)
        if time is not None and time.anchor == "text":  # a date in full: «عمليات اليوم» is the name of a column
            return msgspec.structs.replace(time, why=f"heading of the report: {time.why}")
    return None


def _acts(sentence: Sentence) -> bool:
    """Say whether a sentence has a verb in a person that names an act."""
    return any(hit.topic == "trigger" and hit.feature[:1] in "pij" for hits in sentence.hits for hit in hits)


def _set_off(sentence: Sentence, published: Interval) -> bool:
    """Say whether a short line ends with its date behind a mark: «متابعات | الخميس 31 آب 2023»."""
    found = times.find(sentence, published)
    if len(found) != 1 or found[0].last != len(sentence) or found[0].first > _SHORT:
        return False
    return found[0].first > 0 and sentence.forms[found[0].first - 1] in _BARS


def _lead(parts: Sequence[Sentence], published: Interval) -> tuple[Sentence, Time] | None:
    """Return a lead without any time and the day, its weekday written, on which the sentence after it puts the news."""
    texts = [sentence for sentence in parts[: _TOP + 2] if sentence.kind == "text"][:2]
    if len(texts) < 2 or not _acts(texts[0]) or times.find(texts[0], published):
        return None
    found = times.find(texts[1], published)
    days = [t for t in found if t.precision == "day" and t.said.weekday is not None and not t.background]
    if len(days) != 1 or days[0].earliest is None:
        return None
    return texts[0], _time_of(texts[1], days[0], "day of the news, told after the lead: ")


def _only_time(sentence: Sentence, published: Interval) -> Time | None:
    """Return the one date or range of dates that a sentence names."""
    found = [t for t in times.find(sentence, published) if _dates(t)]
    if len(found) != 1:
        return None
    return _time_of(sentence, found[0])


def _time_of(sentence: Sentence, mention: TimeMention, why: str = "") -> Time:
    span = sentence.span(mention.first, mention.last)
    return Time(
        text=span.of(sentence.text),
        start=span.start,
        end=span.end,
        earliest=mention.earliest,
        latest=mention.latest,
        precision=mention.precision,
        anchor=mention.anchor,
        why=f"{why}{mention.why}",
    )


def _dates(mention: TimeMention) -> bool:
    return mention.earliest is not None and mention.latest is not None and mention.precision in ("day", "interval")


def _is_item(sentence: Sentence) -> bool:
    """Say whether a sentence stands in a line that begins with a mark, a number and a point, or a label and a colon."""
    text, start = sentence.text, sentence.start
    line = text[text.rfind("\n", 0, start) + 1 : sentence.end].lstrip()
    first = line[:1]
    if first in _MARKS or unicodedata.category(first or " ") in _MARK_KINDS:
        return True
    if first.isdigit() and line.lstrip("0123456789٠١٢٣٤٥٦٧٨٩")[:1] in (".", ")", "-"):
        return True
    return ":" in line and len(line.partition(":")[0].split()) <= _LABEL and bool(line.partition(":")[2].strip())


def _dated(claim: Claim, time: Time, rule: str) -> Claim:
    """Give a claim without a time of its own the time of its list, if it is told as news."""
    has_days = claim.when.earliest is not None or claim.when.latest is not None
    if has_days or claim.status not in _TOLD:
        return claim
    reason = Reason(rule=rule, field="when", sure=0.6, start=time.start, end=time.end, text=time.text)
    return msgspec.structs.replace(claim, when=time, rules=(*claim.rules, reason))
