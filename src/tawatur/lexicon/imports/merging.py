"""From files to the user's table: which kind each is, what is known already, what the table then holds."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.errors import RejectedInput
from tawatur.lexicon.gazetteer import SAME_KM, UNITS, settlement
from tawatur.lexicon.imports import cod, geonames, taking
from tawatur.lexicon.imports.taking import Report, Row
from tawatur.lexicon.place_check import kilometres
from tawatur.lexicon.place_table import Place

DUMP, NAMES, COD = "a GeoNames dump", "GeoNames' alternate names", "an OCHA table"
_SHEETS: Final = frozenset({".xlsx", ".xls", ".xlsm", ".ods"})


def kind_of(path: Path) -> str:
    """Return which table a file is; RejectedInput (T035) if it is none that is known."""
    if path.suffix.lower() in _SHEETS:
        raise RejectedInput("T035", str(path), "a spreadsheet; save its sheet as CSV in UTF-8")
    if not path.is_file():
        raise RejectedInput("T001", str(path))
    with path.open("rb") as stream:
        first = stream.readline().decode("utf-8-sig", "replace").rstrip("\r\n")
    tabs = first.count("\t") + 1
    if tabs == geonames.DUMP_COLUMNS:
        return DUMP
    if tabs in geonames.NAMES_COLUMNS and first.split("\t")[0].isdigit():
        return NAMES
    if cod.levels(cod.header(path)):
        return COD
    raise RejectedInput("T035", str(path), "neither the columns of GeoNames nor a P-code column")


def read(
    paths: Sequence[Path],
    *,
    packaged: Iterable[Place],
    before: Iterable[Place],
    countries: Collection[str] = geonames.DEFAULT,
    watch: Callable[[int], None] = lambda _: None,
) -> tuple[list[Place], Report]:
    """Return the user's table after an import, and the report.

    ``packaged`` are the places that come with the program: what they hold is not taken again, but a unit of theirs that
    has no point gets it. ``before`` is the user's table as it was: its rows stay, those of the same id are replaced.
    """
    by_kind: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_kind[kind_of(path)].append(path)
    if by_kind[NAMES] and not by_kind[DUMP]:
        raise RejectedInput("T035", str(by_kind[NAMES][0]), "names without the dump that they belong to")
    known, report = _Known(packaged), Report()
    places = {place.id: place for place in before}
    for row in _rows(by_kind, countries, watch):
        report.read[row.where] += 1
        place = row.place and known.settle(row.place)
        if place is None:
            reason = row.refused or (f"{taking.KNOWN} ({known.same(row.place)})" if row.place else "")
            report.refuse(_short(reason), row.where, row.number)
        else:
            places[place.id] = place
            report.taken[row.where] += 1
    return sorted(places.values(), key=lambda p: (p.country, p.id)), report


def _rows(
    by_kind: Mapping[str, Sequence[Path]], countries: Collection[str], watch: Callable[[int], None]
) -> Iterator[Row]:
    yield from geonames.rows(by_kind.get(DUMP, ()), by_kind.get(NAMES, ()), countries, watch)
    for path in by_kind.get(COD, ()):
        yield from cod.rows(path, watch)


def _short(reason: str) -> str:
    """Return a reason without what is only of its row, so that rows with one reason stand together."""
    return reason.split(" (")[0] if reason.startswith(taking.KNOWN) else reason


class _Known:
    """The places that come with the program, by P-code, source and name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._codes: dict[str, Place] = {}
        self._sources: dict[str, Place] = {}
        self._names: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in places:
            if place.pcode:
                self._codes[place.pcode] = place
            self._sources[place.source] = place
            for key in place.keys:
                self._names[place.country, key].append(place)

    def settle(self, place: Place) -> Place | None:
        """Return what to keep of an imported place: itself, itself under a known id (for its point), or nothing."""
        old = self._find(place)
        if old is None:
            above = self._codes.get((place.parent or "").removeprefix("cod_").upper())
            return msgspec.structs.replace(place, parent=above.id) if above is not None else place
        if old.lat is None and place.lat is not None:
            return msgspec.structs.replace(place, id=old.id, parent=old.parent, admin1=old.admin1)
        return None

    def same(self, place: Place) -> str:
        """Return the id of the known place that an imported one is."""
        old = self._find(place)
        return old.id if old is not None else ""

    def _find(self, place: Place) -> Place | None:
        if place.pcode and place.pcode in self._codes:
            return self._codes[place.pcode]
        if place.source.startswith("geonames:") and place.source in self._sources:
            return self._sources[place.source]
        for key in place.keys:
            for other in self._names[place.country, key]:
                if _alike(place, other):
                    return other
        return None


def _alike(one: Place, two: Place) -> bool:
    if one.type in UNITS or one.type == "admin1":
        return one.type == two.type and not (one.pcode and two.pcode)
    if settlement(one.type) != settlement(two.type) or (one.type != two.type and not settlement(one.type)):
        return False
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    return kilometres(one.lat, one.lon, two.lat, two.lon) <= SAME_KM
