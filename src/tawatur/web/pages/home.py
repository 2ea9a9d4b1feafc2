"""The way in: to the events, or to the inbox where there are none yet."""

from litestar import get
from litestar.response import Redirect

from tawatur.web.given import Bench


@get("/", sync_to_thread=True)
def home(bench: Bench) -> Redirect:
    """Lead to where the work is."""
    return Redirect("/events" if bench.counts()["events"] else "/inbox")
