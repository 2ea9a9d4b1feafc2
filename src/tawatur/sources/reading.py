"""The door of this room: inputs as the user named them, documents and issues out, one by one."""

import hashlib
import io
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from tawatur.core.documents import Document, Issue, Level
from tawatur.core.errors import RejectedInput
from tawatur.sources.arabic import has_arabic
from tawatur.sources.formats import Format, Received, by_ending, by_look, formats, issue
from tawatur.sources.inputs import Input, expand

MAX_BYTES: Final = 20 * 1024 * 1024
_LEVELS: Final[dict[str, Level]] = {"T002": "warning", "T006": "warning"}  # nothing is lost with such a file
_LOOK: Final = 1024
_BUFFER: Final = 1 << 16
_KEPT_BYTES: Final = 256 * 1024 * 1024  # a file above this is not kept whole
Receiver = Callable[[str, str, bytes], None]  # takes an input's name, where it lies, and its bytes


class _First(NamedTuple):
    """What is remembered of a report that was read: where it stood, and what its copies may say otherwise."""

    where: str
    date: str | None


class Inputs:
    """Reads inputs in order; one that cannot be read gives an Issue and the next is taken. A Source (core.ports)."""

    def __init__(
        self,
        inputs: Sequence[str],
        *,
        max_bytes: int = MAX_BYTES,
        stdin: BinaryIO | None = None,
        format: str | None = None,
        received: Receiver | None = None,
        written: Collection[Path] = (),
    ) -> None:
        """Take paths, folders, globs and ``-``; ``format`` (txt, html, jsonl, json, csv) overrides the endings.

        ``max_bytes`` bounds one text file, page or JSON file; of JSON Lines and CSV, one record. ``received`` is told
        the bytes of each input before its documents come; it raises RejectedInput for what is not to be read.
        ``written`` are the outputs of this run, which are no reports where they lie in a folder of inputs.
        """
        if format is not None and format not in formats():
            raise ValueError(f"format {format!r} is not one of {', '.join(sorted(formats()))}")
        self._inputs, self._max_bytes, self._stdin, self._format = list(inputs), max_bytes, stdin, format
        self._received, self._written = received, written
        self._seen: dict[bytes, _First] = {}

    def documents(self) -> Iterator[Document | Issue]:
        """Yield each report once, and an issue for whatever is not read or was met on the way."""
        self._seen = {}
        for one in expand(self._inputs, self._written):
            if isinstance(one, Issue):
                yield one
                continue
            try:
                yield from self._input(one)
            except RejectedInput as error:
                yield issue(error.code, _LEVELS.get(error.code, "error"), error.where, error.detail)
            except FileNotFoundError:
                yield issue("T001", "error", one.where)
            except OSError as error:
                yield issue("T011", "error", one.where, error.strerror)

    def _input(self, one: Input) -> Iterator[Document | Issue]:
        chosen = self._chosen(one)
        if chosen is None and one.path is not None:
            ending = one.path.suffix
            said = f"the ending {ending}" if ending else "the name has no ending"
            yield issue("T010", "error" if one.asked else "warning", one.where, said)
            return
        with self._open(one) as stream:
            if self._received is not None:
                stream = self._whole(one, stream, self._received)
            known = chosen or by_look(stream.peek(_LOOK)[:_LOOK])
            nothing = True
            for found in known.read(Received(one.name, one.where, stream, self._max_bytes)):
                nothing = False
                yield self._judge(found, one) if isinstance(found, Document) else found
            if nothing:
                raise RejectedInput("T002", one.where, "it holds no records")

    @staticmethod
    def _whole(one: Input, stream: io.BufferedReader, received: Receiver) -> io.BufferedReader:
        """Hand an input's bytes over, and give them to be read from memory."""
        data = stream.read(_KEPT_BYTES + 1)
        if len(data) > _KEPT_BYTES:
            raise RejectedInput("T005", one.where, f"to be kept whole it may have {_KEPT_BYTES:,} bytes")
        if data:
            received(one.name, one.where, data)
        return io.BufferedReader(io.BytesIO(data), _BUFFER)

    def _chosen(self, one: Input) -> Format | None:
        if self._format is not None:
            return formats()[self._format]
        return by_ending(one.path.suffix) if one.path is not None else None

    def _open(self, one: Input) -> AbstractContextManager[io.BufferedReader]:
        if one.path is not None:
            return io.BufferedReader(io.FileIO(one.path), _BUFFER)
        return _borrowed(self._stdin or sys.stdin.buffer)

    def _judge(self, document: Document, one: Input) -> Document | Issue:
        """Return the document, or why it is not read: empty, not Arabic, or read before.

        Copies are known by their words, outlet and address: line ends and other blanks do not count. The same words of
        two outlets are two reports: who took them from whom is for ``link`` to tell.
        """
        where = one.where + document.name.removeprefix(one.name)
        if not document.text.strip():
            return issue("T002", "warning", where, "only blanks")
        if not has_arabic(document.text):
            return issue("T006", "warning", where)
        words = "\0".join((" ".join(document.text.split()), document.outlet_text or "", document.url or ""))
        key = hashlib.sha256(words.encode("utf-8")).digest()
        this = _First(where, document.published.earliest)
        first = self._seen.setdefault(key, this)
        return document if first is this else _repeated(this, first)


def _repeated(this: _First, first: _First) -> Issue:
    """Name both copies; a warning where the second has another date, told in the message."""
    detail, other = f"the same words as {first.where}", this.date not in (None, first.date)
    if other:
        detail += f"; date {this.date} here, {first.date or 'unknown'} there"
    return issue("T012", "warning" if other else "note", this.where, detail)


@contextmanager
def _borrowed(stream: BinaryIO) -> Iterator[io.BufferedReader]:
    """Lend a stream that is the caller's: it is not closed."""
    raw: Any = stream  # anything that can be read into a buffer will do
    reader = io.BufferedReader(raw, _BUFFER)
    try:
        yield reader
    finally:
        reader.detach()
