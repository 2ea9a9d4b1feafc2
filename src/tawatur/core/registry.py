"""What the registry pages show: who and what the claims speak of, and how they stand to each other."""

import msgspec


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, source or place (an id, or folded words where the registry has none) and how many claims name it."""

    value: str
    claims: int


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence in which something stands, and where to read it."""

    claim_id: str
    document: str
    words: str


class Spelling(msgspec.Struct, frozen=True, kw_only=True):
    """A spelling under which something stands in reports, in how many claims, and one of them."""

    text: str
    claims: int
    example: Example


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """What claims say of an actor, a source or a place; values with counts, the most frequent first.

    ``beside`` are relation, value and count: ``acts_on``, ``acts_with``, ``quotes`` and the same ``_by``; ``months``
    are by month (``2024-03``).
    """

    value: str
    claims: int
    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    beside: tuple[tuple[str, str, int], ...]
    spellings: tuple[Spelling, ...]
    point: tuple[float, float] | None = None


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """That one acts on or with another, or quotes another, in how many claims, of which types of events mostly."""

    left: str
    relation: str
    right: str
    claims: int
    types: tuple[tuple[str, int], ...]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Nodes with the claims they stand in, and edges, the strongest first; ``left_off`` edges are not shown."""

    nodes: tuple[tuple[str, int], ...]
    edges: tuple[Edge, ...]
    left_off: int


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A name that the registry does not have, or a place without a point: folded and as written, with examples."""

    key: str
    text: str
    kind: str
    claims: int
    container: str | None
    examples: tuple[Example, ...]
