"""The grammar of whole time expressions: days with their weekday and hour, periods, lengths, ranges, phrases."""

from typing import Final

from tawatur.lexicon.calendar import Holiday, Relative, Vague
from tawatur.read.clocks import Clocks
from tawatur.read.expressions import Expression
from tawatur.read.tokens import Sentence

_PERIODS: Final = frozenset(("week", "month", "year", "night", "day", "decade"))
_YEARS: Final = range(1900, 2101)
_LIKELY_YEARS: Final = range(1990, 2036)


class Moments(Clocks):
    """Rules that put the parts together; ``scan`` runs them over the sentence."""

    def scan(self) -> list[Expression]:
        """Return the expressions of the sentence, left to right, without overlap."""
        found: list[Expression] = []
        i = 0
        while i < self.size:
            e = self.expression(i) if self.starts(i) else None
            if e is None:
                i += 1
                continue
            if not self._named(e):
                found.append(e)
            i = e.last
        return found

    def _named(self, e: Expression) -> bool:
        """Say whether the words are part of a name: «شارع 14 تموز»."""
        return e.shape == "date" and e.opener is None and e.relative is None and self.word(e.first - 1, "namer")

    def expression(self, i: int) -> Expression | None:
        """Return the longest expression at word i."""
        best: Expression | None = None
        for rule in (self.range, self.phrase, self.row, self.moment, self.opened, self.length):
            e = rule(i)
            if e is not None and (best is None or e.last > best.last):
                best = e
        return best

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
            return Expression(i, end, "vague", id=sense.value.id, background=sense.value.background)
        return Expression(i, end, "recurring", id=sense.value)

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
        if unit[0].value == "day" and (self.word(number[1], "of")):
            return Expression(i, number[1], "row", unit="day", count=number[0])
        return None

    # Ranges

    def range(self, i: int) -> Expression | None:
        """Read «من 3 إلى 5 أيار»، «بين عامي 2013 و2020»، «13 الى 15 تموز»."""
        opener = self.sense(i, "opener")
        start = i
        between = False
        if opener is not None and opener[0].value.id == "from":
            start = opener[1]
            between = self.word(start - 1, "between")
        elif self.words[i].kind != "number" and not self.word(i, "the"):
            return None
        a = self._side(start)
        if a is None:
            return None
        k = self._joint(a.last, between)
        b = self._side(k) if k is not None else None
        if b is None or (start == i and b.month is None) or (a.shape == "clock") != (b.shape == "clock"):
            return None
        if b.shape == "number" or (a.shape == "number" and b.day is None and b.weekday is None):
            return None
        if a.shape == "number" and b.month is None and b.deictic is None:
            return None
        if a.shape == "number":
            a.shape = "date"
        for name in ("month", "year", "deictic", "unit", "hijri"):
            if getattr(a, name) in (None, False) and b.weekday is None:
                setattr(a, name, getattr(b, name))
        return Expression(i, b.last, "range", start=a, to=b)

    def _side(self, i: int) -> Expression | None:
        """Read one end of a range; a bare number of a day has the shape "number"."""
        if i >= self.size:
            return None
        found = self.moment(i)
        number = self.number(i)
        if found is not None:
            return found
        if number is None:
            return None
        if number[0] in _YEARS and self.words[number[1] - 1].kind == "number":
            return Expression(i, number[1], year=number[0])
        return Expression(i, number[1], "number", day=number[0]) if 1 <= number[0] <= 31 else None

    def _joint(self, i: int, between: bool) -> int | None:
        """Return where the second end of a range starts if word i joins two ends."""
        if self.word(i, "to") or self.form(i) == "-":
            return i + 1
        if between and self.word(i, "and_"):
            return i + 1
        lead = self.sense(i, "month", "weekday", "one", "relative", "clock", "phase", "part")
        return i if between and lead is not None and lead[0].lead[:1] in self.lists["and_"] else None

    # Openers

    def opened(self, i: int) -> Expression | None:
        """Read «منذ عام 2012»، «خلال الأشهر الماضية»، «قبل ثلاثة أيام»، «حتى فجر الإثنين»."""
        found = self.sense(i, "opener")
        if found is None or found[0].value.id == "from":
            return None
        opener, j = found[0].value.id, found[1]
        if j >= self.size:
            return None
        inner = (self.range(j) if opener == "within" else None) or self.moment(j) or self.length(j, opener)
        if inner is None:
            number = self.number(j)
            if number is None or number[0] not in _LIKELY_YEARS or not self._ends(number[1]):
                return None
            inner = Expression(j, number[1], year=number[0])
        if opener == "length" and inner.shape != "duration":
            return None
        inner.first, inner.opener = i, opener
        if inner.shape == "duration" and opener in ("before", "after"):
            inner.anchored = self.word(inner.last, "of_event")
        return inner

    def _ends(self, i: int) -> bool:
        """Say whether a year that stands alone may end before word i."""
        return i >= self.size or self.sentence.punct(i) or self.word(i, "after_year")

    # Moments

    def moment(self, i: int) -> Expression | None:
        """Read a day, period or hour; an hour and a day beside it are one expression."""
        clock = self.clock(i)
        if clock is not None:
            k = clock.last + (self.word(clock.last, "of") or self.form(clock.last) == "،")
            day = self.date(k) if k < self.size else None
            if day is not None and day.clock is None and day.dated and day.relative is None or day and day.relative is not None:
                day.first, day.clock = clock.first, clock.clock
                if day.part is not None:
                    day.clock = self.in_part(clock.clock, day.part)
                return day
            return clock
        e = self.date(i)
        if e is None or not e.dated:
            return e
        k = e.last
        while self.form(k) == "،" or self.word(k, "in_"):
            k += 1
        clock = self.clock(k) if k < self.size and self.sense(k, "clock", "at") else None
        if clock is not None:
            e.clock, e.last = clock.clock, clock.last
            e.part = e.part or clock.part
            e.clock = self.in_part(e.clock, e.part)
        return e

    def date(self, i: int) -> Expression | None:
        """Read a date in the widest sense."""
        return self.period(i) or self.day(i)

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
            elif weekday is not None and e.weekday is None:
                bare = weekday[0].weak and not weekday[0].article or (not weekday[0].article and not head)
                e.weekday, j, needs = weekday[0].value, weekday[1], False
            elif weekday is not None and e.weekday_to is None and e.part in ("night", "midnight") and weekday[0].article:
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
                    e.shape = "clock"
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
            e.shape, e.relative = "date", e.relative if e.weekday is None or e.relative == 0 else e.relative
            e.last = self._second(end, e)
            return e
        if not front or needs or bare:
            return self._part_alone(i)
        deictic = self.sense(j, "deictic") if e.weekday is not None and e.relative is None else None
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
        return Expression(i, adverb[1], "clock", part=adverb[0].value)

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
        if deictic is None and this and sense.value != "day":
            return Expression(i, k, "period", unit=sense.value, deictic="current")
        if deictic is None or not deictic[0].article or (sense.value == "day" and deictic[0].value == "current"):
            return None
        e = Expression(i, deictic[1], "period", unit=sense.value, deictic=deictic[0].value)
        return e

    def _phase(self, i: int, third: int, j: int, weak: bool) -> Expression | None:
        """Read the start, middle or end of a month, year or period."""
        if j >= self.size:
            return None
        inner = self.period(j) or (self.day(j) if not self.words[j].kind == "number" else None)
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
        if number is None or (not last and not self.word(i, "the")):
            return None
        unit = self.sense(number[1], "one", "many")
        if unit is None:
            return None
        deictic = self.sense(unit[1], "deictic")
        if deictic is None and not last:
            return None
        end = deictic[1] if deictic else unit[1]
        return Expression(i, end, "window", unit=unit[0].value, count=number[0], deictic=deictic[0].value if deictic else "past")


_SKIPPED: Final = frozenset(("،", ",", "-"))


def scan(sentence: Sentence) -> list[Expression]:
    """Return what the sentence says about time, unresolved."""
    return Moments(sentence).scan()
