"""The detector's file: a line that names the format, a checksum, a header as JSON, and the table of weights.

The table has, for each hashed feature, how rare it is (``scarcity``, for the ids of words, letters and lexicon entries)
and one weight an event, all as whole numbers from -127 to 127 with one scale a row. It holds no words.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.errors import BrokenLexicon
from tawatur.read.features import BITS

MAGIC: Final = b"TAWATUR-DETECTOR 1"
FILE: Final = "detector.weights"


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of one PLOVER event: the row's scale and bias, Platt's two numbers, and the cuts.

    ``threshold`` is where a sentence counts as one that reports the event; below ``veto`` and from ``support`` on, a
    rule's claim is marked as doubted or borne out.
    """

    name: str
    scale: float
    bias: float
    slope: float
    offset: float
    threshold: float
    veto: float
    support: float


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the table was trained on, so that a person can judge it: counts, not texts."""

    bits: int
    scarcity: float
    events: tuple[Event, ...]
    rows: int
    made_from: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """A header, and the rows of the table: scarcity first, then one row an event."""

    header: Header
    table: tuple[array[int], ...]

    @property
    def checksum(self) -> str:
        """Return a fingerprint of the weights (SHA-256, hex)."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """Return the file's bytes; the same weights give the same bytes."""
        body = msgspec.json.encode(self.header) + b"\n"
        body += zlib.compress(b"".join(row.tobytes() for row in self.table), 9)
        return MAGIC + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def parse(data: bytes, where: str) -> Weights:
    """Read the bytes of a file; BrokenLexicon (T050) says what is wrong with one that is damaged or of another kind."""
    magic, _, rest = data.partition(b"\n")
    if magic != MAGIC:
        raise BrokenLexicon("T050", where, f"it does not begin with {MAGIC.decode()}")
    checksum, _, body = rest.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise BrokenLexicon("T050", where, "the checksum does not fit")
    head, _, packed = body.partition(b"\n")
    try:
        header = msgspec.json.decode(head, type=Header)
        flat = zlib.decompress(packed)
    except (msgspec.MsgspecError, zlib.error) as error:
        raise BrokenLexicon("T050", where, str(error)) from error
    size = 1 << BITS
    if header.bits != BITS or len(flat) != size * (len(header.events) + 1):
        raise BrokenLexicon("T050", where, "the table has another size; train it anew")
    rows = tuple(array("b", flat[i : i + size]) for i in range(0, len(flat), size))
    return Weights(header=header, table=rows)


def read(path: Path) -> Weights:
    """Read a file that a user trained."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BrokenLexicon("T050", str(path), error.strerror) from error
    return parse(data, str(path))


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that come with the program; read once a process."""
    return parse((files("tawatur.read") / FILE).read_bytes(), FILE)
