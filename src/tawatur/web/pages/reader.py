"""The page ``/reports/{report:str}``."""

from litestar import Controller, get
from litestar.params import FromPath
from litestar.response import Template

from tawatur.web.rendering import AnyRequest, page


class ReaderPage(Controller):
    """See the module."""

    path = "/reports/{report:str}"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, report: FromPath[str]) -> Template:
        """Show the page."""
        return page(request, "reader.html")
