"""Files that are whole or not there: written beside their place, then moved into it in one step."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from tawatur.core.claims import Claim
from tawatur.core.errors import FailedOutput


class Format(Protocol):
    """One way to write claims down: an Exporter that also gives its bytes piece by piece, for standard output."""

    name: str
    endings: tuple[str, ...]

    def pieces(self, claims: Iterable[Claim]) -> Iterator[bytes]:
        """Yield the bytes of the file, in order."""
        ...

    def write(self, claims: Iterable[Claim], path: Path) -> int:
        """Write all claims, atomically; return how many were written."""
        ...


@contextmanager
def atomic(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become ``path`` when the block ends well; on any error nothing is left.

    The bytes are on the disk before the name is: fsync, rename, fsync of the folder. A link is followed, so that the
    file it points to is replaced and not the link. A device or a pipe is written into as it is: it cannot be replaced.
    """
    if _is_special(path):
        try:
            with open(path, "wb") as stream:
                yield stream
        except BrokenPipeError:
            raise
        except OSError as error:
            raise FailedOutput("T014", str(path), error.strerror or str(error)) from error
        return
    place = path.resolve()
    try:
        number, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".tmp", dir=place.parent)
    except OSError as error:
        raise FailedOutput("T014", str(path), error.strerror or str(error)) from error
    done = False
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(place))
        os.replace(name, place)
        done = True
        _sync_folder(place.parent)
    except OSError as error:
        raise FailedOutput("T014", str(path), error.strerror or str(error)) from error
    finally:
        if not done:
            with suppress(OSError):
                os.unlink(name)


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces as one file, atomically."""
    with atomic(path) as stream:
        for piece in pieces:
            stream.write(piece)


def write_claims(pieces: Callable[[Iterable[Claim]], Iterator[bytes]], claims: Iterable[Claim], path: Path) -> int:
    """Write claims by a format's ``pieces``, atomically; return how many were written."""
    count = 0

    def counted() -> Iterator[Claim]:
        nonlocal count
        for claim in claims:
            count += 1
            yield claim

    write(path, pieces(counted()))
    return count


def to_standard_output(pieces: Iterable[bytes]) -> None:
    """Write the pieces to standard output."""
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FailedOutput("T014", "standard output", error.strerror) from error


def refuse_unwritable(path: Path) -> None:
    """Raise FailedOutput now, before hours of reading, if the file could not be written at the end."""
    if _is_special(path):
        return
    place = path.resolve()
    if place.is_dir():
        raise FailedOutput("T014", str(path), "it is a folder")
    try:
        with tempfile.TemporaryFile(dir=place.parent):
            pass
    except OSError as error:
        raise FailedOutput("T014", str(path), error.strerror or str(error)) from error


def _is_special(path: Path) -> bool:
    """Say whether there is something that is neither a file nor a folder: a device, a named pipe."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, else those that a new file gets here."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems and systems cannot sync a folder; the rename stands
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
