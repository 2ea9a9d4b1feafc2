"""How a workbench is served: what the command says, and what follows from it."""

from typing import Final

import msgspec

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the app must know besides its store.

    ``hosts`` are the names under which it may be asked for (another name is a page of somebody else's that was made
    to lead here). ``secret`` signs what the browser keeps. Without ``accounts`` whoever reaches it is ``user``.
    """

    secret: str
    hosts: tuple[str, ...] = LOOPBACK
    accounts: bool = False
    user: str = "local"
    https: bool = False
