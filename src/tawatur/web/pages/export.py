"""Give a selection away: claims or events, in a format, with what could harm left out."""

from typing import Any, get_args

from litestar import Controller, get, post
from litestar.params import FromQuery
from litestar.response import Stream, Template

from tawatur.run import exporting
from tawatur.web.asking import AskedEvents, made
from tawatur.web.given import Bench, Who
from tawatur.web.language import texts
from tawatur.web.pages.events import chips
from tawatur.web.rendering import AnyRequest, language_of, page
from tawatur.web.security.identity import needs

FORMATS = ("csv", "jsonl", "geojson")


class ExportPage(Controller):
    """See the module."""

    path = "/export"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, bench: Bench, wanted_events: AskedEvents) -> Template:
        """Show what the selection is, and how it can be given away."""
        language = language_of(request)
        words = texts(language)
        return page(
            request,
            "export.html",
            chips=chips(bench, wanted_events, language, words),
            events=bench.view.search_events(wanted_events).total,
            claims=bench.view.search(wanted_events.claims).total,
            formats=FORMATS,
            onlys=get_args(exporting.Only),
            coarses=get_args(exporting.Coarse),
            query=request.scope["query_string"].decode("latin-1"),
        )

    @post(guards=[needs("analyst")])
    async def give(self, request: AnyRequest, bench: Bench, who: Who, wanted_events: AskedEvents) -> Stream:
        """Give the selection away as a file."""
        form = await request.form()
        given: dict[str, Any] = {name: value for name, value in form.items() if name != "_csrf_token" and value != ""}
        return file(exporting.export(bench, who, wanted_events, made(given, exporting.Options)))


@post("/export", tags=["export"], guards=[needs("analyst")], sync_to_thread=True, status_code=200)
def export_file(
    bench: Bench,
    who: Who,
    wanted_events: AskedEvents,
    what: FromQuery[exporting.What] = "claims",
    format: FromQuery[str] = "jsonl",
    only: FromQuery[exporting.Only] = "all",
    coarse: FromQuery[exporting.Coarse] = "exact",
    delay: FromQuery[int] = 0,
    without_sources: FromQuery[bool] = False,
    without_persons: FromQuery[bool] = False,
) -> Stream:
    """Give a selection away as a file; the parameters are those of the search and what is to be left out."""
    given = {
        "what": what,
        "format": format,
        "only": only,
        "coarse": coarse,
        "delay": delay,
        "without_sources": without_sources,
        "without_persons": without_persons,
    }
    return file(exporting.export(bench, who, wanted_events, made(given, exporting.Options)))


def file(given: exporting.Export) -> Stream:
    """Return a file to be kept; it is made while it is sent."""
    headers = {"Content-Disposition": f'attachment; filename="{given.name}"', "Cache-Control": "no-store"}
    return Stream(given.pieces, media_type=given.media_type, headers=headers)
