"""The words of time: months, weekdays, units, parts of the day, deictics and phrases, ready to be looked up."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

import msgspec

from tawatur.core.errors import BrokenLexicon
from tawatur.lexicon.schema import Meta
from tawatur.text.folding import key
from tawatur.text.words import words

CALENDAR_FILE: Final = "ar_calendar.toml"  # not in the folder ar/, whose files all make triggers, actors and the like

UnitId = Literal["second", "minute", "hour", "day", "night", "week", "month", "year", "decade"]
CalendarId = Literal["gregorian", "hijri", "easter"]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; a key that is not named here is refused."""


class Month(_Strict, frozen=True, kw_only=True):
    """A month. ``weak`` names are also other words; ``exact`` ones count only in this spelling, hamza included."""

    number: int
    calendar: CalendarId = "gregorian"
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


class Weekday(_Strict, frozen=True, kw_only=True):
    """A day of the week, Monday 0. ``weak`` names ask for the article."""

    number: int
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()


class Unit(_Strict, frozen=True, kw_only=True):
    """A unit of time with its singular, dual and plural forms."""

    id: UnitId
    seconds: int
    one: tuple[str, ...]
    two: tuple[str, ...]
    many: tuple[str, ...]


class Part(_Strict, frozen=True, kw_only=True):
    """A part of the day. ``nouns`` need a day after them, ``adverbs`` stand alone."""

    id: str
    hours: tuple[int, int]
    nouns: tuple[str, ...]
    adverbs: tuple[str, ...]


class Deictic(_Strict, frozen=True, kw_only=True):
    """Adjectives that point from the report's own date."""

    id: Literal["current", "past", "next", "last", "before_last", "after_next", "following"]
    forms: tuple[str, ...]


class Relative(_Strict, frozen=True, kw_only=True):
    """Words for a day counted from the report's own."""

    days: int
    phrases: tuple[str, ...]
    part: str | None = None


class Phase(_Strict, frozen=True, kw_only=True):
    """A third of a month or year, of a month perhaps one ``day``; ``weak`` names need a period after them."""

    id: str
    third: int
    day: int | None = None
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()


class Season(_Strict, frozen=True, kw_only=True):
    """A season: month and day of its first and last day, in any year; a winter ends in the next."""

    id: Literal["spring", "summer", "autumn", "winter"]
    start: tuple[int, int]
    end: tuple[int, int]
    names: tuple[str, ...]


class Opener(_Strict, frozen=True, kw_only=True):
    """A preposition that makes an open or closed range of what follows."""

    id: Literal["since", "starting", "within", "throughout", "length", "before", "after", "until", "from"]
    phrases: tuple[str, ...]


class Vague(_Strict, frozen=True, kw_only=True):
    """A phrase without a date. ``background``: before the news; ``day``: on the report's day; ``of``: of a time."""

    id: str
    phrases: tuple[str, ...]
    background: bool = False
    day: bool = False
    of: bool = False


class Recurring(_Strict, frozen=True, kw_only=True):
    """A phrase for what happens again and again."""

    id: str
    phrases: tuple[str, ...]


class Holiday(_Strict, frozen=True, kw_only=True):
    """A named day: a day of a month, or (calendar "easter") a number of days after Easter, Easter itself being 1."""

    id: str
    calendar: CalendarId = "gregorian"
    month: int
    day: int
    phrases: tuple[str, ...]


class CalendarWords(_Strict, frozen=True, kw_only=True):
    """The file."""

    meta: Meta
    month: tuple[Month, ...]
    weekday: tuple[Weekday, ...]
    unit: tuple[Unit, ...]
    part: tuple[Part, ...]
    deictic: tuple[Deictic, ...]
    relative: tuple[Relative, ...]
    phase: tuple[Phase, ...]
    season: tuple[Season, ...]
    opener: tuple[Opener, ...]
    vague: tuple[Vague, ...]
    recurring: tuple[Recurring, ...]
    holiday: tuple[Holiday, ...]
    words: dict[str, tuple[str, ...]]


class Sense(msgspec.Struct, frozen=True):
    """What a word or phrase is: its role, the entry or value, the article, and whether it needs support."""

    role: str
    value: Any
    article: bool = False
    weak: bool = False
    lead: str = ""


