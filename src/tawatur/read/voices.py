"""A narrator as a value: who, which kind, where in the text, and what a later mention of it would repeat."""

from typing import Final

from tawatur.core.spans import Span
from tawatur.lexicon.match import Hit
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.tokens import Sentence
from tawatur.text.translit import latin

_OFFICIAL: Final = frozenset(
    {
        "state",
        "state_force",
        "government_body",
        "international_body",
        "police",
        "intelligence",
        "coalition",
        "political_party",
        "civil_body",
    }
)
ARMED: Final = frozenset({"armed_group", "militia"})
_ANONYMOUS: Final = frozenset({"anonymous_local", "anonymous_private", "anonymous_media"})
_GENERIC_NOUN: Final = "source"
MEDIA_KINDS: Final = frozenset({"media", "network", "anonymous_media", "state_media", "armed_group_channel"})
_FEMININE: Final = "ه"  # folded ta marbuta
_ANONYMITY: Final = "unnamed"
OWN: Final = "*"  # the employer of a correspondent whom the words call the outlet's own


_QUOTES: Final = frozenset('"“”«»‘’()')
_PERSON: Final = "person:"


class Voice:
    """A narrator as found: where, who, which kind. ``head`` is the entry or word that a re-mention would repeat."""

    __slots__ = (
        "definite",
        "employer",
        "first",
        "head",
        "id",
        "kind",
        "last",
        "loose",
        "name",
        "number",
        "registered",
        "span",
        "teller",
        "words",
    )

    def __init__(
        self,
        *,
        first: int,
        last: int,
        span: Span,
        id: str | None,
        kind: str,
        name: str | None,
        registered: bool,
        definite: bool = False,
    ) -> None:
        """Keep the values; ``definite`` is a re-mention («المصدر»)."""
        self.first, self.last, self.span, self.id, self.kind, self.name, self.registered = (
            first,
            last,
            span,
            id,
            kind,
            name,
            registered,
        )
        self.definite = definite
        self.loose = False  # a short name that many bear («الهيئة»): a narrator of that noun who spoke before is meant
        self.teller = False  # an unnamed source of an official kind («مصدر أمني») tells news as others do
        self.employer: str | None = None  # the source id of the outlet whose correspondent speaks
        self.head = ""
        self.number = ""  # "m", "f" or "p": which form of a verb can be said of it; empty where the words do not tell
        self.words: frozenset[str] = frozenset()


def describe(sentence: Sentence, voice: Voice) -> None:
    """Keep what a later re-mention would repeat: the noun at the head, and the words of the name."""
    _close(sentence, voice)
    cue = next((h for h in sentence.hits[voice.first] if h.topic == "cue" and h.entry.kind == "source_noun"), None)
    voice.head = cue.entry.id if cue is not None else bare(sentence.forms[voice.first])
    voice.words = frozenset(
        bare(sentence.forms[i]) for i in range(voice.first, voice.last) if sentence.words[i].kind == "arabic"
    )
    voice.number = _number(cue, bare(sentence.forms[voice.first]), voice)


def _close(sentence: Sentence, voice: Voice) -> None:
    """Let the range of a narrator that ends in a quoted name take in the mark that closes it."""
    end = voice.span.end
    opened = any(mark in _QUOTES for mark in voice.span.of(sentence.text))
    if opened and voice.last - 1 in sentence.closes and sentence.text[end : end + 1] in _QUOTES:
        voice.span = Span(voice.span.start, end + 1)


def _number(cue: Hit | None, form: str, voice: Voice) -> str:
    if cue is not None:
        things = cue.entry.gives in MEDIA_KINDS or cue.entry.id.endswith("." + _GENERIC_NOUN)
        if cue.feature.startswith("np"):
            return "f" if things else "p"
        return "f" if form.endswith(_FEMININE) else "m"
    if form.endswith(_FEMININE) or voice.number == "f":
        return "f"
    return "m" if voice.number == "m" else ""


