"""Finished documents on disk, so that memory stays small and a stopped run can go on.

With a path the spool is kept (``FILE.partial``): JSON lines, the first says which version wrote it, every other is one
finished document. A line that was cut off by a kill is dropped. Without a path it is a file without a name, which the
system removes whatever happens.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.documents import Issue
from tawatur.core.errors import FailedOutput
from tawatur.run.workers import Finished

Key = tuple[str, str]  # document name, document id


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tawatur: str  # fingerprint of the program and its knowledge


class _Outline(msgspec.Struct, frozen=True):
    """A line of which the claims are counted but not read."""

    name: str
    document: str
    claims: list[msgspec.Raw]
    issues: tuple[Issue, ...]


class Kept(NamedTuple):
    """Where a document's line stands, and what it holds."""

    offset: int
    length: int
    claims: int
    issues: tuple[Issue, ...]


class Spool:
    """Finished documents by name and id. ``outdated`` is true when a kept part of another version was thrown away."""

    def __init__(self, path: Path | None = None, *, version: str = "") -> None:
        """Open the spool; what an earlier run of the same version finished is there again."""
        self.path, self.outdated = path, False
        self._kept: dict[Key, Kept] = {}
        self._decode = msgspec.json.Decoder(_Outline).decode
        self._end = 0
        try:
            if path is None:
                self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115
            else:
                self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
                self._take_up(msgspec.json.encode(_Head(version)) + b"\n")
        except OSError as error:
            raise FailedOutput("T014", str(path or tempfile.gettempdir()), error.strerror or str(error)) from error

    def _take_up(self, head: bytes) -> None:
        """Index the whole lines of an earlier run and cut off what is behind them."""
        first = self._file.readline()
        if first == head:
            self._end = len(head)
            for line in self._file:
                try:
                    self._index(line)
                except msgspec.DecodeError:
                    break
        else:
            self.outdated = bool(first)
        self._file.seek(self._end)
        self._file.truncate()
        if self._end == 0:
            self._write(head)
            self._end = len(head)

    def _index(self, line: bytes) -> Kept:
        if not line.endswith(b"\n"):
            raise msgspec.DecodeError("the line was cut off")
        found = self._decode(line)
        kept = Kept(self._end, len(line), len(found.claims), found.issues)
        self._kept[found.name, found.document] = kept
        self._end += len(line)
        return kept

    def _write(self, data: bytes) -> None:
        try:
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()
            if self.path is not None:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise FailedOutput("T014", str(self.path or tempfile.gettempdir()), error.strerror or str(error)) from error

    def append(self, lines: bytes) -> list[Kept]:
        """Add finished documents, one a line; they are on the disk when this returns, if the spool is kept."""
        self._write(lines)
        return [self._index(line) for line in lines.splitlines(keepends=True)]

    def get(self, key: Key) -> Kept | None:
        """Return what is known of a finished document; null if it is not finished."""
        return self._kept.get(key)

    def claims(self, keys: list[Key]) -> Iterator[Claim]:
        """Yield the claims of these documents, in their order."""
        decode = msgspec.json.Decoder(Finished).decode
        for key in keys:
            kept = self._kept[key]
            self._file.seek(kept.offset)
            yield from decode(self._file.read(kept.length)).claims

    def drop(self) -> None:
        """Remove the kept file: the output is written."""
        self.close()
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; a kept one stays for the next run."""
        self._file.close()

    def __enter__(self) -> Self:
        """Give the spool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()
