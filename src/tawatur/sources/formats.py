"""What a format is, the formats that stand in this folder, and what they are given to read."""

import functools
import importlib
import io
import pkgutil
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tawatur.core.documents import Document, Issue, Level
from tawatur.core.errors import RejectedInput
from tawatur.core.spans import Span

_PACKAGE: Final = "tawatur.sources"
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Received(NamedTuple):
    """One open input: the name for its documents, the place for its issues, and its bytes."""

    name: str
    where: str
    stream: io.BufferedReader
    max_bytes: int

    def whole(self) -> bytes:
        """Return all bytes; raise T005 above the limit, having taken no more than that into memory, T002 for none."""
        data = self.stream.read(self.max_bytes + 1)
        if len(data) > self.max_bytes:
            raise RejectedInput("T005", self.where, f"the limit is {self.max_bytes:,} bytes")
        if not data:
            raise RejectedInput("T002", self.where)
        return data


class Format(NamedTuple):
    """A format: its name for ``--format``, the endings of its files, and how one input becomes documents."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[Received], Iterator[Document | Issue]]


@functools.cache
def formats() -> dict[str, Format]:
    """Return the formats by name: every module of this folder that has a ``FORMAT``."""
    here = importlib.import_module(_PACKAGE)
    modules = [importlib.import_module(f"{_PACKAGE}.{m.name}") for m in pkgutil.iter_modules(here.__path__)]
    every = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {found.name: found for found in every}


def by_ending(ending: str) -> Format | None:
    """Return the format of a file's ending (with its dot, any case), or null if none is known."""
    return next((f for f in formats().values() if ending.lower() in f.endings), None)


def by_look(head: bytes) -> Format:
    """Guess the format of an input without a name from its first bytes: a page, JSON records, or else text."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    first = head.replace(b"\0", b"").lstrip()[:1]
    return formats()[{b"<": "html", b"{": "jsonl", b"[": "jsonl"}.get(first, "txt")]


def issue(code: str, level: Level, where: str, detail: str | None = None, span: Span | None = None) -> Issue:
    """Make an issue from the code's table row, the place and an optional detail."""
    said = RejectedInput(code, where, detail)
    return Issue(code=code, level=level, where=where, message=said.what, hint=said.hint, span=span)
