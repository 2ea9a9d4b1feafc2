"""The page ``/actors``."""

from litestar import Controller, get
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class ActorsPage(Controller):
    """See the module."""

    path = "/actors"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest) -> Template:
        """Show the page."""
        return page(request, "actors.html")
