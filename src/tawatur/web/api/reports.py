"""Reports: the list, one with its claims, and claims that the program missed."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from tawatur.core.queries import Hit
from tawatur.core.report_queries import ReportPage, ReportQuery, State
from tawatur.run import reviewing
from tawatur.run.reviewing import Offered
from tawatur.web.asking import within
from tawatur.web.given import Bench, Who
from tawatur.web.security.identity import needs

Text = Annotated[str, msgspec.Meta(max_length=10_000)]


class Missed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim that the program missed: where its words stand (half-open code points), its type, other fields."""

    start: Annotated[int, msgspec.Meta(ge=0, le=2**31)]
    end: Annotated[int, msgspec.Meta(ge=0, le=2**31)]
    type: Annotated[str, msgspec.Meta(max_length=100)]
    fields: dict[str, Text] = {}
    why: Text | None = None


class Reports(Controller):
    """Reports."""

    path = "/reports"
    tags = ["reports"]

    @get(sync_to_thread=True)
    def find(
        self,
        bench: Bench,
        words: FromQuery[str | None] = None,
        is_: Annotated[State | None, QueryParameter(name="is")] = None,
        limit: FromQuery[int] = 50,
        offset: FromQuery[int] = 0,
    ) -> ReportPage:
        """List reports, the newest arrival first."""
        query = ReportQuery(words=words or None, state=is_, limit=max(0, min(limit, 500)), offset=within(offset))
        return bench.view.reports(query)

    @get("/{report:str}", sync_to_thread=True)
    def look(self, bench: Bench, report: FromPath[str]) -> reviewing.Opened:
        """Look at a report, its text, its claims and where their words stand."""
        return reviewing.open_report(bench, report)

    @post("/{report:str}/claims", guards=[needs("analyst")], sync_to_thread=True)
    def add(self, bench: Bench, who: Who, report: FromPath[str], data: JSONBody[Missed]) -> Hit:
        """Add a claim that the program missed."""
        return reviewing.add_claim(
            bench, who, report, start=data.start, end=data.end, type=data.type, fields=data.fields, why=data.why
        )

    @get("/{report:str}/offer", sync_to_thread=True)
    def offer(
        self,
        bench: Bench,
        report: FromPath[str],
        start: Annotated[int, QueryParameter(ge=0, le=2**31)],
        end: Annotated[int, QueryParameter(ge=0, le=2**31)],
    ) -> Offered:
        """Look at what is found around words (half-open code points), to fill a claim that the program missed."""
        return reviewing.offer(bench, report, start=start, end=end)
