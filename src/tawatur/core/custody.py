"""What a store says of itself: how things came in, what was done to them, and what is wrong with it."""

from typing import Literal

import msgspec

Kind = Literal["blob", "receipt", "report", "claim", "judgement", "event"]
Act = Literal[
    "opened", "received", "kept", "read", "judged", "linked", "retracted", "erased", "restored",
    "account", "protected", "released", "exported",
]  # fmt: skip


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One arrival of an input: what the user calls it, where it came from, whose hand brought it, when (UTC, ISO 8601).

    ``sha256`` names the received bytes.
    """

    name: str
    where: str
    by: str
    at: str
    sha256: str
    size: int


class Seal(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record and the hash that it is held to: of a blob its SHA-256, else SHA-256 of the record's salt and bytes.

    The salt goes with what is erased, so that nobody can find out what was erased by trying names.
    """

    kind: Kind
    key: str
    hash: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the log. ``prev`` is the hash of the line before; the line's own hash is SHA-256 of its JSON.

    ``sealed`` are the records that the act wrote, ``dropped`` those whose content it took away (with the hash that they
    had), ``gone`` the claims that a reading no longer gives. No names stand in it but that of who acted.
    """

    seq: int
    at: str
    by: str
    act: Act
    subject: str | None = None
    why: str | None = None
    sealed: tuple[Seal, ...] = ()
    dropped: tuple[Seal, ...] = ()
    gone: tuple[str, ...] = ()
    prev: str


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a store that is not as the log says: where, and what."""

    where: str
    what: str
