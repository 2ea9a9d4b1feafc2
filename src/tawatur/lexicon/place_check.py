"""What the tables of places must hold to: unique ids and P-codes, known parents, normal Arabic, possible points."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import asin, cos, radians, sin, sqrt
from typing import Final

from tawatur.lexicon.place_table import Place

# Words of Arabic letters and digits, or a letter and number («T4»), with one space, hyphen or dash between.
_NAME: Final = re.compile(r"(?:(?:[\u0621-\u063a\u0641-\u064a0-9]+|[A-Z][0-9]+)(?: - |[ -]|$))+")
_ID: Final = re.compile(r"[a-z0-9_]+")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
SETTLEMENTS: Final = frozenset({"city", "town", "village"})
SAME_KM: Final = 3.0
_KM_IN_A_DEGREE: Final = 111.2


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Return the distance of two points along a great circle of a sphere (haversine formula)."""
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def place_problems(tables: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, str, str]]:
    """Yield (code, where, what) for each thing wrong in the places of named tables."""
    ids: dict[str, str] = {}
    codes: dict[str, str] = {}
    parents: list[tuple[str, str]] = []
    named: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for table, place in tables:
        where = f"{table}: {place.id}"
        if place.id in ids:
            yield "T020", where, f"the id is also in {ids[place.id]}"
        ids[place.id] = table
        if place.pcode is not None and codes.setdefault(place.pcode, place.id) != place.id:
            yield "T020", where, f"the P-code {place.pcode} is also that of {codes[place.pcode]}"
        if place.parent is not None:
            parents.append((where, place.parent))
        yield from ((code, where, what) for code, what in _alone(place))
        for key in place.keys:
            for other in named[place.country, key]:
                if other.id != place.id and _same(place, other):
                    yield "T022", where, f"«{place.name_ar}» stands where {other.id} does, under one name"
            named[place.country, key].append(place)
    for where, parent in parents:
        if parent not in ids:
            yield "T020", where, f"no place {parent} to be its parent"


def _alone(place: Place) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a place by itself."""
    if not _ID.fullmatch(place.id):
        yield "T020", f"the id «{place.id}» must be of a-z, 0-9 and _"
    if not place.type or not _COUNTRY.fullmatch(place.country) or not place.name_en or not place.source:
        yield "T020", "a type, a country of two capitals, an English name and a source are needed"
    for name in (place.name_ar, *place.aliases):
        if not _NAME.fullmatch(name) or unicodedata.normalize("NFC", name) != name:
            yield "T021", f"«{name}» is not in normal Arabic letters"
    if (place.lat is None) != (place.lon is None):
        yield "T020", "a latitude without a longitude, or the other way round"
    elif place.lat is not None and place.lon is not None and (abs(place.lat) > 90 or abs(place.lon) > 180):
        yield "T020", "the point is not on the globe"


def _same(one: Place, two: Place) -> bool:
    """Say whether two places of one name are one: of one type (settlements count as one), at most SAME_KM apart."""
    kinds = [SETTLEMENTS if p.type in SETTLEMENTS else p.type for p in (one, two)]
    if kinds[0] != kinds[1] or one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    if abs(one.lat - two.lat) * _KM_IN_A_DEGREE > SAME_KM:
        return False
    return kilometres(one.lat, one.lon, two.lat, two.lon) <= SAME_KM
