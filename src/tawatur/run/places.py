"""``tawatur place``: what a text says of place, explained, or many texts at once."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from tawatur.export import terminal
from tawatur.lexicon.gazetteer import Place, load_gazetteer
from tawatur.lexicon.load import Lexicon, load
from tawatur.read.place_mentions import PlaceMention, mentions
from tawatur.read.sites import NOWHERE, Fix, Operator
from tawatur.run import cases
from tawatur.run.report import say

_SHOWN: Final = 5
_LEVELS: Final = {
    "exact": "the place itself",
    "town": "the town",
    "part": "a part of the town",
    "near": "near the place",
    "area": "an area",
    "country": "the country",
    "container": "the nearest known place around it",
}


def explain(text: str, out: Console) -> int:
    """Print every place of a text: how it was read, what it may be, why one was chosen, its point and precision."""
    found = mentions(text, load())
    for mention in found:
        out.print()
        terminal.told(out, mention.span.of(text), f"{mention.span.start}–{mention.span.end}", _rows(mention))
    if not found:
        say("No place was found.")
    return cases.ALL_READ


def _rows(mention: PlaceMention) -> list[tuple[str, str | None]]:
    entity, site, fix = mention.entity, mention.entity.site, mention.entity.fix
    rows: list[tuple[str, str | None]] = [("kind", entity.kind), ("rule", entity.rule)]
    if site is not None:
        rows += [("name", site.name), ("words", "; ".join(map(_operator, site.operators)) or None)]
        rows.append(("around", "; ".join(s.words for s in site.around) or None))
    if fix is None:
        return rows
    rows += [("place", None if fix.place is None else _place(fix.place))]
    rows += [("within", None if fix.place is None else _containers(fix.place))]
    rows += [("nearest", None if fix.container is None else _place(fix.container))]
    rows += [("point", _point(fix)), ("accuracy", _precision(fix)), ("why", fix.reason)]
    others = [f"{_place(p)} {weight:.2f}" for p, weight in fix.candidates[:_SHOWN]]
    if len(fix.candidates) > 1:
        more = len(fix.candidates) - _SHOWN
        rows.append(("weighed", "; ".join(others) + (f"; and {more} more" if more > 0 else "")))
    return rows


def _operator(operator: Operator) -> str:
    told = [operator.kind, operator.words]
    if operator.km is not None:
        told.append(f"{operator.km:g} km")
    if operator.bearing is not None:
        told.append(f"{operator.bearing:g}°")
    return " ".join(told)


def _place(place: Place) -> str:
    return f"{place.name_ar} {place.id} ({place.type}, {place.country})"


def _containers(place: Place) -> str | None:
    return " > ".join(p.id for p in load_gazetteer().containers(place)) or None


def _point(fix: Fix) -> str | None:
    return None if fix.lat is None else f"{fix.lat:.5f}, {fix.lon:.5f}"


def _precision(fix: Fix) -> str | None:
    if fix.level is None or fix.metres is None:
        return None
    codes = f"ACLED geo_precision {fix.geo_precision}, UCDP where_prec {fix.where_prec}"
    return f"{_LEVELS[fix.level]}, within about {fix.metres:,} m; {codes}"


def batch(path: Path, to: str) -> int:
    """Answer a file of cases: {"id", "text"} a line in, {"id", "mentions"} a line out, offsets in code points."""
    return cases.run(path, to, partial(_answer, load()))


def _answer(lexicon: Lexicon, case: dict[str, Any]) -> dict[str, Any]:
    return {"id": case["id"], "mentions": [_row(m) for m in mentions(case["text"], lexicon)]}


def _row(mention: PlaceMention) -> dict[str, Any]:
    """Return a mention as a row: offsets, point, precision and why; a mention without a site is not resolved."""
    fix = mention.entity.fix or NOWHERE
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "lat": fix.lat,
        "lon": fix.lon,
        "kind": mention.entity.kind,
        "id": None if fix.place is None else fix.place.id,
        "container": None if fix.container is None else fix.container.id,
        "precision": fix.level,
        "metres": fix.metres,
        "geo_precision": fix.geo_precision,
        "where_prec": fix.where_prec,
        "why": fix.reason,
    }
