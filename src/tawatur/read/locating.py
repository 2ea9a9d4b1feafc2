"""From a site to a point: which of the places of one name is meant, and what head nouns and directions make of it.

Candidates are weighed by what the text says around them, the report's countries and other places, the outlet's country
and population. An inner-city place (street, quarter, building) never is the far city whose name it bears: without an
entry of its own it lies where the nearest town that the text names lies.
"""

from functools import lru_cache
from math import log10
from typing import Final

from tawatur.lexicon.gazetteer import UNITS, Place, load_places
from tawatur.read.geometry import Point, distance_km, distances, middle, offset
from tawatur.read.sites import Fix, Operator, Setting, Site

TOWNS: Final = frozenset({"capital", "city", "town", "village"})
INNER: Final = frozenset(
    {
        "neighbourhood",
        "quarter",
        "street",
        "square",
        "roundabout",
        "school",
        "hospital",
        "mosque",
        "church",
        "market",
        "building",
        "monument",
        "cemetery",
        "junction",
        "station",
        "university",
        "factory",
        "checkpoint",
        "tower",
    }
)
_LINES: Final = frozenset({"river", "road", "border", "sea", "region", "desert", "mountain", "valley", "countryside"})
_WATERS: Final = frozenset({"sea"})
_METRES: Final = {
    "country": 300_000,
    "region": 100_000,
    "desert": 80_000,
    "admin1": 70_000,
    "admin2": 25_000,
    "admin3": 12_000,
    "countryside": 40_000,
    "sea": 100_000,
    "river": 50_000,
    "road": 30_000,
    "border": 50_000,
    "mountain": 10_000,
    "valley": 10_000,
    "island": 8_000,
    "capital": 10_000,
    "city": 6_000,
    "town": 3_000,
    "village": 1_500,
    "camp": 1_500,
    "neighbourhood": 1_500,
}
_POINT_METRES: Final = 2_000
_AREAS: Final = frozenset({"admin1", "admin2", "admin3", "region", "desert", "countryside", "sea", "border"})
_SAME_KIND: Final[dict[str, frozenset[str]]] = {
    "city": TOWNS,
    "town": TOWNS | {"camp"},
    "village": TOWNS | {"camp"},
    "admin1": frozenset({"admin1"}),
    "governorate": frozenset({"admin1"}),
    "admin2": frozenset({"admin2", "admin3"}),
    "admin3": frozenset({"admin3", "admin2"}),
    "country": frozenset({"country"}),
    "airport": frozenset({"airport", "airbase"}),
    "airbase": frozenset({"airport", "airbase", "base"}),
    "border_crossing": frozenset({"crossing", "border_crossing"}),
    "refugee_camp": frozenset({"camp", "refugee_camp"}),
    "military_base": frozenset({"base", "airbase", "military_base"}),
}
_NOT_UNITS: Final[frozenset[str]] = frozenset({"*"})  # any type but a unit's, which its head noun tells
_SUPPORTED: Final = 1.0  # a weight that size alone does not reach
_NEAR_KM: Final = 60.0
_REGION_KM: Final = 200.0
_BESIDE_KM: Final = 150.0
_DEGREES_APART: Final = 2.1  # 233 km of latitude; twice as many of longitude below the 59th parallel are as far
_BIG_CITY: Final = 1_000_000

_Ranked = tuple[tuple[Place, float], ...]
_Own = set[tuple[float | None, float | None]]


def locate(site: Site, setting: Setting) -> Fix:
    """Return where a site lies and why; the same input gives the same answer."""
    known = setting.fixes.get(id(site))
    if known is None:
        known = setting.fixes[id(site)] = (site, _locate(site, setting))  # the site is kept, so its id stays its own
    return known[1]


def _locate(site: Site, setting: Setting) -> Fix:
    if site.nominal:
        return _nowhere("an area told by who holds it has no point")
    around = next((fix for s in site.around if (fix := locate(s, setting)).lat is not None), None)
    if not site.names:
        return _unnamed(site, around, setting)
    own = {(p.lat, p.lon) for p in site.names}  # a name's places do not speak for each other
    fit = _of_kind(site, site.names, setting.countries)
    # the only place of a name needs no weight
    ranked = _rank(fit, around, setting, own) if len(site.names) > 1 else ((site.names[0], 0.0),)
    if site.kind in INNER and len(fit) > 1 and ranked[0][1] < _SUPPORTED:
        return _unnamed(site, around, setting)  # one of many quarters of that name, and nothing tells which
    place, why = ranked[0][0], _why(site, ranked, around, setting, own)
    if len(fit) < len(site.names):
        ranked += _rank(tuple(p for p in site.names if p not in fit), around, setting, own)
    if place.lat is None or place.lon is None:
        return _nowhere(f"{place.id} has no coordinates", place, ranked)
    return _operate(site, place, why, ranked, setting)


