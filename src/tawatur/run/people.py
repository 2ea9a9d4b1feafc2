"""Accounts: made, changed, signed into and out of. Passwords are kept as Argon2id hashes (RFC 9106's second choice)."""

import hashlib
import secrets
import unicodedata
from typing import Final, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from tawatur.core.errors import RejectedInput
from tawatur.core.people import Account, Person, Role
from tawatur.run.workbench import Workbench
from tawatur.text.folding import key as folded

LEAST: Final = 12  # letters of a password
_MOST: Final = 1024
_LONGEST_NAME: Final = 80
_HASHER: Final = PasswordHasher()  # 64 MiB, 3 passes, 4 lanes
_COMMON: Final = ("password", "123456", "qwerty", "azerty", "letmein", "iloveyou", "admin", "tawatur", "welcome")
# the hash of a password that nobody has: a name that is not there takes as long as one that is
_NOBODY: Final = _HASHER.hash(secrets.token_urlsafe(24))


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An account as the list of accounts shows it, with how many sessions it has."""

    account: Account
    sessions: int


def add(bench: Workbench, name: str, password: str, role: str, *, by: str, sensitive: bool = False) -> Account:
    """Make an account; the name must be new (T090), the password long and not a common one (T093)."""
    clean = " ".join(name.split())
    key = key_of(clean)
    if not key or len(clean) > _LONGEST_NAME or role not in get_args(Role):
        raise RejectedInput("T094", name[:_LONGEST_NAME] or "?", None if role in get_args(Role) else role)
    check(password, clean)
    made = Account(key=key, name=clean, role=role, sensitive=sensitive or role == "admin")  # type: ignore[arg-type]
    bench.accounts.add(made, _HASHER.hash(password), by=by)
    return made


def everybody(bench: Workbench) -> list[Listed]:
    """Return all accounts."""
    counted = bench.accounts.sessions()
    return [Listed(account=one, sessions=counted.get(one.key, 0)) for one in bench.accounts.all()]


def change(
    bench: Workbench,
    key: str,
    *,
    by: str,
    role: str | None = None,
    sensitive: bool | None = None,
    disabled: bool | None = None,
) -> None:
    """Change what an account may do; its sessions end, and its owner signs in again."""
    if role is not None and role not in get_args(Role):
        raise RejectedInput("T094", key, role)
    bench.accounts.change(key, by=by, role=role, sensitive=sensitive, disabled=disabled)  # type: ignore[arg-type]


def set_password(bench: Workbench, key: str, password: str, *, by: str) -> None:
    """Set a password; every session of the account ends."""
    check(password, key)
    bench.accounts.change(key, by=by, password=_HASHER.hash(password))


def change_own(bench: Workbench, who: Person, old: str, new: str) -> None:
    """Change one's own password; T095 where the old one is wrong."""
    if sign_in(bench, who.name, old, begin=False) is None:
        raise RejectedInput("T095", who.name)
    set_password(bench, key_of(who.name), new, by=who.name)


def sign_in(bench: Workbench, name: str, password: str, *, begin: bool = True) -> str | None:
    """Begin a session and return what the browser is to hold; null where name or password are wrong.

    A name that is not there takes as long as a wrong password.
    """
    found = bench.accounts.find(key_of(name))
    kept = found[1] if found is not None else _NOBODY
    try:
        _HASHER.verify(kept, password[:_MOST])
    except (Argon2Error, InvalidHashError):
        return None
    if found is None or found[0].disabled:
        return None
    if _HASHER.check_needs_rehash(kept):
        bench.accounts.rehash(found[0].key, _HASHER.hash(password))
    if not begin:
        return found[0].key
    token = secrets.token_urlsafe(32)
    bench.accounts.begin(found[0].key, _hashed(token))
    return token


def whose(bench: Workbench, token: str) -> Person | None:
    """Return who holds a session; null where there is none."""
    found = bench.accounts.session(_hashed(token)) if token else None
    return Person(name=found.name, role=found.role, sensitive=found.sensitive) if found is not None else None


def sign_out(bench: Workbench, token: str) -> None:
    """End a session."""
    bench.accounts.end(token=_hashed(token))


def sign_out_everywhere(bench: Workbench, who: Person) -> None:
    """End all sessions of somebody."""
    bench.accounts.end(key=key_of(who.name))


def check(password: str, name: str) -> None:
    """Raise RejectedInput (T093) for a password that is short, common, or the name."""
    plain = password.casefold()
    if len(password) < LEAST or len(password) > _MOST or len(set(password)) < 5:
        raise RejectedInput("T093", name)
    if name.casefold() in plain or any(plain.replace(word, "").strip("0123456789!.") == "" for word in _COMMON):
        raise RejectedInput("T093", name)


def key_of(name: str) -> str:
    """Return a name as it is compared: letters that look alike are one."""
    return folded(unicodedata.normalize("NFKC", " ".join(name.split())).casefold())[:_LONGEST_NAME]


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
