"""``/review``: on to the claim whose review would bring the most."""

from urllib.parse import quote

from litestar import get
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from tawatur.run import reviewing
from tawatur.web.given import Bench
from tawatur.web.rendering import AnyRequest, page


@get("/review", sync_to_thread=True)
def review(request: AnyRequest, bench: Bench, without: FromQuery[list[str] | None] = None) -> Redirect | Template:
    """Lead to the next claim that nobody judged, or say that all are done."""
    hit = reviewing.next_unreviewed(bench, without=tuple(without or ())[:200])
    if hit is None:
        return page(request, "review_done.html", counts=bench.counts())
    return Redirect(f"/reports/{quote(hit.claim.document.sha256)}#{quote(hit.claim.claim_id)}", status_code=303)
