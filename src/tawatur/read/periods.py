"""The grammar of periods: «الشهر الماضي»، «مطلع آذار»، «عام 2012»، «الأيام الماضية»، «الربع الثالث»، «صيف 2014»."""

from abc import abstractmethod
from typing import Final

from tawatur.lexicon.calendar import Phase
from tawatur.read.clocks import Clocks
from tawatur.read.expressions import Expression
from tawatur.text.number_words import token

_MOST_WEEKS: Final = 5  # that begin in one month
_QUARTERS: Final = 4
_AROUND: Final = frozenset(("past", "next"))
_PERIODS: Final = frozenset(("week", "month", "year", "night", "day", "decade"))


class Periods(Clocks):
    """Weeks, months, years and parts of them."""

    @abstractmethod
    def day(self, i: int) -> Expression | None:
        """Read a day; the grammar of days is built on that of periods and supplies it."""

    @abstractmethod
    def nth_of(self, i: int, k: int, unit: str, nth: int) -> Expression | None:
        """Read the month of an nth week or last day."""

    @abstractmethod
    def phrase(self, i: int) -> Expression | None:
        """Read a fixed phrase, such as a holiday; the grammar of moments supplies it."""

    def period(self, i: int) -> Expression | None:
        """Read «الشهر الماضي»، «هذا العام»، «مطلع آذار»، «عام 2012»، «الأيام القليلة الماضية»."""
        phase = self.sense(i, "phase")
        if phase is not None:
            found = self._phase(i, phase[0].value, phase[1], phase[0].weak)
            if found is not None:
                return found
        share = self._share(i) or self._season(i)
        if share is not None:
            return share
        this = self.word(i, "this")
        j = i + this
        unit = self.sense(j, "one", "two", "many")
        if unit is None:
            return self._counted(i)
        sense, k = unit
        number = self.number(k) if sense.value == "year" else None
        if number is not None and 1000 <= number[0] <= 2100 and not (sense.role == "many" and not sense.article):
            e = Expression(i, year=number[0])
            e.hijri = number[0] in range(1300, 1501)
            e.last = self._era(number[1], e)
            return e
        if sense.role != "one":
            return self._window(i, sense.value, sense.role, k) if sense.article else None
        if not sense.article:
            return None
        deictic = self.sense(k, "deictic")
        if (
            deictic is not None
            and deictic[0].value == "last"
            and sense.value in ("day", "week")
            and self.word(deictic[1], "of")
        ):
            nth = self.nth_of(i, deictic[1] + 1, sense.value, -1)
            if nth is not None:
                return nth
        order = self.number(k) if sense.value == "week" and deictic is None else None
        if order is not None and order[2] and 1 <= order[0] <= _MOST_WEEKS and self.word(order[1], "of"):
            nth = self.nth_of(i, order[1] + 1, sense.value, order[0])
            if nth is not None:
                return nth
        if sense.value == "hour" and deictic is not None and deictic[0].article and deictic[0].value in _AROUND:
            return Expression(i, deictic[1], "window", unit="hour", count=1, deictic=deictic[0].value)
        if sense.value not in _PERIODS:
            return None
        if deictic is None and this and sense.value != "day":
            part = "night" if sense.value == "night" else None
            return Expression(i, k, "period", unit=sense.value, deictic="current", part=part)
        if sense.value == "year" and not this and self._adjective(i):
            return None
        if deictic is None or not deictic[0].article or (sense.value == "day" and deictic[0].value == "current"):
            return None
        e = Expression(i, deictic[1], "period", unit=sense.value, deictic=deictic[0].value)
        e.part = "night" if sense.value == "night" else None
        year = self.number(e.last) if sense.value == "year" else None
        if year is not None and year[0] in range(1900, 2101):
            return Expression(i, year[1], year=year[0], deictic=deictic[0].value)
        day = self.sense(e.last, "one") if sense.value == "week" else None
        k = day[1] if day is not None and day[0].value == "day" and not day[0].article else e.last
        weekday = self.sense(k, "weekday") if sense.value == "week" else None
        if weekday is not None and weekday[0].article and not weekday[0].lead:
            return Expression(i, weekday[1], weekday=weekday[0].value, unit="week", deictic=deictic[0].value)
        return e

    def _adjective(self, i: int) -> bool:
        """Say whether «العام» at word i is "general" after a noun with the article («المدير العام السابق»)."""
        before = self.form(i - 1)
        definite = any(before.startswith(article) for article in self.lists["the"])
        return self.word(i, "general") and definite and not self.roles(i - 1)

    def _share(self, i: int) -> Expression | None:
        """Read «الربع الثالث من عام 2018»، «النصف الأول من الشهر»، «الربع الحالي»، «هذا الربع»."""
        this = self.word(i, "this")
        j = i + this
        of = next((n for n, name in ((4, "quarter"), (2, "half"), (3, "third")) if self.word(j, name)), None)
        if of is None or not self.form(j).startswith(tuple(self.lists["the"])):
            return None
        e = Expression(i, j + 1, "period", unit="quarter", deictic="current")
        deictic = self.sense(j + 1, "deictic")
        if of == _QUARTERS and (this or (deictic is not None and deictic[0].article and deictic[0].value != "last")):
            if deictic is not None:
                e.deictic, e.last = deictic[0].value, deictic[1]
            return e
        number = self.number(j + 1)
        if number is None or not number[2] or not 1 <= number[0] <= of:
            return None
        e.share, k = (number[0], of), number[1]
        k += self.word(k, "of")
        inner = self.period(k) if k < self.size else None
        year = self.number(k) if inner is None else None
        unit = self.sense(k, "one") if inner is None else None
        if inner is None and year is not None and not year[2] and year[0] in range(1900, 2101):
            inner = Expression(k, year[1], year=year[0])
        elif inner is None and unit is not None and unit[0].article and unit[0].value in ("month", "year"):
            inner = Expression(k, unit[1], "period", unit=unit[0].value, deictic="current")
        elif inner is None and k < self.size and self.words[k].kind != "number":
            probe = Expression(k)
            end = self.day_month(k, probe, True)
            inner = probe if end is not None and probe.day is None else None
            probe.last = end or k
        if inner is not None and inner.share is None and (inner.month or inner.year or inner.unit in ("month", "year")):
            inner.first, inner.share = i, e.share
            return inner
        if of == _QUARTERS and k == number[1]:
            e.unit, e.last = "year", k
            return e
        return None

    def _season(self, i: int) -> Expression | None:
        """Read «صيف 2014»، «الصيف الماضي»، «هذا الشتاء»، «شتاء العام الماضي»."""
        this = self.word(i, "this")
        season = self.sense(i + this, "season")
        if season is None:
            return None
        e = Expression(i, season[1], "season", id=season[0].value.id, deictic="current" if this else None)
        if season[0].article:
            deictic = self.sense(e.last, "deictic")
            if deictic is not None and deictic[0].article:
                e.deictic, e.last = deictic[0].value, deictic[1]
        else:
            k = e.last
            year, inner = self.number(k), self.period(k) if k < self.size else None
            if year is not None and not year[2] and year[0] in range(1900, 2101):
                e.year, e.last = year[0], year[1]
            elif inner is not None and inner.unit == "year" and inner.shape == "period":
                e.unit, e.deictic, e.last = "year", inner.deictic, inner.last
            elif inner is not None and inner.year and not inner.month and not inner.hijri:
                e.year, e.last = inner.year, inner.last
        return e if e.year or e.deictic else None

    def _phase(self, i: int, phase: Phase, j: int, weak: bool) -> Expression | None:
        """Read the start, middle or end of a month, year or period."""
        if j >= self.size:
            return None
        third = phase.third
        j += self.word(j, "of") and phase.day is not None
        inner = self.period(j) or (self.day(j) if self.words[j].kind != "number" else None)
        if inner is None or inner.phase is not None:
            probe = Expression(j, phase=third)
            end = self.day_month(j, probe, False) if self.words[j].kind != "number" else None
            unit = self.sense(j, "one")
            if end is not None:
                probe.last, inner = end, probe
            elif unit is not None and unit[0].article and unit[0].value in ("month", "year", "week"):
                inner = Expression(j, unit[1], "period", unit=unit[0].value, deictic="current")
        if inner is None or inner.day is not None or inner.weekday is not None or inner.relative is not None:
            return None
        if not (inner.month or inner.year or inner.unit):
            return None
        if weak and phase.day is not None and inner.month is None:
            return None
        inner.first, inner.phase = i, third
        inner.mid = phase.day if inner.month is not None else None
        return inner

    def _window(self, i: int, unit: str, role: str, k: int) -> Expression | None:
        """Read «الأيام القليلة الماضية»، «الأسبوعين الماضيين»، «الساعات الـ48 المقبلة»."""
        count: float | None = 2 if role == "two" else None
        if self.word(k, "small"):
            k += 1
        else:
            number = self.number(k)
            if number is not None:
                count, k = number[0], number[1]
        again = self.sense(k, "one")
        if again is not None and again[0].value == unit:
            k = again[1]
        deictic = self.sense(k, "deictic")
        if deictic is None or not deictic[0].article or deictic[0].value == "current":
            return None
        k = deictic[1]
        if self.word(k, "small"):
            k += 1
        return Expression(i, k, "window", unit=unit, count=count, deictic=deictic[0].value)

    def _counted(self, i: int) -> Expression | None:
        """Read «الـ24 ساعة الماضية»، «آخر 24 ساعة»."""
        last = self.word(i, "last")
        dual = self.sense(i + 1, "two") if last else None
        if dual is not None and not dual[0].article:
            deictic = self.sense(dual[1], "deictic")
            end = deictic[1] if deictic else dual[1]
            return Expression(i, end, "window", unit=dual[0].value, count=2, deictic="past")
        number = self.number(i + last)
        start = token(self.forms[i])
        if number is None or not (last or self.word(i, "the") or (start is not None and start.article)):
            return None
        unit = self.sense(number[1], "one", "many")
        if unit is None:
            return None
        deictic = self.sense(unit[1], "deictic")
        if deictic is None and not last:
            return None
        end = deictic[1] if deictic else unit[1]
        return Expression(
            i, end, "window", unit=unit[0].value, count=number[0], deictic=deictic[0].value if deictic else "past"
        )
