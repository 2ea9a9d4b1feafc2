"""Date-times of a time mention where the exact time of reference is known: hours, and lengths counted from it.

The claims keep days: a report's own date is a day, and «صباح اليوم» is that day. Who asks for hours gets them here.
"""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from tawatur.lexicon.calendar import load_calendar
from tawatur.read.dates import shifted
from tawatur.read.expressions import Expression
from tawatur.read.times import Prefer, TimeMention

_NOON: Final = 12 * 60
_SMALL: Final = frozenset(("hour", "minute", "second"))
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_NOW: Final = "now"
_NIGHTS: Final = frozenset(("night", "lastnight"))


class Instants(NamedTuple):
    """Both ends, ISO 8601: days (inclusive) or date-times; null is open or unknown. ``why`` names what was added."""

    earliest: str | None
    latest: str | None
    why: str


def instants(mention: TimeMention, ref: datetime, prefer: Prefer) -> Instants | None:
    """Return a mention's date-times counted from ``ref``, or None where its days say all.

    ``prefer`` "future" reads as a speaker means it who makes plans: «الساعة 3» is the next three o'clock, «مساء» are
    its hours, «خلال أسبوعين» lies ahead. "past" reads as reports are written: hours as they stand, and a part of a day
    is that day.
    """
    e = mention.said
    try:
        if e.clock is not None:
            return _hour(mention, e, ref, prefer)
        if e.shape == "clock" or (e.part is not None and prefer == "future"):
            return _part(mention, e, ref)
        if e.shape == "vague" and e.id == _NOW and prefer == "future":
            return Instants(_iso(ref), _iso(ref), "the time of reference")
        if e.shape == "duration":
            return _length(e, ref, prefer)
        if e.opener == "since" and mention.earliest is not None and not mention.earliest.startswith("--"):
            return Instants(mention.earliest, None, "the words give the start only")
        if e.shape == "window" and e.count is not None and e.unit in _SMALL:
            other = _moved(ref, e, -1 if e.deictic != "next" else 1)
            first, last = sorted((ref, other))
            return Instants(_iso(first), _iso(last), "counted from the time of reference")
    except (OverflowError, ValueError):
        return None
    return None


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.replace(microsecond=0, tzinfo=None).isoformat()


def _day(mention: TimeMention) -> date | None:
    """Return the day that a mention names, if it has a year."""
    text = mention.earliest or mention.latest
    return date.fromisoformat(text) if text is not None and not text.startswith("--") else None


def _at(day: date, minutes: int) -> datetime:
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def _hour(mention: TimeMention, e: Expression, ref: datetime, prefer: Prefer) -> Instants | None:
    """Put an hour on its day, or on the day of reference."""
    clock, until = e.clock, e.clock_to
    if clock is None or (mention.earliest or mention.latest or "").startswith("--"):
        return None
    named = _day(mention)
    day = named or ref.date()
    start = _at(day, clock)
    why = "hour on its day" if named else "hour on the day of reference"
    half = (0 < clock <= _NOON and e.part is None and e.shape == "clock") or day == ref.date()
    if prefer == "future" and half and e.part is None and 0 < clock <= _NOON and until is None and start < _plain(ref):
        later = start + timedelta(hours=12 if clock < _NOON else 24)
        start, why = later, "the next such hour"
    end = None
    if until is not None:
        end = _at(day, until)
        if end < start:
            end += timedelta(days=1)
    if e.opener in ("before", "until"):
        return Instants(None, _iso(start), why)
    if e.opener in ("after", "since", "starting"):
        return Instants(_iso(start), None, why)
    return Instants(_iso(start), _iso(end), why)


def _plain(ref: datetime) -> datetime:
    return ref.replace(tzinfo=None)


def _part(mention: TimeMention, e: Expression, ref: datetime) -> Instants | None:
    """Return the hours of a part of a day."""
    if e.part is None or (mention.earliest or "").startswith("--") or e.opener is not None or e.weekday_to is not None:
        return None
    part = load_calendar().parts.get("night" if e.part in _NIGHTS else e.part)
    if part is None:
        return None
    day = _day(mention) or ref.date()
    first, last = (60 * hour for hour in part.hours)
    return Instants(_iso(_at(day, first)), _iso(_at(day, last)), f"hours of the {part.id}")


def _length(e: Expression, ref: datetime, prefer: Prefer) -> Instants | None:
    """Count a length from the time of reference."""
    if e.count is None or e.unit is None or e.anchored or e.bound in ("more", "less"):
        return None
    if e.relative is not None:
        ref += timedelta(days=e.relative)
    ahead = e.opener == "after" or (e.opener == "within" and prefer == "future")
    if not ahead and e.opener not in ("before", "since"):
        return None
    there = _moved(ref, e, 1 if ahead else -1)
    why = f"counted from the time of reference {_iso(ref)}"
    if e.opener == "within":
        ends = sorted((_plain(ref), there))
        if e.unit not in _SMALL:
            return Instants(ends[0].date().isoformat(), ends[1].date().isoformat(), why)
        return Instants(_iso(ends[0]), _iso(ends[1]), why)
    if e.unit in _SMALL:
        return Instants(_iso(there), _iso(ref) if e.opener == "since" else _iso(there), why)
    day = there.date().isoformat()
    return Instants(day, ref.date().isoformat() if e.opener == "since" else day, why)


def _moved(ref: datetime, e: Expression, sign: int) -> datetime:
    """Return the time so many units from ``ref``."""
    count, unit, ref = e.count or 1, e.unit or "day", _plain(ref)
    if unit in _MONTHS:
        day = shifted(ref.date(), round(sign * count * _MONTHS[unit]))
        return ref.replace(year=day.year, month=day.month, day=day.day)
    seconds = load_calendar().seconds[unit] if unit not in ("night",) else 86400
    return ref + sign * timedelta(seconds=count * seconds)
