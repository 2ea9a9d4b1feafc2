"""What the chunker finds in a sentence: phrases with a kind, an entity and the preposition that governs them."""

from typing import Any, Literal

from tawatur.core.spans import Span
from tawatur.read.sites import Fix, Site

Kind = Literal[
    "actor",
    "place",
    "thing",
    "time",
    "trigger",
    "cue",
    "prep",
    "relative",
    "complement",
    "conjunction",
    "clause",
    "auxiliary",
    "pronoun",
    "demonstrative",
    "punct",
    "number",
    "word",
    "noun",
    "source",
]


class Entity:
    """Who or what a chunk names. ``registered`` is false when only a cue word told what it is."""

    __slots__ = (
        "country",
        "fix",
        "id",
        "kind",
        "lat",
        "lon",
        "name",
        "noun_class",
        "precision",
        "registered",
        "rule",
        "site",
        "span",
    )

    def __init__(
        self,
        *,
        id: str | None,
        name: str | None,
        kind: str | None,
        rule: str,
        span: Span,
        registered: bool = True,
        country: str | None = None,
        noun_class: str | None = None,
        lat: float | None = None,
        lon: float | None = None,
        precision: str | None = None,
        site: Site | None = None,
    ) -> None:
        """Keep the values; ``site`` is a place as read, ``fix`` where it lies."""
        self.id, self.name, self.kind, self.rule, self.span, self.registered = id, name, kind, rule, span, registered
        self.country, self.noun_class, self.lat, self.lon, self.precision = country, noun_class, lat, lon, precision
        self.site: Site | None = site
        self.fix: Fix | None = None


class Chunk:
    """A phrase: words [first, last) of its sentence.

    ``prep`` is the particle id or clitic that governs it, ``conj`` says that «و» joins it to the one before.
    ``entities`` are who it names (a person and the organisation of a title are two), ``owner`` whose asset it is,
    ``joined`` who is joined to a subject by «و», ``members`` the people's own words in «عنصرين من X»,
    ``stands`` the phrase that a number («خمسة آخرون») counts on, ``count`` a stated number.
    ``data`` holds the lexicon entry of a trigger or cue.
    """

    __slots__ = (
        "alternates",
        "apposed",
        "arm",
        "clitics",
        "conj",
        "count",
        "data",
        "definite",
        "demonstrative",
        "enclitic",
        "entities",
        "feature",
        "first",
        "gender",
        "group",
        "head",
        "index",
        "joined",
        "kind",
        "last",
        "leader",
        "light",
        "means",
        "members",
        "noun_class",
        "number",
        "owner",
        "prep",
        "role",
        "span",
        "stands",
        "thing_kind",
    )

    def __init__(self, kind: Kind, first: int, last: int, span: Span) -> None:
        """Start with nothing known but kind and place."""
        self.kind, self.first, self.last, self.span = kind, first, last, span
        self.index = -1
        self.prep: str | None = None
        self.conj = False
        self.clitics: tuple[str, ...] = ()
        self.enclitic = ""
        self.entities: list[Entity] = []
        self.owner: list[Entity] = []
        self.count: Any = None
        self.data: Any = None
        self.alternates: tuple[tuple[Any, Span | None], ...] = ()  # other entries of an act's words, and their span
        self.feature = ""
        self.definite = False
        self.demonstrative = False
        self.noun_class: str | None = None
        self.means: str | None = None
        self.role: str | None = None
        self.arm: Chunk | None = None
        self.head: Any = None
        self.leader = False
        self.light = False
        self.apposed = False  # a name behind a comma ends it
        self.joined: list[Chunk] = []
        self.members: Span | None = None
        self.stands: Chunk | None = None
        self.thing_kind: str | None = None
        self.group: str | None = None
        self.gender = ""
        self.number = ""

    def __repr__(self) -> str:
        """Show kind, words and preposition for debugging."""
        ids = ",".join(str(e.id) for e in self.entities)
        data = getattr(self.data, "id", "")
        return f"<{self.kind} {self.first}-{self.last} {self.prep or ''}{'+' if self.conj else ''} {ids}{data}>"


def owners(chunk: Chunk) -> list[Entity]:
    """Return who a phrase stands for as a participant: its entities, or the owner of an asset or thing."""
    return chunk.entities if chunk.kind == "actor" else chunk.owner
