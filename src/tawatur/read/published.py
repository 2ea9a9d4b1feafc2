"""The report's own date, inferred from its text where metadata lacks it; contradictions are told, not smoothed over.

Only what the text says of its own date counts, in this order: a dateline, «اليوم» with a date, the day in the address,
the full date with its weekday on which the news of the lead falls, a month called the current one, a weekday with a day
of the month beside a year named in the text. A state of affairs never dates a report.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.core.documents import Interval, Issue
from tawatur.core.errors import CODES
from tawatur.core.spans import Span
from tawatur.read.dates import hijri_days, month_days
from tawatur.read.expressions import Expression, roles_of
from tawatur.read.ranges import scan
from tawatur.read.tokens import Sentence

_CODE: Final = "T030"
_ADDRESS: Final = re.compile(r"[/-](20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_DATELINE_WORDS: Final = 6  # a sentence with so many words beside a full date is a dateline if it stands first or last
_OPENING: Final = 4
_LINE_WORDS: Final = 4  # so near to the top, a line of a date and no more than so many words is one as well
_YEAR_DIGITS: Final = 4
_NEAR_YEARS: Final = 1  # a weekday fixes the year only so near to the latest year that the text names


class Anchor(NamedTuple):
    """One expression that says something of the report's own date."""

    said: Expression
    span: Span
    words: str
    dateline: bool
    lead: bool = False  # in the first sentence


def infer_published(
    sentences: Sequence[Sentence], outlet: str | None, given: Interval, url: str | None = None
) -> tuple[Interval, list[Issue]]:
    """Return the report's own date and the contradictions found; a given date is kept and only checked."""
    anchors = _anchors(sentences)
    where = outlet or "report"
    issues = _contradictions(anchors, where)
    if given.earliest is not None or given.latest is not None:
        return given, issues + _against(given, anchors, where)
    exact = [(a, day) for a in anchors if (day := _exact(a)) is not None]
    if exact:
        first, day = exact[0]
        issues += [
            _issue(a, where, f"«{a.words}» gives {other}, «{first.words}» {day}") for a, other in exact if other != day
        ]
        rule = "dateline" if first.dateline else "day named as today or yesterday"
        return _inferred(day.isoformat(), day.isoformat(), f"{rule}: «{first.words}»"), issues
    address = _from_address(url)
    if address is not None:
        return address, issues + _against(address, anchors, where)
    return _from_lead(anchors) or _from_month(anchors), issues


def _from_address(url: str | None) -> Interval | None:
    """Take the day that an address holds: …/2023/05/17/…"""
    found = _ADDRESS.search(url or "")
    if found is None:
        return None
    try:
        day = date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None
    return _inferred(day, day, f"day in the address: {found[0].strip('/')}")


def _from_lead(anchors: Sequence[Anchor]) -> Interval | None:
    """Take the full date with its weekday in the first sentence, unless a later one is named as well."""
    full = [(a, day) for a in anchors if (day := _day(a.said, a.said.year)) is not None]
    for a, day in full:
        e = a.said
        if not a.lead or e.weekday != day.weekday() or e.opener is not None or e.deictic not in (None, "current"):
            continue
        if any(other > day for _, other in full):
            return None
        return _inferred(day.isoformat(), day.isoformat(), f"day of the news in the lead: «{a.words}»")
    return None


def _inferred(earliest: str, latest: str, why: str) -> Interval:
    return Interval(earliest=earliest, latest=latest, basis="inferred", why=why)


def _anchors(sentences: Sequence[Sentence]) -> list[Anchor]:
    """Collect the expressions with a month or year, ranges by their ends."""
    found: list[Anchor] = []
    for at, sentence in enumerate(sentences):
        if not _promising(sentence):
            continue
        for e in scan(sentence):
            span = sentence.span(e.first, e.last)
            others = len(sentence) - (e.last - e.first)
            edge = at in (0, 1, len(sentences) - 1) and others <= _DATELINE_WORDS
            edge = edge or (at <= _OPENING and others <= _LINE_WORDS)
            for said in (e.start, e.to) if e.shape == "range" else (e,):
                if said is not None and (said.month or said.year) and said.shape in ("date", "period"):
                    dateline = edge and e.shape != "range" and e.opener is None
                    lead = at == 0 and e.shape != "range"
                    found.append(Anchor(said, span, sentence.text[span.start : span.end], dateline, lead))
    return found


def _promising(sentence: Sentence) -> bool:
    """Say quickly whether a sentence can name a month or year."""
    for word in sentence.words:
        if len(word.form) == _YEAR_DIGITS if word.kind == "number" else _month(word.form):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _month(form: str) -> bool:
    """Say whether a folded word can open the name of a month."""
    alone, phrases = roles_of(form)
    return "month" in alone or any("month" in roles for roles in phrases.values())


def _day(e: Expression, year: int | None) -> date | None:
    """Return the day of an expression in a year."""
    if year is None or e.day is None or e.month is None:
        return None
    if e.hijri:
        return hijri_days(year, e.month, e.day)[0]
    try:
        return date(year, e.month, e.day)
    except ValueError:
        return None


