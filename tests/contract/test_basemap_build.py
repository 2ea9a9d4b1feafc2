"""The map of the workbench is what its tool makes of Natural Earth, and the land on it is land."""

import importlib.util
import json
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.web.rendering import static_folder

TOOL = Path(__file__).resolve().parents[2] / "tools" / "build_basemap.py"
SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0), (1.0, 1.0)]
NODES = st.tuples(st.floats(5, 60), st.floats(5, 40)).map(lambda one: (round(one[0], 3), round(one[1], 3)))


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_basemap", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


basemap = _tool()


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    text = (static_folder() / "geo" / "base.json").read_text(encoding="utf-8")
    assert len(text) < 1_500_000
    kinds: dict[str, Any] = {}
    for one in json.loads(text)["features"]:
        kinds.setdefault(one["properties"]["kind"], []).extend(one["geometry"]["coordinates"])
    return kinds


def on_land(shipped: dict[str, Any], lon: float, lat: float) -> bool:
    return any(
        basemap._is_within((lon, lat), polygon[0])
        and not any(basemap._is_within((lon, lat), hole) for hole in polygon[1:])
        for polygon in shipped["land"]
    )


@pytest.mark.parametrize(
    ("lon", "lat", "land"),
    [
        (36.3, 33.5, True),  # Damascus
        (44.4, 33.3, True),  # Baghdad
        (32.5, 15.6, True),  # Khartoum
        (13.2, 32.8, True),  # Tripoli
        (44.2, 15.4, True),  # Sanaa
        (34.4, 31.45, True),  # Gaza
        (20.0, 34.0, False),  # the Mediterranean
        (38.0, 20.0, False),  # the Red Sea
        (51.0, 42.0, False),  # the Caspian
    ],
)
def test_land_is_land_and_sea_is_sea(shipped: dict[str, Any], lon: float, lat: float, land: bool) -> None:
    assert on_land(shipped, lon, lat) is land


def test_borders_in_dispute_are_apart_from_others(shipped: dict[str, Any]) -> None:
    def passes(kind: str, lon: float, lat: float) -> bool:
        return any(
            basemap._away((lon, lat), (ax, ay), (bx, by)) < 0.15
            for line in shipped[kind]
            for (ax, ay), (bx, by) in pairwise(line)
        )

    assert passes("disputed", 34.5, 31.5)  # Gaza
    assert passes("disputed", 35.5, 33.1)  # south of Lebanon
    assert passes("border", 41.02, 34.5)  # Syria and Iraq
    assert not passes("disputed", 41.02, 34.5)


def test_a_stretch_of_one_province_is_a_coast_of_two_a_border() -> None:
    assert basemap.kind([("Syria", "SY")]) == "coast"
    assert basemap.kind([("Syria", "SY"), ("Syria", "SY")]) == "province"
    assert basemap.kind([("Syria", "SY"), ("Iraq", "IQ")]) == "border"
    assert basemap.kind([("Lebanon", "LB"), ("Israel", "IL")]) == "disputed"


def test_stretches_become_lines_that_end_where_others_begin() -> None:
    segments = [((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (2.0, 0.0)), ((2.0, 0.0), (3.0, 0.0)), ((1.0, 0.0), (1.0, 1.0))]
    lines = list(basemap.joined(segments, stops={(1.0, 0.0)}))
    assert sorted(map(len, lines)) == [2, 2, 3]
    assert sum(len(line) - 1 for line in lines) == len(segments)


def test_a_ring_within_a_ring_is_a_hole() -> None:
    directed = [(a, b) for ring in (SQUARE, HOLE) for a, b in pairwise(ring)]
    polygons = basemap.nested(basemap.joined(directed, directed=True))
    assert [len(polygon) for polygon in polygons] == [2]
    assert abs(basemap.area(polygons[0][0])) == 16


@given(st.lists(NODES, min_size=2, max_size=40, unique=True))
def test_a_simple_line_keeps_its_ends_and_lies_near_the_line(line: list[tuple[float, float]]) -> None:
    short = basemap.simple(line)
    assert short[0] == line[0] and short[-1] == line[-1]
    for point in line:
        away = min(basemap._away(point, one, other) for one, other in pairwise(short))
        assert away <= 0.003 + 1e-3
