"""From an expression of a day, month or year to its days: absolute, partial, relative, weekdays, holidays."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tawatur.read.dates import (
    Days,
    Found,
    Unresolved,
    day_in_month,
    hijri_days,
    month_days,
    nth_unit,
    nth_weekday,
    on,
    partial,
    period,
    same_day,
    shared,
    third,
)
from tawatur.read.dates import weekday as weekday_near
from tawatur.read.expressions import Expression

_DAY: Final = timedelta(days=1)
_NONE: Final[Days] = (None, None)


def known(ref: date | None, days: Days, precision: str | None, rule: str) -> Found:
    """Return days counted from the report's date, or none where it is not known."""
    if ref is None:
        return Found(_NONE, precision, "published", f"{rule} the report's date, which is not known")
    return Found(days, precision, "published", f"{rule} the report's date {ref}")


def date_of(e: Expression, ref: date | None, prefer: str) -> Found:
    """Work out a date: absolute, partial, relative, a weekday."""
    if e.base is not None:
        return _counted_from(e, ref, prefer)
    if e.shift:
        return _shifted(replace(e, shift=0), e.shift, ref, prefer)
    if e.id in ("past", "current", "next") and e.month is not None and e.shape == "date" and ref is not None:
        e.year = ref.year + {"past": -1, "current": 0, "next": 1}[e.id]
    if e.month is not None:
        return _of_month(e, ref, prefer)
    if e.nth is not None and e.unit == "month" and e.day is None and e.weekday is not None:
        month = _NONE if ref is None else period("month", e.deictic or "current", ref)
        return known(ref, nth_weekday(month, e), "day", f"weekday of the {e.deictic} month, counted from")
    if e.unit == "month" and e.day is not None:
        rule = f"day {e.day} of the {e.deictic} month, counted from"
        if ref is None:
            return known(ref, _NONE, "day", rule)
        first, last = period("month", e.deictic or "current", ref)
        if e.nth is not None and (days := nth_weekday((first, last), e)) != _NONE:
            return known(ref, days, "day", f"weekday of the {e.deictic} month, counted from")
        if first is None or last is None or e.day > last.day:
            return Found(_NONE, "day", "published", "the month has no such day")
        day = first.replace(day=e.day)
        return known(ref, (day, day), "day", rule)
    if e.year is not None:
        years: Days = (date(e.year, 1, 1), date(e.year, 12, 31))
        if e.hijri:
            years = (hijri_days(e.year, 1, 1)[0], hijri_days(e.year, 12, None)[1])
        years = shared(third(years, e.phase, "year"), e.share, "year")
        return Found(years, "interval" if e.phase or e.share else "year", "text", "year as written")
    if e.relative is not None:
        rule = {0: "the day of", -1: "the day before", -2: "two days before", 1: "the day after", 2: "two days after"}[
            e.relative
        ]
        if ref is None:
            return known(ref, _NONE, "day", rule)
        day = ref + e.relative * _DAY
        overnight = e.part == "lastnight" or (e.part in ("midnight", "after_midnight") and e.relative < 0)
        if e.weekday is not None and day.weekday() != e.weekday:
            rule = f"(its weekday is another) {rule}"
        return known(ref, (day, day + _DAY if overnight else day), "day", rule)
    if e.weekday is not None:
        return _weekday(e, ref, prefer)
    return Found(_NONE, None, None, "no date")


def _shifted(e: Expression, shift: int, ref: date | None, prefer: str) -> Found:
    """Move a holiday by days."""
    found = date_of(e, ref, prefer)
    if isinstance(found.days, Unresolved) or found.days[0] is None:
        return Found(_NONE, found.precision, found.anchor, found.why)
    day = found.days[0] + shift * _DAY
    return Found((day, day), found.precision, found.anchor, f"{shift:+} days from the {found.why}")


def _counted_from(e: Expression, ref: date | None, prefer: str) -> Found:
    """Find the nth weekday after another day."""
    found = date_of(e.base, ref, prefer) if e.base is not None else Found(_NONE, None, None, "")
    last = None if isinstance(found.days, Unresolved) else found.days[1]
    why = f"weekday number {e.nth} after the {found.why}"
    if last is None or e.weekday is None or e.nth is None:
        return Found(_NONE, "day", found.anchor, why)
    day = last + (((e.weekday - last.weekday()) % 7 or 7) + 7 * (e.nth - 1)) * _DAY
    return Found((day, day), "day", found.anchor, why)


def _weekday(e: Expression, ref: date | None, prefer: str) -> Found:
    rule = f"weekday {e.deictic or prefer}, counted from"
    if ref is None or e.weekday is None:
        return known(ref, _NONE, "day", rule)
    if e.nth is not None:
        return known(ref, nth_weekday(month_days(ref.year, ref.month), e), "day", "weekday of the month of")
    if e.day is not None:
        return known(ref, day_in_month(e, ref, prefer), "day", "day of the month with its weekday, nearest to")
    if e.unit == "week":
        monday = period("week", e.deictic or "current", ref)[0] or ref
        day = monday + e.weekday * _DAY
    else:
        day = weekday_near(ref - _DAY if e.weekday_to is not None else ref, e.weekday, e.deictic, prefer)
    return known(ref, (day, day + _DAY if e.weekday_to is not None else day), "day", rule)


def _narrowed(days: Days, e: Expression) -> Days:
    """Return the part of a month that the words say."""
    if e.mid is not None and days[0] is not None:
        return days[0] + (e.mid - 1) * _DAY, days[0] + (e.mid - 1) * _DAY
    return shared(third(days, e.phase, "month"), e.share, "month")


def _of_month(e: Expression, ref: date | None, prefer: str) -> Found:
    """Work out a day and month, or a month; the year is written, inferred or unknown."""
    precision = "day" if e.mid else "interval" if e.phase or e.share else "day" if e.day is not None else "month"
    names = "holiday" if e.shape == "holiday" else "day and month" if e.day is not None else "month"
    names = f"Hijri {names}" if e.hijri else names
    if e.year is not None:
        if e.nth is not None and e.weekday is not None:
            days, why = nth_weekday(on(e.year, replace(e, day=None)), e), "weekday of a month and year as written"
            if days != _NONE:
                return Found(days, "day", "text", why)
        if e.nth is not None and e.unit is not None:
            return Found(
                nth_unit(on(e.year, replace(e, day=None)), e),
                e.unit,
                "text",
                f"{e.unit} of a month and year as written",
            )
        days = _narrowed(on(e.year, e), e)
        why = f"{names} and year as written"
        if e.hijri and e.year > 1800:
            days = next(
                (d for h in (0, 1) if (d := on((e.year - 622) * 33 // 32 + h, e))[0] and d[0].year == e.year), _NONE
            )
        if e.weekday is not None and e.day is not None and days[0] is not None and days[0].weekday() != e.weekday:
            why += "; the weekday written is another"
        return Found(days, precision, "text", why)
    if ref is None:
        easter = e.part == "easter" and e.shape == "holiday"
        return Found(Unresolved(None, None) if easter else partial(e), precision, None, f"{names}; year unknown")
    if e.nth is not None and (e.unit is not None or e.weekday is not None):
        month = same_day(replace(e, weekday=None, day=None), ref, prefer)[0]
        days = nth_weekday(month, e) if e.weekday is not None else nth_unit(month, e)
        if days != _NONE:
            return known(ref, days, e.unit or "day", "weekday of a month nearest to")
    days, why = same_day(e, ref, prefer)
    return Found(_narrowed(days, e), precision, "published", f"{names}; {why} (report's date {ref})")