def _exact(anchor: Anchor) -> date | None:
    """Return the report's day if the anchor says it in full."""
    e = anchor.said
    day = _day(e, e.year)
    if day is None:
        return None
    if e.relative is not None and e.opener is None:
        return day - timedelta(days=e.relative)
    alone = anchor.dateline and e.relative is None
    return day if alone and (e.deictic is None or e.deictic == "current") else None


def _current(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Return the anchors that name the report's own month."""
    return [
        a
        for a in anchors
        if a.said.month and not a.said.hijri and (a.said.deictic == "current" or a.said.relative in (0, -1))
    ]


def _past(anchors: Sequence[Anchor], month: int) -> list[Anchor]:
    """Return the anchors that call this month past, no year beside it."""
    return [
        a
        for a in anchors
        if a.said.month == month and a.said.deictic in ("past", "last") and not (a.said.year or a.said.hijri)
    ]


def _from_month(anchors: Sequence[Anchor]) -> Interval:
    """Infer month and year from the month called current; a month called both current and past is over."""
    current = _current(anchors)
    if not current:
        return Interval()
    month = current[-1].said.month or 1
    over = _past(anchors, month)
    why = f"current month: «{current[0].words}»"
    if over:
        why = f"the month after «{over[0].words}», which contradicts «{current[0].words}»"
    dated = [a for a in anchors if a.said.month == month and a.said.day and not a.said.hijri and _own(a.said)]
    if len({a.said.month for a in current}) > 1:
        return Interval(why="two months are called the current one")
    year, reason = _year_of(anchors, month)
    here = 2024 if year is None else year
    if over:
        month, here, dated = month % 12 + 1, here + month // 12, []
    first, last = month_days(here, month)
    if first is None or last is None:
        return Interval()
    days = [day for a in dated if (day := _day(a.said, here)) is not None]
    earliest = max([first, *days])
    today = [day for a in dated if a.said.relative == 0 and (day := _day(a.said, here)) is not None]
    if today:
        earliest = last = today[0]
    if year is None:
        return _inferred(f"--{earliest:%m-%d}", f"--{last:%m-%d}", f"{why}; year unknown")
    return _inferred(earliest.isoformat(), last.isoformat(), f"{why}; {reason}")


def _own(e: Expression) -> bool:
    """Say whether a day without year belongs to the report's own month."""
    return (
        e.deictic == "current"
        or e.relative in (0, -1)
        or (e.weekday is not None and e.deictic is None and e.year is None)
    )


def _year_of(anchors: Sequence[Anchor], month: int) -> tuple[int | None, str]:
    """Return the year of the report's month: written with it, or from a weekday and the latest year that is named."""
    for a in anchors:
        if a.said.year and a.said.month == month and a.said.deictic == "current" and not a.said.hijri:
            return a.said.year, f"year as written: «{a.words}»"
    for a in anchors:
        if a.said.year and not a.said.month and a.said.deictic == "current":
            return a.said.year, f"year called the current one: «{a.words}»"
    years = [a.said.year for a in anchors if a.said.year and not a.said.hijri]
    if not years:
        return None, ""
    latest = max(years)
    for a in anchors:
        e = a.said
        if e.weekday is None or e.day is None or e.month != month or e.year or e.hijri or not _own(e):
            continue
        for year in range(latest, latest + _NEAR_YEARS + 1):
            day = _day(e, year)
            if day is not None and day.weekday() == e.weekday:
                return year, f"year from the weekday of «{a.words}» and the latest year named, {latest}"
    return None, ""


# Contradictions


def _issue(anchor: Anchor, where: str, message: str) -> Issue:
    what, hint = CODES[_CODE]
    return Issue(code=_CODE, level="warning", where=where, message=f"{what}: {message}", hint=hint, span=anchor.span)


def _contradictions(anchors: Sequence[Anchor], where: str) -> list[Issue]:
    """Find a month called both current and past, two current months, and a weekday that its date does not fall on."""
    issues = []
    current = _current(anchors)
    for a in current:
        for b in _past(anchors, a.said.month or 0):
            issues.append(_issue(a, where, f"«{a.words}» beside «{b.words}»"))
    for a in current[1:]:
        if a.said.month != current[0].said.month:
            issues.append(_issue(a, where, f"«{a.words}» beside «{current[0].words}»"))
    for a in anchors:
        day = _day(a.said, a.said.year)
        if day is not None and a.said.weekday is not None and a.said.weekday != day.weekday():
            issues.append(_issue(a, where, f"«{a.words}» is a {day:%A}"))
    return issues


def _against(given: Interval, anchors: Sequence[Anchor], where: str) -> list[Issue]:
    """Find months called current that are not the given date's."""
    ends = {text[:7] for text in (given.earliest, given.latest) if text and text[:1].isdigit()}
    months = {int(end[5:7]) for end in ends if end[5:7].isdigit()}
    if not months or len(ends) > 1:
        return []
    return [
        _issue(a, where, f"«{a.words}» beside the report's date {given.earliest or given.latest}")
        for a in _current(anchors)
        if a.said.deictic == "current" and a.said.month not in months
    ]
