"""Actors, sources and places: lists, one of them, their networks, and names that nobody knows yet."""

from typing import Annotated, Any, Final, cast
from urllib.parse import quote

from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect, Template

from tawatur.core.errors import RejectedInput
from tawatur.run import drawing, merging, naming, registry
from tawatur.run.workbench import Workbench
from tawatur.web.asking import Asked
from tawatur.web.given import Bench, Who
from tawatur.web.language import Language
from tawatur.web.rendering import AnyRequest, language_of, page
from tawatur.web.security.identity import needs

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
PAGE: Final = 100
KIND: Final[dict[str, naming.Kind]] = {"actors": "actor", "sources": "source", "places": "place"}
_UNKNOWN: Final = 200


@get("/{kinds:str}", sync_to_thread=True)
def listed(
    request: AnyRequest,
    bench: Bench,
    kinds: FromPath[str],
    words: FromQuery[str | None] = None,
    offset: FromQuery[int] = 0,
) -> Template:
    """List actors, sources or places."""
    kind = _kind(kinds)
    rows = registry.rows(bench, kind, words)
    start = max(0, offset)
    return page(
        request,
        "registry.html",
        kind=kind,
        kinds=kinds,
        rows=rows[start : start + PAGE],
        total=len(rows),
        offset=start,
        size=PAGE,
        words=words or "",
        **_names(request, bench),
    )


@get("/{kinds:str}/{value:str}", sync_to_thread=True)
def one(request: AnyRequest, bench: Bench, kinds: FromPath[str], value: FromPath[str], wanted: Asked) -> Template:
    """Show an actor, a source or a place; ``network`` is a page of its own."""
    kind = _kind(kinds)
    if value == "network" and kind != "place":
        least = max(1, wanted.origins or 1)
        found = registry.network(bench, kind, wanted, least)
        given: dict[str, Any] = {
            "kind": kind,
            "kinds": kinds,
            "network": found,
            "drawn": drawing.laid_out(found),
            "least": least,
        }
        return page(request, "network.html", asked=wanted, **given, **_names(request, bench))
    shown = registry.show(bench, kind, value)
    return page(request, "portrait.html", kind=kind, kinds=kinds, shown=shown, **_names(request, bench))


@get("/{kinds:str}/unknown", sync_to_thread=True)
def unknown(request: AnyRequest, bench: Bench, kinds: FromPath[str], undo: FromQuery[str | None] = None) -> Template:
    """Show names that the registry does not have, or places without a point."""
    kind = _kind(kinds)
    waiting = registry.waiting(bench, kind)[:_UNKNOWN]
    given: dict[str, Any] = {"kind": kind, "kinds": kinds, "waiting": waiting}
    return page(request, "unknown.html", undo_name=undo, **given, **_names(request, bench))


@post("/{kinds:str}/unknown", guards=[needs("analyst")], sync_to_thread=True)
def decide(bench: Bench, who: Who, kinds: FromPath[str], data: Form) -> Redirect:
    """Decide about a name that the registry does not have, or take that back."""
    kind, name = _kind(kinds), data.get("name", "")
    decision = data.get("decision", "")
    if decision == "undo":
        registry.undo(bench, who, kind, name)
        return Redirect(f"/{kinds}/unknown", status_code=303)
    if decision not in ("alias", "add", "refuse", "place") or not name.strip():
        raise RejectedInput("T041", name or "?", decision)
    lat, lon = _number(data.get("lat")), _number(data.get("lon"))
    metres = _number(data.get("metres"))
    registry.decide(
        bench,
        who,
        kind,
        name,
        cast(registry.Decision, decision),
        to=data.get("to") or None,
        lat=lat,
        lon=lon,
        metres=int(metres) if metres is not None else 3000,
        sort=data.get("sort") or None,
    )
    return Redirect(f"/{kinds}/unknown?undo={quote(name)}", status_code=303)


@post("/{kinds:str}/{value:str}/rate", guards=[needs("analyst")], sync_to_thread=True)
def rate(bench: Bench, who: Who, kinds: FromPath[str], value: FromPath[str], data: Form) -> Redirect:
    """Say how reliable a source is."""
    if _kind(kinds) != "source":
        raise RejectedInput("T041", value, "sources are rated")
    merging.rate(bench, who, value, data.get("reliability", ""), why=data.get("why"))
    return Redirect(f"/{kinds}/{quote(value, safe='')}", status_code=303)


def _kind(kinds: str) -> naming.Kind:
    if kinds not in KIND:
        raise RejectedInput("T076", kinds)
    return KIND[kinds]


def _number(given: str | None) -> float | None:
    try:
        return float(given) if given else None
    except ValueError:
        raise RejectedInput("T041", given or "", "this is no number") from None


def _names(request: AnyRequest, bench: Workbench) -> dict[str, Any]:
    language: Language = language_of(request)
    return {
        "name": lambda facet, value: bench.names.call(facet, value, language),
        "most": lambda pairs: max((n for _, n in pairs), default=1),
    }
