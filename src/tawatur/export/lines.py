"""Events, stories and the graph of narrators as JSON Lines; events are read again, and so are people's decisions."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from tawatur.core.errors import RejectedInput
from tawatur.core.events import Event, Judgement
from tawatur.export import files

_Record = TypeVar("_Record", bound=msgspec.Struct)


def pieces(records: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Yield one line a record."""
    encoder = msgspec.json.Encoder()
    for record in records:
        yield encoder.encode(record) + b"\n"


def write(records: Iterable[msgspec.Struct], path: Path) -> None:
    """Write all records, atomically."""
    files.write(path, pieces(records))


def load_events(path: Path) -> Iterator[Event]:
    """Yield the events of a file; RejectedInput names the file and the line at fault."""
    return load(path, Event, "T007")


def load_judgements(path: Path) -> Iterator[Judgement]:
    """Yield people's decisions; RejectedInput names the file and the line at fault."""
    return load(path, Judgement, "T041")


def load(path: Path, kind: type[_Record], code: str) -> Iterator[_Record]:
    """Yield the records of a file; RejectedInput (``code`` for a bad line) names the file and the line."""
    decoder = msgspec.json.Decoder(kind)
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    try:
                        yield decoder.decode(line)
                    except (msgspec.DecodeError, UnicodeDecodeError) as error:
                        raise RejectedInput(code, f"{path}:{number}", str(error)) from error
    except FileNotFoundError as error:
        raise RejectedInput("T001", str(path)) from error
    except OSError as error:
        raise RejectedInput("T011", str(path), error.strerror) from error
