"""Named places with coordinates: the project's own tables over the user's and one made from GeoNames (CC BY 4.0)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import msgspec

from tawatur.lexicon.place_table import Place, parse, user_table
from tawatur.text.folding import key

__all__ = ["Candidate", "Gazetteer", "Place", "load_gazetteer", "load_places", "named", "tables"]

GEONAMES: Final = "geonames.tsv"
UNITS: Final = frozenset({"admin2", "admin3"})  # units below the first level mostly bear the name of their chief town
TOLD_BY_HEAD: Final = UNITS | {"village"}
SETTLEMENTS: Final = frozenset({"city", "town", "village"})
SAME_KM: Final = 5.0  # settlements of one name that are nearer than this are one
_RANK: Final = ("country", "admin1", "city", "town", "neighbourhood", "village", "admin2", "admin3")
_BORDER: Final = "_border"
_OFTEN, _SHORT = 20, 3  # a word of at most so many letters that so many names begin with
_MEMO_LIMIT: Final = 20_000
_CHAIN: Final = 6  # more containers than any place has: a circle of parents ends here


class Candidate(NamedTuple):
    """A place that bears a name, and what contains it, the widest first: country > admin1 > admin2 > admin3."""

    place: Place
    within: tuple[Place, ...]


class Gazetteer:
    """Places by id and by folded name."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """Index the places; a name is found with and without its article and its spaces, the exact spelling first."""
        self.places = places
        self._exact: dict[str, list[Place]] = defaultdict(list)
        self._loose: dict[str, list[Place]] = defaultdict(list)
        self._units: dict[tuple[str, str], Place] = {}
        self._countries: dict[str, Place] = {}
        self._borders: tuple[tuple[Place, frozenset[str]], ...] | None = None
        self._found: dict[str, tuple[Candidate, ...]] = {}
        several: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in places.values():
            for name in place.keys:
                self._exact[name].append(place)
                self._loose[_loose(name)].append(place)
            if place.admin1 and (place.type == "admin1" or (place.type == "region" and place.pcode)):
                several[place.country, place.admin1].append(place)
            elif place.type == "country":
                self._countries.setdefault(place.country, place)
        for code, units in several.items():
            # a code that several units bear is that of the region around them (the West Bank, the Gaza Strip)
            regions = [p for p in units if p.type == "region"]
            if len(units) == 1 or regions:
                self._units[code] = (regions or units)[0]

    def candidates(
        self, name: str, *, country: str | None = None, types: Collection[str] | None = None
    ) -> tuple[Candidate, ...]:
        """Return the places of that name, the likeliest first: the larger, then by type, then by id.

        Spelling is looser («ديرالزور»، «الميادين» and «ميادين») only where no place fits the spelling given.
        """
        free = country is None and types is None
        known = self._found.get(name) if free else None
        if known is not None:
            return known
        found = self._candidates(key(name), country, types)
        if free:
            if len(self._found) >= _MEMO_LIMIT:
                self._found.clear()
            self._found[name] = found
        return found

    def _candidates(self, folded: str, country: str | None, types: Collection[str] | None) -> tuple[Candidate, ...]:
        for some in (self._exact.get(folded, ()), self._loose.get(_loose(folded), ())):
            fit = [p for p in some if (country is None or p.country == country) and (types is None or p.type in types)]
            if fit:
                return tuple(Candidate(p, self.containers(p)) for p in sorted(fit, key=_likelier))
        return ()

    def containers(self, place: Place) -> tuple[Place, ...]:
        """Return what contains a place, the widest first: its parents, else its first level, else its country."""
        found: list[Place] = []
        inner = place
        while len(found) < _CHAIN and (outer := self._parent(inner)) is not None:
            found.append(outer)
            inner = outer
        return tuple(reversed(found))

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO alpha-2 code, if it has a row."""
        return self._countries.get(code)

    def borders(self) -> tuple[tuple[Place, frozenset[str]], ...]:
        """Return the borders with the ids of the countries on both sides, told by their ids («syria_iraq_border»)."""
        if self._borders is None:
            some = [p for p in self.places.values() if p.id.endswith(_BORDER)]
            self._borders = tuple((p, frozenset(p.id.removesuffix(_BORDER).split("_"))) for p in some)
        return self._borders

    def contains(self, outer: Place, inner: Place) -> bool:
        """Say whether a place lies in another one as far as their parents tell."""
        return any(p.id == outer.id for p in self.containers(inner))

    def _parent(self, place: Place) -> Place | None:
        if place.type == "country":
            return None
        if place.parent is not None and (known := self.places.get(place.parent)) is not None:
            return known
        if place.admin1 and place.type != "admin1":
            unit = self._units.get((place.country, place.admin1))
            if unit is not None and unit.id != place.id:
                return unit
        return self._countries.get(place.country)


