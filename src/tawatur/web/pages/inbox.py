"""The Inbox: add reports, see how far the reading is, what was refused and what repeats what."""

from typing import Final

from anyio import to_thread
from litestar import Controller, get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from tawatur.core.report_queries import ReportQuery
from tawatur.run import inbox, intake
from tawatur.web.asking import within
from tawatur.web.given import Bench, Who
from tawatur.web.rendering import AnyRequest, page
from tawatur.web.security.identity import needs

PAGE: Final = 50
MAX_BODY: Final = 64_000_000
MAX_FILES: Final = 200


class InboxPage(Controller):
    """See the module."""

    path = "/inbox"

    @get(sync_to_thread=True)
    def show(
        self,
        request: AnyRequest,
        bench: Bench,
        words: FromQuery[str | None] = None,
        offset: FromQuery[int] = 0,
        new: FromQuery[int | None] = None,
        known: FromQuery[int | None] = None,
        refused: FromQuery[int | None] = None,
    ) -> Template:
        """Show the Inbox."""
        query = ReportQuery(words=words or None, limit=PAGE, offset=within(offset))
        told = inbox.show(bench, query)
        came = {"new": new, "known": known, "refused": refused} if new is not None else None
        return page(request, "inbox.html", inbox=told, query=query, came=came)

    @post(guards=[needs("analyst")], request_max_body_size=MAX_BODY)
    async def add(self, request: AnyRequest, bench: Bench, who: Who) -> Redirect:
        """Keep what was dropped, chosen or pasted."""
        form = await request.form()
        brought = await brought_in(form)
        taken = await to_thread.run_sync(lambda: bench.intake.take(brought, by=who.name, where="workbench"))
        refused = sum(issue.level == "error" for issue in taken.issues)
        return Redirect(f"/inbox?new={taken.new}&known={taken.known}&refused={refused}", status_code=303)

    @post("/rejected/{number:int}/dismiss", guards=[needs("analyst")], sync_to_thread=True)
    def dismiss(self, bench: Bench, who: Who, number: FromPath[int]) -> Redirect:
        """Take a refused input from the list."""
        inbox.dismiss(bench, who, within(number))
        return Redirect("/inbox#refused", status_code=303)

    @post("/reading", guards=[needs("analyst")])
    async def reading(self, request: AnyRequest, bench: Bench) -> Redirect:
        """Pause the reading or go on with it."""
        form = await request.form()
        if form.get("do") == "pause":
            bench.intake.pause()
        else:
            bench.intake.resume()
        return Redirect("/inbox", status_code=303)

    @post("/retract/{report:str}", guards=[needs("reviewer")])
    async def retract(self, request: AnyRequest, bench: Bench, who: Who, report: FromPath[str]) -> Redirect:
        """Take a report out of the store."""
        form = await request.form()
        why = str(form.get("why", ""))
        await to_thread.run_sync(lambda: inbox.retract(bench, who, report, why))
        return Redirect("/inbox", status_code=303)


async def brought_in(form: FormMultiDict) -> list[intake.Brought]:
    """Return what a form brought: files, and pasted text with what was said of it."""
    brought = []
    for one in form.getall("files", [])[:MAX_FILES]:
        if isinstance(one, UploadFile) and (data := await one.read()):
            brought.append(intake.Brought(name=one.filename or "report.txt", data=data))
    text = str(form.get("text", ""))
    if text.strip() or not brought:
        said = {name: str(form.get(name, "")) for name in ("outlet", "published", "title", "url")}
        brought.append(intake.pasted(text, **said))
    return brought
