"""Serving the workbench: on this machine for one user, or, with accounts, to others."""

import logging
import secrets
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from tawatur.run.workbench import Workbench
from tawatur.web.app import create_app
from tawatur.web.settings import LOOPBACK, Settings

_KEY_LENGTH: Final = 32


def serve(bench: Workbench, *, host: str, port: int, user: str, ready: Callable[[str], None]) -> None:
    """Serve a workbench until interrupted; ``ready`` is told the address. Port 0 is any free one."""
    settings = Settings(secret=secrets.token_hex(_KEY_LENGTH), user=user, hosts=(*LOOPBACK, host))
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
