"""Which tellings to compare: those that share a key of place, number, name or actor within some days, or wording.

Whether two tellings meet depends on the two alone, so the pairs do not depend on the order in which reports arrive.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawatur.link import days
from tawatur.link.sketches import Sketches
from tawatur.link.spots import AREA, CITY, COUNTRY
from tawatur.link.tellings import Telling

_BUCKET: Final = 4  # days of a bucket,
_SLACK: Final = 1  # and days around its own in which a telling looks
_LASTING_BUCKET: Final = 16
_LASTING_SLACK: Final = 8
_LEAST_TOLL: Final = 3
_LONGEST: Final = 60  # a telling that spans more days is looked up as one without days
_WORDS: Final = 12  # the weightiest words of a telling, by which one without a place looks for others
_ANY: Final = "any day"
_OF_YEAR: Final = "day of year"
_PLACES: Final = frozenset({"place", "point", "area"})
_VOTES: Final = 2
_LEAST_GRAMS: Final = 5

Key = tuple[str | int | float | None, ...]


class _Keyed(NamedTuple):
    """A key, and whether the telling asks for what else has it; without asking it can only be found."""

    key: Key
    asks: bool


class Pairs:
    """The index of all tellings so far; each new one is told whom to be compared with."""

    def __init__(self) -> None:
        """Start empty."""
        self._asking: defaultdict[Key, list[int]] = defaultdict(list)
        self._offering: defaultdict[Key, list[int]] = defaultdict(list)
        self._undated: defaultdict[Key, list[int]] = defaultdict(list)  # those without days that do not ask
        self._similar = Sketches()

    def add(self, number: int, telling: Telling) -> list[int]:
        """Add a telling under a number; return the numbers of those to compare it with, in order."""
        found: set[int] = set()
        keys = list(dict.fromkeys(_keys(telling)))
        found.update(self._without_days(telling, [k for k in keys if k.key[-1] == _ANY]))
        for key, asks in keys:
            if key[-1] != _ANY:
                found.update(self._asking.get(key, ()))
                if asks:
                    found.update(self._offering.get(key, ()))
            self._home(telling, key, asks).append(number)
        if len(telling.wording.grams) >= _LEAST_GRAMS:
            found.update(self._similar.similar(telling.wording.grams))
            self._similar.add(number, telling.wording.grams)
        found.discard(number)
        return sorted(found)

    def _home(self, telling: Telling, key: Key, asks: bool) -> list[int]:
        if asks:
            return self._asking[key]
        return (self._undated if key[-1] == _ANY and _dateless(telling) else self._offering)[key]

    def _without_days(self, telling: Telling, keys: Sequence[_Keyed]) -> Iterator[int]:
        """Yield those that meet where one of the two has no days: they share two keys, of which one may be a place.

        Otherwise every undated report about a town would be compared with everything that ever happened there.
        """
        places: set[int] = set()
        votes: Counter[int] = Counter()
        for key, asks in keys:
            place = key[0] in _PLACES
            some = [*self._asking.get(key, ()), *(self._undated.get(key, ()) if asks or not place else ())]
            if _dateless(telling) and (asks or not place):
                some += self._offering.get(key, ())
            if place:
                places.update(some)
            else:
                votes.update(some)
        votes.update(places)
        yield from (number for number, count in votes.items() if count >= _VOTES)


def _dateless(telling: Telling) -> bool:
    return telling.days is None or telling.days.last - telling.days.first > _LONGEST


def _keys(telling: Telling) -> Iterator[_Keyed]:
    """Yield what a telling can be found by, for each stretch of days in which it looks or is."""
    stretches = list(_stretches(telling))
    for feature, wants in _features(telling):
        if feature[0] == "person":
            yield _Keyed(feature, True)
            continue
        for stretch, looks, inside in stretches:
            if feature[0] == "word" and stretch[0] == _OF_YEAR:
                continue  # a day without a year and no place: too little to go by words
            if (wants and looks) or inside:
                yield _Keyed((*feature, *stretch), wants and looks)


def _features(telling: Telling) -> Iterator[tuple[Key, bool]]:
    """Yield what a telling can be found by, and whether it looks for others by it."""
    family = telling.family
    placed = False
    for spot in telling.spots or telling.context:
        if not spot.known or spot.exact == COUNTRY:
            continue
        if spot.exact >= CITY and spot.lat is not None and spot.lon is not None:
            # what is in or beside a place («سوق كذا», «محيط كذا») looks for what is there
            yield ("point", family, round(spot.lat, 1), round(spot.lon, 1)), spot.in_town
        if spot.exact >= CITY:
            placed = placed or (bool(telling.spots) and not spot.in_town)
            yield ("place", family, spot.key), True
        if spot.area is not None:
            # two exact places of one area meet by their own keys or are two places
            yield ("area", family, spot.country, spot.area), spot.exact == AREA
    for name in ("killed", "arrested", "abducted"):
        for toll in telling.tolls.get(name, ()):
            if toll.least >= _LEAST_TOLL:
                yield ("toll", family, name, toll.least), True
    for p in sorted(telling.recipients | telling.actors, key=lambda p: (p.id or "", p.name)):
        if p.person:
            yield ("person", family, p.id), True
        elif p.id is not None and not p.open:
            yield ("party", family, telling.kind, p.id), not placed
    told = telling.wording.stems
    names = {word for spot in telling.spots if spot.known and spot.exact >= CITY for word in spot.words}
    for stem in sorted({*sorted(told, key=lambda s: (-told[s], s))[:_WORDS], *names}):
        yield ("word", family, stem), not placed


def _stretches(telling: Telling) -> Iterator[tuple[Key, bool, bool]]:
    """Yield stretches of days, whether a telling looks there for others, and whether it is there to be found.

    It looks a little before and after its own days. One without days, or of a day without a year, looks in all of
    them; those with days do not look for each other there.
    """
    when = telling.days
    if when is None or _dateless(telling):
        yield (_ANY,), True, True
        return
    yield (_ANY,), False, True
    size, slack = (_LASTING_BUCKET, _LASTING_SLACK) if telling.lasting else (_BUCKET, _SLACK)
    first, last = days.of_year(when)
    for bucket in range((first - slack) // size, (last + slack) // size + 1):
        yield (_OF_YEAR, bucket), when.yearless, first // size <= bucket <= last // size
    if not when.yearless:
        for bucket in range((when.first - slack) // size, (when.last + slack) // size + 1):
            yield ("day", size, bucket), True, when.first // size <= bucket <= when.last // size
