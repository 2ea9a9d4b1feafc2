"""One report: its text with the words of its claims marked, and the claims beside it, to be judged."""

from typing import Annotated, Any, Final, cast, get_args
from urllib.parse import quote

from litestar import Controller, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect, Template
from markupsafe import Markup, escape

from tawatur.core.claims import Claim, Status
from tawatur.core.corrections import FIELDS
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Verdict
from tawatur.run import naming, originals, reviewing
from tawatur.run.marking import KINDS, pieces
from tawatur.web.given import Bench, Who
from tawatur.web.language import texts
from tawatur.web.rendering import AnyRequest, language_of, page
from tawatur.web.security.identity import needs

PEOPLE: Final = ("killed", "wounded", "arrested", "abducted", "displaced", "participants")
PRECISIONS: Final = ("hour", "day", "interval", "week", "month", "year")
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


class ReaderPage(Controller):
    """See the module."""

    path = "/reports/{report:str}"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, bench: Bench, report: FromPath[str]) -> Template:
        """Show the report."""
        opened = reviewing.open_report(bench, report)
        document = opened.kept.document
        words = texts(language_of(request))
        counted = {kind: sum(one.kind == kind for one in opened.marks) for kind in KINDS}
        return page(
            request,
            "reader.html",
            opened=opened,
            document=document,
            published=opened.hits[0].claim.document.published if opened.hits else document.published,
            pieces=pieces(document.text, opened.marks),
            exact=exact,
            kinds=[(kind, counted[kind]) for kind in KINDS if counted[kind]],
            types=sorted_types(request),
            labels={name: words.label("field", name) for name in FIELDS},
            statuses={name: words.label("status", name) for name in get_args(Status)},
            verdicts={name: words.label("verdict", name) for name in get_args(Verdict)},
            people={name: words.label("people", name) for name in PEOPLE},
            things={name: words.label("thing", name) for name in (*reviewing.kinds_of_things(), "other")},
            precisions={name: words.label("time_precision", name) for name in PRECISIONS},
            **shown(request),
        )

    @get("/claims/{claim:str}/card", sync_to_thread=True)
    def card(self, request: AnyRequest, bench: Bench, report: FromPath[str], claim: FromPath[str]) -> Template:
        """Show one claim alone, for the script of the page."""
        hit = reviewing.look(bench, claim)
        return page(request, "parts/claim.html", hit=hit, report=report, **shown(request))

    @post("/claims/{claim:str}/judge", guards=[needs("analyst")], sync_to_thread=True)
    def judge(self, bench: Bench, who: Who, report: FromPath[str], claim: FromPath[str], data: Form) -> Redirect:
        """Judge a claim, without a script."""
        verdict, expects = data.get("verdict", ""), data.get("expects", "")
        seen = int(expects) if expects.isdecimal() else None
        if verdict == "undo":
            reviewing.undo(bench, who, claim, expects=seen)
        elif verdict in ("accept", "reject", "unsure"):
            decision = cast(reviewing.Decision, verdict)
            reviewing.judge(bench, who, claim, decision, why=data.get("why"), expects=seen)
        else:
            raise RejectedInput("T041", claim, verdict)
        return Redirect(f"/reports/{quote(report)}#{quote(claim)}", status_code=303)

    @get("/original", sync_to_thread=True)
    def original(self, bench: Bench, report: FromPath[str]) -> Response[bytes]:
        """Give the bytes that the report came in, to be kept, never to be shown."""
        found = originals.original(bench, report)
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
            "Cache-Control": "no-store",
        }
        return Response(found.data, media_type="application/octet-stream", headers=headers)


def shown(request: AnyRequest) -> dict[str, Any]:
    """Return what the parts of a claim need to be shown."""
    language = language_of(request)
    return {
        "call": lambda id_, kind=None: naming.call(id_, language, kind),
        "fields": fields_of,
        "meaning": lambda rule: reviewing.meaning(rule, language),
    }


def exact(text: str) -> Markup:
    """Return text so that the browser holds the same code points: carriage returns would be read as line feeds."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\x00", "\ufffd"))


def fields_of(claim: Claim) -> list[tuple[str, list[Any]]]:
    """Return the fields of a claim that have values, in the order of a sentence: who, to whom, where, how many."""
    lists: list[tuple[str, list[Any]]] = [
        ("actors", list(claim.actors)),
        ("recipients", list(claim.recipients)),
        ("with", list(claim.with_)),
        ("places", list(claim.places)),
        ("from", list(claim.from_)),
        ("to", list(claim.to)),
        ("things", list(claim.things)),
        ("people", list(claim.people.items())),
        ("sources", list(claim.sources)),
    ]
    return [(name, some) for name, some in lists if some]


def sorted_types(request: AnyRequest) -> list[tuple[str, str]]:
    """Return the types of events with their names, in the order of the names."""

    words = texts(language_of(request))
    return sorted(((one, words.label("type", one)) for one in reviewing.types()), key=lambda pair: pair[1])
