"""CSV tables with a header row: a report a row, the fields named as in JSON, whatever sign stands between them.

A row that breaks the rules (a stray quotation mark, more cells than the header) is told and the reading goes on with
the next line; half a row is never guessed. Rows are read one by one, so that a table may be far larger than memory.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Final

from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.sources.decoding import Lines
from tawatur.sources.formats import Format, Received, issue
from tawatur.sources.records import FIELDS, Place, documents, key_of

_DELIMITERS: Final = (",", ";", "\t", "|", "،", "؛")
_KNOWN: Final = frozenset(name for names in FIELDS.values() for name in names)
_MEDIA_TYPE: Final = "text/csv"


class _TooLong(ValueError):
    """One line is above the limit."""


class _Rows:
    """The rows, each with its first line's number; after a bad row the lines behind that one are read again."""

    def __init__(self, lines: Iterator[tuple[int, str | None]], delimiter: str, limit: int) -> None:
        self._lines, self._limit = lines, limit
        self._again: deque[tuple[int, str | None]] = deque()
        self._taken: list[tuple[int, str | None]] = []
        self._size = 0
        csv.field_size_limit(max(csv.field_size_limit(), limit))  # the module's own limit would cut long reports
        self._reader = csv.reader(self._feed(), delimiter=delimiter, strict=True)

    def _feed(self) -> Iterator[str]:
        return _Feed(self)

    def take(self) -> str:
        """Hand the next line to the parser."""
        number, line = self._again.popleft() if self._again else next(self._lines)
        self._taken.append((number, line))
        if line is None:
            raise _TooLong
        self._size += len(line)
        if self._size > self._limit and len(self._taken) > 1:
            raise csv.Error("a quotation mark is not closed")
        return line

    def __iter__(self) -> Iterator[tuple[int, list[str] | ValueError | csv.Error]]:
        """Yield each row, or what is wrong with it."""
        while True:
            self._taken, self._size = [], 0
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except (_TooLong, csv.Error) as error:
                if isinstance(error, csv.Error):
                    self._again.extendleft(reversed(self._taken[1:]))
                yield self._taken[0][0], error
            else:
                yield self._taken[0][0], row


class _Feed:
    """The iterator that the parser pulls lines from; unlike a generator it goes on after an error."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        return self._rows.take()


def read(file: Received) -> Iterator[Document | Issue]:
    """Yield a report for each row, and an issue for each row that is none."""
    lines = Lines(file, newline="")
    try:
        numbered = iter(lines)
        number, header = next(((n, line) for n, line in numbered if line is None or line.strip()), (1, ""))
        names, delimiter = _header(header, f"{file.where}:{number}")
        for at, row in _Rows(numbered, delimiter, file.max_bytes):
            place = Place(f"{file.name}:{at}", f"{file.where}:{at}", _MEDIA_TYPE, lines.encoding)
            yield from _row(row, names, place)
    finally:
        lines.release()


def _row(row: list[str] | Exception, names: list[str], place: Place) -> Iterator[Document | Issue]:
    if isinstance(row, _TooLong):
        yield issue("T005", "error", place.where, "one line")
    elif isinstance(row, Exception):
        yield issue("T013", "error", place.where, str(row))
    elif any(cell.strip() for cell in row[len(names) :]):
        yield issue("T013", "error", place.where, f"the row has {len(row)} cells, the header {len(names)}")
    elif any(cell.strip() for cell in row):
        yield from documents(dict(zip(names, row, strict=False)), place)


def _header(line: str | None, where: str) -> tuple[list[str], str]:
    """Return the column names and the sign between them: the one that gives most names that are known."""
    best: tuple[int, list[str], str] = (0, [], ",")
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([line or ""], delimiter=delimiter), [])
        except csv.Error:
            continue
        known = sum(key_of(name) in _KNOWN for name in names)
        if known > best[0]:
            best = (known, names, delimiter)
    _, names, delimiter = best
    if not any(key_of(name) in FIELDS["text"] for name in names):
        raise RejectedInput("T013", where, f"no column of the header is called {', '.join(FIELDS['text'][:3])} or نص")
    return names, delimiter


FORMAT: Final = Format("csv", (".csv",), read)
