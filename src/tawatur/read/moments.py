"""The grammar of whole time expressions: a day with its hour, ranges, what prepositions open, fixed phrases."""

from typing import Final

from tawatur.lexicon.calendar import Holiday, Vague
from tawatur.read.days import Days
from tawatur.read.expressions import Expression
from tawatur.read.tokens import Sentence

_YEARS: Final = range(1900, 2101)
_LIKELY_YEARS: Final = range(1990, 2036)
# The roles of a first word for which a rule is worth a try.
_OPENER: Final = frozenset(("opener",))
_COUNTS: Final = frozenset(("number", "the"))
_RANGES: Final = _COUNTS | frozenset(("opener", "month", "clock"))
_HOUR: Final = 60
_HALF_DAY: Final = 12
_FEAST_DAYS: Final = 10
_CLITIC: Final = 2
_ONE: Final = frozenset(("one",))
_PHRASES: Final = frozenset(("vague", "recurring", "holiday"))
_FEASTS: Final = frozenset(("number", "eve", "one"))
_UNITS: Final = frozenset(("one", "two", "many"))
_LENGTHS: Final = _UNITS | frozenset(("number", "few", "about", "more", "less", "half", "quarter", "third"))
_MOMENTS: Final = (
    _UNITS
    | _COUNTS
    | frozenset(("month", "weekday", "part", "adverb", "relative", "phase", "season", "clock", "at", "this", "last"))
    | frozenset(("half", "quarter", "third"))
)


