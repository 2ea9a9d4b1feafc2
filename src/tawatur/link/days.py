"""When a claim's happening was, as whole days that can be compared, stated by the text or assumed from the report."""

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.core.claims import Claim
from tawatur.core.documents import Interval
from tawatur.lexicon.calendar import load_calendar
from tawatur.text.words import words

_BEFORE: Final = 2  # days before its publication that a report's undated news can be from
_LEAP: Final = 2000  # the year in which days without a year are counted; it has every day
_YEAR: Final = 366


class Days(NamedTuple):
    """First and last day as ordinals; ``stated`` by the text; ``yearless`` days are of no known year."""

    first: int
    last: int
    stated: bool
    yearless: bool = False

    @property
    def length(self) -> int:
        """How many days it spans."""
        return self.last - self.first + 1


def of_interval(earliest: str | None, latest: str | None, near: Interval) -> Days | None:
    """Return the days of two ISO dates; a day without a year gets the one that the report's own date gives."""
    one, other = earliest or latest, latest or earliest
    if one is None or other is None:
        return None
    if one.startswith("--") or other.startswith("--"):
        return _partial(one, other, near)
    try:
        first, last = date.fromisoformat(one).toordinal(), date.fromisoformat(other).toordinal()
    except ValueError:
        return None
    return Days(min(first, last), max(first, last), True)


def _partial(one: str, other: str, near: Interval) -> Days | None:
    first, last = _in_year(one, _LEAP), _in_year(other, _LEAP)
    if first is None or last is None:
        return None
    if near.latest is None or near.latest.startswith("--"):
        return Days(first, last if last >= first else first, True, True)
    try:
        told = date.fromisoformat(near.latest)
    except ValueError:
        return Days(first, max(first, last), True, True)
    for year in (told.year, told.year - 1):
        first, last = _in_year(one, year), _in_year(other, year)
        if first is not None and last is not None and first <= told.toordinal():
            return Days(first, max(first, last), True)
    return None


def _in_year(written: str, year: int) -> int | None:
    """Return the ordinal of ``--MM-DD`` in a year; null for a day that it does not have, or other writing."""
    try:
        return date.fromisoformat(f"{year:04}{written[1:]}").toordinal() if written.startswith("--") else None
    except ValueError:
        return None


def stated(claim: Claim) -> Days | None:
    """Return the days that the claim's own words give."""
    return of_interval(claim.when.earliest, claim.when.latest, claim.document.published)


def weekday(claim: Claim) -> int | None:
    """Return the weekday (Monday is 0) that the claim's words name where they give no date («ظهر اليوم الثلاثاء»)."""
    if claim.when.earliest is not None or claim.when.latest is not None or not claim.when.text:
        return None
    return _weekday(claim.when.text)


@lru_cache(maxsize=1 << 12)
def _weekday(text: str) -> int | None:
    table = load_calendar().at
    named = {s.value for w in words(text) for rest, s in table.get(w.form, ()) if s.role == "weekday" and not rest}
    return next(iter(named)) if len(named) == 1 else None


def assumed(claim: Claim) -> Days | None:
    """Return the days that an undated claim can be from: those up to its report's date, if the report is of one day.

    Background, and what is yet to be, has no such days.
    """
    told = claim.document.published
    days = of_interval(told.earliest, told.latest, told)
    if days is None or days.yearless or days.length > 7 or claim.status in ("past", "planned", "ordered"):
        return None
    return Days(days.first - _BEFORE, days.last, False)


def apart(left: Days, right: Days) -> int:
    """Return how many days lie between two ranges: 0 when they share a day, 1 for the next day."""
    if left.yearless or right.yearless:
        one, other = of_year(left), of_year(right)
        gaps = [_gap(one, other), _gap((one[0] + _YEAR, one[1] + _YEAR), other)]
        return min(*gaps, _gap(one, (other[0] + _YEAR, other[1] + _YEAR)))
    return _gap((left.first, left.last), (right.first, right.last))


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def of_year(days: Days) -> tuple[int, int]:
    """Return the range as days of a year."""
    if days.yearless:
        base = date(_LEAP, 1, 1).toordinal()
        return days.first - base, days.last - base
    first = date.fromordinal(days.first)
    start = date(_LEAP, first.month, first.day).toordinal() - date(_LEAP, 1, 1).toordinal()
    return start, start + days.last - days.first


def meet(left: Days, right: Days) -> Days:
    """Return the days that both ranges share; the stated one where they share none or only one is stated."""
    if left.yearless != right.yearless:
        return right if left.yearless else left
    if left.stated != right.stated:
        stated_, other = (left, right) if left.stated else (right, left)
        return stated_ if stated_.length <= other.length else _shared(stated_, other)
    return _shared(left, right)


def _shared(left: Days, right: Days) -> Days:
    first, last = max(left.first, right.first), min(left.last, right.last)
    if first > last:
        return min(left, right, key=lambda d: (d.length, d.first, d.last))
    return Days(first, last, left.stated or right.stated, left.yearless)


def iso(days: Days) -> tuple[str, str]:
    """Return both ends as ISO dates, ``--MM-DD`` without a year."""
    one, other = date.fromordinal(days.first).isoformat(), date.fromordinal(days.last).isoformat()
    return (f"--{one[5:]}", f"--{other[5:]}") if days.yearless else (one, other)