def bare(form: str) -> str:
    """Return a folded word without «و», «ل», «ب» before an article, and without the article."""
    for start in ("وال", "فال", "بال", "ال", "لل"):
        if form.startswith(start) and len(form) - len(start) >= 2:
            return form[len(start) :]
    return form


def hide(sentence: Sentence, voice: Voice, chunks: list[Chunk], j: int) -> None:
    """Mark an unnamed official who «طلب عدم ذكر اسمه» as one of the outlet's own unnamed sources."""
    if voice.id is not None or voice.kind != "official":
        return
    for i in range(voice.first, min(voice.last + 6, len(sentence))):
        for hit in sentence.hits[i]:
            if hit.topic == "cue" and hit.entry.id.endswith("." + _ANONYMITY):
                voice.kind, voice.teller = "anonymous_private", True
                return


def registered(sentence: Sentence, chunk: Chunk, first: int) -> Voice:
    """Return the narrator that a source of the lexicon is; ``first`` is the word where its description starts."""
    entry = chunk.data
    return Voice(
        first=first, last=chunk.last, span=chunk.span, id=entry.id, kind=entry.kind, name=entry.name_ar, registered=True
    )


def actor(chunk: Chunk) -> Voice:
    """Return the narrator that an actor's phrase is: an official, an armed group, a person or residents."""
    entity = chunk.entities[0] if chunk.entities else None
    kind = "official"
    if entity is not None and entity.kind in ARMED and not chunk.leader:
        kind = "armed_group_channel"
    elif entity is not None and entity.kind == "civilians":
        kind = "anonymous_local"
    elif entity is not None and entity.kind == "person" and len(chunk.entities) > 1:
        kind = "official" if chunk.entities[1].kind in _OFFICIAL else "armed_group_channel"
    unofficial = chunk.noun_class == "civilian" or getattr(chunk.head, "role", "") == "civilian"
    if unofficial and not chunk.leader:
        kind = "anonymous_local"
    named = entity if entity is not None and (entity.registered or entity.kind == "person") else None
    voice = Voice(
        first=chunk.first,
        last=chunk.last,
        span=entity.span if entity is not None and _apposed(chunk, entity) else chunk.span,
        id=named.id if named else None,
        kind=kind,
        name=named.name if named else None,
        registered=bool(named and named.registered),
        definite=chunk.definite,
    )
    voice.loose = chunk.feature == "ambiguous" and chunk.last - chunk.first == 1
    if entity is not None and entity.kind == "state":
        voice.number = "f"
    elif chunk.feature in ("ns", "nsa"):
        voice.number = "m"
    return voice


def _apposed(chunk: Chunk, entity: Entity) -> bool:
    """Say whether a person's name stands behind the office and a comma («مختار القرية، فلان الفلاني،»)."""
    return chunk.apposed and entity.kind == "person"


def person(sentence: Sentence, first: int, last: int, name: Span, kind: str) -> Voice:
    """Return a person as a narrator; ``name`` is the range of the name alone."""
    text = sentence.text[name.start : name.end].strip('"“”«»')
    known = next(
        (h.entry for i in range(first, last) for h in sentence.hits[i] if h.topic == "source" and h.last == last), None
    )
    if known is not None and known.id.startswith(_PERSON):
        return Voice(
            first=first, last=last, span=name, id=known.id, kind=known.kind, name=known.name_ar, registered=True
        )
    return Voice(first=first, last=last, span=name, id="person:" + latin(text), kind=kind, name=text, registered=False)


def after_word(chunks: list[Chunk], word: int) -> int:
    """Return the index of the first chunk that starts at or after a word."""
    for chunk in chunks:
        if chunk.first >= word:
            return chunk.index
    return len(chunks)


def anonymous(kind: str) -> bool:
    """Say whether a kind of narrator has no name."""
    return kind in _ANONYMOUS
