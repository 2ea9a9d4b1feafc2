"""Which event a trigger names here: its senses by the class of its arguments, then the means that the text states."""

from functools import lru_cache
from typing import Final

from tawatur.lexicon.schema import Sense
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.text.folding import key

_REFINED: Final = frozenset({"armed_attack", "shelling", "air_strike", "drone_strike"})
_MEANS_ORDER: Final = (
    "chemical_attack",
    "suicide_bombing",
    "drone_strike",
    "air_strike",
    "bombing",
    "shelling",
    "shooting",
)
_PREPS: Final = {
    "على": "on",
    "عن": "about",
    "من": "from",
    "إلى": "to",
    "في": "in",
    "ب": "b",
    "ل": "l",
    "مع": "with",
    "ضد": "against",
}
_NOTHING: Final = Sense(type="-")
_PREFIXES: Final = ("", "ال", "و", "وال", "بال", "ب", "لل", "ل", "فال", "ف")
_MARKS: Final = frozenset("،؛:.!؟…,;?")
_AROUND: Final = (6, 8)  # words before and behind an act that may tell which act it is
_BESIDE: Final = (3, 4)  # that may tell that it is none: a market or a school farther on does not
_FROM_BLAST: Final = frozenset({"bombing", "suicide_bombing"})


def decide(candidate: Candidate, forms: list[str]) -> str | None:
    """Return the event type of an act, or null where the word names no event here.

    A word that belongs to several entries («وفر»: provided, and fled) is the first of them that names an event here.
    """
    chunk, first, around = candidate.chunk, candidate.entry, _Around(candidate.chunk, forms)
    for entry, span in ((first, None), *chunk.alternates):
        candidate.entry = chunk.data = entry
        found = _decide(candidate, around)
        if found is not None:
            chunk.span = span or chunk.span
            return found
    candidate.entry = chunk.data = first
    return None


def _decide(candidate: Candidate, around: "_Around") -> str | None:
    entry = candidate.entry
    objects, subjects = _object_classes(candidate), _subject_classes(candidate)
    for sense in entry.senses:
        if _holds(sense, candidate, objects, subjects, around):
            if sense.type == "-":
                if sense != _NOTHING:
                    return None
                if entry.type in ("demand", "accusation") and candidate.chunk.feature.startswith("t"):
                    candidate.note("sense.participle", "type", 0.8)
                    return entry.type  # «داعياً», «محملاً»: said beside what is told
                if _addressed(candidate):
                    candidate.note("sense.addressed", "type", 0.6)
                    return entry.type
                if entry.type != "-" and _done_by_force(candidate, subjects):
                    candidate.note("sense.done_by_force", "type", 0.5)
                    return _by_means(candidate, entry.type)
                return None
            candidate.note("sense", "type", 0.85)
            return _by_means(candidate, sense.type)
    if entry.type == "-":
        return None
    if entry.strength == "weak" and not _has_argument(candidate):
        return None
    candidate.note("trigger", "type", 0.9 if entry.strength == "strong" else 0.6)
    return _by_means(candidate, entry.type)


def _addressed(candidate: Candidate) -> bool:
    """Say whether a weak verb of demand, threat, charge or refusal has who speaks and whom it addresses."""
    if candidate.entry.type not in ("demand", "threat", "accusation", "refusal") or not candidate.finite:
        return False
    told = bool(candidate.roles.get("actors")) or candidate.chunk.conj  # «ودعا البعثة إلى …»: its subject is left out
    return told and bool(candidate.roles.get("recipients"))


def _done_by_force(candidate: Candidate, subjects: set[str]) -> bool:
    """Say whether fighters do it to somebody or something: then a word of many readings is taken for its own event."""
    if candidate.chunk.feature[:1] != "p" or candidate.passive or "force" not in subjects:
        return False
    return bool(candidate.roles.get("recipients") or candidate.things)


def _has_argument(candidate: Candidate) -> bool:
    return any(candidate.roles.get(role) for role in ("actors", "recipients", "to", "from")) and not (
        candidate.entry.senses and candidate.entry.strength == "weak" and not candidate.roles.get("actors")
    )


def _holds(sense: Sense, candidate: Candidate, objects: set[str], subjects: set[str], around: "_Around") -> bool:
    if sense.prep:
        wanted = {_PREPS.get(p, p) for p in sense.prep}
        some = [*(c for part in candidate.roles.values() for c in part), *candidate.things, *candidate.governed]
        governed = [c for c in some if c.prep in wanted]
        if not governed:
            return False
        objects = objects.union(*(_classes(c) for c in governed))
    if sense.object and objects.isdisjoint(sense.object):
        return False
    if sense.subject and subjects.isdisjoint(sense.subject):
        return False
    if sense.form is not None and (sense.form == "verb") != candidate.finite:
        return False
    return not sense.near or around.near(sense.near, nothing=sense.type == "-")