class Moments(Days):
    """Rules that put the parts together; ``scan`` runs them over the sentence."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the words of the sentence."""
        super().__init__(sentence)
        self.rules = (
            (_RANGES, self.range),
            (_PHRASES, self.phrase),
            (_FEASTS, self.feast),
            (_COUNTS, self.lone),
            (_ONE, self.row),
            (_MOMENTS, self.moment),
            (_OPENER, self.opened),
            (_LENGTHS, self.length),
        )

    def scan(self) -> list[Expression]:
        """Return the expressions of the sentence, left to right, without overlap."""
        found: list[Expression] = []
        i = 0
        while i < self.size:
            roles = self.roles(i)
            e = self.expression(i, roles) if roles else None
            if e is None:
                i += 1
                continue
            if not self._named(e):
                found.append(e)
            i = e.last
        return found

    def _named(self, e: Expression) -> bool:
        """Say whether the words are part of a name: «شارع 14 تموز»."""
        if e.relative is not None and (e.last - e.first > 1 or self.form(e.first) not in self.lists["day_name"]):
            return False
        return e.shape == "date" and e.opener is None and self.word(e.first - 1, "namer")

    def expression(self, i: int, roles: frozenset[str]) -> Expression | None:
        """Return the longest expression at word i."""
        best: Expression | None = None
        if roles == _OPENER:
            opener = self.sense(i, "opener")
            if opener is None or opener[1] >= self.size or not self.roles(opener[1]):
                return None
        for needed, rule in self.rules:
            e = rule(i) if roles & needed else None
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

    # Ranges

    def range(self, i: int) -> Expression | None:
        """Read «من 3 إلى 5 أيار»، «بين عامي 2013 و2020»، «13 الى 15 تموز»."""
        opener = self.sense(i, "opener")
        start = i
        between = False
        if opener is not None and opener[0].value.id == "from":
            start = opener[1]
            between = self.word(start - 1, "between")
        elif self.words[i].kind != "number" and not self.word(i, "the") and not self.sense(i, "month", "clock"):
            return None
        hours = self._hours(i, start, between) or (self._parts(i, start) if start > i else None)
        if hours is not None:
            return hours
        a = self._side(start)
        if a is None or a.clock is not None:
            return None
        k = self._joint(a.last, between)
        b = self._side(k) if k is not None else None
        if b is None and k is not None and k < self.size and a.month is not None and a.day is None:
            weak = Expression(k)  # «بين آذار وأيار»: a name that is another word too is a month beside a month
            end = self.day_month(k, weak, True)
            weak.last = end or k
            b = weak if end is not None and weak.day is None else None
        if b is None or b.clock is not None:
            return None
        if start == i and a.month and a.day and b.shape == "number" and self.words[a.last - 1].kind == "number":
            b.shape, b.month = "date", a.month  # «27 إلى 29» behind the month
        if start == i and b.month is None:
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
        found = Expression(i, b.last, "range", start=a, to=b)
        if self.word(b.last, "of") and b.year is None and b.month and b.last + 1 < self.size:
            year = self.period(b.last + 1)  # «بين يناير وسبتمبر من هذا العام»
            if year is not None and year.unit == "year" and year.shape == "period":
                a.id = b.id = year.deictic
                found.last = year.last
            elif year is not None and year.year and not year.month:
                a.year, b.year, found.last = a.year or year.year, year.year, year.last
        return found

    def _parts(self, i: int, start: int) -> Expression | None:
        """Read «من الفجر حتى الظهيرة»: the report's own day."""
        first = self.sense(start, "part")
        k = self._joint(first[1], False) if first is not None and first[0].article else None
        last = self.sense(k, "part") if k is not None else None
        if first is None or last is None or not last[0].article:
            return None
        return Expression(i, last[1], relative=0, part=first[0].value)

    def _hours(self, i: int, start: int, between: bool) -> Expression | None:
        """Read hours from and until, and the day behind them: «من 9:30 إلى 11:00 يوم الخميس»، «9:30 - 11:00»."""
        a = self.clock(start, loose=True, whole=between)
        bare = self.digits(start) if a is None else None
        if bare is not None and bare <= _HALF_DAY:
            a = Expression(start, start + 1, "clock", clock=bare * _HOUR)  # «من 3 إلى 4 عصرا»
        k = self._joint(a.last, between) if a is not None else None
        if a is None or k is None or k >= self.size:
            return None
        b = self.moment(k) or self.clock(k, loose=True)
        if b is None or b.clock is None or a.clock is None or b.opener is not None:
            return None
        sure = self.sense(start, "clock") or self.form(start + 1) == ":" or a.part or b.part or self.sense(k, "clock")
        if bare is not None and (not b.part or self.form(k + 1) == ":"):
            return None
        if not sure and self.form(k + 1) != ":":
            return None
        if a.part is None:
            early = self.in_part(a.clock, b.part)
            a.clock = early if early is not None and early <= b.clock else a.clock
        b.first, b.clock, b.clock_to, b.part = i, a.clock, b.clock, a.part or b.part
        return b

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
        if between and self.form(i)[:1] in self.lists["and_"] and i < self.size and self.number(i) is not None:
            return i
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
        inner = self._throughout(j) if opener == "throughout" else None
        inner = inner or (self.range(j) if opener == "within" else None)
        length = self.length(j, opener)
        inner = inner or self.moment(j) or length
        if inner is not None and length is not None and inner.shape == "date" and self.word(j + 1, "one"):
            inner = length  # «بعد شهر واحد»: not the month number one
        part = self.sense(j, "part")
        if inner is None and part is not None and part[0].article and opener in ("since", "until"):
            inner = Expression(j, part[1], relative=0, part=part[0].value)
        if inner is None:
            number = self.number(j)
            if number is None or number[0] not in _LIKELY_YEARS or not self._ends(number[1]):
                return None
            inner = Expression(j, number[1], year=number[0])
        if opener == "length" and inner.shape != "duration":
            return None
        inner.first, inner.opener = i, opener
        if inner.shape == "duration" and self.word(inner.last, "of"):
            day = self.sense(inner.last + 1, "relative", "vague")
            if day is not None and (day[0].role == "relative" or day[0].value.id == "now"):
                inner.relative = day[0].value.days if day[0].role == "relative" else 0
                inner.last = day[1]
                return inner
        if inner.shape == "duration" and opener in ("before", "after"):
            after = inner.last + 1
            inner.anchored = self.word(inner.last, "of_event") and self._event(after, self.word(inner.last, "from_"))
        return inner

    def _throughout(self, j: int) -> Expression | None:
        """Read what «طوال» spans: «طوال الليل» is the night before, «طوال الأسبوع» this week."""
        unit = self.sense(j, "one")
        if unit is None or not unit[0].article or self.sense(unit[1], "deictic") is not None:
            return None
        name = unit[0].value
        if name == "night":
            return Expression(j, unit[1], relative=-1, part="lastnight", unit=name, count=1)
        if name == "day":
            return Expression(j, unit[1], relative=0, unit=name, count=1)
        if name in ("week", "month", "year"):
            return Expression(j, unit[1], "period", unit=name, deictic="current", count=1)
        return None

    def _event(self, i: int, acts: bool) -> bool:
        """Say whether word i names an event from which a length is counted; ``acts``: an act will do."""
        if self.word(i, "event"):
            return True
        hits = (self.sentence.hit(i, topic) for topic in ("noun", "place")) if acts and i < self.size else (None,)
        return acts and i < self.size and self.sentence.hit(i, "trigger") is not None and not any(hits)

    def _ends(self, i: int) -> bool:
        """Say whether a year that stands alone may end before word i."""
        joined = self.form(i)[:1] in self.lists["and_"] and len(self.form(i)) > _CLITIC and not self.number(i)
        return i >= self.size or self.sentence.punct(i) or self.word(i, "after_year") or joined

    # Moments

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


def scan(sentence: Sentence) -> list[Expression]:
    """Return what the sentence says about time, unresolved."""
    return Moments(sentence).scan()
