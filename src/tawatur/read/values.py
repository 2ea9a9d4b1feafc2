"""From an expression to its days: which rule applies, and the reason in words."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tawatur.read.dates import (
    Days,
    Found,
    Unresolved,
    month_days,
    moved,
    near_monthday,
    period,
    season_near,
    shared,
    shifted,
    third,
)
from tawatur.read.day_values import date_of, known
from tawatur.read.expressions import Expression

_DAY: Final = timedelta(days=1)
_END: Final = 3  # the last third of a period
_DAY0: Final = date(2000, 1, 1)
_NONE: Final[Days] = (None, None)


def value(e: Expression, ref: date | None, prefer: str) -> Found:
    """Work out an expression, its opener included, from one day."""
    if e.opener == "since":
        prefer = "past"
    try:
        found = _days(e, ref, prefer)
        return _opened(e, found, ref) if e.opener is not None and e.shape != "duration" else found
    except (OverflowError, ValueError):
        return Found(_NONE, None, None, "outside the calendar")


def leans(e: Expression) -> bool:
    """Say whether only the way that it leans decides where a weekday, or a day without year, lies."""
    return e.shape == "date" and e.deictic is None and e.year is None and e.relative is None


def on_own_day(e: Expression, own: str, *, told: bool, ahead: bool) -> tuple[str | None, str | None] | None:
    """Return the days of an hour told as news without a day, or of a term («خلال 48 ساعة») that runs from the report.

    ``told``: the act is the report's news; ``ahead``: it is planned or ordered.
    """
    day = own[:10]
    if told and e.shape == "clock" and e.clock_to is None:
        return (None if e.opener in ("until", "before") else day), day
    if ahead and e.shape == "duration" and e.opener == "within" and e.count is not None and not day.startswith("--"):
        try:
            return day, moved(date.fromisoformat(day), e.unit or "day", e.count).isoformat()
        except (OverflowError, ValueError):
            return None
    return None


def _opened(e: Expression, found: Found, ref: date | None) -> Found:
    """Open an interval on the side that «منذ»، «قبل»، «بعد»، «حتى» leave open."""
    days, opener = found.days, e.opener
    if opener not in ("since", "starting", "before", "after", "until"):
        return found
    why = f"{opener} the {found.why}" if found.why else opener
    if isinstance(days, Unresolved):
        ends = (
            Unresolved(days.earliest, None)
            if opener in ("since", "starting", "after")
            else Unresolved(None, days.latest)
        )
        return Found(ends, "interval", found.anchor, why)
    first, last = days
    if first is None and last is None:
        return Found(days, found.precision, found.anchor, why)
    match opener:
        case "since":
            past = ref is not None and first is not None and first <= ref
            days = (first, ref if past else None)
        case "starting":
            days = (first, None)
        case "until":
            days = (None, last)
        case "before" if e.phase == _END:  # «قبل نهاية العام»
            days = (None, last)
        case "before":
            days = (None, first if e.clock is not None or first is None else first - _DAY)
        case _:
            days = (last if e.clock is not None or last is None or e.part else last + _DAY, None)
    return Found(days, "interval", found.anchor, why)


def _days(e: Expression, ref: date | None, prefer: str) -> Found:
    """Work out an expression without its opener."""
    if e.deictic == "following":  # a report tells of what followed an event, a plan of what follows now
        if prefer == "past":
            return Found(_NONE, e.unit, "event", "what followed an event of the text")
        e = replace(e, deictic="next")
    match e.shape:
        case "vague":
            return _vague(e, ref)
        case "recurring":
            return Found(_NONE, None, None, f"recurring: {e.id}")
        case "row":
            return _row(e, ref)
        case "clock":
            return Found(
                _NONE, "hour", None, "part of the day without a day" if e.clock is None else "hour without a day"
            )
        case "duration":
            return _duration(e, ref, prefer)
        case "window":
            return _window(e, ref)
        case "period":
            return _period(e, ref)
        case "monthday":
            return known(
                ref, _NONE if ref is None else near_monthday(e, ref, prefer), "day", "day of a month nearest to"
            )
        case "season":
            return _season(e, ref)
        case "range":
            return _range(e, ref, prefer)
        case _:
            return date_of(e, ref, prefer)


def _vague(e: Expression, ref: date | None) -> Found:
    if e.relative is not None:
        return known(ref, (ref, ref), "day", "on the day of")
    if e.background:
        return known(ref, (None, ref), None, f"vague ({e.id}): some time before")
    return Found(_NONE, None, None, f"vague: {e.id}")


def _row(e: Expression, ref: date | None) -> Found:
    if e.unit != "day" or e.count is None:
        return Found(_NONE, None, None, f"number {e.count or 0:.0f} of a row of {e.unit}s")
    start = None if ref is None else moved(ref, "day", 1 - e.count)
    return known(ref, (start, ref), "interval", f"day {e.count:.0f} of a row that reaches")


def _duration(e: Expression, ref: date | None, prefer: str) -> Found:
    """Place «قبل ثلاثة أيام»، «منذ شهر»؛ a length with no such opener has no days."""
    unit = e.unit or "day"
    if e.relative is not None:
        ref, prefer = None if ref is None else ref + e.relative * _DAY, "future"  # it says from when it counts
    if e.anchored or e.opener not in ("before", "since", "after"):
        anchor = "event" if e.anchored else None
        return Found(_NONE, unit, anchor, "counted from another event" if e.anchored else f"length in {unit}s, no date")
    if e.opener == "after" and prefer == "past":
        return Found(_NONE, unit, "event", "after an event of the text, not of the report")
    sign = 1 if e.opener == "after" else -1
    several = f"{e.count:g}" if e.count is not None else "several"
    rule = f"{several} {unit}s {'after' if sign > 0 else 'before'}"
    if ref is None:
        return known(ref, _NONE, unit, rule)
    if e.count is None:
        small = unit in ("hour", "minute", "second")
        days: Days = (ref - _DAY if small else None, ref if small or sign > 0 or e.opener == "since" else ref - _DAY)
        return known(ref, days, unit, rule)
    there = moved(ref, unit, sign * e.count)
    first, last = there, there
    if unit == "month":
        first, last = month_days(there.year, there.month)  # type: ignore[assignment]
    elif unit in ("year", "decade"):
        first, last = date(there.year, 1, 1), date(there.year, 12, 31)
    if unit in ("hour", "minute", "second"):
        first, last = (there, ref) if sign < 0 else (ref, there)
    if e.opener == "since":
        return known(ref, (None if e.bound == "more" else first, ref), unit, rule)
    if e.bound == "more":
        return known(ref, (None, last), unit, f"more than {rule}")
    if e.bound == "less":
        return known(ref, (first, ref), unit, f"less than {rule}")
    return known(ref, (first, last), unit, rule)


def _window(e: Expression, ref: date | None) -> Found:
    unit, count = e.unit or "day", e.count
    ahead = e.deictic == "next"
    several = "some" if count is None else f"{count:g}"
    rule = f"the {several} {unit}s {'after' if ahead else 'before'}"
    if ref is None:
        return known(ref, _NONE, "interval", rule)
    other = None if count is None else moved(ref, unit, count if ahead else -count)
    return known(ref, (ref, other) if ahead else (other, ref), "interval", rule)


def _period(e: Expression, ref: date | None) -> Found:
    unit, deictic = e.unit or "day", e.deictic or "current"
    rule = f"{['start', 'middle', 'end'][e.phase - 1]} of the " if e.phase else "the "
    rule = f"part {e.share[0]} of {e.share[1]} of the " if e.share else rule
    rule += f"{deictic} {unit}, counted from"
    if ref is None:
        return known(ref, _NONE, unit, rule)
    if e.opener == "within" and unit == "day" and deictic == "past":
        return known(ref, (ref - _DAY, ref), "interval", rule)
    days = shared(third(period(unit, deictic, ref), e.phase, unit), e.share, unit)
    return known(ref, days, "interval" if e.phase or e.share else unit, rule)


def _season(e: Expression, ref: date | None) -> Found:
    if ref is None and e.year is None:
        return known(ref, _NONE, "interval", f"{e.deictic} {e.id}, counted from")
    days = season_near(e, ref if ref is not None else _DAY0)
    if e.year is not None:
        return Found(days, "interval", "text", f"{e.id} of the year as written")
    return known(ref, days, "interval", f"{e.deictic} {e.id}, counted from")


def _range(e: Expression, ref: date | None, prefer: str) -> Found:
    """Join the first day of the start with the last day of the end."""
    if e.start is None or e.to is None:
        return Found(_NONE, None, None, "range without ends")
    a, b = _days(e.start, ref, prefer), _days(e.to, ref, prefer)
    if isinstance(a.days, Unresolved) or isinstance(b.days, Unresolved):
        days: Days | Unresolved = Unresolved(
            a.days.earliest if isinstance(a.days, Unresolved) else None,
            b.days.latest if isinstance(b.days, Unresolved) else None,
        )
        return Found(days, "interval", None, f"from {a.why} to {b.why}")
    first, last = a.days[0], b.days[1]
    if first is not None and last is not None and first > last and e.start.year is None and e.start.month is not None:
        first = shifted(first, -12)
    if first is not None and last is not None and first > last and e.start.weekday is not None and e.start.day is None:
        first, last = (first, last + 7 * _DAY) if prefer == "future" else (first - 7 * _DAY, last)
    if first is not None and last is not None and first > last:
        return Found(_NONE, "interval", None, "the ends are the wrong way round")
    return Found((first, last), "interval", b.anchor or a.anchor, f"from {a.why} to {b.why}")
