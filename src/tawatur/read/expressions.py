"""A time expression as written: which words make one and what they say, before any date is worked out."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.lexicon.calendar import load_calendar
from tawatur.text.number_words import token

_OPENING: Final = ("this", "the", "half", "quarter", "third", "last", "eve", "two_of")  # lists that open expressions


@dataclass(slots=True)
class Expression:
    """What words [first, last) say. Unset fields were not said."""

    first: int
    last: int = 0
    shape: str = "date"  # date, period, window, duration, clock, vague, recurring, holiday, row, range, season
    weekday: int | None = None
    weekday_to: int | None = None
    day: int | None = None
    month: int | None = None
    hijri: bool = False
    year: int | None = None
    deictic: str | None = None  # current, past, next, last, before_last, after_next
    relative: int | None = None  # days from the report's own
    shift: int = 0  # days from a holiday: «ثالث أيام عيد الفطر»، «عشية العيد»
    part: str | None = None
    phase: int | None = None  # third of a month or year
    mid: int | None = None  # the day that «نصف شهر آذار» means
    share: tuple[int, int] | None = None  # (3, 4) is the third quarter of a year
    nth: int | None = None  # which weekday or week of a month; -1 the last
    unit: str | None = None
    count: float | None = None  # of units; None with a plural: several
    bound: str | None = None  # more, less, about
    clock: int | None = None  # minutes from midnight
    clock_to: int | None = None
    opener: str | None = None
    anchored: bool = False  # counted from another event: «بعد يوم من …»
    id: str | None = None  # of a phrase or holiday
    background: bool = False
    base: "Expression | None" = None  # the day after which the nth weekday is counted
    start: "Expression | None" = None  # of a range
    to: "Expression | None" = None

    @property
    def dated(self) -> bool:
        """Say whether it names a day, month, year or period rather than an hour or length."""
        said = (self.weekday, self.day, self.month, self.year, self.relative, self.deictic)
        return self.shape == "holiday" or any(value is not None for value in said)


@lru_cache(maxsize=1 << 14)
def roles_of(form: str) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return the roles in which a folded word opens an expression by itself, and those that ask for a second word.

    For nearly every word of a report both are empty.
    """
    calendar = load_calendar()
    senses = [(rest, sense.role) for rest, sense in calendar.at.get(form, ()) if sense.role != "deictic"]
    alone = {role for rest, role in senses if not rest}
    alone |= {name for name in _OPENING if form in calendar.words[name]}
    if token(form) is not None:
        alone.add("number")
    asking: dict[str, frozenset[str]] = {}
    for rest, role in senses:
        if rest:
            asking[rest[0]] = asking.get(rest[0], frozenset()) | {role}
    return frozenset(alone), asking
