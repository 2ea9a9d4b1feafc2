"""Who asks: without accounts, the one user of this machine."""

from litestar.connection import ASGIConnection
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import Guard

from tawatur.core.people import Person, Role
from tawatur.web.settings import Settings


class Identified(AbstractAuthenticationMiddleware):
    """Puts a Person beside every request, as ``request.user``."""

    async def authenticate_request(self, connection: ASGIConnection) -> AuthenticationResult:  # type: ignore[type-arg]
        """Return who asks."""
        settings: Settings = connection.app.state.settings
        return AuthenticationResult(
            user=Person(name=settings.user, role="admin", sensitive=True, account=False), auth=None
        )


def needs(role: Role) -> Guard:
    """Return a guard that lets only those through who have the rights of a role."""

    def guard(connection: ASGIConnection, _: BaseRouteHandler) -> None:  # type: ignore[type-arg]
        if not connection.user.may(role):
            raise PermissionDeniedException(f"this needs the rights of {role}")

    return guard
