"""The grammar of days with their weekday and month, and of periods: «الشهر الماضي»، «مطلع آذار»، «عام 2012»."""

from typing import Final

from tawatur.lexicon.calendar import Relative, Sense
from tawatur.read.clocks import Clocks
from tawatur.read.expressions import Expression
from tawatur.text.number_words import token

_PERIODS: Final = frozenset(("week", "month", "year", "night", "day", "decade"))
_LAST: Final = frozenset(("day", "week"))
_SKIPPED: Final = frozenset(("،", ",", "-"))


class Days(Clocks):
    """Days and periods."""

    def date(self, i: int) -> Expression | None:
        """Read a date in the widest sense."""
        return self._nth(i) or self.period(i) or self.day(i)

    def day(self, i: int) -> Expression | None:
        """Read part of the day, relative word, weekday, day of the month, in the order in which news writes them."""
        e = Expression(i)
        j, needs, head, bare = i, False, False, False
        while j < self.size:
            relative = self.sense(j, "relative") if e.relative is None else None
            weekday = self.sense(j, "weekday")
            part = self.sense(j, "part") if e.part is None and e.relative is None else None
            unit = self.sense(j, "one")
            adverb = self.sense(j, "adverb") if e.part is None else None
            if relative is not None and not (part is not None and part[1] > relative[1]):
                value: Relative = relative[0].value
                e.relative, j, needs = value.days, relative[1], False
                e.part = value.part or e.part
            elif weekday is not None and e.weekday is None and self._sure(weekday, head):
                bare = not weekday[0].article and not head and not self._of_week(weekday[1])
                e.weekday, j, needs = weekday[0].value, weekday[1], False
            elif (
                weekday is not None and e.weekday_to is None and e.part in ("night", "midnight") and weekday[0].article
            ):
                e.weekday_to, j = weekday[0].value, weekday[1]
            elif self.form(j) in ("-", "/") and e.weekday is not None and e.part and self.sense(j + 1, "weekday"):
                j += 1
            elif part is not None and j + 1 < self.size and e.weekday is None:
                e.part, j, needs = part[0].value, part[1], True
            elif unit is not None and unit[0].value == "day" and not unit[0].article and not head:
                head, j, needs = True, unit[1], True
            elif adverb is not None and len(self.form(j)) > 1 and (e.dated or j == i):
                e.part, j, needs = adverb[0].value, adverb[1], False
                if not e.dated:
                    e.shape, e.clock = "clock", self.calendar.instants.get(adverb[0].value)
                    break
            else:
                break
        front = j > i
        if needs and j < self.size and self.form(j) == "-":
            return self._part_alone(i)
        end = self.day_month(self._linked(j) if front and not needs else j, e, front) if j < self.size else None
        if end is None and self.word(j, "link"):
            end = self.day_month(j + 1, e, True) if j + 1 < self.size else None
        if end is not None:
            e.shape = "date"
            if e.weekday is not None and e.day is not None and e.day <= 5 and self.words[j].kind == "arabic":
                e.nth = e.day
            e.last = self._second(end, e)
            return e
        if not front or needs or bare or (e.relative == 0 and self.word(j, "named_day")):
            return self._part_alone(i)
        deictic = self.sense(j, "deictic") if e.weekday is not None and e.relative is None else None
        if deictic is not None and deictic[0].value == "last" and self.word(deictic[1], "of"):
            end = self.day_month(deictic[1] + 1, e, True) if deictic[1] + 1 < self.size else None
            if end is not None and e.day is None:
                e.nth, e.last = -1, end
                return e
        if deictic is not None and deictic[0].article:
            e.deictic, j = deictic[0].value, deictic[1]
        elif e.weekday is not None and e.relative is None:
            j = self._of_period(j, e)
        if e.weekday is not None and e.relative is None and e.last == 0 and self.word(i - 1, "namer"):
            return None
        e.last = j
        return e

    def _part_alone(self, i: int) -> Expression | None:
        """Read an adverb of the day («مساء») by itself."""
        adverb = self.sense(i, "adverb")
        if adverb is None or len(self.form(i)) == 1 or adverb[0].lead:
            return None
        part = adverb[0].value
        return Expression(i, adverb[1], "clock", part=part, clock=self.calendar.instants.get(part))

    def _linked(self, j: int) -> int:
        """Skip a comma, «الموافق» or «في» between a weekday and its day of the month."""
        k = j
        while k < self.size and (self.form(k) in _SKIPPED or self.word(k, "link") or self.word(k, "in_")):
            k += 1
        return k

    def _second(self, end: int, e: Expression) -> int:
        """Take the same day in the other calendar beside the first; the Gregorian one is kept."""
        k = end
        while k < self.size and (self.form(k) in _SKIPPED or self.form(k) == "/" or self.word(k, "link")):
            k += 1
        if k == end:
            return end
        other = Expression(k)
        last = self.day_month(k, other, True) if k < self.size else None
        if last is None or other.day is None or other.hijri == e.hijri or other.month is None:
            return end
        if e.hijri:
            e.day, e.month, e.year, e.hijri, e.deictic = other.day, other.month, other.year, False, other.deictic
        return last

    def _of_period(self, j: int, e: Expression) -> int:
        """Read «من الأسبوع الماضي» after a weekday."""
        k = j + 1 if self.word(j, "of") else j
        period = self.period(k) if k < self.size else None
        if period is None or period.unit != "week" or period.shape != "period":
            return j
        e.unit, e.deictic = "week", period.deictic
        return period.last

    # Periods

    def period(self, i: int) -> Expression | None:
        """Read «الشهر الماضي»، «هذا العام»، «مطلع آذار»، «عام 2012»، «الأيام القليلة الماضية»."""
        phase = self.sense(i, "phase")
        if phase is not None:
            return self._phase(i, phase[0].value, phase[1], phase[0].weak)
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
        if sense.value not in _PERIODS or not sense.article:
            return None
        deictic = self.sense(k, "deictic")
        if (
            deictic is not None
            and deictic[0].value == "last"
            and sense.value in ("day", "week")
            and self.word(deictic[1], "of")
        ):
            nth = self._last_of(i, deictic[1] + 1, sense.value)
            if nth is not None:
                return nth
        if deictic is None and this and sense.value != "day":
            part = "night" if sense.value == "night" else None
            return Expression(i, k, "period", unit=sense.value, deictic="current", part=part)
        if sense.value == "year" and not this and self._adjective(i):
            return None
        if deictic is None or not deictic[0].article or (sense.value == "day" and deictic[0].value == "current"):
            return None
        e = Expression(i, deictic[1], "period", unit=sense.value, deictic=deictic[0].value)
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

    def _nth(self, i: int) -> Expression | None:
        """Read «ثاني أربعاء من تشرين الأول»، «آخر جمعة من رمضان»، «آخر يوم من الشهر»."""
        last = self.word(i, "last")
        number = None if last or self.words[i].kind == "number" else self.number(i)
        if not last and (number is None or not number[2] or not 1 <= number[0] <= 5):
            return None
        k = i + 1 if number is None else number[1]
        weekday, unit = self.sense(k, "weekday"), self.sense(k, "one")
        end = weekday[1] if weekday is not None else unit[1] if unit is not None and unit[0].value in _LAST else 0
        if not end or (weekday is None and not last):
            return None
        e = Expression(i, nth=-1 if number is None else number[0])
        start = end + 1 if self.word(end, "of") and self.form(end) not in self.lists["in_month"] else end
        stop = self.day_month(start, e, True) if start < self.size else None
        if stop is None or e.day is not None or e.month is None:
            return None
        e.weekday = weekday[0].value if weekday is not None else None
        e.unit = None if weekday is not None or unit is None else unit[0].value
        e.last = stop
        return e

    def _last_of(self, i: int, k: int, unit: str) -> Expression | None:
        """Read the month of «الأسبوع الأخير من أيلول»."""
        e = Expression(i, unit=unit, nth=-1)
        end = self.day_month(k, e, True) if k < self.size else None
        if end is None or e.day is not None or e.month is None:
            return None
        e.unit, e.last = unit, end
        return e

    def _sure(self, weekday: tuple[Sense, int], head: bool) -> bool:
        """Say whether a word that is also a number or a name is a weekday here."""
        return weekday[0].article or head or not weekday[0].weak or self._of_week(weekday[1])

    def _of_week(self, k: int) -> bool:
        """Say whether «الأسبوع» follows a weekday without article."""
        week = self.sense(k, "one")
        return week is not None and week[0].value == "week" and week[0].article

    def _phase(self, i: int, third: int, j: int, weak: bool) -> Expression | None:
        """Read the start, middle or end of a month, year or period."""
        if j >= self.size:
            return None
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
        inner.first, inner.phase = i, third
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
