"""Events and judgements: what several claims speak of together, and what people decide about it."""

from typing import Literal

import msgspec

Verdict = Literal["accept", "edit", "reject", "same", "different", "unsure", "note", "add", "undo"]
Stance = Literal["asserted", "alleged", "denied", "planned", "ordered"]
Difference = Literal["contradiction", "precision", "update", "denial"]
Label = Literal["acknowledged", "corroborated", "single origin", "contested", "discounted", "not rated"]
Reused = Literal["same wording", "part", "headline", "paraphrase"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for or against two tellings being of one happening; ``weight`` is that of the table of weights."""

    reason: str
    weight: float
    left: str | None = None
    right: str | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims are in one event: their score (above 0) and what it is the sum of."""

    left: str
    right: str
    score: float
    why: tuple[Weighed, ...] = ()


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a claim of another event, which was considered, is not in this one."""

    claim: str
    other: str
    event: str
    score: float
    why: tuple[Weighed, ...] = ()


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a field and who holds it: claim ids, and the origins that those claims end in."""

    value: str
    claims: tuple[str, ...]
    by: tuple[str, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One field of an event: every value that is held."""

    field: str
    values: tuple[Held, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which claims differ, how they differ, and why it is taken so.

    ``precision`` differences are compatible; an ``update`` is what a later report makes of a number; a ``denial`` says
    that it was not so.
    """

    field: str
    kind: Difference
    values: tuple[Held, ...]
    why: str


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What some narrators say of the event: a stance, the account that they give of it, and who they are.

    ``voices`` are those who say it as the reports name them, ``by`` the origins that they belong to.
    """

    stance: Stance
    account: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    by: tuple[str, ...]
    at_least: int
    at_most: int


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims share an origin; not ``certain`` ties count for ``at_least`` only.

    ``left`` is the one that took it over from ``right`` where ``directed``; otherwise the direction is unknown.
    """

    left: str
    right: str
    certain: bool
    directed: bool
    reason: str
    detail: str


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """How many independent origins say that it happened, and the origins, each with its claims.

    ``ties`` are those that hold the origins together, certain ones first: a tree, not every pair.
    """

    at_least: int
    at_most: int
    origins: tuple[Held, ...] = ()
    ties: tuple[Tie, ...] = ()


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """A proposed grade and the credibility of the information (Admiralty 1-6), with the reason.

    ``by`` is null for the program's proposal, else the person who decided. ``reliability`` repeats what people set for
    the narrators of this event (Admiralty A-F).
    """

    label: Label
    credibility: int
    why: str
    by: str | None = None
    reliability: dict[str, Reliability] = {}


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The days that the claims allow: ISO, inclusive, ``--MM-DD`` where the year is unknown; ``stated`` or assumed."""

    earliest: str | None = None
    latest: str | None = None
    stated: bool = False


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The most exact place that the claims name; WGS 84 degrees, null when it is not located."""

    id: str | None
    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the event shows it: its report, its words, and the chain from the outlet to the furthest narrator."""

    claim_id: str
    report: str
    outlet: str | None
    published: str | None
    type: str
    status: str
    trigger: str
    sentence: str
    chain: tuple[str, ...]
    origin: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A happening that one or more claims speak of. It is a view over its claims; it never states that it is so."""

    event_id: str
    claims: tuple[str, ...]
    type: str
    time: When = When()
    place: Where | None = None
    reports: int = 1
    origins: Origins
    grade: Grade
    positions: tuple[Position, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    fields: tuple[Row, ...] = ()
    told: tuple[Witness, ...] = ()
    links: tuple[Link, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Reports about one matter: names of reports, the events that they share, and the words that hold them together."""

    story_id: str
    reports: tuple[str, ...]
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A report that reuses another one: how, and how much of the shorter one stands in the longer one (0 to 1).

    ``share`` is of word 3-grams, for a paraphrase of content words. Where it is not ``directed``, neither dates nor
    citations tell which of the two was first.
    """

    report: str
    source: str
    kind: Reused
    share: float
    directed: bool
    why: str


class Quoting(msgspec.Struct, frozen=True, kw_only=True):
    """One edge of the graph of who quotes whom: in how many claims of how many reports."""

    narrator: str
    quotes: str
    claims: int
    reports: int


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision about a claim, a pair of claims, an event or a narrator; superseded, never overwritten.

    ``left`` and ``right`` are claim ids (``same``, ``different``), or ``left`` is an event id, any claim of the event
    (better after ``event:``, apart from what is said of the claim itself), or a narrator's id, and ``changes`` holds
    ``grade``, ``credibility`` or ``reliability`` (``edit``). An ``edit`` of a claim holds its corrected fields
    (``tawatur.core.corrections``). ``add`` says that a person made the claim, ``note`` has its words in ``why``,
    ``undo`` takes back the last judgement on the same subject that stands.
    """

    left: str
    right: str | None = None
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    changes: dict[str, str] = {}
