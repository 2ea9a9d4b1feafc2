"""The tables of places: what a row holds, how one is read and written, and where the user's own table is.

A table is tab-separated text with a header row. Columns: ``id``; ``name_ar`` and ``name_en``, for display; ``type``;
``country`` (ISO alpha-2); ``admin1`` (GeoNames code of the first level); ``lat`` and ``lon`` (WGS 84 degrees, empty
where unknown); ``uncertainty`` (metres from the point within which the place lies, its own extent included);
``population``; ``pcode`` (OCHA); ``parent`` (id of the place that holds it); ``source``; ``ambiguous`` («yes»: the name
is a common word, too; «head»: so much that only a head noun tells the place); ``aliases`` (further spellings, ``|``
between them).
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.errors import BrokenLexicon
from tawatur.text.folding import key, letters

COLUMNS: Final = (
    "id",
    "name_ar",
    "name_en",
    "type",
    "country",
    "admin1",
    "lat",
    "lon",
    "uncertainty",
    "population",
    "pcode",
    "parent",
    "source",
    "ambiguous",
    "aliases",
)
ISO3: Final = {
    "SYR": "SY",
    "IRQ": "IQ",
    "LBN": "LB",
    "YEM": "YE",
    "PSE": "PS",
    "LBY": "LY",
    "SDN": "SD",
}  # of the seven
USER_TABLE: Final = "TAWATUR_PLACES"  # the environment variable that names the user's table
_HEADER: Final = "\t".join(COLUMNS)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place. ``keys`` are its folded names, the display name's first."""

    id: str
    name_ar: str
    name_en: str
    type: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    source: str
    keys: tuple[str, ...]
    uncertainty: int | None = None
    pcode: str | None = None
    parent: str | None = None
    ambiguous: bool = False
    headed: bool = False
    aliases: tuple[str, ...] = ()


def parse(text: str, where: str) -> Iterator[Place]:
    """Yield the places of a table; BrokenLexicon (T020) names the line that is at fault.

    The whole text is folded at once: folding name by name costs more than all the rest of the reading.
    """
    lines, folded = text.removesuffix("\n").split("\n"), letters(text).removesuffix("\n").split("\n")
    if lines[0] != _HEADER:
        raise BrokenLexicon("T020", f"{where}:1", f"the header must be: {' '.join(COLUMNS)}")
    for number, (line, plain) in enumerate(zip(lines[1:], folded[1:], strict=True), start=2):
        try:
            yield _place(line.split("\t"), plain.split("\t"))
        except ValueError as error:
            raise BrokenLexicon("T020", f"{where}:{number}", str(error)) from error


def _place(cells: list[str], folded: list[str]) -> Place:
    (
        place_id,
        name_ar,
        name_en,
        kind,
        country,
        admin1,
        lat,
        lon,
        uncertainty,
        population,
        pcode,
        parent,
        source,
        mark,
        rest,
    ) = cells
    keys: tuple[str, ...] = (folded[1],)
    if rest:
        keys = tuple(dict.fromkeys((folded[1], *folded[14].split("|"))))
    return Place(
        id=place_id,
        name_ar=name_ar,
        name_en=name_en,
        type=sys.intern(kind),
        country=sys.intern(country),
        admin1=sys.intern(admin1) if admin1 else None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population) if population else 0,
        source=sys.intern(source),
        keys=keys,
        uncertainty=int(uncertainty) if uncertainty else None,
        pcode=pcode or None,
        parent=parent or None,
        ambiguous=bool(mark),
        headed=mark == "head",
        aliases=tuple(rest.split("|")) if rest else (),
    )


def made(row: Mapping[str, str]) -> Place:
    """Make a place of named cells; missing cells are empty. ValueError if a number is none."""
    cells = [row.get(column, "") for column in COLUMNS]
    return _place(
        cells,
        [key(cell) if column in ("name_ar", "aliases") else "" for column, cell in zip(COLUMNS, cells, strict=True)],
    )


def line(place: Place) -> str:
    """Return a place as a line of a table, without its end."""
    return "\t".join(
        (
            place.id,
            place.name_ar,
            place.name_en,
            place.type,
            place.country,
            place.admin1 or "",
            _degrees(place.lat),
            _degrees(place.lon),
            "" if place.uncertainty is None else str(place.uncertainty),
            str(place.population),
            place.pcode or "",
            place.parent or "",
            place.source,
            "head" if place.headed else "yes" if place.ambiguous else "",
            "|".join(place.aliases),
        )
    )


def table(places: Iterable[Place]) -> bytes:
    """Return the whole table of places, in the order given."""
    return "".join(f"{text}\n" for text in (_HEADER, *map(line, places))).encode()


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


def user_table() -> Path:
    """Return where the user's own places are kept: the file that TAWATUR_PLACES names, or one in the data folder."""
    named = os.environ.get(USER_TABLE)
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        folder = home / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return folder / "tawatur" / "places.tsv"
