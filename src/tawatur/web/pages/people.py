"""The page ``/people``."""

from litestar import Controller, get
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class PeoplePage(Controller):
    """See the module."""

    path = "/people"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest) -> Template:
        """Show the page."""
        return page(request, "people.html")
