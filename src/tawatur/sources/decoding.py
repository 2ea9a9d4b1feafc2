"""Bytes to text: which encoding they are in, and what was lost on the way.

A byte order mark chooses the encoding and is no part of the text; the encoding is then called ``utf-8-sig``, ``utf-16``
or ``utf-32``. Text without one is UTF-8 if it can be, else what a page declares, else an Arabic encoding of one byte a
letter if charset-normalizer or the letters themselves speak for it. Bytes that stay invalid become U+FFFD and are
counted.
"""

import codecs
import io
import logging
from collections.abc import Iterator
from typing import Final, NamedTuple

from tawatur.core.documents import Issue
from tawatur.core.errors import RejectedInput
from tawatur.core.spans import Span
from tawatur.sources.arabic import count_arabic, weigh
from tawatur.sources.formats import Received, issue

_BOMS: Final = (  # longest first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_BINARY_SHARE: Final = 0.02  # of control characters; text has none, bytes without meaning about a tenth
_ARABIC_CODECS: Final = {
    "cp1256": "windows-1256",
    "iso8859_6": "iso-8859-6",
    "cp720": "cp720",
    "mac_arabic": "mac-arabic",
}
_SAMPLE: Final = 1 << 16
_GOOD_PER_BAD: Final = 4  # valid UTF-8 letters for each invalid byte that still make it damaged UTF-8
_LOST: Final = "\ufffd"


class Decoded(NamedTuple):
    """A text, the encoding it was in, and how many bytes (or runs of them) stayed invalid."""

    text: str
    encoding: str
    lost: int


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Decode a whole input; raise T003 for binary, T004 where no encoding fits."""
    encoding = encoding_of(data, where, declared=declared, whole=True)
    text = data.decode(encoding, errors="replace")
    there = data.count(_LOST.encode()) if encoding.startswith("utf-8") else 0
    return Decoded(text, encoding, text.count(_LOST) - there)


def encoding_of(data: bytes, where: str, *, declared: str | None = None, whole: bool = False) -> str:
    """Name the encoding of some bytes, the beginning of an input or (``whole``) all of it."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    _refuse_binary(data, where)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    lost = text.count(_LOST)
    if count_arabic(text) > lost * _GOOD_PER_BAD:
        return "utf-8"
    sample = _telling_part(data)
    if declared is not None and _weight(sample, declared) is not None:
        return declared
    best = _arabic_encoding(sample)
    if best is not None:
        return best
    if count_arabic(text):
        return "utf-8"
    return _other_encoding(sample, where)


def lost_bytes(decoded: Decoded, where: str) -> Issue | None:
    """Say how many bytes were lost and where the first stood, if any."""
    if not decoded.lost:
        return None
    at = decoded.text.find(_LOST)
    detail = f"{decoded.lost} of them, encoding {decoded.encoding}, shown as {_LOST}"
    return issue("T015", "warning", where, detail, Span(at, at + 1) if at >= 0 else None)


class Lines:
    """The numbered lines of an input that is too long to hold, with the encoding that its beginning showed."""

    def __init__(self, file: Received, *, newline: str) -> None:
        """Look at the beginning of the input; ``newline`` as for ``open``."""
        head = file.stream.peek(_SAMPLE)[:_SAMPLE]
        if not head:
            raise RejectedInput("T002", file.where)
        self.encoding = encoding_of(head, file.where)
        self._limit = file.max_bytes
        self._text = io.TextIOWrapper(file.stream, encoding=self.encoding, errors="replace", newline=newline)

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        """Yield each line with its number from 1; null stands for a line above the limit."""
        number = 0
        while line := self._text.readline(self._limit + 1):
            number += 1
            if len(line) <= self._limit:
                yield number, line
                continue
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(_SAMPLE)
            yield number, None

    def release(self) -> None:
        """Let go of the stream without closing it: it belongs to the caller."""
        self._text.detach()


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise RejectedInput("T003", where, f"it is {kind}")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or (controls > 1 and controls > len(data) * _BINARY_SHARE):
        raise RejectedInput("T003", where)


def _telling_part(data: bytes) -> bytes:
    """Return a sample from the first byte on that is not ASCII: markup says nothing of the encoding."""
    first = next((at for at, byte in enumerate(data) if byte > 0x7F), 0)
    return data[first : first + _SAMPLE]


def _weight(sample: bytes, encoding: str) -> float | None:
    """Return how much a sample in this encoding looks like Arabic; null if it does not or nobody knows it."""
    try:
        return weigh(sample.decode(encoding, errors="replace"))
    except (LookupError, UnicodeError, ValueError):
        return None


def _arabic_encoding(sample: bytes) -> str | None:
    """Return the Arabic encoding of one byte a letter that makes the likeliest Arabic of a sample."""
    guess = _ask_library(sample, list(_ARABIC_CODECS))
    candidates = [c for c in (guess, "cp1256", "iso8859_6") if c is not None]
    weights = [(weight, codec) for codec in candidates if (weight := _weight(sample, codec)) is not None]
    if not weights:
        return None
    return _ARABIC_CODECS[max(weights, key=lambda one: one[0])[1]]


def _other_encoding(sample: bytes, where: str) -> str:
    """Name an encoding of some other script, so that the user is told of the language and not of the encoding."""
    guess = _ask_library(sample, [])
    if guess is None:
        raise RejectedInput("T004", where)
    return guess.replace("_", "-")


def _ask_library(sample: bytes, only: list[str]) -> str | None:
    import charset_normalizer  # slow to import, and most files are UTF-8

    logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())
    best = charset_normalizer.from_bytes(sample, cp_isolation=only or None, cp_exclusion=["utf_7"]).best()
    return best.encoding if best is not None else None