def _nowhere(reason: str, place: Place | None = None, ranked: tuple[tuple[Place, float], ...] = ()) -> Fix:
    return Fix(None, None, None, None, None, None, place, None, reason, ranked)


def _unnamed(site: Site, around: Fix | None, setting: Setting) -> Fix:
    """Place a name that no list has, or a place without a name, at the nearest known place around it."""
    told = "it has no name of its own"
    if site.name:
        told = f"«{site.name}» may be several places" if site.names else f"no list has «{site.name}» as such a place"
    if around is None or around.lat is None or around.lon is None:
        return _nowhere(f"{told}, and the text names no known place around it")
    holder = around.container or around.place
    name = holder.id if holder is not None else "it"
    inside = site.kind in INNER or site.name is None
    small = (around.metres or 0) <= 15_000
    if not (inside or small) or site.plural:
        return Fix(None, None, None, None, None, None, None, holder, f"{told}; it lies in {name}, which is too wide")
    metres = max(around.metres or 0, 5_000)
    reason = f"{told}; the nearest known place around it is {name}"
    return _fix((around.lat, around.lon), "container", metres, site.kind, None, holder, reason, ())


def _rank(some: tuple[Place, ...], around: Fix | None, setting: Setting, own: _Own) -> _Ranked:
    """Return candidates with their weights, the best first."""
    weighed = [(p, _weight(p, around, setting, own)) for p in some]
    if len(weighed) > 1:
        weighed.sort(key=lambda pw: (-pw[1], -pw[0].population, pw[0].id))
    return tuple(weighed)


def _of_kind(site: Site, names: tuple[Place, ...], countries: tuple[str, ...]) -> tuple[Place, ...]:
    """Return the names whose type the phrase allows, of the report's countries if there are any; else all."""
    wanted = _wanted(site)
    home = tuple([p for p in names if p.country in countries or p.type == "country"])
    if home and len(home) < len(names) and wanted:
        some = _of_kind(site, home, ())
        if any(p.type not in UNITS for p in some) or "head" in {o.kind for o in site.operators}:
            return some
    for kinds in wanted:
        some = tuple([p for p in names if (p.type not in UNITS if kinds is _NOT_UNITS else p.type in kinds)])
        if some:
            return some
    return names


def _wanted(site: Site) -> tuple[frozenset[str], ...]:
    operators = {o.kind for o in site.operators}
    if "countryside" in operators:
        if any(o.bearing is not None for o in site.operators):
            return (TOWNS, frozenset({"admin2", "admin1"}))
        return (frozenset({"admin1"}), frozenset({"admin2"}), TOWNS)
    head = next((o.words for o in site.operators if o.kind == "head"), None)
    kinds = _SAME_KIND.get(head or "")
    if kinds is not None:
        return (kinds,)
    if head == "locality":
        return (frozenset({"admin2"}), TOWNS | INNER, _NOT_UNITS)
    if operators & {"near", "part", "direction", "offset"}:
        return (TOWNS, _NOT_UNITS)
    return (_NOT_UNITS,)


def _weight(place: Place, around: Fix | None, setting: Setting, own: _Own) -> float:
    """Weigh a candidate: 4 by what stands around it, up to 3 by country, 2 by nearness, the rest by size."""
    weight = log10(place.population + 10) / 4
    if around is not None:
        weight += 4 * _fits(place, around)
    if place.country in setting.countries:
        weight += 3 - setting.countries.index(place.country)
    elif place.country == setting.outlet_country:
        weight += 1
    near = _nearness(place, setting, own)
    if near is not None:
        weight += 2 if near <= _NEAR_KM else 1 if near <= _REGION_KM else 0
    if place.type in ("country", "capital", "city"):
        weight += 0.5  # a bare name is a town's before it is its province's
    elif place.type in ("admin1", "town"):
        weight += 0.25
    return round(weight, 3)


