"""What people ask of the reports of a store, and what lists show of them."""

from typing import Annotated, Literal

import msgspec

State = Literal["waiting", "read", "withdrawn"]


class ReportQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which reports are asked for: those with some words, in some state; a page of them, the newest arrival first."""

    words: str | None = None
    state: State | None = None
    limit: Annotated[int, msgspec.Meta(ge=0, le=500)] = 50
    offset: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0


class ReportCard(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a list shows it; ``arrivals``: how many times it came in, ``reviewed``: how many claims were judged.

    ``version`` is the version of the program that read it last; null where none did.
    """

    document: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    received: str | None
    by: str | None
    where: str | None
    state: State
    version: str | None
    claims: int
    reviewed: int
    arrivals: int


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of reports; ``total`` counts all that were asked for."""

    reports: tuple[ReportCard, ...]
    total: int


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read: when it came and by whom, what it was, why, and what to do."""

    number: int
    at: str
    by: str
    code: str
    input: str
    message: str
    hint: str | None = None
