"""A report's own date as metadata gives it: ISO 8601, RFC 2822, seconds since 1970, day/month/year."""

import calendar
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from tawatur.core.documents import Basis, Interval

_MILLISECONDS: Final = 10**11  # a time since 1970 above this is in milliseconds
_EPOCH: Final = re.compile(r"\d{9,13}(\.\d+)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MARKS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def published(value: object, said_by: str, basis: Basis = "known") -> Interval:
    """Return the interval that a value of metadata means; one that is not understood stays unknown and is quoted.

    The day is the one written: a time of day with a zone is not moved to another. Seconds since 1970 are in UTC.
    """
    if value is None or isinstance(value, bool) or value == "":
        return Interval()
    written = str(value).strip()
    found = _interval(_MARKS.sub("", written).translate(_DIGITS))
    if found is None:
        return Interval(why=f"{said_by} is not understood: {written[:80]}")
    earliest, latest, note = found
    why = f"{said_by}: {written[:80]}{note}"
    return Interval(earliest=earliest.isoformat(), latest=latest.isoformat(), basis=basis, why=why)


def _interval(written: str) -> tuple[date, date, str] | None:
    """Return first and last day and what to add to the reason; dates that do not exist are null."""
    try:
        if month := _MONTH.fullmatch(written):
            return _month(int(month[1]), int(month[2]))
        day = _iso(written) or _epoch(written)
        if day is not None:
            return day, day, ""
        if first := _YEAR_FIRST.match(written):
            day = date(int(first[1]), int(first[2]), int(first[3]))
            return day, day, ""
        if last := _YEAR_LAST.match(written):
            return _day_first(int(last[1]), int(last[2]), int(last[3]))
        day = parsedate_to_datetime(written).date()
        return day, day, ""
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None


def _month(year: int, month: int) -> tuple[date, date, str]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), ""


def _day_first(day: int, month: int, year: int) -> tuple[date, date, str]:
    """Take day/month/year as Arabic outlets write it, and month/day/year only where no other reading is a date."""
    if month > 12 >= day:
        swapped = date(year, day, month)
        return swapped, swapped, " (month before day: there is no other reading)"
    found = date(year, month, day)
    return found, found, " (day before month)"


def _iso(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def _epoch(written: str) -> date | None:
    if not _EPOCH.fullmatch(written):
        return None
    seconds = float(written)
    return datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, tz=UTC).date()