class _Around:
    """The words around an act, worked out when a sense first asks for them."""

    def __init__(self, chunk: Chunk, forms: list[str]) -> None:
        """Take the act and the words of its sentence."""
        self.chunk, self.forms = chunk, forms
        self.bare: list[frozenset[str]] | None = None
        self.every: frozenset[str] = frozenset()
        self.inner: frozenset[str] | None = None

    def near(self, words: tuple[str, ...], *, nothing: bool) -> bool:
        """Say whether a phrase stands in the window, or a word; for ``nothing`` a word in its inner part.

        Of the inner part the act's own words count as they stand.
        """
        if self.bare is None:
            first, last = _window(self.chunk, self.forms, _AROUND)
            self.bare = [_bare(form) for form in self.forms[first:last]]
            self.every = frozenset().union(*self.bare)
        if nothing and self.inner is None:
            first, last = _window(self.chunk, self.forms, _BESIDE)
            own = range(self.chunk.first, self.chunk.last)
            beside = ((form,) if i in own else _bare(form) for i, form in enumerate(self.forms[first:last], first))
            self.inner = frozenset().union(*beside)
        some = self.inner if nothing and self.inner is not None else self.every
        for wanted in _folded(words):
            if wanted[0] in self.every and (_in_a_row(wanted, self.bare) if len(wanted) > 1 else wanted[0] in some):
                return True
        return False


def _window(chunk: Chunk, forms: list[str], reach: tuple[int, int]) -> tuple[int, int]:
    """Return where the words around an act start and end: a few before and behind it, of its own clause only."""
    first, last = chunk.first, chunk.last
    start, stop = max(0, first - reach[0]), min(len(forms), last + reach[1])
    while first > start and forms[first - 1] not in _MARKS:
        first -= 1
    while last < stop and forms[last] not in _MARKS:
        last += 1
    return first, last


def _in_a_row(wanted: tuple[str, ...], bare: list[frozenset[str]]) -> bool:
    size, first = len(wanted), wanted[0]
    for i in range(len(bare) - size + 1):
        if first in bare[i] and all(wanted[k] in bare[i + k] for k in range(1, size)):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _folded(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key(word).split(" ")) for word in words)


@lru_cache(maxsize=1 << 15)
def _bare(form: str) -> frozenset[str]:
    """Return a word as written and without the prefixes, and the accusative ending, that it may carry."""
    stems = [form.removeprefix(prefix) for prefix in _PREFIXES]
    return frozenset((*stems, *(stem.removesuffix("ا") for stem in stems)))


def _classes(chunk: Chunk) -> set[str]:
    found = {chunk.noun_class} if chunk.noun_class else set()
    if chunk.kind == "place":
        found.add("place")
        head = chunk.head
        if head is not None and head.role == "asset":
            found.add("position")
        if head is not None and head.role in ("area_head", "nominal_area", "place_head"):
            found.add("territory")
        if head is None:
            found.add("territory")
    if chunk.kind == "actor" and chunk.entities and chunk.entities[0].kind == "civilians":
        found.add("civilian")
    if chunk.kind == "thing" and chunk.noun_class == "aircraft":
        found.add("weapon")
    return {c for c in found if c}


def _object_classes(candidate: Candidate) -> set[str]:
    found: set[str] = set()
    frame = candidate.frame
    for role in {frame.object, "recipients", "places", "to", "from"}:
        if role == frame.subject and role != frame.object:
            continue
        for chunk in candidate.roles.get(role, ()):
            if chunk is not candidate.subject or candidate.passive:
                found |= _classes(chunk)
    for chunk in candidate.things:
        if chunk is not candidate.subject or candidate.passive or frame.id == "move":
            found |= _classes(chunk)
    if candidate.chunk.enclitic in ("هم", "هما"):
        found |= {"force", "civilian"}
    for chunk in candidate.free_nouns:
        found |= _classes(chunk)
    return found


def _subject_classes(candidate: Candidate) -> set[str]:
    if candidate.subject is not None:
        return _classes(candidate.subject)
    found: set[str] = set()
    for chunk in candidate.roles.get(candidate.frame.subject, ()):
        found |= _classes(chunk)
    return found


def _by_means(candidate: Candidate, base: str) -> str:
    """Refine an attack by the one kind of means that the text states; two kinds leave it as it is."""
    if base == "explosion":
        kinds = ({c.means for c in candidate.things} | candidate.means) & _FROM_BLAST
        if kinds:
            candidate.note("means", "type", 0.8)
            return "suicide_bombing" if "suicide_bombing" in kinds else "bombing"
        return base
    if base not in _REFINED:
        return base
    if candidate.known_type is not None and base == "armed_attack":
        base = candidate.known_type
    kinds = {m for c in candidate.things if (m := c.means) and _is_means(candidate, c)}
    for chunk in candidate.roles.get("actors", ()):
        if chunk.means:
            kinds.add(chunk.means)
    if candidate.subject is not None and candidate.subject.means:
        kinds.add(candidate.subject.means)
    kinds |= candidate.means
    if not kinds:
        return base
    if len(kinds) > 1:
        if kinds == {"air_strike", "shelling"} or kinds == {"air_strike", "bombing"}:
            kinds = {"air_strike"}
        else:
            return base
    found = next(iter(kinds))
    if base == "drone_strike" and found == "air_strike":
        return base
    if base == "air_strike" and found in ("shelling", "bombing"):
        return base
    if found in _MEANS_ORDER and found != base:
        candidate.note("means", "type", 0.8)
        return found
    return base


def _is_means(candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether a weapon is what the act is done with, not what it is done to."""
    if chunk is candidate.subject:
        return True
    return chunk.prep in ("b", "agent", "through", "on") or (chunk.prep is None and chunk.conj)
