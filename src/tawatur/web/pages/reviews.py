"""Review of reviews: who judged what, rounds of blind second coding, how a claim came to be what it is."""

from typing import Annotated, Any, Final, get_args
from urllib.parse import quote

from litestar import Controller, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect, Template

from tawatur.core.claims import Status
from tawatur.run import reviewing, rounds
from tawatur.web.given import Bench, Who
from tawatur.web.language import texts
from tawatur.web.rendering import AnyRequest, language_of, page
from tawatur.web.security.identity import needs

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
PAGE: Final = 50
VERDICTS: Final = ("accept", "edit", "reject", "unsure", "add", "same", "different", "note", "undo")


class ReviewsPage(Controller):
    """See the module."""

    path = "/reviews"

    @get(sync_to_thread=True)
    def show(
        self,
        request: AnyRequest,
        bench: Bench,
        by: FromQuery[str | None] = None,
        verdict: FromQuery[str | None] = None,
        offset: FromQuery[int] = 0,
    ) -> Template:
        """Show who judged what, and the rounds."""
        start = max(0, offset)
        judged, total = bench.view.judgement_page(by or None, verdict or None, PAGE, start)
        return page(
            request,
            "reviews.html",
            judged=judged,
            total=total,
            offset=start,
            size=PAGE,
            by=by,
            verdict=verdict,
            verdicts=VERDICTS,
            counts=bench.view.judgement_counts(),
            rounds=rounds.rounds(bench),
        )

    @post("/rounds", guards=[needs("reviewer")], sync_to_thread=True)
    def make(self, bench: Bench, who: Who, data: Form) -> Redirect:
        """Draw a round."""
        size = data.get("size", "")
        made = rounds.make(bench, who, data.get("name", ""), int(size) if size.isdecimal() else 0)
        return Redirect(f"/reviews/rounds/{made.id}", status_code=303)

    @get("/rounds/{id_:str}", sync_to_thread=True)
    def round_(self, request: AnyRequest, bench: Bench, id_: FromPath[str]) -> Template:
        """Show a round and how far its codings agree."""
        found = rounds.find(bench, id_)
        return page(request, "round.html", round=found, agreement=rounds.agreement(bench, id_))

    @get("/rounds/{id_:str}/code", sync_to_thread=True)
    def coding(self, request: AnyRequest, bench: Bench, who: Who, id_: FromPath[str]) -> Template:
        """Show the next claim to code: its words alone, not what anybody made of them."""
        words = texts(language_of(request))
        types = sorted(((one, words.label("type", one)) for one in reviewing.types()), key=lambda pair: pair[1])
        hit = rounds.next_to_code(bench, who, id_)
        given: dict[str, Any] = {"round": rounds.find(bench, id_), "hit": hit, "types": types}
        return page(request, "coding.html", statuses=get_args(Status), **given)

    @post("/rounds/{id_:str}/code/{claim:str}", guards=[needs("analyst")], sync_to_thread=True)
    def code(self, bench: Bench, who: Who, id_: FromPath[str], claim: FromPath[str], data: Form) -> Redirect:
        """Keep a coding and go on."""
        rounds.code(bench, who, id_, claim, data)
        return Redirect(f"/reviews/rounds/{quote(id_)}/code", status_code=303)


@get("/history/{claim:str}", sync_to_thread=True)
def history(request: AnyRequest, bench: Bench, claim: FromPath[str]) -> Template:
    """Show how a claim came to be what it is: every reading and judgement, with what each changed."""
    steps = reviewing.history(bench, claim)
    return page(request, "history.html", hit=reviewing.look(bench, claim), steps=steps, brief=brief)


def brief(value: Any) -> str:
    """Return a value of a claim line in few words."""
    if isinstance(value, list):
        return "، ".join(brief(one) for one in value) or "–"
    if isinstance(value, dict):
        if "earliest" in value or "latest" in value:
            return f"{value.get('earliest') or '?'} – {value.get('latest') or '?'}"
        if "text" in value:
            return str(value.get("name") or value["text"]) + (
                f" ({value['lat']}, {value['lon']})" if value.get("lat") else ""
            )
        return "، ".join(f"{key}: {brief(one)}" for key, one in value.items() if one is not None) or "–"
    return "–" if value is None else str(value)
