"""Events out, one row each: CSV (RFC 4180), JSON Lines and GeoJSON (RFC 7946); unknown is empty or null, never 0."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import msgspec

from tawatur.core.event_queries import EventCard
from tawatur.export.columns import joined
from tawatur.export.csv import harmless

_BOM: Final = "\ufeff".encode()
_PEOPLE: Final = ("killed", "wounded", "arrested", "abducted", "displaced", "participants")
COLUMNS: Final = (
    *("event_id", "type", "stance", "grade", "earliest", "latest", "place", "lat", "lon", "precision"),
    *("origins_at_least", "origins_at_most", "claims", "reports", "differences", "reviewed", "who", "whom"),
    *_PEOPLE,
    "words",
)
Pieces = Callable[[Iterable[EventCard], bool], Iterator[bytes]]


def row(one: EventCard) -> dict[str, Any]:
    """Return an event as a flat row; several values are joined with bars, as in the columns of claims."""
    plain = msgspec.to_builtins(one)
    made = {name: plain.get(name) for name in COLUMNS}
    made |= {"origins_at_least": one.at_least, "origins_at_most": one.at_most}
    made |= {"who": joined(one.who), "whom": joined(one.whom)}
    return made | {name: one.people.get(name) for name in _PEOPLE}


def to_csv(events: Iterable[EventCard], bom: bool) -> Iterator[bytes]:
    """Yield the head and a row for each event; no cell is a formula."""
    yield (_BOM if bom else b"") + _line(COLUMNS)
    for one in events:
        yield _line([harmless(cell) for cell in row(one).values()])


def to_jsonl(events: Iterable[EventCard], bom: bool) -> Iterator[bytes]:
    """Yield a line for each event."""
    for one in events:
        yield msgspec.json.encode(one) + b"\n"


def to_geojson(events: Iterable[EventCard], bom: bool) -> Iterator[bytes]:
    """Yield the opening, a feature for each event, and the end; null geometry where no point is known."""
    before = b'{"type":"FeatureCollection","features":[\n'
    for one in events:
        point = None if one.lat is None or one.lon is None else {"type": "Point", "coordinates": [one.lon, one.lat]}
        feature = {"type": "Feature", "id": one.event_id, "geometry": point, "properties": row(one)}
        yield before + msgspec.json.encode(feature)
        before = b",\n"
    yield (b"" if before == b",\n" else before) + b"\n]}\n"


def _line(cells: Iterable[Any]) -> bytes:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerow(cells)
    return made.getvalue().encode()


FORMATS: Final[dict[str, Pieces]] = {"csv": to_csv, "jsonl": to_jsonl, "geojson": to_geojson}
