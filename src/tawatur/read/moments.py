"""The grammar of fixed phrases, days of holidays, bare numbers, and of a day with its hour."""

from abc import abstractmethod
from typing import Final

from tawatur.lexicon.calendar import Holiday, Vague
from tawatur.read.days import Days
from tawatur.read.expressions import Expression

_LIKELY_YEARS: Final = range(1990, 2036)
_HOUR: Final = 60
_FEAST_DAYS: Final = 10
_CLITIC: Final = 2


class Moments(Days):
    """Days, periods and hours put together."""

    @abstractmethod
    def range(self, i: int) -> Expression | None:
        """Read a stretch from and until; the grammar of ranges is built on this one and supplies it."""

    def phrase(self, i: int) -> Expression | None:
        """Read a fixed phrase: vague, recurring, or a holiday with its year."""
        found = self.sense(i, "vague", "recurring", "holiday")
        if found is None:
            return None
        sense, end = found
        if isinstance(sense.value, Holiday):
            e = Expression(i, end, "holiday", id=sense.value.id)
            e.month, e.day, e.hijri = sense.value.month, sense.value.day, sense.value.calendar == "hijri"
            e.part = "easter" if sense.value.calendar == "easter" else None
            e.last = self._year(end, e)
            return e
        if isinstance(sense.value, Vague):
            exact = self.moment(end + 1) if sense.value.of and self.word(end, "of") and end + 1 < self.size else None
            if exact is not None:  # «في وقت متأخر من مساء الخميس»
                exact.first = i
                return exact
            near = 0 if sense.value.day else None
            return Expression(i, end, "vague", id=sense.value.id, background=sense.value.background, relative=near)
        return Expression(i, end, "recurring", id=sense.value)

    def feast(self, i: int) -> Expression | None:
        """Read a day of a holiday or of a month of fasting: «ثالث أيام عيد الفطر»، «اليوم الثاني من عيد …»."""
        if self.word(i, "eve"):
            found = self._holiday(i + 1)
            if found is not None:
                found.first, found.shift = i, -1
            return found
        unit = self.sense(i, "one")
        head = unit is not None and unit[0].value == "day" and unit[0].article
        number = self.number(unit[1] if head and unit is not None else i)
        if number is None or not number[2] or not 1 <= number[0] <= _FEAST_DAYS:
            return None
        k = number[1]
        if head or self.word(k, "days_of"):
            k += not head
            k += self.word(k, "of")
        else:
            return None
        found = self._holiday(k)
        if found is not None:
            found.first, found.shift = i, number[0] - 1
            return found
        month = Expression(k)
        end = self.day_month(k, month, True) if k < self.size else None
        if end is None or month.month is None or month.day is not None or month.deictic is not None:
            return None
        month.first, month.day, month.last = i, number[0], end
        return month

    def _holiday(self, i: int) -> Expression | None:
        """Read a holiday at word i, if it is one."""
        found = self.phrase(i) if i < self.size and self.sense(i, "holiday") else None
        return found if found is not None and found.shape == "holiday" else None

    def lone(self, i: int) -> Expression | None:
        """Read a year or a day of the month by its number alone, where nothing follows: «في 2014»، «يوم 15»."""
        number = self.number(i)
        if number is None or not self.word(i - 1, "lone_after"):
            return None
        value, end, ordinal = number
        if self.words[end - 1].kind == "number" and value in _LIKELY_YEARS and not ordinal and self._ends(end):
            return Expression(i, end, year=value)
        feminine = ordinal and self.form(i).endswith(self.feminine)
        stands = end >= self.size or self.sentence.punct(end)
        if not 1 <= value <= 31 or not stands or feminine or (self.words[i].kind != "number" and not ordinal):
            return None
        return Expression(i, end, "monthday", day=value)

    def row(self, i: int) -> Expression | None:
        """Read «لليوم السابع على التوالي»، «للأسبوع السابع على التوالي»."""
        unit = self.sense(i, "one")
        if unit is None or unit[0].lead[-1:] not in self.lists["row_lead"]:
            return None
        number = self.number(unit[1])
        if number is None:
            return None
        for k in range(number[1], min(number[1] + 3, self.size)):
            if tuple(self.forms[k : k + 2]) in self.rows:
                return Expression(i, k + 2, "row", unit=unit[0].value, count=number[0])
        if unit[0].value == "day" and (self.word(number[1], "of") or number[2]):
            return Expression(i, number[1], "row", unit="day", count=number[0])
        return None

    def _ends(self, i: int) -> bool:
        """Say whether a year that stands alone may end before word i."""
        joined = self.form(i)[:1] in self.lists["and_"] and len(self.form(i)) > _CLITIC and not self.number(i)
        return i >= self.size or self.sentence.punct(i) or self.word(i, "after_year") or joined

    def _minutes_from(self, i: int) -> Expression | None:
        """Read «عشرون دقيقة بعد الثامنة مساء»، «ثلاث دقائق قبل الثامنة»."""
        number = self.number(i)
        unit = self.sense(number[1], "one", "many") if number is not None and 0 < number[0] < _HOUR else None
        if number is None or unit is None or unit[0].value != "minute":
            return None
        opener = self.sense(unit[1], "opener")
        sign = {"before": -1, "until": -1, "after": 1}.get(opener[0].value.id if opener is not None else "", 0)
        hour = self.clock(opener[1], loose=True) if opener is not None and sign and opener[1] < self.size else None
        if hour is None or hour.clock is None:
            return None
        hour.first, hour.clock = i, hour.clock + sign * number[0]
        return hour

    def moment(self, i: int) -> Expression | None:
        """Read a day, period or hour; an hour and a day beside it are one expression."""
        clock = self.clock(i) or self._minutes_from(i)
        if clock is not None:
            k = clock.last + (self.word(clock.last, "of") or self.form(clock.last) == "،")
            day = self.date(k) if k < self.size else None
            if (day is not None and day.clock is None and day.dated and day.relative is None) or (
                day and day.relative is not None
            ):
                day.first, day.clock = clock.first, clock.clock
                if day.part is not None:
                    day.clock = self.in_part(clock.clock, day.part)
                return day
            return clock
        e = self.date(i)
        if e is not None and e.shape == "clock" and e.clock is None and e.last < self.size:
            hour = self.clock(e.last)  # «مساء الساعة 7»
            if hour is not None and hour.clock is not None and hour.part in (None, e.part):
                hour.first, hour.part, hour.clock = i, e.part, self.in_part(hour.clock, e.part)
                return hour
        if e is None or not e.dated:
            return e
        k = e.last
        while self.form(k) == "،" or self.word(k, "in_"):
            k += 1
        clock = self.clock(k) if k < self.size and self.sense(k, "clock", "at") else None
        if clock is None and k + 1 < self.size and self.sense(k, "opener") and self.sense(k + 1, "clock"):
            clock = self.range(k)
        elif clock is None and k < self.size and (self.sense(k, "opener") or self.form(k + 1) == ":"):
            opener = self.sense(k, "opener")
            clock = self.range(k) if opener is None or opener[0].value.id == "from" else None
            clock = clock or (self.clock(k) if opener is None else None)
        elif clock is None and k < self.size and self.words[k].kind == "number" and self.sense(k + 1, "adverb"):
            clock = self.clock(k)  # «غدا 4 عصرا»
        if clock is not None and clock.shape == "clock" and clock.clock is not None:
            e.clock, e.clock_to, e.last = clock.clock, clock.clock_to, clock.last
            e.part = e.part or clock.part
            e.clock = self.in_part(e.clock, e.part)
        return e
