"""The names on the map: countries, provinces and cities of the gazetteer, the most important first."""

from functools import lru_cache
from typing import Final

import msgspec

from tawatur.lexicon.load import load

_COUNTRIES: Final = frozenset(
    {"SY", "IQ", "LB", "YE", "PS", "LY", "SD", "IL", "JO", "EG", "TR", "IR", "SA", "SS", "TD", "TN", "DZ", "OM", "AE"}
    | {"KW", "QA", "BH", "ER", "ET", "NE", "CY", "GR", "IT", "MA", "DJ", "SO", "AF", "PK", "AM", "AZ", "GE"}
)
_FEW_PEOPLE: Final = 15_000


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A name on the map; ``rank`` 0 is drawn first; ``zoom`` is the least zoom at which it is drawn."""

    ar: str
    en: str
    kind: str
    lat: float
    lon: float
    rank: int
    zoom: float


@lru_cache(maxsize=1)
def labels() -> tuple[Label, ...]:
    """Return the names on the map, the most important first."""
    made = []
    for one in load().places.values():
        if one.country not in _COUNTRIES or one.lat is None or one.lon is None:
            continue
        if one.type == "country":
            kind, rank, zoom = "country", 0, 2.0
        elif one.type == "admin1":
            kind, rank, zoom = "province", 3, 5.5
        elif one.type in ("city", "town") and one.population >= _FEW_PEOPLE:
            kind = "city"
            rank, zoom = (1, 3.5) if one.population > 900_000 else (2, 5.0) if one.population > 200_000 else (4, 7.0)
        else:
            continue
        made.append((rank, -one.population, one.id, Label(
            ar=one.name_ar, en=one.name_en or one.name_ar, kind=kind, lat=one.lat, lon=one.lon, rank=rank, zoom=zoom,
        )))  # fmt: skip
    return tuple(one for *_, one in sorted(made, key=lambda item: item[:3]))
