"""Serving the workbench: on this machine for one user, or, with accounts, to others."""

import logging
import socket
from collections.abc import Callable, Sequence

import uvicorn

from tawatur.core.errors import BrokenStore
from tawatur.run.secret import secret
from tawatur.run.workbench import Workbench
from tawatur.web.app import create_app
from tawatur.web.settings import LOOPBACK, Settings


def serve(
    bench: Workbench,
    *,
    host: str,
    port: int,
    user: str,
    ready: Callable[[str], None],
    names: Sequence[str] = (),
    https: bool = False,
) -> None:
    """Serve a workbench until interrupted; ``ready`` is told the address. Port 0 is any free one.

    Beyond the loopback it is served to accounts only (T096). ``names`` are further names that the host goes by,
    ``https`` says that a proxy before it speaks TLS.
    """
    accounts = bench.accounts.any()
    if host not in LOOPBACK and not accounts:
        raise BrokenStore("T096", host)
    settings = Settings(secret=secret(), user=user, hosts=(*LOOPBACK, host, *names), accounts=accounts, https=https)
    bench.warm()
    bench.intake.start()
    with listening(host, port) as at:
        config = uvicorn.Config(
            create_app(bench, settings),
            log_level=logging.WARNING,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=5,
        )
        shown = f"[{host}]" if ":" in host else host
        ready(f"http://{shown}:{at.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[at])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; OSError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    return made
