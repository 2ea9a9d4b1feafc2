"""What the report has spoken of so far: who a pronoun, an empty subject or «الميليشيا» stands for."""

from collections.abc import Sequence
from typing import Any, Final

from tawatur.read.chunks import Chunk, Entity

_GROUPS: Final = frozenset({"armed_group", "militia", "political_party"})
_PAIR: Final = 2
_MEMORY: Final = 40
_PEOPLE_ROLES: Final = frozenset({"member", "civilian", "generic_actor", "leader", "title", "official"})


def agreement(chunk: Chunk, first_form: str) -> str:
    """Return gender and number as verbs and pronouns agree with a phrase: ms, fs (also plurals of things), mp."""
    feature, head = chunk.feature, chunk.head
    role = getattr(head, "role", "")
    if chunk.leader or role in ("leader", "title", "official"):
        return "mp" if feature.startswith("np") else "ms"
    if chunk.role == "actor.by_position":
        return "mp" if feature == "np" else "fs" if first_form.endswith(("ه", "ات")) else "ms"
    if feature.startswith("np") or feature.startswith("amp"):
        return "mp" if role in _PEOPLE_ROLES else "fs"
    bare = first_form[2:] if first_form.startswith("ال") else first_form
    if (bare.endswith(("ه", "ات", "ء")) and bare not in _MASCULINE) or bare in _FEMININE_PLURALS:
        return "fs"
    if role == "unit" and bare.endswith("ا"):
        return "fs"
    if chunk.entities and chunk.entities[0].kind in ("state",):
        return "fs"
    if role in _PEOPLE_ROLES and chunk.count is not None:
        return "mp"
    return "ms"


_MASCULINE: Final = frozenset({"لواء"})
_FEMININE_PLURALS: Final = frozenset(
    {
        "قوي",
        "لجان",
        "فرق",
        "احزاب",
        "عشاير",
        "قبايل",
        "حشود",
        "اطراف",
        "مجاميع",
        "عصابات",
        "قوات",
        "كتايب",
        "سرايا",
        "عصايب",
        "وحدات",
        "فصايل",
        "ميليشيا",
        "مليشيا",
        "ميلشيا",
        "ميليشيات",
        "مليشيات",
        "حركه",
    }
)
_SUFFIX: Final = {"ه": ("ms",), "ها": ("fs",), "هم": ("mp", "fs", "ms"), "هما": ("mp", "ms", "fs"), "هن": ("fs",)}