def settlement(kind: str) -> bool:
    """Say whether places of a type are cities, towns or villages."""
    return kind in SETTLEMENTS


def _loose(name: str) -> str:
    return name.removeprefix("ال").replace(" ", "")


def _likelier(place: Place) -> tuple[int, int, str]:
    rank = _RANK.index(place.type) if place.type in _RANK else len(_RANK)
    return -place.population, rank, place.id


def named(places: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    """Yield (folded name, place) for each bare name in a text that may mean a place.

    A district or subdistrict is told by its head noun («قضاء سنجار»); its bare name is a settlement's, where one has
    it. So is a village whose name is a common word («قرية جروح»), and what is marked so. Names of settlements with a
    word that begins many («دير»، «كفر»، «تل») are yielded written together and apart, too: «ديرالزور»، «كفر نبل».
    """
    towns = {name for p in places.values() if p.type not in UNITS for name in p.keys}
    starts = _starts(places.values())
    for place in places.values():
        if place.headed or (place.ambiguous and place.type in TOLD_BY_HEAD):
            continue
        if place.type not in UNITS or towns.isdisjoint(place.keys):
            for name in place.keys:
                yield name, place
                other = _respaced(name, starts) if settlement(place.type) else None
                if other is not None and other not in place.keys:
                    yield other, place


def _starts(places: Iterable[Place]) -> frozenset[str]:
    """Return the short words that many settlements' names of two words begin with."""
    count = Counter(p.keys[0].partition(" ")[0] for p in places if settlement(p.type) and p.keys[0].count(" ") == 1)
    return frozenset(word for word, n in count.items() if n >= _OFTEN and 1 < len(word) <= _SHORT)


def _respaced(name: str, starts: frozenset[str]) -> str | None:
    """Return a name of two words as one, or one of one word as two, if it begins with such a word."""
    first, _, rest = name.partition(" ")
    if rest:
        return first + rest if first in starts and " " not in rest and len(rest) >= _SHORT else None
    if first[:_SHORT] in starts and len(first) >= 2 * _SHORT:
        return f"{first[:_SHORT]} {first[_SHORT:]}"
    return None


def tables(*, user: bool = True) -> Iterator[tuple[str, Iterator[Place]]]:
    """Yield (name, places) of each table, the least trusted first: GeoNames, the user's own, the project's by name."""
    folder = files("tawatur.lexicon") / "ar" / "places"
    names = [item.name for item in folder.iterdir() if item.name.endswith(".tsv")]
    for name in sorted(names, key=lambda n: (n != GEONAMES, n)):
        yield name, parse((folder / name).read_text(encoding="utf-8"), name)
        if name == GEONAMES and user and (path := user_table()).is_file():
            yield str(path), parse(path.read_text(encoding="utf-8"), str(path))


@lru_cache(maxsize=1)
def load_places() -> dict[str, Place]:
    """Return all places by id. The user's table wins over that of GeoNames, the project's own tables over both.

    A place of ours without a point takes the one that the user's table has under its id.
    """
    places: dict[str, Place] = {}
    for _, some in tables():
        for place in some:
            before = places.get(place.id) if place.lat is None else None
            if before is not None and before.lat is not None:
                place = msgspec.structs.replace(place, lat=before.lat, lon=before.lon, uncertainty=before.uncertainty)
            places[place.id] = place
    return places


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer over all places; made once a process."""
    return Gazetteer(load_places())
