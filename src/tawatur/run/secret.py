"""A secret of this user's own, which outlives the program: pages that were open before a restart can still be sent."""

import os
import secrets
from pathlib import Path
from typing import Final

SECRET: Final = "TAWATUR_WEB_SECRET"
_BYTES: Final = 32


def secret() -> str:
    """Return the secret: of the environment, else of a file that only its owner can read, made if there is none."""
    named = os.environ.get(SECRET)
    if named:
        return named
    folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tawatur"
    path = folder / "web.key"
    made = secrets.token_hex(_BYTES)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(made)
        return made
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or made
    except OSError:  # nowhere to keep it: it lasts as long as the program
        return made
