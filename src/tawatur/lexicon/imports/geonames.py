"""GeoNames dumps: allCountries.txt or XX.txt (19 columns), with alternateNamesV2.txt (10) for the names in Arabic.

The formats are those of the readme of https://download.geonames.org/export/dump/ ; a dump has no header row.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from tawatur.lexicon.imports import taking
from tawatur.lexicon.imports.taking import Row
from tawatur.lexicon.place_table import Place, made

DUMP_COLUMNS: Final = 19
NAMES_COLUMNS: Final = (8, 10)  # alternateNames has 8, alternateNamesV2 with the years 10
DEFAULT: Final = frozenset(
    ("SY", "IQ", "LB", "YE", "PS", "LY", "SD", "JO", "IL", "EG", "SA", "KW", "TR", "IR", "SS", "TD", "ER", "ET", "OM")
)
# Feature code → type and metres of uncertainty; settlements are told apart by population.
_KINDS: Final[dict[str, tuple[str, int]]] = {
    "A.ADM1": ("admin1", 50_000),
    "A.ADM2": ("admin2", 20_000),
    "A.ADM3": ("admin3", 10_000),
    "P.PPLX": ("neighbourhood", 1_000),
    "P.STLMT": ("town", 1_500),
    "S.AIRP": ("airport", 2_500),
    "S.AIRB": ("airbase", 2_500),
    "S.CMPRF": ("camp", 1_500),
    "S.CMP": ("camp", 1_500),
    "S.HSP": ("hospital", 500),
    "S.MSQE": ("mosque", 300),
    "S.PRN": ("prison", 1_000),
    "S.PS": ("power_station", 1_500),
    "S.OILR": ("refinery", 2_000),
    "S.DAM": ("dam", 1_500),
    "S.BDG": ("bridge", 500),
    "S.UNIV": ("university", 800),
    "S.PSTB": ("crossing", 1_500),
    "S.INSM": ("base", 2_500),
    "S.STDM": ("stadium", 400),
    "S.PMPO": ("pumping_station", 1_500),
    "S.PMPW": ("pumping_station", 1_500),
    "L.MILB": ("base", 3_000),
    "L.OILF": ("oil_field", 8_000),
    "L.GASF": ("gas_field", 8_000),
    "L.PRT": ("port", 2_000),
    "L.RGN": ("region", 50_000),
    "T.MT": ("mountain", 8_000),
    "T.MTS": ("mountain", 30_000),
    "T.HLL": ("mountain", 3_000),
    "T.PK": ("mountain", 3_000),
    "T.ISL": ("island", 8_000),
    "T.DSRT": ("desert", 100_000),
    "T.VAL": ("valley", 15_000),
    "H.STM": ("river", 100_000),
    "H.WAD": ("valley", 20_000),
    "H.RSV": ("lake", 15_000),
    "H.LK": ("lake", 15_000),
    "H.CNL": ("canal", 30_000),
}
_GONE: Final = frozenset({"P.PPLH", "P.PPLQ", "P.PPLW", "P.PPLCH"})  # historical, abandoned, destroyed
_CITY, _TOWN = 100_000, 5_000


def rows(
    dumps: Iterable[Path],
    names: Iterable[Path],
    countries: Collection[str],
    watch: Callable[[int], None] = lambda _: None,
) -> Iterator[Row]:
    """Yield what the rows of dumps give, with the Arabic names of the tables of names; ``watch`` gets bytes read."""
    kept: dict[str, tuple[str, int, list[str], tuple[str, int]]] = {}
    for path in dumps:
        for number, cells in _cells(path, watch):
            refused, kind = _judge(cells, countries)
            if kind is None:
                yield Row(path.name, number, refused=refused)
            else:
                kept[cells[0]] = (path.name, number, cells, kind)
    told = _names(names, kept, watch)
    for found, (where, number, cells, kind) in kept.items():
        yield _row(where, number, cells, kind, told.get(found, []))


def _cells(path: Path, watch: Callable[[int], None]) -> Iterator[tuple[int, list[str]]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            watch(len(line))
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if text:
                yield number, text.split("\t")


def _judge(cells: list[str], countries: Collection[str]) -> tuple[str, tuple[str, int] | None]:
    """Return (reason, nothing) for a row that is refused, else its type and uncertainty."""
    if len(cells) < DUMP_COLUMNS:
        return taking.TOO_FEW, None
    if cells[8] not in countries:
        return taking.ELSEWHERE, None
    feature = f"{cells[6]}.{cells[7]}"
    if feature in _GONE:
        return "a settlement that is no longer there", None
    kind = _KINDS.get(feature)
    if kind is not None:
        return "", kind
    if cells[6] == "P":
        people = int(cells[14]) if cells[14].isdigit() else 0
        if people >= _CITY or cells[7] == "PPLC":
            return "", ("city", 4_000)
        return "", ("town", 2_000) if people >= _TOWN or cells[7].startswith("PPLA") else ("village", 1_500)
    return f"{taking.NOT_KEPT} ({feature})", None


def _names(
    paths: Iterable[Path], wanted: Collection[str], watch: Callable[[int], None]
) -> dict[str, list[tuple[int, str]]]:
    """Return (rank, name) of the Arabic names of wanted places: preferred ones 0, historical ones not at all."""
    found: dict[str, list[tuple[int, str]]] = {}
    for path in paths:
        for _, cells in _cells(path, watch):
            if len(cells) < 4 or cells[2] != "ar" or cells[1] not in wanted:
                continue
            flags = [*cells[4:8], "", "", "", ""]
            if flags[3] != "1":  # historic
                rank = 0 if flags[0] == "1" else 2 if flags[2] == "1" else 1  # preferred, colloquial, other
                found.setdefault(cells[1], []).append((rank, cells[3]))
    return found


def _row(where: str, number: int, cells: list[str], kind: tuple[str, int], told: list[tuple[int, str]]) -> Row:
    spot = taking.point(cells[4], cells[5])
    if spot is None:
        return Row(where, number, refused=taking.NO_POINT)
    given = [name for _, name in sorted(told, key=lambda t: t[0])] + cells[3].split(",")
    names = list(dict.fromkeys(n for name in given if (n := taking.arabic(name))))
    if not names:
        return Row(where, number, refused=taking.NO_ARABIC)
    place: Place = made(
        {
            "id": f"{taking.slug(cells[2] or cells[1]) or 'place'}_{cells[0]}",
            "name_ar": names[0],
            "name_en": cells[1],
            "type": kind[0],
            "country": cells[8],
            "admin1": cells[10] if cells[10] != "00" else "",
            "lat": str(spot[0]),
            "lon": str(spot[1]),
            "uncertainty": str(kind[1]),
            "population": cells[14] if cells[14].isdigit() else "0",
            "source": f"geonames:{cells[0]}",
            "aliases": "|".join(names[1:]),
        }
    )
    return Row(where, number, place)
