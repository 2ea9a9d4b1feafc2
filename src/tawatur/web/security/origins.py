"""What changes something must come from a page of this workbench: the browser says where a request comes from.

This stands beside the token in every form: either alone keeps a page of somebody else's from acting in one's name.
"""

from typing import Final
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS: Final = frozenset({"same-origin", "none"})


class OwnPages(ASGIMiddleware):
    """Refuses (403) what changes something and comes from a page of another origin."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass a request on, or refuse it."""
        if str(scope.get("method", "GET")) not in _SAFE:
            said = {name: value.decode("latin-1") for name, value in scope["headers"]}
            site, origin, host = said.get(b"sec-fetch-site"), said.get(b"origin"), said.get(b"host", "")
            foreign = site is not None and site not in _OURS
            if foreign or (origin is not None and urlsplit(origin).netloc.lower() != host.lower()):
                raise PermissionDeniedException("this came from a page of another site")
        await next_app(scope, receive, send)
