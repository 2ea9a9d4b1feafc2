"""Where a claim's happening was, as spots that can be compared: how exact a place is, and which others hold it."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final, Literal, NamedTuple

from tawatur.core.claims import Location
from tawatur.lexicon.gazetteer import UNITS, load_gazetteer
from tawatur.lexicon.load import load
from tawatur.link.wording import wording

COUNTRY, AREA, CITY, EXACT = 0, 1, 2, 3
_EARTH_KM: Final = 6371.0
_CITY_PEOPLE: Final = 100_000
_AREA_TYPES: Final = frozenset({"admin1", "region", "desert", "river", "mountain", "valley", "road"})
_AREA_HEADS: Final = frozenset({"area", "admin1", "admin2", "governorate", "region", "desert", "river"})
_CARE: Final = frozenset({"hospital", "clinic", "morgue"})
SITES: Final = frozenset(
    {"school", "university", "mosque", "church", "market", "building", "station", "factory", "farm", "prison"}
) | frozenset({"hospital", "monument", "square", "roundabout", "street", "bridge"})
_VAGUE_HEADS: Final = frozenset({"area", "locality"})
AROUND: Final = "around"  # kind of a spot that is told by the place beside it («محيط قاعدة كذا»، «وسط بلدة كذا»)
_BESIDE_KM: Final = 1.0
_NAMESAKES_KM: Final = 35.0
_SIDE_KM: Final = 6.0  # «شرق مدينة كذا» has its point beside that of the town
_AROUND_KM: Final = 15.0
# How far from its point a place of each exactness can reach, km.
REACH: Final = {COUNTRY: 900.0, AREA: 70.0, CITY: 12.0, EXACT: 3.0}

Verdict = Literal["same", "near", "namesake", "inside", "unknown", "other", "apart"]


class Spot(NamedTuple):
    """A place: its key (id, or its words), exactness, point (null when not located), country and first-level area."""

    key: str
    name: str
    exact: int
    lat: float | None
    lon: float | None
    country: str | None
    area: str | None
    words: frozenset[str]
    known: bool  # the gazetteer has it, or it has a name of its own; false for «القاعدة», «المنطقة»
    kind: str = ""  # of a named spot that is not in the gazetteer: neighbourhood, street, village …
    type: str = ""  # of one that is

    @property
    def care(self) -> bool:
        """Say whether people are brought there: where they died or were treated is not where it happened."""
        return (self.kind or self.type) in _CARE

    @property
    def in_town(self) -> bool:
        """Say whether its point, if it has one, is that of the town or area around it."""
        return self.kind != ""


def spot(place: Location) -> Spot | None:
    """Return a claim's place as a spot; null where its words say nothing («المكان»)."""
    around = place.precision == "part" or (place.precision == "near" and place.role != "in_area")
    name = place.name or place.text
    return _spot(place.id, name, place.text, place.lat, place.lon, place.country, place.precision, around)


@lru_cache(maxsize=1 << 16)
def _spot(
    id_: str | None,
    name: str,
    text: str,
    lat: float | None,
    lon: float | None,
    country: str | None,
    precision: str | None,
    around: bool,
) -> Spot | None:
    names = frozenset(wording(text).stems)
    entry = load().places.get(id_) if id_ is not None else None
    head, _, rest = (id_ or "").partition(":")
    if entry is not None:
        city = entry.type == "city" and entry.population >= _CITY_PEOPLE
        city = city or entry.type in UNITS
        exact = COUNTRY if entry.type == "country" else AREA if entry.type in _AREA_TYPES else CITY if city else EXACT
        own = frozenset(wording(entry.name_ar).stems)
        where = entry.lat, entry.lon, entry.country, entry.admin1
        return Spot(entry.id, entry.name_ar, exact, *where, own, True, type=entry.type)
    if id_ is None:
        return (
            Spot("words:" + " ".join(sorted(names)), name, EXACT, None, None, country, None, names, False)
            if names
            else None
        )
    area = _area(lat, lon, country)
    wide = _wide_points().get((lat, lon)) if lat is not None and lon is not None else None
    if wide is not None:
        lat = lon = None  # it is somewhere in a country or area, whose point says nothing of where
    if wide is not None and (not rest or head in _VAGUE_HEADS):
        exact = wide
    elif rest and around and head == "area":
        exact, head = EXACT, AROUND
    elif id_.endswith("_governorate") or (precision == "area" and (not rest or head in _AREA_HEADS | _VAGUE_HEADS)):
        exact = AREA
    elif precision == "country":
        exact = COUNTRY
    elif rest:
        exact = AREA if head in _AREA_HEADS else EXACT
    else:
        exact = EXACT
    known = bool(rest) or wide is not None or (lat is not None and precision != "container")
    kind = head if rest else ""
    return Spot(id_, name, exact, lat, lon, country, area if wide != COUNTRY else None, names, known, kind)


