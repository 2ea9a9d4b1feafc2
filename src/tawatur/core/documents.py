"""What came in: the report as received, its own date, and what could not be taken."""

from typing import Literal

import msgspec

from tawatur.core.spans import Span

Basis = Literal["known", "inferred", "unknown"]


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """A range of calendar days, both ends inclusive, ISO 8601; ``--MM-DD`` where the year is unknown.

    Null is unknown, never "open". ``why`` says where the bounds come from.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    why: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report as received.

    ``id`` is the SHA-256 (hex) of the received bytes, ``text`` those bytes decoded and never edited. ``name`` is what
    the user calls the report (a file name, or file name and record number). ``outlet`` is a source id of the lexicon or
    null; ``outlet_text`` the words that named it.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_text: str | None = None
    url: str | None = None
    published: Interval = Interval()
    retrieved: str | None = None
    media_type: str = "text/plain"
    encoding: str = "utf-8"


Level = Literal["error", "warning", "note"]


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """Something the user should know: which input, where in it, what it is, and what to do about it.

    ``code`` is a key of ``tawatur.core.errors.CODES``. An ``error`` means that the input (or record) was not read.
    """

    code: str
    level: Level
    where: str
    message: str
    hint: str | None = None
    span: Span | None = None
