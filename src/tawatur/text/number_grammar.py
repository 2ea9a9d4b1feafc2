"""The grammar of numbers: groups below a thousand, scales, parts, decimals, ordinals."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tawatur.text.number_words import Token, table, token
from tawatur.text.words import Word

_HUNDRED, _THOUSAND = 100, 1000
_YEARS: Final = range(1900, 2101)


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number that was read: its value, the index of the word after it, and whether it is an ordinal."""

    value: float | int
    end: int
    ordinal: bool = False


def digits(form: str) -> float | int:
    """Return the value of a number word in folded digits: ``1,200``, ``3.5``, ``3,5``, ``1.200.000``, ``50%``."""
    form = form.rstrip("%").replace("،", ",")
    head, *groups = form.split(",")
    if groups and all(len(group.partition(".")[0]) == 3 for group in groups):
        form = head + "".join(groups)
    form = form.replace(",", ".")
    if form.count(".") > 1:
        form = form.replace(".", "")
    return _whole(float(form)) if "." in form else int(form)


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 9)


_Part = tuple[float, int]


class Grammar:
    """One attempt to read a number from words; every method returns a value with the index after it, or None."""

    def __init__(self, words: Sequence[Word], *, whole: bool = False) -> None:
        """Read from ``words``; ``whole`` says that they are a number and nothing else, so no reading is doubted."""
        self.words = words
        self.whole = whole
        self.table = table()

    def number(self, i: int) -> Number | None:
        """Read a signed cardinal or an ordinal; its first word may carry a conjunction or preposition."""
        first = self.words[i]
        if first.form in ("-", ".") and first.kind == "punct":
            return self._negative(i) if first.form == "-" else None
        start = self.token(i)
        if start is None and first.kind != "number":
            return None
        if start is not None:
            if start.core in self.table.minus:
                found = self.number(i + 1) if i + 1 < len(self.words) else None
                return found and Number(-found.value, found.end)
            ordinal = self.ordinal(i, start)
            if ordinal is not None:
                return Number(ordinal[0], ordinal[1], True)
        total = self.total(i)
        if total is None or (start is not None and total[1] == i + 1 and self._barred(start)):
            return None
        return Number(_whole(total[0]), total[1])

    def _negative(self, i: int) -> Number | None:
        """Read a minus sign that stands free before digits, unlike the dash of a range or a compound."""
        if self.words[i].joined or i + 1 >= len(self.words):
            return None
        after = self.words[i + 1]
        if after.kind != "number" or not after.joined:
            return None
        found = self.total(i + 1)
        return found and Number(-_whole(found[0]), found[1])

    def _barred(self, start: Token) -> bool:
        """Say whether a single word is more likely something else than a number."""
        if self.whole:
            return False
        return start.core in self.table.alone or (start.article and start.core in self.table.with_article)

    def token(self, i: int) -> Token | None:
        """Return the number word at ``i``, if there is one."""
        if 0 <= i < len(self.words) and self.words[i].kind == "arabic":
            return token(self.words[i].form)
        return None

    def bare(self, i: int) -> Token | None:
        """Return the number word at ``i`` if nothing but the article is written onto it."""
        found = self.token(i)
        return found if found is not None and not found.lead else None

    def linked(self, i: int) -> int | None:
        """Return the index of the word that «و» joins here, written apart or onto it."""
        if i + 1 < len(self.words) and self.words[i].form == "و":
            return i + 1 if self.words[i + 1].kind == "number" or self.bare(i + 1) else None
        found = self.token(i)
        return i if found is not None and found.lead == "و" else None

    def ordinal(self, i: int, start: Token) -> _Part | None:
        """Read «ثالث», «الحادي عشر», «الخامس والعشرون»."""
        table = self.table
        value = table.ordinals.get(start.core)
        cardinal = not start.article and (start.core in table.units or start.core in table.bound)
        bound = None if cardinal else table.ordinals_bound.get(start.core)
        compound = value if value is not None else bound
        if compound is None:
            return None
        if value == 1 and not start.article and i + 1 < len(self.words):
            after = self.words[i + 1].form
            if after in table.first_before:
                return None
        if start.core in table.after_digits and i and self.words[i - 1].kind == "number":
            return None
        if compound < 10:
            rest = self.tens_after(i + 1)
            if rest is not None and (value is not None or self.scaled(1, rest[1], 1)[1] == rest[1]):
                return compound + rest[0], rest[1]
        return None if value is None else (value, i + 1)

    def tens_after(self, i: int) -> _Part | None:
        """Read what makes a unit a compound: «عشر», or «و» with a ten."""
        after = self.bare(i)
        if after is not None and after.core in self.table.teen:
            return 10, i + 1
        j = self.linked(i)
        ten = None if j is None else self.token(j)
        if j is not None and ten is not None and ten.core in self.table.tens:
            return self.table.tens[ten.core], j + 1
        return None

    def below_hundred(self, i: int, core: str) -> _Part | None:
        """Read 0 to 99."""
        table = self.table
        value = table.teens.get(core) or table.tens.get(core)
        if value is not None:
            return value, i + 1
        unit = table.units.get(core)
        bound = unit if unit is not None else table.bound.get(core)
        if bound is None:
            return None
        rest = self.tens_after(i + 1) if 0 < bound < 10 else None
        if rest is not None:
            return bound + rest[0], rest[1]
        return (bound, i + 1) if unit is not None or self.whole else None

    def hundreds(self, i: int, core: str) -> _Part | None:
        """Read 100 to 900: «مئة», «ثلاثمئة», «ثلاث مئة»."""
        table = self.table
        value = table.hundreds.get(core) or table.hundred.get(core)
        if value is not None:
            return value, i + 1
        unit, after = table.units.get(core, 0), self.bare(i + 1)
        if 2 < unit < 10 and after is not None and after.core in table.hundred_after:
            return unit * _HUNDRED, i + 2
        return None

    def group(self, i: int) -> _Part | None:
        """Read 0 to 999 in words, or digits, with the decimals that «فاصلة» adds."""
        if self.words[i].kind == "number":
            value: _Part | None = (digits(self.words[i].form), i + 1)
            while self.whole and value and value[1] < len(self.words) and self._thousands(value):
                value = (value[0] * _THOUSAND + digits(self.words[value[1]].form), value[1] + 1)
        else:
            start = self.token(i)
            if start is None:
                return None
            value = self.hundreds(i, start.core)
            if value is None:
                value = self.below_hundred(i, start.core)
            else:
                j = self.linked(value[1])
                rest = j if j is not None else value[1]
                small = self.token(rest)
                if small is not None and (j is not None or not small.lead):
                    added = self.below_hundred(rest, small.core)
                    if added is not None:
                        value = value[0] + added[0], added[1]
        return self.decimals(value)

    def _thousands(self, value: _Part) -> bool:
        """Say whether three digits after a space go on the number, which only a whole string tells."""
        after = self.words[value[1]]
        return after.kind == "number" and after.form.isdigit() and len(after.form) == 3 and isinstance(value[0], int)

    def decimals(self, value: _Part | None) -> _Part | None:
        """Read «فاصلة» and the decimals after a number."""
        if value is None:
            return None
        point = self.bare(value[1])
        if point is None or point.core not in self.table.point or value[1] + 1 >= len(self.words):
            return value
        after = self.words[value[1] + 1]
        if after.kind == "number" and after.form.isdigit():
            return float(f"{value[0]}.{after.form}"), value[1] + 2
        words = self.group(value[1] + 1) if self.bare(value[1] + 1) else None
        return value if words is None else (float(f"{value[0]}.{words[0]}"), words[1])

    def segment(self, i: int) -> tuple[float, int, int] | None:
        """Read a group with its scale («ثلاثة ملايين», «ألفان», «نصف مليون»): value, index after it, scale."""
        table, start = self.table, self.token(i)
        after = self.bare(i + 1)
        if start is not None and start.core in table.parts and start.core not in table.units:
            scale = table.scale_one.get(after.core) if after is not None else None
            if scale is None:
                return (table.parts[start.core], i + 1, 1) if self.whole else None
            return table.parts[start.core] * scale, i + 2, 1
        found = self.group(i)
        if found is None:
            if start is None:
                return None
            double = table.scale_dual.get(start.core)
            single = table.scale_one.get(start.core)
            if double is not None:
                value, end, scale = double, i + 1, double // 2
            elif single is not None:
                value, end, scale = single, i + 1, single
            else:
                return None
            return self.scaled(value, end, scale)
        return self.scaled(found[0], found[1], 1, year=self.words[i].form.isdigit() and found[0] in _YEARS)

    def scaled(self, value: float, end: int, scale: int, *, year: bool = False) -> tuple[float, int, int]:
        """Multiply by the scales that follow, each greater than the last; what looks like a year takes none."""
        table = self.table
        while not year:
            after = self.bare(end)
            if after is None:
                break
            factor = table.scale_one.get(after.core) or (table.scale_plural.get(after.core) if scale == 1 else None)
            if factor is None or factor <= scale:
                break
            value, end, scale = value * factor, end + 1, factor
        return value, end, scale

    def total(self, i: int) -> _Part | None:
        """Read a cardinal: segments of falling scale, and a part of the last («مليون ونصف»)."""
        first = self.segment(i)
        if first is None:
            return None
        value, end, scale = first
        while True:
            linked = self.linked(end)
            j = end if linked is None else linked
            start = self.bare(j) if linked is None else self.token(j)
            if linked is not None and start is not None and start.core in self.table.parts and not start.article:
                repeated = self.bare(j + 1)
                same = repeated is not None and repeated.article and self.table.scale_one.get(repeated.core) == scale
                return value + self.table.parts[start.core] * scale, j + 2 if same else j + 1
            if scale == 1 or (linked is None and (start is None or start.article)):
                break
            after = self.segment(j)
            if after is None or after[0] >= scale:
                break
            value, end, scale = value + after[0], after[1], after[2]
        return value, end
