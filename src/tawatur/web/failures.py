"""What goes wrong, told: as a page to people, as JSON to programs; the trace of a fault stands in the log alone."""

import logging
from typing import Any, Final
from urllib.parse import quote

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect, Template

from tawatur.core.errors import BrokenStore, RejectedInput, TawaturError
from tawatur.core.people import Person
from tawatur.web.rendering import page

_STATUS: Final = {"T016": 404, "T040": 404, "T075": 404, "T076": 404, "T084": 404, "T086": 409, "T087": 409}
_log: Final = logging.getLogger("tawatur.web")


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What the API says where it cannot do as asked."""

    status: int
    code: str
    message: str
    hint: str | None = None
    where: str | None = None


Asked = Request[Person, Any, Any]


def rejected(request: Asked, error: TawaturError) -> Response[Any] | Template:
    """Answer that the program refuses something, and why."""
    status = _STATUS.get(error.code, 400 if isinstance(error, RejectedInput) else 503)
    if isinstance(error, BrokenStore):
        _log.error("%s", error)
    return _answer(
        request, Failure(status=status, code=error.code, message=error.what, hint=error.hint, where=error.where)
    )


def refused(request: Asked, error: HTTPException) -> Response[Any] | Template | Redirect:
    """Answer that a request is not one that is answered; people who did not sign in are led to do so."""
    if error.status_code == 401 and request.method == "GET" and not _is_program(request):
        return Redirect(f"/sign-in?next={quote(request.url.path)}", status_code=303)
    return _answer(
        request, Failure(status=error.status_code, code=f"H{error.status_code}", message=error.detail), error.headers
    )


def too_deep(request: Asked, error: RecursionError) -> Response[Any] | Template:
    """Answer that what was sent is nested too deep to be read."""
    return _answer(request, Failure(status=400, code="H400", message="this is nested too deep"))


def failed(request: Asked, error: Exception) -> Response[Any] | Template:
    """Answer that the program failed; what failed stands in the log alone."""
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _answer(request, Failure(status=500, code="H500", message="a fault of Tawatur; its log says more"))


def _answer(request: Asked, what: Failure, headers: dict[str, str] | None = None) -> Response[Any] | Template:
    if _is_program(request):
        return Response(what, status_code=what.status, headers=headers, media_type="application/json")
    answer = page(request, "failure.html", status=what.status, failure=what)
    answer.headers.update(headers or {})
    return answer


def _is_program(request: Asked) -> bool:
    return request.url.path.startswith(("/api/", "/schema/")) or request.headers.get("accept", "").startswith(
        "application/json"
    )
