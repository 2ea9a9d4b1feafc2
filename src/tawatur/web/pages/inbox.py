"""The page ``/inbox``."""

from litestar import Controller, get
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class InboxPage(Controller):
    """See the module."""

    path = "/inbox"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest) -> Template:
        """Show the page."""
        return page(request, "inbox.html")
