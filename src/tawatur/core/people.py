"""Who works at the workbench, and what they may do."""

from typing import Final, Literal

import msgspec

Role = Literal["viewer", "analyst", "reviewer", "admin"]
ROLES: Final[tuple[Role, ...]] = ("viewer", "analyst", "reviewer", "admin")  # each may do what those before may


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at the workbench. ``name`` stands in the log beside what they do.

    ``sensitive`` says that they may see what is protected; ``account`` is false for the one user of a workbench without
    accounts.
    """

    name: str
    role: Role
    sensitive: bool = False
    account: bool = True

    def may(self, role: Role) -> bool:
        """Say whether this person has the rights of a role."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account of a workbench; ``key`` is its name, folded, so that no two look alike."""

    key: str
    name: str
    role: Role
    sensitive: bool = False
    disabled: bool = False
    made: str = ""


class Protected(msgspec.Struct, frozen=True, kw_only=True):
    """A subject that only those see who have the right to: ``source:…`` (an id or a name) or ``claim:…:field``."""

    subject: str
    by: str
    at: str
    why: str
