"""JSON: a record a line (.jsonl, .ndjson), or all in one value (.json: an array, an object, an object around an array).

Lines are read one by one, so that a file may be far larger than memory; only one line must fit the limit.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from tawatur.core.documents import Document, Issue
from tawatur.sources.decoding import Lines, decode
from tawatur.sources.formats import Format, Received, issue
from tawatur.sources.records import FIELDS, Place, documents, key_of, outlet_of

_MEDIA_TYPE: Final = "application/json"
_DECODER: Final = msgspec.json.Decoder()
_LOOK: Final = 1024
_GOES_ON: Final = (b"{", b"[", b",")  # a first line that ends so is no whole object


def read_lines(file: Received) -> Iterator[Document | Issue]:
    """Yield a report for each line, and an issue for each line that is none; blank lines say nothing."""
    lines = Lines(file, newline="\n")
    try:
        for number, line in lines:
            where = f"{file.where}:{number}"
            if line is None:
                yield issue("T005", "error", where, f"one line, above {file.max_bytes:,} characters")
                continue
            if not line.strip():
                continue
            yield from _record(line, Place(f"{file.name}:{number}", where, _MEDIA_TYPE, lines.encoding))
    finally:
        lines.release()


def _record(line: str, place: Place) -> Iterator[Document | Issue]:
    try:
        value = _parse(line)
    except ValueError as error:
        yield issue("T007", "error", place.where, str(error))
        return
    yield from _one(value, place)


def _one(value: Any, place: Place, outlet: str | None = None) -> Iterator[Document | Issue]:
    if isinstance(value, dict):
        yield from documents(value, place, outlet)
    else:
        yield issue("T007", "error", place.where, "not an object")


def read_whole(file: Received) -> Iterator[Document | Issue]:
    """Yield a report for each object of the file; the number in its name counts from 1.

    A file whose lines are objects is read as lines, whatever its ending says; one of blanks gives nothing.
    """
    decoded = decode(file.whole(), file.where)
    text = decoded.text
    try:
        value = _parse(text)
    except ValueError as error:
        yield from _loose_lines(text, file, decoded.encoding, error)
        return
    records, outlet = _records(value)
    for number, record in enumerate(records, 1):
        said = f":{number}" if len(records) > 1 else ""
        place = Place(f"{file.name}{said}", f"{file.where}{said}", _MEDIA_TYPE, decoded.encoding)
        yield from _one(record, place, outlet)


def _loose_lines(text: str, file: Received, encoding: str, error: ValueError) -> Iterator[Document | Issue]:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and any(_is_object(line) for _, line in lines):
        for number, line in lines:
            yield from _record(line, Place(f"{file.name}:{number}", f"{file.where}:{number}", _MEDIA_TYPE, encoding))
    elif lines:
        yield issue("T007", "error", file.where, str(error))


def _records(value: Any) -> tuple[list[Any], str | None]:
    """Return the records of a parsed file, and the outlet of all of them where an object around them names it."""
    if isinstance(value, list):
        return value, None
    if isinstance(value, dict) and not any(key_of(key) in FIELDS["text"] for key in value):
        inside = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(one, dict) for one in v)]
        if inside:
            return max(inside, key=len), outlet_of(value)
    return [value], None


def _is_object(line: str) -> bool:
    try:
        return isinstance(_parse(line), dict)
    except ValueError:
        return False


def _parse(text: str) -> Any:
    """Parse JSON; whatever is wrong with it is a ValueError that says where."""
    try:
        return _DECODER.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from None


def read(file: Received) -> Iterator[Document | Issue]:
    """Yield a report for each line; a file that is one array, or one object over lines, is read as such."""
    head = file.stream.peek(_LOOK).removeprefix(b"\xef\xbb\xbf").lstrip()
    first, ended, _ = head.partition(b"\n")
    over_lines = head[:1] == b"{" and bool(ended) and first.rstrip()[-1:] in _GOES_ON
    yield from (read_whole if over_lines or head[:1] == b"[" else read_lines)(file)


FORMAT: Final = Format("jsonl", (".jsonl", ".ndjson"), read)
