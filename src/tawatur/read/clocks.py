"""The grammar of hours («الساعة الثامنة والنصف مساء») and of lengths of time («ثلاثة أيام»)."""

from typing import Final

from tawatur.read.expressions import Expression
from tawatur.read.months import Grammar
from tawatur.read.tokens import Sentence
from tawatur.text.folding import key

_HOUR: Final = 60
_NOON: Final = 12
_HHMM: Final = 4  # digits of 0730
_SPANNING: Final = frozenset(("since", "within", "throughout", "length", "before", "after"))
_EXACT: Final = 10_000  # marks minutes of the day where an hour is expected
_SHARES: Final = (("half", 0.5), ("quarter", 0.25), ("third", 1 / 3))
_LONG: Final = frozenset(("year", "decade"))


class Clocks(Grammar):
    """Hours and lengths."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the words of the sentence."""
        super().__init__(sentence)
        shares = self.lists["half"] | self.lists["quarter"] | self.lists["third"]
        self.feminine = key("ة")
        self.shares = shares | {lead + share for lead in self.lists["and_"] for share in shares}

    def clock(self, i: int, *, loose: bool = False, whole: bool = False) -> Expression | None:
        """Read an hour: with «الساعة», with a part of the day after it, or as 23:30.

        ``loose``: «التاسعة» alone too; ``whole``: «و» joins no minutes («بين الساعة 3 و4»).
        """
        j = i
        about = self.sense(j, "at")
        if about is not None:
            j = about[1]
        head = self.sense(j, "clock")
        if head is not None:
            j = head[1]
        if j >= self.size:
            return None
        start = j
        number = self._hour(j)
        if number is None:
            return None
        hour, k, ordinal = number
        minutes = hour * _HOUR if hour < _EXACT else hour - _EXACT
        exact, fraction = False, k
        if self.form(k) == ":" and self.digits(k + 1) is not None and self.words[k].joined:
            more = self.digits(k + 1) or 0
            if more >= _HOUR:
                return None
            minutes, k, exact = minutes + more, k + 2, self.words[k + 1].joined
            if self.form(k) == ":" and self.digits(k + 1) is not None:
                k += 2
        elif (head is not None or ordinal) and not whole:
            minutes, k = self._fraction(k, minutes)
            fraction = k
            if self.form(k - 1) in self.shares:  # «والنصف إلا خمس دقائق»
                minutes, k = self._fraction(k, minutes)
        letter = self.word(i - 1, "alone_after") or self.word(k, "am")
        part, end = self._part_of_day(k, head is not None or exact or ordinal or letter)
        digits = self.words[start].kind == "number" and part is None and self.sense(k, "adverb") is not None
        full = (digits and self._day_follows(k)) or (
            self.words[start].kind == "arabic"
            and ordinal
            and (
                self.form(fraction - 1) in self.shares or self._day_follows(k) or self._minute(fraction - 1, number[1])
            )
        )
        alone = ordinal and (loose or self._stands_alone(i, k))
        if not (part or head or exact or full or alone or (about is not None and ordinal)):
            return None
        if (
            head is not None
            and not head[0].article
            and part is None
            and not exact
            and self.words[start].kind != "number"
        ):
            return None
        if minutes >= 24 * _HOUR + 1:
            return None
        e = Expression(i, end, "clock", part=part)
        e.clock = self.in_part(minutes, part)
        return e

    def _minute(self, i: int, start: int) -> bool:
        """Say whether word i, behind the hour, is «دقيقة»."""
        unit = self.sense(i, "one", "many") if i >= start else None
        return unit is not None and unit[0].value == "minute"

    def _stands_alone(self, i: int, k: int) -> bool:
        """Say whether «السابعة» is an hour by itself: after «في» or «عند», with nothing behind it."""
        feminine = self.form(i).endswith(self.feminine)
        return feminine and self.word(i - 1, "alone_after") and (k >= self.size or self.sentence.punct(k))

    def _day_follows(self, k: int) -> bool:
        """Say whether a part of the day with its day follows an hour: «التاسعة من صباح أمس»."""
        k += self.word(k, "of")
        relative = self.sense(k, "relative")
        return self.sense(k, "part") is not None or (relative is not None and relative[0].value.part is not None)

    def _hour(self, i: int) -> tuple[int, int, bool] | None:
        """Read the number of an hour; a feminine ordinal with the article counts as one."""
        found = self.number(i)
        if found is not None and self.words[i].kind == "number" and len(self.form(i)) == _HHMM:
            adverb = self.sense(i + 1, "adverb")
            sure = self.sense(i - 1, "clock") or (adverb is not None and len(self.form(i + 1)) > 1)
            hours, rest = divmod(found[0], 100)
            return (hours * _HOUR + rest + _EXACT, i + 1, False) if sure and hours < 24 and rest < _HOUR else None
        hour, end, ordinal = found or (25, i + 4, False)
        unit = self.sense(end, "one", "many") if end < self.size else None
        if unit is not None and unit[0].value == "minute" and ordinal and end > i + 1:
            single = self.number_of(i, i + 1)  # «الثالثة وعشرين دقيقة»: not the twenty-third
            return (single, i + 1, True) if single is not None and single <= 12 else None
        if found is None and "number" not in self.roles(i):
            return None
        if self.words[i].kind == "arabic" and not self.word(i, "the") and hour > 24:
            for stop in range(i + 1, min(end, self.size + 1)):
                single = self.number_of(i, stop)
                if single is not None and single <= 24:
                    return single, stop, True
        return (hour, end, ordinal) if 0 <= hour <= 24 else None

    def number_of(self, i: int, stop: int) -> int | None:
        """Return the number that the words [i, stop) alone make."""
        words, self.words = self.words, self.words[:stop]
        found = self.number(i)
        self.words = words
        return found[0] if found is not None and found[1] == stop else None

    def _fraction(self, k: int, minutes: int) -> tuple[int, int]:
        """Read «والنصف», «و18 دقيقة», «إلا ثلث» after an hour."""
        sign = 1
        form = self.form(k)
        if form in self.lists["except_"]:
            sign, k = -1, k + 1
            form = self.form(k)
        elif form in self.lists["and_"]:
            k += 1
            form = self.form(k)
        elif form[:1] in self.lists["and_"]:
            form = form[1:]
        else:
            return minutes, k
        for name, value in (("half", 30), ("quarter", 15), ("third", 20)):
            if form in self.lists[name]:
                return minutes + sign * value, k + 1
        number = self.number(k)
        definite = self.form(k).removeprefix("و").startswith(tuple(self.lists["the"]))
        if number is None or not 0 < number[0] < _HOUR or (number[2] and definite):
            return minutes, k - (self.form(k - 1) in self.lists["and_"] or self.form(k - 1) in self.lists["except_"])
        unit = self.sense(number[1], "one", "many")
        end = unit[1] if unit is not None and unit[0].value == "minute" else number[1]
        return minutes + sign * number[0], end

    def _part_of_day(self, k: int, sure: bool) -> tuple[str | None, int]:
        """Read a part of the day after an hour; «من مساء أمس» leaves «مساء أمس» to the date."""
        adverb = self.sense(k, "adverb")
        if adverb is not None and not adverb[0].lead and (len(self.form(k)) > 1 or sure):
            nxt = self.sense(adverb[1], "relative", "weekday")
            if nxt is None:
                return adverb[0].value, adverb[1]
            return None, k
        part = self.sense(k, "part")
        if part is not None and part[0].article and sure:
            return part[0].value, part[1]
        return None, k

    def in_part(self, minutes: int | None, part: str | None) -> int | None:
        """Return the minutes from midnight of an hour of 12 in a part of the day."""
        if minutes is None or part is None or part not in self.calendar.parts:
            return minutes
        half = _NOON * _HOUR
        if part in ("dawn", "morning", "midnight", "after_midnight"):
            return minutes - half if half <= minutes < half + _HOUR and part != "morning" else minutes
        if part in ("noon", "midday"):
            return minutes if minutes >= 10 * _HOUR else minutes + half
        if part == "night" and (minutes < 5 * _HOUR or minutes >= half):
            return minutes - half if half <= minutes < half + _HOUR else minutes
        return minutes + half if minutes < half else minutes

    def length(self, i: int, opener: str | None = None) -> Expression | None:
        """Read a length: «ثلاثة أيام»، «يومين»، «عدة أشهر»، «تسع سنوات»; bare plurals and years need an opener."""
        bound, j = None, i
        for name in ("more", "less", "about"):
            found = self.sense(j, name)
            if found is not None:
                bound, j = name, found[1]
        few = self.sense(j, "few")
        count: float | None = None
        if few is not None:
            j = few[1]
        half = next((share for name, share in _SHARES if self.word(j, name)), None)
        number = None if few is not None or half else self.number(j)
        decimal = self.decimal(j) if number is None and few is None and not half else None
        if decimal is not None:
            count, j = decimal, j + 1
        elif number is not None:
            count, j = number[0], number[1]
            quarters = self.form(j) in self.lists["quarters"]  # «ثلاثة أرباع الساعة»
            if quarters:
                count, half, j = count / 4, 0.25, j + 1
        elif half is not None:
            count, j = half, j + 1
        unit = self.sense(j, "one", "two", "many")
        if unit is None or (unit[0].lead and (j > i or unit[0].lead[-1:] not in self.lists["row_lead"])):
            return None
        sense, end = unit
        if (sense.article and not half) or (count is None and few is None and sense.role == "many" and opener is None):
            return None
        plain = count is None and few is None
        if plain and sense.role == "one":
            whole = self.word(end, "one")
            short = sense.value in ("week", "month") and self.form(j).endswith("ا") and not sense.lead
            if not whole and not short and opener not in _SPANNING:
                return None
            count = 1
        elif sense.role == "two":
            count = 2 if count is None else count
        while self.word(end, "one") or self.word(end, "small"):
            end += 1
        count, end = self._and_more(count, sense.value, end)
        lasting = sense.lead[-1:] in self.lists["row_lead"] and sense.lead != ""
        if opener is None and sense.value in _LONG and half is None and not lasting:
            return None
        if opener is None and bound is not None and plain:
            return None
        return Expression(i, end, "duration", unit=sense.value, count=count, bound=bound)

    def _and_more(self, count: float | None, unit: str, k: int) -> tuple[float | None, int]:
        """Add «ونصف»، «وربع»، «و30 ثانية» to a counted length."""
        if count is None:
            return count, k
        lead = self.lists["and_"]
        form, end = self.form(k), k + 1
        if form in lead:
            form, end = self.form(k + 1), k + 2
        elif form[:1] in lead and len(form) > 1:
            form = form[1:]
        else:
            return count, k
        for name, share in _SHARES:
            if form in self.lists[name]:
                again = self.sense(end, "one")
                same = again is not None and again[0].value == unit and again[0].article
                return count + share, again[1] if same and again is not None else end
        number = self.number(end - 1)
        seconds = self.calendar.seconds
        other = self.sense(number[1], "one", "two", "many") if number is not None and not number[2] else None
        if number is None or other is None or seconds[other[0].value] >= seconds[unit]:
            return count, k
        return count + number[0] * seconds[other[0].value] / seconds[unit], other[1]
