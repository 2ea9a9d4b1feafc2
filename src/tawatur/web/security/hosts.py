"""Only who asks for this host by one of its names is answered.

A page of somebody else's can be made to lead here under a name of its own (DNS rebinding); its requests bear that name.
Litestar's own check compares ports too, and the workbench may listen on any.
"""

from collections.abc import Collection

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, Receive, Scope, Send


class KnownHosts(ASGIMiddleware):
    """Refuses (400) what is asked of a host of another name."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, names: Collection[str]) -> None:
        """Take the names of this host."""
        self._names = frozenset(name.lower() for name in names)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass a request on, or refuse it."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) == 1 and host_of(hosts[0]) in self._names:
            await next_app(scope, receive, send)
        else:
            body = b'{"status":400,"code":"H400","message":"this host is not known by that name"}'
            await ASGIResponse(body=body, status_code=400, media_type="application/json")(scope, receive, send)


def host_of(given: str) -> str:
    """Return the name in a Host header: without the port, and an IPv6 address without its brackets."""
    if given.startswith("["):
        return given[1:].partition("]")[0].lower()
    return given.partition(":")[0].lower()
