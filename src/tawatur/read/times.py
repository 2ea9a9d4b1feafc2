"""Time expressions of a sentence with the days that they allow, each with its reason.

``months``, ``clocks``, ``periods``, ``days``, ``moments`` and ``ranges`` say what is written; ``values``,
``day_values`` and ``dates`` work out days, ``instants`` hours; ``published`` infers the report's own date.
"""

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from tawatur.core.documents import Interval
from tawatur.lexicon.calendar import load_calendar
from tawatur.read.dates import Days, Unresolved
from tawatur.read.expressions import Expression
from tawatur.read.modifiers import AGES
from tawatur.read.ranges import scan
from tawatur.read.tokens import Sentence
from tawatur.read.values import value

Prefer = Literal["past", "future"]
TimeKind = Literal["date", "relative", "duration", "clock", "vague", "recurring"]

_DAY: Final = timedelta(days=1)
_NEWS: Final = timedelta(days=7)  # what ended so long before the report is background to it
_NONE: Final[Days] = (None, None)
_KINDS: Final[dict[str, TimeKind]] = {
    "duration": "duration",
    "clock": "clock",
    "vague": "vague",
    "recurring": "recurring",
    "row": "recurring",
}
_COARSE: Final = frozenset(("week", "month", "year", "decade"))


class TimeMention:
    """A time expression: words [first, last) of its sentence and the days that it allows.

    ``earliest`` and ``latest`` are inclusive days, ISO 8601 or ``--MM-DD``; null is unknown. ``clock`` is an hour as
    HH:MM (or HH:MM/HH:MM), ``seconds`` a length. ``anchor`` says what it is counted from:
    "published", "event", "text" or nothing.
    ``background`` is true where the words put the event well before the report's news. ``said`` is what was parsed.
    """

    __slots__ = (
        "anchor",
        "background",
        "clock",
        "earliest",
        "first",
        "kind",
        "last",
        "latest",
        "precision",
        "said",
        "seconds",
        "why",
    )

    def __init__(
        self,
        first: int,
        last: int,
        *,
        earliest: str | None,
        latest: str | None,
        precision: str | None,
        anchor: str | None,
        why: str | None,
        said: Expression,
        kind: TimeKind = "date",
        background: bool = False,
        clock: str | None = None,
        seconds: float | None = None,
    ) -> None:
        """Keep the values."""
        self.first, self.last, self.earliest, self.latest = first, last, earliest, latest
        self.precision, self.anchor, self.why, self.kind = precision, anchor, why, kind
        self.background, self.clock, self.seconds, self.said = background, clock, seconds, said


class Reference(NamedTuple):
    """The report's own date as far as it is known."""

    earliest: date | None
    latest: date | None

    @classmethod
    def of(cls, published: Interval) -> "Reference":
        """Take the ends that have a year."""
        return cls(_date(published.earliest), _date(published.latest))


def _date(text: str | None) -> date | None:
    """Return the day of an ISO date or date-time, or None."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def find(sentence: Sentence, published: Interval, prefer: Prefer = "past") -> list[TimeMention]:
    """Return the time expressions of a sentence, left to right, without overlap.

    ``prefer`` says which way a weekday or a day without year leans where nothing else decides.
    """
    found = [e for e in scan(sentence) if not _age(sentence, e.first)]
    if not found:
        return []
    reference = Reference.of(published)
    return [_mention(e, reference, prefer) for e in found]


def _age(sentence: Sentence, first: int) -> bool:
    """Say whether a length of time is somebody's age («عمره 40 يوماً»، «يبلغ من العمر سنتين»)."""
    return first > 0 and sentence.forms[first - 1] in AGES


def resolve(e: Expression, published: Interval, prefer: Prefer) -> TimeMention:
    """Work out one expression once more, leaning another way."""
    return _mention(e, Reference.of(published), prefer)


def _mention(e: Expression, reference: Reference, prefer: Prefer) -> TimeMention:
    """Work out one expression against both ends of the report's own date."""
    low, high = reference
    found = value(e, high if high is not None else low, prefer)
    days = found.days
    if isinstance(days, tuple) and not isinstance(days, Unresolved) and low != high and found.anchor == "published":
        other = value(e, low, prefer).days if low is not None else _NONE
        start = None if isinstance(other, Unresolved) else other[0]
        days = (start, days[1] if high is not None else None)
    if isinstance(days, Unresolved):
        earliest, latest = days.earliest, days.latest
    else:
        earliest, latest = (day.isoformat() if day is not None else None for day in days)
    kind = _KINDS.get(e.shape, "relative" if found.anchor in ("published", "event") else "date")
    if kind == "duration" and e.opener in ("before", "since", "after"):
        kind = "relative"
    return TimeMention(
        e.first,
        e.last,
        earliest=earliest,
        latest=latest,
        precision=found.precision,
        anchor=found.anchor,
        why=found.why,
        said=e,
        kind=kind,
        background=_background(e, days, low or high),
        clock=_clock(e),
        seconds=_seconds(e),
    )


def _clock(e: Expression) -> str | None:
    """Return the hour as HH:MM, a stretch of hours as HH:MM/HH:MM."""
    hours = [f"{minutes // 60 % 24:02}:{minutes % 60:02}" for minutes in (e.clock, e.clock_to) if minutes is not None]
    return "/".join(hours) or None


def _seconds(e: Expression) -> float | None:
    """Return the length in seconds of a counted number of units."""
    if e.count is None or e.unit is None or (e.shape != "duration" and e.opener != "throughout"):
        return None
    return (2 * e.count if e.unit == "night" and e.opener == "throughout" else 1.0 * e.count) * load_calendar().seconds[
        e.unit
    ]


def _background(e: Expression, days: Days | Unresolved, ref: date | None) -> bool:
    """Say whether the words put the event well before the report's news."""
    if e.background:
        return True
    if e.shape == "window":
        return e.deictic != "next" and (e.unit in _COARSE or (e.unit == "day" and (e.count is None or e.count > 3)))
    if (
        e.shape in ("date", "period")
        and e.deictic in ("past", "last", "before_last")
        and e.weekday is None
        and (e.month or e.unit in _COARSE)
    ):
        return True
    if e.opener in ("since", "before") and e.shape == "duration":
        return e.unit in _COARSE
    if e.shape == "range" and e.start is not None and e.to is not None:
        return _background(e.to, days, ref)
    if (
        e.opener == "since"
        and e.shape in ("date", "period")
        and e.day is None
        and e.weekday is None
        and e.relative is None
    ):
        return True
    last = None if isinstance(days, Unresolved) else days[0] if e.opener == "since" else days[1]
    return ref is not None and last is not None and ref - last > _NEWS
