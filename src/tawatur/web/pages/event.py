"""The page ``/events/{event:str}``."""

from litestar import Controller, get
from litestar.params import FromPath
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class EventPage(Controller):
    """See the module."""

    path = "/events/{event:str}"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, event: FromPath[str]) -> Template:
        """Show the page."""
        return page(request, "event.html")
