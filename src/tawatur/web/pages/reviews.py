"""The page ``/reviews``."""

from litestar import Controller, get
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class ReviewsPage(Controller):
    """See the module."""

    path = "/reviews"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest) -> Template:
        """Show the page."""
        return page(request, "reviews.html")
