"""OCHA's operational data sets on administrative boundaries and populated places (COD-AB), as CSV with a header.

Three generations of headers are read, whatever the case of their letters:
``admin1Name_en admin1Name_ar admin1Pcode``, ``ADM1_EN ADM1_AR ADM1_PCODE``, and ``adm1_name adm1_name1 adm1_pcode``
with ``center_lat center_lon`` and ``lang lang1`` that say which name is in which language.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tawatur.core.errors import RejectedInput
from tawatur.lexicon.imports import taking
from tawatur.lexicon.imports.taking import Row
from tawatur.lexicon.place_table import ISO3, made

_PCODE: Final = re.compile(r"(?:admin|adm)([0-5])_?pcode")
_LATIN: Final = ("admin{}name_en", "adm{}_en", "adm{}_name", "admin{}refname_en", "adm{}_ref")
_ARABIC: Final = ("admin{}name_ar", "adm{}_ar", "adm{}_name1", "adm{}_name2", "adm{}_name")
_LATITUDE: Final = ("center_lat", "latitude", "lat", "y_coord", "point_y")
_LONGITUDE: Final = ("center_lon", "longitude", "lon", "long", "x_coord", "point_x")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
# Metres of uncertainty of the centre of a unit, by level; the fourth and fifth are places in it.
_UNCERTAIN: Final = {1: 60_000, 2: 25_000, 3: 12_000, 4: 2_000, 5: 1_500}
NO_CODE: Final = "no P-code"
NO_COUNTRY: Final = "no country: neither a column nor the P-code tells it"


def levels(header: list[str]) -> tuple[int, ...]:
    """Return the levels that a header has P-codes for, the country's aside; none if the table is no COD table."""
    found = (_PCODE.fullmatch(name.strip().lower()) for name in header)
    return tuple(sorted({int(m[1]) for m in found if m and m[1] != "0"}))


def rows(path: Path, watch: Callable[[int], None] = lambda _: None) -> Iterator[Row]:
    """Yield what the rows of a COD table give: the unit of the deepest level that the row names."""
    reader = csv.reader(io.StringIO(_text(path)))
    header = [name.strip().lower() for name in next(reader, [])]
    deep = levels(header)
    units = set[str]()
    for number, cells in enumerate(reader, start=2):
        watch(sum(map(len, cells)))
        if not any(cells) or all(c.startswith("#") for c in cells if c):
            continue  # a row of HXL tags
        yield _row(path.name, number, dict(zip(header, cells, strict=False)), deep, units)


def header(path: Path) -> list[str]:
    """Return the names of a CSV file's columns."""
    return next(csv.reader(io.StringIO(_text(path))), [])


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RejectedInput("T004", str(path)) from error


def _row(where: str, number: int, cells: dict[str, str], deep: tuple[int, ...], units: set[str]) -> Row:
    codes = {level: _code(cells, level) for level in deep}
    level = max((n for n in deep if codes[n]), default=0)
    if not level:
        return Row(where, number, refused=NO_CODE)
    code = codes[level]
    if code in units:
        return Row(where, number, refused=f"the P-code {code} once more")
    units.add(code)
    country = _country(cells, codes)
    if not country:
        return Row(where, number, refused=NO_COUNTRY)
    names = _arabic(cells, level)
    if not names:
        return Row(where, number, refused=taking.NO_ARABIC)
    lat, lon = _first(cells, _LATITUDE), _first(cells, _LONGITUDE)
    spot = taking.point(lat, lon) if lat or lon else None
    if spot is None and (lat or lon or level > 3):
        return Row(where, number, refused=taking.NO_POINT)
    above = next((codes[n] for n in sorted(deep, reverse=True) if n < level and codes[n]), "")
    place = made(
        {
            "id": f"cod_{taking.slug(code)}",
            "name_ar": names[0],
            "name_en": next((v for p in _LATIN if (v := cells.get(p.format(level), "").strip())), code),
            "type": f"admin{level}" if level <= 3 else "village" if level == 4 else "neighbourhood",
            "country": country,
            "lat": str(spot[0]) if spot else "",
            "lon": str(spot[1]) if spot else "",
            "uncertainty": str(_UNCERTAIN[level]) if spot else "",
            "pcode": code,
            "parent": f"cod_{taking.slug(above)}" if above else "",
            "source": "ocha-cod-ab",
            "aliases": "|".join(names[1:]),
        }
    )
    return Row(where, number, place)


def _code(cells: dict[str, str], level: int) -> str:
    return next(
        (v for name, v in cells.items() if (m := _PCODE.fullmatch(name)) and int(m[1]) == level and v), ""
    ).strip()


def _country(cells: dict[str, str], codes: dict[int, str]) -> str:
    for value in (_code(cells, 0), cells.get("iso2", ""), cells.get("adm0_iso2", ""), *codes.values()):
        if value[:3] in ISO3 and not value[2:3].isdigit():
            return ISO3[value[:3]]
        if _COUNTRY.match(value):
            return value[:2]
    return ISO3.get(cells.get("iso3", ""), "")


def _arabic(cells: dict[str, str], level: int) -> list[str]:
    """Return the Arabic names of a unit, the one of the column that is said to be Arabic first."""
    columns = [p.format(level) for p in _ARABIC]
    columns += [name for name in cells if re.fullmatch(rf"admin{level}altname\d_ar|adm{level}alt\d_?ar", name)]
    for ending in ("", "1", "2", "3"):
        if cells.get(f"lang{ending}", "").strip().lower() == "ar":
            columns.insert(0, f"adm{level}_name{ending}")
    return list(dict.fromkeys(found for name in columns if (found := taking.arabic(cells.get(name, "")))))


def _first(cells: dict[str, str], names: tuple[str, ...]) -> str:
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")