def _fits(place: Place, around: Fix) -> bool:
    """Say whether a place lies in or beside what the text names around it."""
    holder = around.place or around.container
    if holder is not None and holder.type == "country":
        return place.country == holder.country
    if holder is not None and holder.type == "admin1" and holder.admin1 and place.admin1:
        return place.country == holder.country and place.admin1 == holder.admin1
    if place.lat is None or place.lon is None or around.lat is None or around.lon is None:
        return False
    reach = max(_BESIDE_KM / 3, (around.metres or 0) / 1000 * 2)
    return distance_km((place.lat, place.lon), (around.lat, around.lon)) <= reach


def _nearness(place: Place, setting: Setting, own: _Own) -> float | None:
    """Return the distance to the nearest of the report's places within reach, those at the points ``own`` left out."""
    if place.lat is None or place.lon is None:
        return None
    here = (place.lat, place.lon)
    reaches = setting.reaches.get(here)
    if reaches is None:
        points = [p for p in setting.points if not _apart(here, p)]
        some = zip(distances(here, points), points, strict=True)
        reaches = setting.reaches[here] = tuple(sorted([pair for pair in some if pair[0] > 0.5]))
    for km, point in reaches:
        if point not in own:
            return km
    return None


def _apart(a: Point, b: Point) -> bool:
    """Say quickly of most points that they are more than 230 km from each other, beyond all that counts as near."""
    if abs(a[0] - b[0]) > _DEGREES_APART:
        return True
    return 2 * _DEGREES_APART < abs(a[1] - b[1]) < 350 and abs(a[0]) < 59 and abs(b[0]) < 59


def _why(site: Site, ranked: _Ranked, around: Fix | None, setting: Setting, own: _Own) -> str:
    place = ranked[0][0]
    if len(ranked) == 1 and len(site.names) == 1:
        return "the only place of that name"
    if len(ranked) == 1:
        home = place.country in setting.countries and any(p.country != place.country for p in site.names)
        return f"the only one {'in the countries that the report speaks of' if home else 'of its kind'}"
    if around is not None and _fits(place, around) and not _fits(ranked[1][0], around):
        holder = around.place or around.container
        return f"it lies in or beside {holder.id if holder else 'what'} that the text names with it"
    other = ranked[1][0]
    if place.country != other.country and place.country in setting.countries:
        return f"the report speaks of {place.country}"
    if place.country != other.country and place.country == setting.outlet_country:
        return f"the outlet is at home in {place.country}"
    near, far = _nearness(place, setting, own), _nearness(other, setting, own)
    if near is not None and near <= _REGION_KM and (far is None or far > near + 20):
        return "it is the nearest to the report's other places"
    if place.population > other.population:
        return f"the largest of {len(ranked)} of that name"
    return f"the first of {len(ranked)} of that name; nothing in the text decides"


def _operate(site: Site, place: Place, why: str, ranked: tuple[tuple[Place, float], ...], setting: Setting) -> Fix:
    """Apply the operators of a site, the innermost first, to the chosen place."""
    assert_lat, assert_lon = place.lat, place.lon
    point: Point = (float(assert_lat or 0.0), float(assert_lon or 0.0))
    metres, level = place.uncertainty or _METRES.get(place.type, _POINT_METRES), _level(place)
    reasons = [why]
    explicit_town = any(o.kind == "head" and o.words in ("city", "town", "village") for o in site.operators)
    countryside = any(o.kind == "countryside" for o in site.operators)
    if site.other is not None and (end := locate(site.other, setting)).lat is not None and end.lon is not None:
        far = (float(end.lat or 0.0), end.lon)
        metres, level = int(distance_km(point, far) * 500) + 1_000, "area"
        point = middle(point, far)
        reasons.append("half way between the two places")
    for operator in site.operators:
        if operator.kind == "countryside":
            metres, level = max(metres, 30_000), "area"
        elif operator.kind == "desert":
            metres, level = max(metres, 60_000), "area"
        elif operator.kind == "near":
            metres, level = metres + 5_000, "near"
        elif operator.kind == "part":
            level = "part" if place.type in TOWNS else level
        elif operator.kind == "offset" and operator.km is not None:
            level = "near"
            if operator.bearing is None:
                metres = max(metres, int(operator.km * 1000))
            else:
                point = offset(point, operator.bearing, operator.km)
                metres = max(2_000, int(operator.km * 250))
                reasons.append(f"{operator.km:g} km along {operator.bearing:g}°")
        elif operator.kind == "direction" and operator.bearing is not None:
            moved = _directed(place, point, operator, explicit_town=explicit_town, countryside=countryside)
            point, metres, level = moved
            reasons.append(f"the {operator.words} side of it")
    kind = site.kind or place.type
    return _fix(point, level, metres, kind, place, None, "; ".join(reasons), ranked)


