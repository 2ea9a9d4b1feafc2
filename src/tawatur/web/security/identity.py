"""Who asks: the holder of a session, or, where there are no accounts, the one user of this machine."""

from typing import Any, Final

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import Guard

from tawatur.core.people import Person, Role
from tawatur.run import people
from tawatur.run.workbench import Workbench
from tawatur.web.settings import Settings

COOKIE: Final = "tawatur_session"
NOBODY: Final = Person(name="", role="viewer")
_OPEN: Final = ("/sign-in", "/static/")
Connection = ASGIConnection[Any, Any, Any, Any]


class Identified(AbstractAuthenticationMiddleware):
    """Puts a Person beside every request, as ``request.user``; without one only the way in is open (401)."""

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """Return who asks."""
        settings: Settings = connection.app.state.settings
        bench: Workbench = connection.app.state.bench
        token = connection.cookies.get(COOKIE, "")
        found = await to_thread.run_sync(_find, bench, settings, token)
        if found is None and not connection.url.path.startswith(_OPEN):
            raise NotAuthorizedException("sign in first")
        return AuthenticationResult(user=found or NOBODY, auth=token or None)


def _find(bench: Workbench, settings: Settings, token: str) -> Person | None:
    if settings.accounts or bench.accounts.any():
        return people.whose(bench, token)
    return Person(name=settings.user, role="admin", sensitive=True, account=False)


def needs(role: Role) -> Guard:
    """Return a guard that lets only those through who have the rights of a role."""

    def guard(connection: Connection, _: BaseRouteHandler) -> None:
        if not connection.user.may(role):
            raise PermissionDeniedException(f"this needs the rights of {role}")

    return guard
