"""Signing in and out, one's own account, and, for administrators, everybody's."""

from typing import Annotated, Final
from urllib.parse import quote, urlsplit

from litestar import Controller, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.exceptions import PermissionDeniedException, TooManyRequestsException
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect, Template

from tawatur.core.people import ROLES, Person
from tawatur.run import people, protection
from tawatur.web.given import Bench, Who
from tawatur.web.rendering import AnyRequest, page
from tawatur.web.security.attempts import Attempts
from tawatur.web.security.identity import COOKIE, needs
from tawatur.web.settings import Settings

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_BY_NAME: Final = Attempts(10, 300)
_BY_ADDRESS: Final = Attempts(100, 300)  # a whole office may stand behind one address


@get("/sign-in", sync_to_thread=True)
def sign_in_page(request: AnyRequest, next: FromQuery[str] = "/", wrong: FromQuery[bool] = False) -> Template:
    """Ask for name and password."""
    return page(request, "sign_in.html", next=own_path(next), wrong=wrong)


@post("/sign-in", sync_to_thread=True)
def sign_in(request: AnyRequest, bench: Bench, data: Form) -> Redirect:
    """Begin a session."""
    name, to = data.get("name", "")[:200], own_path(data.get("next", "/"))
    address = request.client.host if request.client else "?"
    wait = max(_BY_NAME.wait(people.key_of(name)), _BY_ADDRESS.wait(address))
    if wait:
        raise TooManyRequestsException("too many attempts; wait a little", headers={"Retry-After": str(wait)})
    token = people.sign_in(bench, name, data.get("password", ""))
    if token is None:
        return Redirect(f"/sign-in?wrong=true&next={quote(to)}", status_code=303)
    _BY_NAME.forget(people.key_of(name))
    settings: Settings = request.app.state.settings
    cookie = Cookie(key=COOKIE, value=token, httponly=True, secure=settings.https, samesite="lax", path="/")
    return Redirect(to, status_code=303, cookies=[cookie])


@post("/sign-out", sync_to_thread=True)
def sign_out(request: AnyRequest, bench: Bench, who: Who, data: Form) -> Redirect:
    """End this session, or all of one's own."""
    people.sign_out(bench, request.cookies.get(COOKIE, ""))
    if data.get("everywhere"):
        people.sign_out_everywhere(bench, who)
    return Redirect("/sign-in", status_code=303, cookies=[Cookie(key=COOKIE, value="", max_age=0, path="/")])


class PeoplePage(Controller):
    """Everybody's accounts, one's own, and what is protected."""

    path = "/people"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, bench: Bench, who: Who) -> Template:
        """Show one's own account, and to administrators all of them."""
        everybody = people.everybody(bench) if who.may("admin") else []
        shielded = bench.accounts.protected() if who.sensitive else []
        return page(request, "people.html", everybody=everybody, roles=ROLES, protected=shielded)

    @post("/add", guards=[needs("admin")], sync_to_thread=True)
    def add(self, bench: Bench, who: Who, data: Form) -> Redirect:
        """Make an account."""
        sensitive = bool(data.get("sensitive"))
        people.add(
            bench,
            data.get("name", ""),
            data.get("password", ""),
            data.get("role", ""),
            by=who.name,
            sensitive=sensitive,
        )
        return Redirect("/people", status_code=303)

    @post("/change/{key:str}", guards=[needs("admin")], sync_to_thread=True)
    def change(self, bench: Bench, who: Who, key: FromPath[str], data: Form) -> Redirect:
        """Change what an account may do, or set its password."""
        if data.get("password"):
            people.set_password(bench, key, data["password"], by=who.name)
        people.change(
            bench,
            key,
            by=who.name,
            role=data.get("role") or None,
            sensitive=bool(data.get("sensitive")),
            disabled=bool(data.get("disabled")),
        )
        return Redirect("/people", status_code=303)

    @post("/password", guards=[needs("viewer")], sync_to_thread=True)
    def password(self, bench: Bench, who: Who, data: Form) -> Redirect:
        """Change one's own password."""
        people.change_own(bench, who, data.get("old", ""), data.get("new", ""))
        return Redirect("/sign-in", status_code=303)

    @post("/protect", guards=[needs("reviewer")], sync_to_thread=True)
    def protect(self, bench: Bench, who: Who, data: Form) -> Redirect:
        """Protect a source, or no longer."""
        on = data.get("do", "on") == "on"
        may_see(who)
        protection.protect(bench.accounts, who, data.get("subject", ""), why=data.get("why", ""), on=on)
        return Redirect("/people#protected", status_code=303)


def may_see(who: Person) -> None:
    """Refuse (403) those who may not see what is protected."""

    if not who.sensitive:
        raise PermissionDeniedException("this needs the right to see protected sources")


def own_path(given: str) -> str:
    """Return a path of this workbench: an address elsewhere, or one that a browser takes for that, is the start."""
    parts = urlsplit(given)
    if parts.scheme or parts.netloc or not given.startswith("/") or given.startswith(("//", "/\\")):
        return "/"
    return "".join(c for c in given if c.isprintable() and c != "\\")[:2000]
