"""The page ``/events``."""

from litestar import Controller, get
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class EventsPage(Controller):
    """See the module."""

    path = "/events"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest) -> Template:
        """Show the page."""
        return page(request, "events.html")