@lru_cache(maxsize=1)
def _wide_points() -> dict[tuple[float | None, float | None], int]:
    """Return the points of countries and of areas, with how exact they are."""
    every = load().places.values()
    areas: dict[tuple[float | None, float | None], int] = {(p.lat, p.lon): AREA for p in every if p.type in _AREA_TYPES}
    towns = {(p.lat, p.lon) for p in every if p.type not in _AREA_TYPES and p.type != "country"}
    countries = {(p.lat, p.lon): COUNTRY for p in every if p.type == "country"}
    return {point: rank for point, rank in (areas | countries).items() if point not in towns}


@lru_cache(maxsize=1 << 14)
def _area(lat: float | None, lon: float | None, country: str | None) -> str | None:
    """Return the first-level area of a point: that of the nearest place of the gazetteer, where one is near."""
    if lat is None or lon is None:
        return None
    best, nearest = None, 40.0
    for place in load().places.values():
        if place.admin1 is None or place.lat is None or place.lon is None or (country and place.country != country):
            continue
        if abs(place.lat - lat) < 0.4 and abs(place.lon - lon) < 0.4:
            km = distance(lat, lon, place.lat, place.lon)
            if km < nearest:
                best, nearest = place.admin1, km
    return best


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance of two WGS 84 points, in km (haversine)."""
    one, two = radians(lat), radians(lat2)
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


@lru_cache(maxsize=1 << 18)
def compare(left: Spot, right: Spot) -> Verdict:
    """Say how two spots stand to each other; the less exact one may hold the other."""
    if left.key == right.key:
        return "apart" if _far(left, right) else "same"
    if left.country and right.country and left.country != right.country:
        return "apart"
    if COUNTRY in (left.exact, right.exact):
        return "inside" if left.country == right.country and left.country else "unknown"
    if not (left.known and right.known):
        return "same" if left.words and left.words == right.words else "unknown"
    if _holds(left.key, right.key) or _holds(right.key, left.key):
        return "namesake" if left.words == right.words else "inside"
    rough = AREA in (left.exact, right.exact)
    if not rough and _one_name_twice(left, right):
        return "near"
    if left.lat is not None and left.lon is not None and right.lat is not None and right.lon is not None:
        km = distance(left.lat, left.lon, right.lat, right.lon)
        return _rough(left, right, km) if rough else _exact(left, right, km)
    if rough and left.area is not None and left.area == right.area and left.country == right.country:
        return "inside"  # «ريف درعا» has no point of its own, but it is known whose countryside it is
    return _named(left, right)


@lru_cache(maxsize=1 << 16)
def _holds(outer: str, inner: str) -> bool:
    """Say whether the gazetteer has one place inside the other."""
    book = load_gazetteer()
    one, other = book.places.get(outer), book.places.get(inner)
    return one is not None and other is not None and book.contains(one, other)


def _one_name_twice(left: Spot, right: Spot) -> bool:
    """Say whether two entries of the gazetteer have one name and are close: a text cannot tell them apart."""
    if left.in_town or right.in_town or not left.words or left.words != right.words or left.country != right.country:
        return False
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return False
    return distance(left.lat, left.lon, right.lat, right.lon) <= _NAMESAKES_KM


def _far(left: Spot, right: Spot) -> bool:
    """Say whether two spots of one name («حي الروضة») are in two towns."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return False
    return left.in_town and distance(left.lat, left.lon, right.lat, right.lon) > _AROUND_KM


def _rough(left: Spot, right: Spot, km: float) -> Verdict:
    if left.words and left.words == right.words and km <= REACH[AREA]:
        return "namesake"  # a town and its governorate, of which the report says the name only
    if left.area and right.area and left.country == right.country:
        if left.area == right.area:
            return "inside"
        return "apart" if km > REACH[AREA] else "unknown"
    return "inside" if km <= REACH[AREA] else "apart"


def _exact(left: Spot, right: Spot, km: float) -> Verdict:
    if AROUND in (left.kind, right.kind):
        if left.in_town and right.in_town and left.kind != right.kind:
            return "unknown" if km <= _AROUND_KM else "apart"
        return "near" if km <= _SIDE_KM else "unknown" if km <= _AROUND_KM else "apart"
    inner = left.in_town or right.in_town
    if km <= REACH[EXACT] and not inner:
        return "near"
    if km <= _BESIDE_KM and left.in_town != right.in_town and _told_by(left, right):
        return "near"
    if km <= REACH[CITY]:
        if left.in_town and right.in_town:
            return _named(left, right)
        return "inside" if inner or CITY in (left.exact, right.exact) else "other"
    return "apart"


def _told_by(left: Spot, right: Spot) -> bool:
    """Say whether a spot bears the name of the place that it is in («منطقة كذا», «سوق كذا»)."""
    inner, outer = (left, right) if left.in_town else (right, left)
    return bool(outer.words) and outer.words <= inner.words


def _named(left: Spot, right: Spot) -> Verdict:
    """Compare two spots by their names alone: those of one kind with other names are others («حي», «قرية»)."""
    if left.words and right.words and (left.words <= right.words or right.words <= left.words):
        return "near"
    if left.exact == right.exact == EXACT and left.kind == right.kind != "":
        return "other"
    return "unknown"
