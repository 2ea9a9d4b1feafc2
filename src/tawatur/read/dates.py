"""From an expression to the days that it allows, counted from the report's own date where it needs one."""

import calendar
from datetime import date, timedelta
from typing import Final, NamedTuple

from hijridate import Gregorian, Hijri

from tawatur.lexicon.calendar import load_calendar
from tawatur.read.expressions import Expression

Days = tuple[date | None, date | None]
_NOTHING: Final[Days] = (None, None)
_DAY: Final = timedelta(days=1)
_STEP: Final = {"before_last": -2, "past": -1, "current": 0, "next": 1, "last": -1, "after_next": 2}
_LAST_YEAR: Final = 9998
_YEARS_BACK: Final = 28  # a weekday falls on the same day of a month at least once in so many years


class Value(NamedTuple):
    """The days, ISO or ``--MM-DD``, the grain, what they were counted from, and why."""

    earliest: str | None
    latest: str | None
    precision: str | None
    anchor: str | None
    why: str


class Unresolved(NamedTuple):
    """Days without a year."""

    earliest: str | None
    latest: str | None


class Found(NamedTuple):
    """Days with their grain, anchor and reason."""

    days: Days | Unresolved
    precision: str | None
    anchor: str | None
    why: str


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shifted(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= _LAST_YEAR:
        raise OverflowError(year)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (the anonymous Gregorian computation)."""
    century, golden = year // 100, year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * rest) // 451
    month, day = divmod(epact + rest - 7 * late + 114, 31)
    return date(year, month, day + 1)


def hijri_days(year: int, month: int, day: int | None) -> Days:
    """Return the Gregorian days of a Hijri day or month in the calendar of Umm al-Qura; nothing outside its tables."""
    try:
        first = Hijri(year, month, day or 1)
        length = 1 if day else first.month_length()
        start = first.to_gregorian()
    except (ValueError, OverflowError):
        return _NOTHING
    begin = date(start.year, start.month, start.day)
    return begin, begin + (length - 1) * _DAY


def on(year: int, e: Expression) -> Days:
    """Return the day or month of an expression in a year of its own calendar."""
    month = e.month or 1
    if e.shape == "holiday" and e.part == "easter":
        day = easter(year) + ((e.day or 1) - 1) * _DAY
        return day, day
    if e.hijri:
        return hijri_days(year, month, e.day)
    if not 1 <= year <= _LAST_YEAR:
        return _NOTHING
    if e.day is None:
        return month_days(year, month)
    if e.day > calendar.monthrange(year, month)[1]:
        return _NOTHING
    return date(year, month, e.day), date(year, month, e.day)


def third(days: Days, which: int | None, unit: str) -> Days:
    """Narrow a month or year to its start, middle or end."""
    first, last = days
    if which is None or first is None or last is None:
        return days
    if unit == "year":
        months = {1: (1, 3), 2: (5, 8), 3: (10, 12)}[which]
        return date(first.year, months[0], 1), month_days(first.year, months[1])[1]
    if unit == "month":
        return [(first, first + 9 * _DAY), (first + 10 * _DAY, first + 19 * _DAY), (first + 20 * _DAY, last)][which - 1]
    return [(first, first + _DAY), (first + 2 * _DAY, last - 2 * _DAY), (last - _DAY, last)][which - 1]


def shared(days: Days, share: tuple[int, int] | None, unit: str) -> Days:
    """Narrow a year or month to its nth quarter, third or half (of a month: by days)."""
    first, last = days
    if share is None or first is None or last is None:
        return days
    nth, of = share
    if unit == "year":
        start = shifted(first, 12 // of * (nth - 1))
        return start, shifted(first, 12 // of * nth) - _DAY
    length = [15, 10, 7][of - 2]
    start = first + length * (nth - 1) * _DAY
    return start, last if nth == of else start + (length - 1) * _DAY


def season_days(name: str, year: int) -> Days:
    """Return the days of a season that begins in a year."""
    season = load_calendar().seasons[name]
    start, end = date(year, *season.start), date(year, *season.end)
    return start, end if end > start else end.replace(year=year + 1)


def season_near(e: Expression, ref: date) -> Days:
    """Return the season that a year or a deictic picks out; of a year that may mean two winters, both."""
    name = e.id or ""
    if e.unit == "year" or e.year is not None:
        year = e.year if e.year is not None else ref.year + _STEP[e.deictic or "current"]
        days = season_days(name, year)
        wraps = days[1] is not None and days[1].year > year
        return (date(year, 1, 1), days[1]) if wraps else days
    if e.deictic == "current":
        some = [season_days(name, ref.year - 1), season_days(name, ref.year)]
        inside = [days for days in some if days[0] and days[1] and days[0] <= ref <= days[1]]
        return inside[0] if inside else some[1]
    ahead = e.deictic in ("next", "after_next")
    years = range(ref.year - 1, ref.year + 3) if ahead else range(ref.year + 1, ref.year - 4, -1)
    found = [
        days
        for days in (season_days(name, year) for year in years)
        if days[0] and days[1] and (days[0] > ref if ahead else days[1] < ref)
    ]
    return found[e.deictic in ("before_last", "after_next")]


def period(unit: str, deictic: str, ref: date) -> Days:
    """Return the week (from Monday), month, year or day that a deictic points at."""
    step = _STEP[deictic]
    if unit == "year":
        year = ref.year + step
        return date(year, 1, 1), date(year, 12, 31)
    if unit == "month":
        there = shifted(ref.replace(day=1), step)
        return month_days(there.year, there.month)
    if unit == "quarter":
        first = shifted(date(ref.year, (ref.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return first, month_days(first.year, first.month + 2)[1]
    if unit == "week":
        monday = ref - ref.weekday() * _DAY + 7 * step * _DAY
        return monday, monday + 6 * _DAY
    if unit == "decade":
        year = ref.year // 10 * 10 + 10 * step
        return date(year, 1, 1), date(year + 9, 12, 31)
    return ref + step * _DAY, ref + (step + (unit == "night")) * _DAY


def moved(ref: date, unit: str, count: float) -> date:
    """Return the day so many units from ``ref``."""
    if unit in ("month", "year", "decade"):
        return shifted(ref, round(count * {"month": 1, "year": 12, "decade": 120}[unit]))
    days = count * load_calendar().seconds[unit] / 86400
    whole = int(days) if days == int(days) else int(days) + (1 if days > 0 else -1)
    return ref + whole * _DAY


def weekday(ref: date, day: int, deictic: str | None, prefer: str) -> date:
    """Return the day of the week nearest to ``ref`` on the side that the words ask for."""
    back = (ref.weekday() - day) % 7
    ahead = (day - ref.weekday()) % 7
    if deictic in ("past", "last", "before_last"):
        return ref - ((back or 7) + 7 * (deictic == "before_last")) * _DAY
    if deictic == "after_next":
        return ref + ((ahead or 7) + 7) * _DAY
    if deictic == "next" or (deictic is None and prefer == "future"):
        return ref + (ahead or 7) * _DAY
    return ref - back * _DAY


def same_day(e: Expression, ref: date, prefer: str) -> tuple[Days, str]:
    """Find the year of a day or month that has none: by deictic, by weekday, or the latest not after ``ref``."""
    here = Gregorian(ref.year, ref.month, ref.day).to_hijri().year if e.hijri and 1925 <= ref.year <= 2076 else ref.year
    if e.deictic is None and prefer == "future" and e.weekday is not None and e.day is not None:
        fits = [
            days
            for year in range(here - _YEARS_BACK, here + _YEARS_BACK)
            if (days := on(year, e))[0] is not None and days[0].weekday() == e.weekday
        ]
        if fits:
            return min(fits, key=lambda days: abs(((days[0] or ref) - ref).days)), "the nearest year with this weekday"
    if e.deictic == "current":
        near = [days for year in (here, here - 1, here + 1) if (days := on(year, e))[0] is not None]
        best = min(near, key=lambda days: abs(((days[0] or ref) - ref).days), default=_NOTHING)
        return best, "of the report's own month"
    ahead = e.deictic in ("next", "after_next") or (e.deictic is None and prefer == "future")
    why = "year from the weekday" if e.weekday is not None else "the next after" if ahead else "the latest not after"
    strict = e.deictic is not None
    skip = e.deictic in ("before_last", "after_next")
    for step in range(_YEARS_BACK + 1) if ahead else range(1, -_YEARS_BACK - 1, -1):
        days = on(here + step, e)
        first, last = days
        if first is None or last is None:
            continue
        if e.weekday is not None and e.day is not None and first.weekday() != e.weekday:
            continue
        if ahead and not strict and e.weekday is None and (first.year, first.month) == (ref.year, ref.month):
            return days, "of the report's own month"
        right = first > ref or (not strict and last >= ref)
        if not ahead:
            right = (first < ref or (not strict and first == ref)) and not (strict and e.day is None and last >= ref)
        if right and not skip:
            return days, why
        skip = skip and not right
    return _NOTHING, "no year fits the weekday"


def day_in_month(e: Expression, ref: date, prefer: str) -> Days:
    """Find a day of the month that falls on the weekday, the latest not after ``ref``."""
    step = _DAY if prefer == "future" else -_DAY
    day = ref
    for _ in range(366 * 2):
        if day.day == e.day and day.weekday() == e.weekday:
            return day, day
        day += step
    return _NOTHING


def near_monthday(e: Expression, ref: date, prefer: str) -> Days:
    """Return the day of that number in this month or the one beside it, on the preferred side of ``ref``."""
    step = 1 if prefer == "future" else -1
    for months in range(3):
        first = shifted(ref.replace(day=1), step * months)
        if e.day is not None and e.day <= calendar.monthrange(first.year, first.month)[1]:
            day = first.replace(day=e.day)
            if (day - ref).days * step >= 0:
                return day, day
    return _NOTHING


def partial(e: Expression) -> Unresolved:
    """Return a day or month of an unknown year."""
    month = e.month or 1
    if e.hijri:
        return Unresolved(None, None)
    length = calendar.monthrange(2024, month)[1]
    if e.day is not None:
        text = f"--{month:02}-{e.day:02}" if e.day <= length else None
        return Unresolved(text, text)
    first, last = third(month_days(2024, month), e.phase, "month")
    return Unresolved(f"--{first:%m-%d}" if first else None, f"--{last:%m-%d}" if last else None)


def nth_weekday(month: Days, e: Expression) -> Days:
    """Return the day that is the nth such weekday of a month, from the end if n is negative.

    An ordinal that is the day of the month as well («الثلاثاء الثالث من أيلول») is left to the day where it fits.
    """
    first, last = month
    if first is None or last is None or e.nth is None or e.weekday is None:
        return _NOTHING
    if e.day is not None and (first + (e.day - 1) * _DAY).weekday() == e.weekday:
        return _NOTHING
    if e.nth < 0:
        day = last - (last.weekday() - e.weekday) % 7 * _DAY
    else:
        day = first + ((e.weekday - first.weekday()) % 7 + 7 * (e.nth - 1)) * _DAY
    return (day, day) if first <= day <= last else _NOTHING


def nth_unit(month: Days, e: Expression) -> Days:
    """Return the last day, or the nth or last whole week (from Monday) of a month."""
    first, last = month
    if first is None or last is None:
        return _NOTHING
    if e.unit == "day":
        return last, last
    if e.nth is not None and e.nth > 0:
        monday = first + (-first.weekday() % 7 + 7 * (e.nth - 1)) * _DAY
        return monday, monday + 6 * _DAY
    sunday = last - (last.weekday() + 1) % 7 * _DAY
    return sunday - 6 * _DAY, sunday