def _directed(
    place: Place, point: Point, operator: Operator, *, explicit_town: bool, countryside: bool
) -> tuple[Point, int, str]:
    """Move a place's point to one of its sides: a country's by its provinces, a town's by what the words tell."""
    bearing = operator.bearing or 0.0
    if place.type == "country":
        return _side_of_country(place.country, point, bearing), 150_000, "area"
    if place.type in ("admin1", "admin2", "region", "desert", "mountain", "sea"):
        reach = (place.uncertainty or _METRES.get(place.type, _POINT_METRES)) / 1000
        km = min(60.0, max(4.0, reach / 2))
        return offset(point, bearing, km), int(km * 1000), "area"
    if countryside:
        return offset(point, bearing, 25.0), 25_000, "area"
    if explicit_town:
        return offset(point, bearing, 4.0), 6_000, "part"
    if place.population >= _BIG_CITY or not _heads_province(place):
        return offset(point, bearing, 8.0), 12_000, "near"
    return offset(point, bearing, 20.0), 30_000, "area"


@lru_cache(maxsize=4096)
def _heads_province(place: Place) -> bool:
    """Say whether a town's name is also its province's: «شرقي X» then tells the province's side."""
    return any(
        p.type == "admin1" and p.country == place.country and set(p.keys) & set(place.keys) for p in _provinces()
    )


@lru_cache(maxsize=1)
def _provinces() -> tuple[Place, ...]:
    return tuple(p for p in load_places().values() if p.type == "admin1" and p.lat is not None)


@lru_cache(maxsize=256)
def _side_of_country(country: str, centre: Point, bearing: float) -> Point:
    """Return the mean of a country's provinces on one side: the third of them that lies farthest in that direction."""
    some = [(p.lat, p.lon) for p in _provinces() if p.country == country and p.lat is not None and p.lon is not None]
    if len(some) < 3:
        return offset(centre, bearing, 100.0)
    target = offset(centre, bearing, 2_000.0)
    some.sort(key=lambda p: distance_km(p, target))
    nearest = some[: max(2, len(some) // 4)]
    return sum(p[0] for p in nearest) / len(nearest), sum(p[1] for p in nearest) / len(nearest)


def _level(place: Place) -> str:
    if place.type == "country":
        return "country"
    if place.type in _AREAS or place.type in _LINES:
        return "area"
    return "town" if place.type in TOWNS else "exact"


def _fix(
    point: Point,
    level: str,
    metres: int,
    kind: str | None,
    place: Place | None,
    container: Place | None,
    reason: str,
    ranked: tuple[tuple[Place, float], ...],
) -> Fix:
    of = place or container
    geo, where = _codes(level, metres, kind, of.type if of else None)
    lat, lon = round(point[0], 5), round(point[1], 5)
    return Fix(lat, lon, level, metres, geo, where, place, container, reason, ranked)


def _codes(level: str, metres: int, kind: str | None, of: str | None) -> tuple[int, int]:
    """Return ACLED's geo_precision (1 town, 2 near a town or part of a province, 3 province) and UCDP's where_prec.

    UCDP: 1 exact, 2 within about 25 km, 3 district, 4 province, 5 line or fuzzy area, 6 country, 7 waters or airspace.
    """
    if level == "country" or of == "country":
        return 3, 5 if level == "area" else 6
    if kind in _WATERS or of in _WATERS:
        return 3, 7
    if level in ("exact", "town", "part"):
        return 1, 1
    if level == "container":
        return (1, 2) if metres <= 10_000 else (2, 2) if metres <= 30_000 else (3, 5)
    if level == "near":
        return 2, 2
    if kind in _LINES or of in _LINES:
        return (2 if metres <= 30_000 else 3), 5
    if of == "admin1":
        return 3, 4
    return (2, 3) if metres <= 30_000 or of in UNITS else (3, 5)
