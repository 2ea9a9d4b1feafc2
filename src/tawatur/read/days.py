"""The grammar of days: weekday, part of the day, relative words, day of the month, nth weekday or week of a month."""

from typing import Final

from tawatur.lexicon.calendar import Relative, Sense
from tawatur.read.expressions import Expression
from tawatur.read.periods import Periods

_LAST: Final = frozenset(("day", "week"))
_SKIPPED: Final = frozenset(("،", ",", "-"))


class Days(Periods):
    """Days."""

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
            if j == i and self.word(j, "this") and (now := self.sense(j + 1, "part")) and now[0].article:
                e.relative, e.part, j = 0, now[0].value, now[1]  # «هذا المساء»
            elif relative is not None and not (part is not None and part[1] > relative[1]):
                value: Relative = relative[0].value
                e.relative, j, needs = value.days, relative[1], False
                e.part = value.part or e.part
            elif (
                weekday is not None
                and e.weekday is None
                and self._sure(weekday, head)
                and not (head and weekday[0].lead and self.word(j, "one"))  # «يوم واحد»
            ):
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
            elif (
                adverb is not None
                and len(self.form(j)) > 1
                and (e.dated or (j == i and not (adverb[0].article and adverb[1] == i + 1)))
            ):
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
        if adverb[0].article and adverb[1] == i + 1:
            return None  # «في الظهر» is the back as well: an hour must stand before it
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

    def _nth(self, i: int) -> Expression | None:
        """Read «ثاني أربعاء من تشرين الأول»، «آخر جمعة من رمضان»، «آخر يوم من الشهر»."""
        last = self.word(i, "last")
        number = None if last or self.words[i].kind == "number" else self.number(i)
        if not last and (number is None or not number[2] or not 1 <= number[0] <= 5):
            return None
        k = i + 1 if number is None else number[1]
        weekday, unit = self.sense(k, "weekday"), self.sense(k, "one")
        end = weekday[1] if weekday is not None else unit[1] if unit is not None and unit[0].value in _LAST else 0
        if not end or (weekday is None and not last and (unit is None or unit[0].value != "week")):
            return None
        e = Expression(i, nth=-1 if number is None else number[0])
        if weekday is not None and not last and self.word(end, "behind"):
            e.base = self.day(end + 1) or self.phrase(end + 1) if end + 1 < self.size else None
            if e.base is not None and e.base.dated:
                e.weekday, e.last = weekday[0].value, e.base.last
                return e
        start = end + 1 if self.word(end, "of") and self.form(end) not in self.lists["in_month"] else end
        stop = self.day_month(start, e, True) if start < self.size else None
        if stop is None and weekday is not None and start < self.size:
            month = self.period(start)
            bare = self.sense(start, "one")
            if month is None and bare is not None and bare[0].article and bare[0].value == "month":
                month = Expression(start, bare[1], "period", unit="month", deictic="current")
            if month is not None and month.unit == "month" and month.phase is None and month.share is None:
                e.weekday, e.unit, e.deictic, e.last = weekday[0].value, "month", month.deictic, month.last
                return e
        if stop is None or e.day is not None or e.month is None:
            return None
        e.weekday = weekday[0].value if weekday is not None else None
        e.unit = None if weekday is not None or unit is None else unit[0].value
        e.last = stop
        return e

    def nth_of(self, i: int, k: int, unit: str, nth: int) -> Expression | None:
        """Read the month of «الأسبوع الأخير من أيلول»، «الأسبوع الأول من أيلول»."""
        e = Expression(i, unit=unit, nth=nth)
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
        week = self.sense(k + self.word(k, "this"), "one")
        return week is not None and week[0].value == "week" and week[0].article
