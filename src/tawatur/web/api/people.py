"""Accounts, one's own password, and what is protected; for those who may."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from tawatur.core.people import Account, Person, Protected, Role
from tawatur.run import people, protection
from tawatur.web.given import Bench, Who
from tawatur.web.pages.people import may_see
from tawatur.web.security.identity import needs

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Secret = Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]


class NewAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account to make."""

    name: Name
    password: Secret
    role: Role
    sensitive: bool = False


class AccountChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to change of an account; null leaves it as it is."""

    role: Role | None = None
    sensitive: bool | None = None
    disabled: bool | None = None
    password: Secret | None = None


class OwnPassword(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One's present password and the new one."""

    old: Secret
    new: Secret


class Protection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject to protect (``source:…``, ``claim:…:sources``), or no longer."""

    subject: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    why: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    on: bool = True


class People(Controller):
    """Accounts and protection."""

    path = "/people"
    tags = ["people"]

    @get("/me", sync_to_thread=False)
    def me(self, who: Who) -> Person:
        """Say who asks, and what they may."""
        return who

    @get("/accounts", guards=[needs("admin")], sync_to_thread=True)
    def accounts(self, bench: Bench) -> list[people.Listed]:
        """List the accounts."""
        return people.everybody(bench)

    @post("/accounts", guards=[needs("admin")], sync_to_thread=True)
    def add(self, bench: Bench, who: Who, data: JSONBody[NewAccount]) -> Account:
        """Make an account."""
        return people.add(bench, data.name, data.password, data.role, by=who.name, sensitive=data.sensitive)

    @post("/accounts/{key:str}", guards=[needs("admin")], sync_to_thread=True)
    def change(self, bench: Bench, who: Who, key: FromPath[str], data: JSONBody[AccountChange]) -> list[people.Listed]:
        """Change what an account may do, or set its password; its sessions end."""
        if data.password is not None:
            people.set_password(bench, key, data.password, by=who.name)
        given = {"role": data.role, "sensitive": data.sensitive, "disabled": data.disabled}
        people.change(bench, key, by=who.name, **given)  # type: ignore[arg-type]
        return people.everybody(bench)

    @post("/password", guards=[needs("viewer")], sync_to_thread=True)
    def password(self, bench: Bench, who: Who, data: JSONBody[OwnPassword]) -> Person:
        """Change one's own password; every session of the account ends."""
        people.change_own(bench, who, data.old, data.new)
        return who

    @get("/protected", guards=[needs("reviewer")], sync_to_thread=True)
    def protected(self, bench: Bench, who: Who) -> list[Protected]:
        """List what is protected."""
        may_see(who)
        return bench.accounts.protected()

    @post("/protected", guards=[needs("reviewer")], sync_to_thread=True)
    def protect(self, bench: Bench, who: Who, data: JSONBody[Protection]) -> list[Protected]:
        """Protect a subject, or no longer."""
        may_see(who)
        return protection.protect(bench.accounts, who, data.subject, why=data.why, on=data.on)
