"""Claims out: one file per format, found by its place in this folder.

A module of this folder that has a ``FORMAT`` is a format. To add one, add a file with an object that has ``name``,
``endings``, ``pieces(claims)`` and ``write(claims, path)``; nothing else needs to change.
"""

import pkgutil
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from tawatur.export.files import Format

STDOUT = "-"
DEFAULT = "jsonl"
_NO_FORMATS = frozenset({"columns", "dossier", "events", "files", "lines", "terminal"})


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """Return every format of this folder by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name not in _NO_FORMATS)
    found: list[Format] = [import_module(f"{__name__}.{name}").FORMAT for name in names]
    return {f.name: f for f in found}


def format_of(path: str, given: str | None = None) -> str | None:
    """Return the name of the format: the one given, else by the ending of the path; null if neither says it.

    Standard output (``-``) has no ending and gets JSON Lines.
    """
    known = formats()
    if given is not None:
        return given if given in known else None
    if path == STDOUT:
        return DEFAULT
    ending = Path(path).suffix.lower()
    return next((f.name for f in known.values() if ending in f.endings), None)