class Discourse:
    """Salient phrases, the latest last. Subjects are kept apart: an empty subject stands for one of them."""

    def __init__(self) -> None:
        """Start a report."""
        self.subjects: list[tuple[str, Chunk]] = []
        self.mentions: list[tuple[str, Chunk]] = []
        self.persons: dict[str, Entity] = {}  # persons named in full, by family name
        self.days: dict[str, str] = {}  # the latest day of a claim, by type
        self.attack: str | None = None  # the type of the attack told last
        self.inner: set[int] = set()  # subjects of nouns and of relative clauses
        self.scene: list[Any] = []  # the acts of the last sentence that have a place
        self.stages: dict[str, Any] = {}  # by event type, the last act of the report that has a place
        self.since = 0  # where the sentence in hand starts
        self.parties: list[Entity] = []  # of the latest clash or meeting: whom «الطرفان» stands for
        self.narrators: set[int] = set()  # people who only tell: subjects of verbs of saying
        self.ahead: set[int] = set()  # phrases behind the act in hand: no pronoun on it stands for them

    def mention(self, chunk: Chunk, agrees: str) -> None:
        """Remember a phrase that named someone or something."""
        self.mentions.append((agrees, chunk))
        del self.mentions[:-_MEMORY]

    def subject(self, chunk: Chunk, agrees: str, *, inner: bool = False) -> None:
        """Remember a phrase as the subject of a clause, or of a noun or relative clause inside one."""
        self.subjects.append((agrees, chunk))
        if inner:
            self.inner.add(id(chunk))
        else:
            self.inner.discard(id(chunk))
        del self.subjects[:-_MEMORY]

    def narrator(self, chunk: Chunk) -> None:
        """Remember a phrase as one that tells; it does no act of force («قال المراسل إن …»)."""
        self.narrators.add(id(chunk))

    def meet(self, *sides: Sequence[Chunk]) -> None:
        """Remember the two parties to a clash or an agreement, if it names two."""
        named: dict[str, Entity] = {}
        for chunk in (c for side in sides for c in side if c.kind == "actor"):
            for entity in chunk.entities[:1]:
                named.setdefault(entity.id or f"{entity.span.start}", entity)
        if len(named) == _PAIR:
            self.parties = list(named.values())

    def dropped_subject(self, feature: str, *, outer: bool = False, telling: bool = True) -> Chunk | None:
        """Return whom a verb without a subject speaks of: the latest subject that agrees with it.

        A verb behind a comma or «أن» (``outer``) goes on with a clause's subject of its sentence rather than with that
        of a noun or a relative clause inside it. Without ``telling``, people who only tell are left out.
        """
        wanted = _agreement_of_verb(feature)
        subjects = [(a, c) for a, c in self.subjects if telling or id(c) not in self.narrators]
        if outer:
            for agrees, chunk in reversed(subjects):
                if agrees in wanted and id(chunk) not in self.inner and chunk.span.start >= self.since:
                    return chunk
        for agrees, chunk in reversed(subjects):
            if agrees in wanted:
                return chunk
        for agrees, chunk in reversed(self.mentions):
            told = telling or id(chunk) not in self.narrators
            if chunk.kind == "actor" and agrees in wanted and id(chunk) not in self.ahead and told:
                return chunk
        return None

    def pronoun(
        self, suffix: str, *, kinds: tuple[str, ...], avoid: list[Entity], but: Sequence[Chunk] = ()
    ) -> Chunk | None:
        """Return the latest phrase of these kinds that a suffix pronoun can stand for, none of ``avoid`` or ``but``."""
        wanted = _SUFFIX.get(suffix, ())
        ids = {e.id for e in avoid if e.id}
        if suffix == "هن":
            women = [c for a, c in self.mentions if c.noun_class == "civilian" and c.kind in kinds and _women(c)]
            if women:
                return women[-1]
        for want in wanted[:1] or ():
            for agrees, chunk in reversed(self.mentions):
                if (suffix == "هما" and not _pair(chunk)) or chunk in but:
                    continue
                if (
                    agrees == want
                    and chunk.kind in kinds
                    and id(chunk) not in self.ahead
                    and not (ids & {e.id for e in chunk.entities if e.id})
                ):
                    return chunk
        for agrees, chunk in reversed(self.mentions):
            if (
                agrees in wanted
                and chunk not in but
                and chunk.kind in kinds
                and id(chunk) not in self.ahead
                and not (ids & {e.id for e in chunk.entities if e.id})
            ):
                return chunk
        return None

    def same_kind(self, kind: str | None) -> Chunk | None:
        """Return the latest named actor of a kind («الميليشيا» stands for it), of the same kind rather than a like."""
        if kind is None:
            return None
        named = [
            c
            for _, c in reversed(self.mentions)
            if c.kind == "actor" and c.entities and c.entities[0].id and c.entities[0].rule != "actor.generic"
        ]
        some = [c for c in named if c.entities[0].kind == kind]
        if not some and kind in _GROUPS:
            some = [c for c in named if c.entities[0].kind in _GROUPS]
        return some[0] if some else None


def _women(chunk: Chunk) -> bool:
    """Say whether a phrase names several women, whom «هن» asks for."""
    return chunk.feature.startswith("np") and getattr(chunk.head, "id", "").endswith(
        ("women", "children", "survivors", "students", "displaced", "prisoners", "people", "citizen")
    )


def _pair(chunk: Chunk) -> bool:
    """Say whether a phrase may be two, which «هما» asks for."""
    return chunk.feature.startswith("nd") or chunk.count == 2 or bool(chunk.joined)


def _agreement_of_verb(feature: str) -> tuple[str, ...]:
    """Return the agreements that a finite verb's feature allows its (unsaid) subject."""
    person = feature[1:4] if feature[:1] in "pij" else ""
    if person.startswith("3f"):
        return ("fs",)
    if person.startswith("3mp") or person.startswith("3md"):
        return ("mp",)
    if person.startswith("3ms"):
        return ("ms",)
    return ("fs", "ms", "mp")
