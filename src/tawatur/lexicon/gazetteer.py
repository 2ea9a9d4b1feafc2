"""Named places with coordinates: the project's own table over one made from GeoNames (CC BY 4.0)."""

from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.core.errors import BrokenLexicon
from tawatur.text.folding import key

COLUMNS = ("id", "name_ar", "name_en", "type", "country", "admin1", "lat", "lon", "population", "source", "aliases")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place: type (city, town, village, admin1 …), ISO alpha-2 country, WGS 84 degrees; ``keys`` are its folded names."""

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


def parse_row(line: str, where: str) -> Place:
    """Read one tab-separated line; BrokenLexicon says which line is at fault."""
    cells = line.rstrip("\n").split("\t")
    if len(cells) != len(COLUMNS):
        raise BrokenLexicon("T020", where, f"{len(cells)} columns, {len(COLUMNS)} expected")
    row = dict(zip(COLUMNS, cells, strict=True))
    names = [row["name_ar"], *filter(None, row["aliases"].split("|"))]
    try:
        return Place(
            id=row["id"],
            name_ar=row["name_ar"],
            name_en=row["name_en"],
            type=row["type"],
            country=row["country"],
            admin1=row["admin1"] or None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            population=int(row["population"] or 0),
            source=row["source"],
            keys=tuple(dict.fromkeys(map(key, names))),
        )
    except ValueError as error:
        raise BrokenLexicon("T020", where, str(error)) from error


@lru_cache(maxsize=1)
def load_places() -> dict[str, Place]:
    """Return all places by id; a later file wins over an earlier one (own.tsv is read last)."""
    folder = files("tawatur.lexicon") / "ar" / "places"
    places: dict[str, Place] = {}
    if not folder.is_dir():
        return places
    for item in sorted(folder.iterdir(), key=lambda x: x.name):
        if not item.name.endswith(".tsv"):
            continue
        for number, line in enumerate(item.read_text(encoding="utf-8").splitlines()[1:], start=2):
            place = parse_row(line, f"{item.name}:{number}")
            places[place.id] = place
    return places
