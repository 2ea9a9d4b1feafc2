"""How many of some claims have each value of each facet: sets of bits in memory, which are as quick for all as for few.

A value that many claims have is a number whose bits are claims; one that few have is a list of them. What was learnt
stays; claims that come are added, one that was corrected is counted anew, and only an erasure makes all anew.
Events are counted by the same class: their numbers are never used twice.
"""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, Final, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, func, select

from tawatur.store.schema import claim_facet, facet_value, live, log

Numbers: TypeAlias = "array[int]"
_DENSE: Final = 64  # a value of more claims is kept as bits
_AT_ONCE: Final = 500  # values asked for in one statement
_REMEMBERED: Final = 24  # answers that are kept for the next page and the facets of the same search


class _Facet:
    """One facet: the names of its values in order, and the claims of each."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self.order: dict[int, int] = {}  # where a value stands among all, by name
        self._few: dict[int, Numbers] = {}
        self._of: dict[int, list[int]] = {}  # the values of few claims, by claim
        self._many: dict[int, int] = {}

    def take(self, value: int, some: Numbers) -> None:
        """Add claims to a value."""
        if value in self._many:
            self._many[value] |= int.from_bytes(_bits(some), "little")
            return
        some = self._few.pop(value, array("q")) + some
        if len(some) > _DENSE:
            self._many[value] = int.from_bytes(_bits(some), "little")
        else:
            self._few[value] = some
            for number in some:
                mine = self._of.setdefault(number, [])
                if value not in mine:
                    mine.append(value)

    def forget(self, number: int) -> None:
        """Take a claim away from every value."""
        mask = ~(1 << number)
        for value, has in self._many.items():
            self._many[value] = has & mask
        for value in self._of.pop(number, ()):
            if value in self._few:
                self._few[value] = array("q", (n for n in self._few[value] if n != number))

    def count(self, numbers: Numbers, wanted: int) -> dict[str, int]:
        """Return how many of some claims have each value that one has, the most first."""
        counted = {value: (wanted & has).bit_count() for value, has in self._many.items()}
        few = self._few
        for number in numbers:
            for value in self._of.get(number, ()):
                if value in few:
                    counted[value] = counted.get(value, 0) + 1
        there = sorted((value for value, n in counted.items() if n), key=self.order.__getitem__)
        return {self.names[value]: counted[value] for value in sorted(there, key=counted.__getitem__, reverse=True)}


class Catalogue:
    """The facets of one open store, and the last answers; several threads may ask it."""

    def __init__(self, value: Column[Any] = claim_facet.c.value, owner: Column[Any] = claim_facet.c.claim) -> None:
        """Know nothing yet. ``value`` and ``owner`` are the columns of what is counted: claims, or cards of events."""
        self._value, self._owner = value, owner
        self._lock = threading.Lock()
        self._erased, self._last, self._touched = -1, 0, 0
        self._facets: dict[str, _Facet] = {}
        self._facet_of: dict[int, _Facet] = {}
        self._answers: OrderedDict[tuple[int, Hashable], Numbers] = OrderedDict()

    def answer(self, connection: Connection, query: Hashable, ask: Callable[[], Iterable[int]]) -> Numbers:
        """Return the claims that a query asks for; the last answers are remembered while nothing is written."""
        key = (connection.scalar(select(func.max(log.c.seq))) or 0, query)
        with self._lock:
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known
        found = array("q", ask())
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return found

    def count(
        self, connection: Connection, numbers: Numbers, only: Collection[str] | None = None
    ) -> dict[str, dict[str, int]]:
        """Return, for some claims, how many have each value of each facet (or of some), the most first."""
        with self._lock:
            self._renew(connection)
            wanted = int.from_bytes(_bits(numbers), "little")
            asked = [facet for facet in sorted(self._facets) if only is None or facet in only]
            counted = {facet: self._facets[facet].count(numbers, wanted) for facet in asked}
            return {facet: values for facet, values in counted.items() if values}

    def _renew(self, connection: Connection) -> None:
        erased = connection.scalar(select(func.max(log.c.seq)).where(log.c.act == "erased")) or 0
        if erased != self._erased:
            self._facets, self._facet_of = {}, {}
            self._erased, self._last, self._touched = erased, 0, 0
        if self._owner is claim_facet.c.claim:
            self._renew_corrected(connection)
        last = connection.scalar(select(func.max(self._owner))) or 0
        if last <= self._last:
            return
        self._learn(connection, self._owner > self._last)
        self._last = last

    def _renew_corrected(self, connection: Connection) -> None:
        """Count anew the claims that were corrected since the last time."""
        touched = connection.scalar(select(func.max(live.c.touched))) or 0
        if touched <= self._touched:
            return
        changed = select(live.c.number).where(live.c.touched > self._touched, live.c.number <= self._last)
        numbers = list(connection.scalars(changed))
        self._touched = touched
        for number in numbers:
            for facet in self._facets.values():
                facet.forget(number)
        for start in range(0, len(numbers), _AT_ONCE):
            self._learn(connection, self._owner.in_(numbers[start : start + _AT_ONCE]))

    def _learn(self, connection: Connection, which: ColumnElement[bool]) -> None:
        new: dict[int, Numbers] = {}
        for value, number in connection.execute(select(self._value, self._owner).where(which)):
            new.setdefault(value, array("q")).append(number)
        self._name(connection, [value for value in new if value not in self._facet_of])
        for value, some in new.items():
            self._facet_of[value].take(value, some)

    def _name(self, connection: Connection, values: Collection[int]) -> None:
        """Learn the facets and names of some values."""
        asked = select(facet_value)
        if len(values) < _AT_ONCE:
            asked = asked.where(facet_value.c.number.in_(values))
        for row in connection.execute(asked):
            facet = self._facet_of[row.number] = self._facets.setdefault(row.facet, _Facet())
            facet.names[row.number] = row.value
        for facet in self._facets.values():
            facet.names = dict(sorted(facet.names.items(), key=lambda item: item[1]))
            facet.order = {value: at for at, value in enumerate(facet.names)}


def _bits(numbers: Numbers) -> bytearray:
    """Return a set of numbers as bits."""
    made = bytearray((max(numbers, default=0) >> 3) + 1)
    for number in numbers:
        made[number >> 3] |= 1 << (number & 7)
    return made
