"""The grammar of days of a month: «2 من كانون الأول»، «31 آب الفائت»، «3/5/2021»، «شهر 3».

A small recursive-descent grammar over the calendar's word roles. A rule takes a word index and returns an
``Expression`` whose ``last`` is the index after it, or fills one and returns the index, or returns None.
"""

from functools import lru_cache
from typing import Final

from tawatur.lexicon.calendar import Calendar, Month, Sense, load_calendar
from tawatur.read.expressions import Expression, roles_of
from tawatur.read.tokens import Sentence
from tawatur.text.number_words import token
from tawatur.text.numbers import read_number

_YEARS: Final = range(1900, 2101)
_HIJRI_YEARS: Final = range(1300, 1501)
_HALF_DAY: Final = 12
_COMMAS: Final = frozenset("،,")
_DASHES: Final = frozenset("-/.")
_NUMBER: Final = frozenset(("number",))
_NO_ROLES: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=1)
def _rows() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in load_calendar().words["row"])


class Grammar:
    """The rules over one sentence. What a clock or a length says is in the subclass of ``clocks``."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the words of the sentence."""
        self.sentence, self.words, self.forms = sentence, sentence.words, sentence.forms
        self.size = len(self.forms)
        self.calendar: Calendar = load_calendar()
        self.lists, self.at = self.calendar.words, self.calendar.at
        self.rows = _rows()

    def roles(self, i: int) -> frozenset[str]:
        """Return the roles in which word i can open an expression; empty for nearly every word."""
        word = self.words[i]
        if word.kind != "arabic":
            return _NUMBER if word.kind == "number" else _NO_ROLES
        alone, phrases = roles_of(word.form)
        if phrases and i + 1 < self.size:
            more = phrases.get(self.forms[i + 1])
            return alone | more if more else alone
        return alone

    def sense(self, i: int, *roles: str) -> tuple[Sense, int] | None:
        """Return the longest phrase of one of the roles at word i, and the index after it."""
        if i >= self.size:
            return None
        some = self.at.get(self.forms[i])
        for rest, sense in some or ():
            if sense.role in roles:
                end = i + 1 + len(rest)
                if not rest or tuple(self.forms[i + 1 : end]) == rest:
                    return sense, end
        return None

    def word(self, i: int, name: str) -> bool:
        """Say whether word i is on the list of that name."""
        return i < self.size and self.forms[i] in self.lists[name]

    def form(self, i: int) -> str:
        """Return the folded word i, or nothing."""
        return self.forms[i] if 0 <= i < self.size else ""

    def number(self, i: int) -> tuple[int, int, bool] | None:
        """Return a whole number at word i, the index after it, and whether it is an ordinal."""
        if self.word(i, "the") and i + 1 < self.size and self.words[i + 1].kind == "number":
            i += 1
        if i >= self.size:
            return None
        word = self.words[i]
        if word.kind == "number":
            return (int(word.form), i + 1, False) if word.form.isdigit() and len(word.form) < 5 else None
        if word.kind != "arabic" or token(word.form) is None:
            return None
        found = read_number(self.words, i)
        if found is None or found.value != int(found.value):
            return None
        return int(found.value), found.end, found.ordinal

    def decimal(self, i: int) -> float | None:
        """Return a number in digits with a fraction at word i."""
        word = self.words[i] if i < self.size else None
        if word is None or word.kind != "number" or word.form.isdigit():
            return None
        found = read_number(self.words, i)
        return float(found.value) if found is not None and found.end == i + 1 else None

    def digits(self, i: int) -> int | None:
        """Return the number in digits at word i, if it is one or two or four digits."""
        if (
            i < self.size
            and self.words[i].kind == "number"
            and self.words[i].form.isdigit()
            and len(self.words[i].form) in (1, 2, 4)
        ):
            return int(self.words[i].form)
        return None

    # Days and months

    def month(self, i: int) -> tuple[Month, int, bool] | None:
        """Return the month named at word i, its other name beside it included, and whether it needs no support."""
        found = self.sense(i, "month")
        if found is None:
            return None
        sense, end = found
        month: Month = sense.value
        exact = self.calendar.exact.get(self.forms[end - 1].removeprefix(sense.lead) if end == i + 1 else "")
        sure = not sense.weak
        if exact is not None:
            raw = self.sentence.text[self.words[i].start : self.words[i].end]
            sure = False
            led = self.form(i - 1) in self.lists["of"] and not sense.lead  # «في باب توما» is a gate, not August
            if exact[0] not in raw and self.digits(i - 1) is None and not led:
                return None
        other = end + 1 if self.form(end) in _DASHES else end
        again = self.sense(other, "month")
        if again is not None and again[0].value is month and not again[0].lead:
            return month, again[1], True
        return month, end, sure

    def day_month(self, i: int, e: Expression, dated: bool) -> int | None:
        """Read «2 من كانون الأول», «14 من الشهر الحالي», «3/5/2021» ; ``dated``: a day is expected."""
        found = self.number(i)
        if found is None:
            return self._month_day(i, e, dated)
        day, k, ordinal = found
        hour = self.sense(k, "adverb") if day <= _HALF_DAY and not ordinal else None
        if hour is not None and (len(self.form(k)) > 1 or self.words[k].joined) and not self.sense(k, "month"):
            return None  # «الجمعة 4 مساء»
        if self.form(k) == ":" and k + 1 < self.size and self.words[k].joined and self.words[k + 1].joined:
            return None  # an hour: «الجمعة 16:30»
        numeric = self._numeric(i, e, dated)
        if numeric is not None:
            return numeric
        if not 1 <= day <= 31:
            return None
        unit = self.sense(k, "one")
        if ordinal and unit is not None and unit[0].value == "day":
            k = unit[1]
        if self.form(k) in _DASHES:
            k += 1
        return self._of_month(k, e, day, dated, ordinal)

    def _of_month(self, k: int, e: Expression, day: int, dated: bool, ordinal: bool) -> int | None:
        """Read what follows the number of a day: a month, «الشهر الجاري», «الجاري»."""
        if self.word(k, "of"):
            if self.word(k, "in_") and self.words[k - 1].kind == "arabic" and not ordinal:
                return None  # «من جانب واحد في يونيو»
            k += 1
        this = self.word(k, "this")
        k += this
        unit = self.sense(k, "one")
        after_head = unit[1] if unit is not None and unit[0].value == "month" else None
        month = self.month(after_head if after_head is not None else k)
        if month is not None:
            e.day, e.month, e.hijri = day, month[0].number, month[0].calendar == "hijri"
            return self._year(month[1], e)
        if after_head is not None:
            deictic = self.sense(after_head, "deictic")
            if deictic is not None or this:
                e.day, e.unit, e.deictic = day, "month", deictic[0].value if deictic else "current"
                return deictic[1] if deictic else after_head
            number = self.number(after_head)
            if number is not None and 1 <= number[0] <= 12:
                e.day, e.month = day, number[0]
                return self._year(number[1], e)
            return None
        deictic = self.sense(k, "deictic")
        if (
            deictic is not None
            and deictic[0].article
            and deictic[0].value != "last"
            and (deictic[0].value == "current" or dated or self.word(k - 2, "in_"))
        ):
            e.day, e.unit, e.deictic = day, "month", deictic[0].value
            return deictic[1]
        if (
            dated
            and e.weekday is not None
            and self.form(k - 1) not in self.lists["of"]
            and self.form(k - 1) not in _DASHES
            and (ordinal or k >= self.size or self.sentence.punct(k))  # «الأربعاء، ثلاثة شبان» counts the men
        ):
            e.day = day
            return k
        return None

    def _month_day(self, i: int, e: Expression, dated: bool) -> int | None:
        """Read a month without a day: «تشرين الثاني الماضي», «شهر آب», «شهر 3», «اغسطس 27»."""
        unit = self.sense(i, "one")
        head = unit is not None and unit[0].value == "month"
        k = unit[1] if unit is not None and head else i
        found = self.month(k)
        if found is None:
            number = self.number(k) if head and unit is not None and not unit[0].article else None
            ordinal = self.number(k) if head and unit is not None and unit[0].article else None
            chosen = number or (ordinal if ordinal is not None and ordinal[2] else None)
            if chosen is None or not 1 <= chosen[0] <= 12 or self._unit_follows(chosen[1]):
                return None
            e.month = chosen[0]
            return self._year(chosen[1], e)
        month, k, sure = found
        before = i - 1
        sure = sure or head or dated or self.word(before, "in_") or e.phase is not None
        probe = Expression(i)
        end = self._year(k, probe)
        day = self.digits(k)
        if day is not None and day <= 31 and end == k:
            after = Expression(i)
            stop = self._year(k + 1, after)
            if after.year is not None or self.form(k + 1) in ("-", *self.lists["to"]):
                e.day, end, probe.year = day, stop, after.year
        if e.day is None and not (sure or probe.year or probe.deictic):
            return None
        e.month, e.hijri, e.year = month.number, month.calendar == "hijri", probe.year
        e.deictic, e.id = probe.deictic, probe.id
        return end

    def _unit_follows(self, k: int) -> bool:
        """Say whether a number after «شهر» counts something rather than names the month; a year may follow it."""
        unit = self.sense(k, "deictic", "many", "one")
        return unit is not None and unit[0].value != "year"

    def _numeric(self, i: int, e: Expression, dated: bool) -> int | None:
        """Read «3/5/2021», «2021-05-03», «21/09» after a word that asks for a date, «2/2013»."""
        first, mark, second = self.digits(i), self.form(i + 1), self.digits(i + 2)
        if (
            first is None
            or mark not in _DASHES
            or second is None
            or not self.words[i + 1].joined
            or not self.words[i + 2].joined
        ) and not ((dated or self.word(i - 1, "dated")) and mark == "/" and first is not None and second is not None):
            return None
        third = self.digits(i + 4) if self.form(i + 3) in (mark, *_COMMAS) else None
        if third is not None:
            year, month, day = (first, second, third) if first > 31 else (third, second, first)
            if month > 12 >= day:
                month, day = day, month
            if year < 100 and third >= 32 and mark == "/":
                year += 1900
            elif year < 100 and (mark == "/" or dated) and len(self.form(i + 4)) == 2:
                year += 2000
            if year > 1000 and 1 <= month <= 12 and 1 <= day <= 31:
                e.year, e.month, e.day, e.hijri = year, month, day, year in _HIJRI_YEARS
                return self._era(i + 5, e)
            return None
        if mark == "/" and 1 <= first <= 12 and second in _YEARS:
            e.month, e.year = first, second
            return i + 3
        stands = i + 3 >= self.size or self.sentence.punct(i + 3)
        if (
            (dated or self.word(i - 1, "dated") or (mark == "-" and first > 12 >= second and stands))
            and mark != "."
            and max(first, second) <= 31
            and min(first, second) <= 12
        ):
            e.day, e.month = (first, second) if second <= 12 else (second, first)
            return i + 3
        return None

    def _year(self, i: int, e: Expression) -> int:
        """Read a deictic, «من عام» and a year after a month; return the index after what was there."""
        deictic = self.sense(i, "deictic")
        if deictic is not None and not deictic[0].lead and deictic[0].article:
            e.deictic, i = deictic[0].value, deictic[1]
        k = i + 1 if self.form(i) in _COMMAS or self.form(i) in _DASHES or self.word(i, "of") else i
        head = self.sense(k, "one")
        if head is not None and head[0].value == "year":
            period = self.sense(head[1], "deictic")
            if period is not None:
                e.year, e.id = None, period[0].value
                return period[1]
            k = head[1]
        elif self.word(i, "of"):
            return i
        found = self.number(k)
        if found is None or found[2] or found[0] not in range(1000, 2101):
            return i
        if self.words[found[1] - 1].kind == "number" and found[0] not in _YEARS and found[0] not in _HIJRI_YEARS:
            return i
        e.year = found[0]
        return self._era(found[1], e)

    def _era(self, i: int, e: Expression) -> int:
        """Read «م» or «هـ» after a year."""
        if self.word(i, "ah"):
            e.hijri = True
            return i + 1
        return (
            i + 1
            if (self.word(i, "ce") and self.words[i].joined)
            or (self.form(i) in self.lists["ce"] and len(self.form(i)) > 1)
            else i
        )
