"""Distances and bearings on a sphere: where a point lies «100 كلم شمال شرقي X», and what lies between two places."""

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Final

EARTH_KM: Final = 6371.0

Point = tuple[float, float]  # latitude and longitude, degrees (WGS 84)


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance of two points in kilometres (haversine)."""
    return distances(a, (b,))[0]


def distances(a: Point, others: Sequence[Point]) -> list[float]:
    """Return the distances of ``a`` from each of the others, as ``distance_km`` gives them."""
    lat, lon = radians(a[0]), radians(a[1])
    narrow = cos(lat)
    found = []
    for b in others:
        other = radians(b[0])
        h = sin((other - lat) / 2) ** 2 + narrow * cos(other) * sin((radians(b[1]) - lon) / 2) ** 2
        found.append(2 * EARTH_KM * asin(min(1.0, sqrt(h))))
    return found


def offset(start: Point, bearing: float, km: float) -> Point:
    """Return the point that lies ``km`` from ``start`` along a bearing in degrees clockwise from north."""
    lat, lon = map(radians, start)
    way, turn = km / EARTH_KM, radians(bearing)
    end = asin(max(-1.0, min(1.0, sin(lat) * cos(way) + cos(lat) * sin(way) * cos(turn))))
    east = atan2(sin(turn) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(end))
    return degrees(end), (degrees(lon + east) + 540) % 360 - 180


def middle(a: Point, b: Point) -> Point:
    """Return the point half way between two points along the great circle."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    x, y = cos(lat_b) * cos(lon_b - lon_a), cos(lat_b) * sin(lon_b - lon_a)
    lat = atan2(sin(lat_a) + sin(lat_b), sqrt((cos(lat_a) + x) ** 2 + y**2))
    lon = lon_a + atan2(y, cos(lat_a) + x)
    return degrees(lat), (degrees(lon) + 540) % 360 - 180
