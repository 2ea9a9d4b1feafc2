"""When a claim could have happened, as whole days that a database can compare."""

from datetime import date
from typing import Final, NamedTuple

from tawatur.core.claims import Claim
from tawatur.core.errors import RejectedInput

_YEARLESS: Final = "--"
_YEAR_DAYS: Final = 366
WHOLE_YEAR: Final = (101, 1231)


class Days(NamedTuple):
    """First and last day since year 1, null at an end that is not known; or month × 100 + day where the year is not."""

    first: int | None = None
    last: int | None = None
    md_first: int | None = None
    md_last: int | None = None


class Asked(NamedTuple):
    """The days that a query asks for, and the days of any year in them, as ranges that do not cross a new year."""

    first: int | None
    last: int | None
    of_year: tuple[tuple[int, int], ...]


def of_claim(claim: Claim) -> Days:
    """Return the days of a claim; what is no date is unknown."""
    one, other = claim.when.earliest, claim.when.latest
    if any(end is not None and end.startswith(_YEARLESS) for end in (one, other)):
        first, last = _of_year(one or other), _of_year(other or one)
        return Days(md_first=first, md_last=last) if first is not None and last is not None else Days()
    first, last = _day(one), _day(other)
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Days(first, last)


def published(claim: Claim) -> int:
    """Return the day by which claims are put in order: the last that it can have been, else its report's, else 0."""
    return _day(claim.when.latest) or _day(claim.document.published.latest) or _day(claim.when.earliest) or 0


def asked(earliest: str | None, latest: str | None) -> Asked:
    """Return the days of a query; RejectedInput for what is no ISO date."""
    first, last = _asked_day(earliest), _asked_day(latest)
    if first is None or last is None or last - first >= _YEAR_DAYS - 1:
        return Asked(first, last, (WHOLE_YEAR,))
    if first > last:
        return Asked(first, last, ())
    one, other = _month_day(date.fromordinal(first)), _month_day(date.fromordinal(last))
    return Asked(first, last, ((one, other),) if one <= other else ((one, 1231), (101, other)))


def _asked_day(written: str | None) -> int | None:
    if written is None:
        return None
    day = _day(written)
    if day is None:
        raise RejectedInput("T078", written)
    return day


def _day(written: str | None) -> int | None:
    try:
        return date.fromisoformat(written[:10]).toordinal() if written else None
    except ValueError:
        return None


def _of_year(written: str | None) -> int | None:
    try:
        return _month_day(date.fromisoformat(f"2000-{(written or '').removeprefix(_YEARLESS)}"))
    except ValueError:
        return None


def _month_day(day: date) -> int:
    return day.month * 100 + day.day