Senses = tuple[tuple[tuple[str, ...], Sense], ...]
_LEADS: Final = tuple(map(key, ("", "و", "ف", "ب", "ل", "وب", "ول")))
_ARTICLE, _LAM = key("ال"), key("ل")


class Calendar:
    """``at[form]``: the (further words, sense) that a folded word opens, the longest first; ``words``: the lists."""

    def __init__(self, data: CalendarWords) -> None:
        """Make every written form of every entry."""
        self.words = {name: frozenset(map(key, some)) for name, some in data.words.items()}
        self.seconds: dict[str, int] = {unit.id: unit.seconds for unit in data.unit}
        self.seasons: dict[str, Season] = {season.id: season for season in data.season}
        self.parts = {part.id: part for part in data.part}
        self.instants = {part.id: 60 * part.hours[0] for part in data.part if part.hours[0] == part.hours[1]}
        self.exact = {key(name): name for month in data.month for name in month.exact}
        self._table: dict[str, dict[tuple[tuple[str, ...], str], Sense]] = {}
        for month in data.month:
            self._names("month", month, month.names, month.weak)
        for day in data.weekday:
            self._names("weekday", day.number, day.names, day.weak)
        for unit in data.unit:
            for role, names in (("one", unit.one), ("two", unit.two), ("many", unit.many)):
                self._names(role, unit.id, names)
        for part in data.part:
            self._names("part", part.id, part.nouns)
            self._phrases("adverb", part.id, part.adverbs)
        for deictic in data.deictic:
            self._names("deictic", deictic.id, deictic.forms)
        for phase in data.phase:
            self._names("phase", phase, phase.names, phase.weak)
        for season in data.season:
            self._names("season", season, season.names)
        for role, entries in (("relative", data.relative), ("opener", data.opener), ("vague", data.vague)):
            for entry in entries:
                self._phrases(role, entry, entry.phrases)
        for recurring in data.recurring:
            self._phrases("recurring", recurring.id, recurring.phrases)
        for holiday in data.holiday:
            self._phrases("holiday", holiday, holiday.phrases)
        for name in ("few", "about", "more", "less", "clock", "at"):
            self._phrases(name, name, data.words[name])
        self.at: dict[str, Senses] = {
            form: tuple(sorted(((rest, sense) for (rest, _), sense in some.items()), key=lambda x: -len(x[0])))
            for form, some in self._table.items()
        }

    def _names(self, role: str, value: Any, names: Iterable[str], weak: Iterable[str] = ()) -> None:
        """Add names with and without the article."""
        doubtful = set(map(key, weak))
        for name in names:
            first, *rest = key(name).split()
            for lead in _LEADS:
                bare = key(name) in doubtful
                whole = bool(rest) and role == "deictic"  # «قبل الماضي»: the article stands inside
                self._add(lead + first, rest, Sense(role, value, whole, bare, lead))
                if not first.startswith(_ARTICLE):
                    joined = lead[:-1] + _LAM + _LAM if lead.endswith(_LAM) else lead + _ARTICLE
                    self._add(joined + first, rest, Sense(role, value, True, bare and role == "month", lead))

    def _phrases(self, role: str, value: Any, phrases: Iterable[str]) -> None:
        """Add phrases as they stand, behind one-letter clitics."""
        for phrase in phrases:
            first, *rest = (word.form for word in words(phrase))
            for lead in _LEADS if len(first) > 1 else ("",):
                form = lead + first
                if lead.endswith(_LAM) and first.startswith(_ARTICLE):
                    form = lead[:-1] + _LAM + _LAM + first[len(_ARTICLE) :]
                self._add(form, rest, Sense(role, value, first.startswith(_ARTICLE), False, lead))

    def _add(self, form: str, rest: list[str], sense: Sense) -> None:
        self._table.setdefault(form, {}).setdefault((tuple(rest), sense.role), sense)


@lru_cache(maxsize=1)
def load_calendar() -> Calendar:
    """Read and check the file once a process; BrokenLexicon names what is wrong."""
    raw = (files("tawatur.lexicon") / CALENDAR_FILE).read_text(encoding="utf-8")
    try:
        return Calendar(msgspec.convert(tomllib.loads(raw), CalendarWords))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BrokenLexicon("T020", CALENDAR_FILE, str(error)) from error
