"""Reports in: upload or paste them, watch the reading, see what was refused."""

from typing import Annotated

import msgspec
from anyio import to_thread
from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from tawatur.core.report_queries import Rejected
from tawatur.run import inbox, intake
from tawatur.web.asking import within
from tawatur.web.given import Bench, Who
from tawatur.web.pages.inbox import MAX_BODY, brought_in
from tawatur.web.rendering import AnyRequest
from tawatur.web.security.identity import needs

Short = Annotated[str, msgspec.Meta(max_length=2000)] | None


class Pasted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report as text or HTML, and what is known of it; ``published`` as ISO 8601."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5_000_000)]
    outlet: Short = None
    published: Short = None
    title: Short = None
    url: Short = None


class Reason(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a report is taken out; it stays in the log."""

    why: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class Steer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether the reading is to pause."""

    pause: bool


class InboxApi(Controller):
    """Reports in."""

    path = "/"
    tags = ["inbox"]

    @post("/reports", guards=[needs("analyst")], sync_to_thread=True)
    def paste(self, bench: Bench, who: Who, data: JSONBody[Pasted]) -> intake.Taken:
        """Add a report as text or HTML. It is read in the background."""
        brought = intake.pasted(data.text, outlet=data.outlet, published=data.published, title=data.title, url=data.url)
        return bench.intake.take([brought], by=who.name, where="api")

    @post("/uploads", guards=[needs("analyst")], request_max_body_size=MAX_BODY)
    async def upload(self, request: AnyRequest, bench: Bench, who: Who) -> intake.Taken:
        """Add files (multipart/form-data, field ``files``). They are read in the background."""
        brought = await brought_in(await request.form())
        return await to_thread.run_sync(lambda: bench.intake.take(brought, by=who.name, where="api"))

    @get("/reading", sync_to_thread=True)
    def reading(self, bench: Bench) -> intake.Progress:
        """Say how far the reading is."""
        return bench.intake.progress()

    @post("/reading", guards=[needs("analyst")], sync_to_thread=True)
    def steer(self, bench: Bench, data: JSONBody[Steer]) -> intake.Progress:
        """Pause the reading, or go on with it."""
        if data.pause:
            bench.intake.pause()
        else:
            bench.intake.resume()
        return bench.intake.progress()

    @post("/rejected/{number:int}/dismiss", guards=[needs("analyst")], sync_to_thread=True)
    def dismiss(self, bench: Bench, who: Who, number: FromPath[int]) -> list[Rejected]:
        """Take a refused input from the list."""
        inbox.dismiss(bench, who, within(number))
        return bench.view.rejected()

    @get("/rejected", sync_to_thread=True)
    def rejected(self, bench: Bench) -> list[Rejected]:
        """List what could not be read and nobody dismissed."""
        return bench.view.rejected()

    @delete("/reports/{report:str}", guards=[needs("reviewer")], status_code=200, sync_to_thread=True)
    def retract(self, bench: Bench, who: Who, report: FromPath[str], data: JSONBody[Reason]) -> dict[str, str]:
        """Take a report out of the store, its text and bytes with it."""
        inbox.retract(bench, who, report, data.why)
        return {"retracted": report}
