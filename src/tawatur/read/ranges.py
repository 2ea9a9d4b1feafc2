"""The grammar of ranges and of what prepositions open; ``scan`` runs all rules over a sentence."""

from typing import Final

from tawatur.read.expressions import Expression, roles_of
from tawatur.read.moments import Moments
from tawatur.read.tokens import Sentence

_YEARS: Final = range(1900, 2101)
_LIKELY_YEARS: Final = range(1990, 2036)
_HOUR: Final = 60
_HALF_DAY: Final = 12
# The roles of a first word for which a rule is worth a try.
_OPENER: Final = frozenset(("opener",))
_COUNTS: Final = frozenset(("number", "the"))
_RANGES: Final = _COUNTS | frozenset(("opener", "month", "clock", "two_of"))
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


class Ranges(Moments):
    """Ranges and openers, and the order in which rules are tried."""

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
        words = self.words
        while i < self.size:
            word = words[i]
            if word.kind == "arabic":
                alone, phrases = roles_of(word.form)
                if not alone and not phrases:
                    i += 1
                    continue
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

    def range(self, i: int) -> Expression | None:
        """Read «من 3 إلى 5 أيار»، «بين عامي 2013 و2020»، «13 الى 15 تموز»."""
        opener = self.sense(i, "opener")
        start = i
        between = False
        if opener is not None and opener[0].value.id == "from":
            start = opener[1]
            between = self.word(start - 1, "between")
        if self.word(start, "two_of"):  # «يومي الاثنين والثلاثاء»
            start, between = start + 1, True
        opens = self.words[i].kind == "number" or self.word(i, "the") or self.sense(i, "month", "clock")
        if start == i and not opens:
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
        if self.word(start - 1, "two_of") and a.weekday is not None:
            a.deictic = a.deictic or b.deictic  # «يومي الخميس والجمعة المقبلين»
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
        if self.form(i + 1) == "/":  # «من 13/7 إلى 15/7»
            numeric = Expression(i)
            end = self.day_month(i, numeric, True)
            numeric.last = end or i
            return numeric if end is not None else None
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


def scan(sentence: Sentence) -> list[Expression]:
    """Return what the sentence says about time, unresolved; worked out once for a sentence."""
    if sentence.expressions is None:
        sentence.expressions = Ranges(sentence).scan()
    return sentence.expressions
