"""What people ask of a store, and what it answers."""

from typing import Annotated, Literal

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.core.events import Judgement, Verdict

Changed = Literal["added", "gone", "changed"]
Review = Literal["accept", "edit", "reject", "unsure", "add", "none"]


class Near(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Within so many kilometres of a point (WGS 84 degrees)."""

    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    km: Annotated[float, msgspec.Meta(ge=0)]


class Query(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which claims are asked for. All conditions must hold; of several values of a field one must.

    ``words`` must all stand in the claim's sentence, title or names: ``"…"`` for words side by side, ``-`` before a
    word that must not, ``actor:``, ``place:``, ``thing:``, ``source:`` or ``title:`` before one of a field.
    ``earliest`` and ``latest`` (ISO days, inclusive) are when it could have happened; claims without a day are left
    out unless ``undated``. ``actor`` is who acted or was with them, ``source`` anyone of the chain, the outlet
    included. ``origins`` is the least number of independent origins of its event. ``limit`` and ``offset`` choose a
    page, newest first.
    """

    words: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()
    review: tuple[Review, ...] = ()
    report: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    undated: bool = False
    near: Near | None = None
    origins: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] | None = None
    limit: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 50
    offset: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What people hold of a claim now: the last verdict, every edit that stands, and how many judgements led there.

    ``notes`` are what people wrote beside it; ``last`` is the number of the last judgement that stands: who judges on
    says which one was the last that they saw.
    """

    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    changes: dict[str, str] = {}
    judgements: int = 1
    notes: tuple[Judgement, ...] = ()
    last: int = 0


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that was asked for, with its event and what people hold of it."""

    claim: Claim
    event: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    standing: Standing | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the answer; ``total`` counts all claims that were asked for."""

    hits: tuple[Hit, ...]
    total: int


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a store keeps it, and the version of the program that read it last (null: not read yet)."""

    document: Document
    received: str
    state: Literal["kept", "withdrawn", "removed"] = "kept"
    version: str | None = None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement in the order in which it came; ``superseded`` when a later one speaks of the same or took it back."""

    number: int
    judgement: Judgement
    superseded: bool


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as some readings gave it: from the version ``since`` (at that time) to before ``until``, if it ended."""

    claim: Claim
    since: str
    at: str
    until: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim differs between two readings; ``fields`` that differ, ``judged`` when people have judged it."""

    kind: Changed
    claim_id: str
    document: str
    fields: tuple[str, ...] = ()
    before: Claim | None = None
    after: Claim | None = None
    judged: bool = False
