"""The page ``/places``."""

from litestar import Controller, get
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class PlacesPage(Controller):
    """See the module."""

    path = "/places"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest) -> Template:
        """Show the page."""
        return page(request, "places.html")
