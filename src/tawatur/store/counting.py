"""How many of some claims have each value of each facet: sets of bits in memory, which are as quick for all as for few.

A value that many claims have is a number whose bits are claims; one that few have is a list of them. What was learnt
stays; claims that come are added, and only an erasure, after which a claim may have other values, makes all anew.
"""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from typing import Final, TypeAlias

from sqlalchemy import Connection, func, select

from tawatur.core.queries import Query
from tawatur.store.schema import claim_facet, facet_value, log

Numbers: TypeAlias = "array[int]"
_DENSE: Final = 64  # a value of more claims is kept as bits
_AT_ONCE: Final = 500  # values asked for in one statement
_REMEMBERED: Final = 24  # answers that are kept for the next page and the facets of the same search


class _Facet:
    """One facet: the names of its values in order, and the claims of each."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self._few: dict[int, Numbers] = {}
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

    def count(self, bits: bytearray, wanted: int) -> dict[str, int]:
        """Return how many of some claims have each value that one has, the most first."""
        counted = {value: (wanted & has).bit_count() for value, has in self._many.items()}
        size = len(bits) * 8
        for value, some in self._few.items():
            counted[value] = sum(bits[n >> 3] >> (n & 7) & 1 for n in some if n < size)
        there = [value for value in self.names if counted.get(value)]  # by name, and so stay those of equal counts
        return {self.names[value]: counted[value] for value in sorted(there, key=counted.__getitem__, reverse=True)}


class Catalogue:
    """The facets of one open store, and the last answers; several threads may ask it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = threading.Lock()
        self._erased, self._last = -1, 0
        self._facets: dict[str, _Facet] = {}
        self._facet_of: dict[int, _Facet] = {}
        self._answers: OrderedDict[tuple[int, Query], Numbers] = OrderedDict()

    def answer(self, connection: Connection, query: Query, ask: Callable[[], Iterable[int]]) -> Numbers:
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
            bits = _bits(numbers)
            wanted = int.from_bytes(bits, "little")
            asked = [facet for facet in sorted(self._facets) if only is None or facet in only]
            counted = {facet: self._facets[facet].count(bits, wanted) for facet in asked}
            return {facet: values for facet, values in counted.items() if values}

    def _renew(self, connection: Connection) -> None:
        erased = connection.scalar(select(func.max(log.c.seq)).where(log.c.act == "erased")) or 0
        if erased != self._erased:
            self._facets, self._facet_of = {}, {}
            self._erased, self._last = erased, 0
        last = connection.scalar(select(func.max(claim_facet.c.claim))) or 0
        if last <= self._last:
            return
        rows = connection.execute(
            select(claim_facet.c.value, claim_facet.c.claim).where(claim_facet.c.claim > self._last)
        )
        new: dict[int, Numbers] = {}
        for value, number in rows:
            new.setdefault(value, array("q")).append(number)
        self._name(connection, [value for value in new if value not in self._facet_of])
        for value, some in new.items():
            self._facet_of[value].take(value, some)
        self._last = last

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


def _bits(numbers: Numbers) -> bytearray:
    """Return a set of numbers as bits."""
    made = bytearray((max(numbers, default=0) >> 3) + 1)
    for number in numbers:
        made[number >> 3] |= 1 << (number & 7)
    return made
