"""One narrator in the text: a registered source, an anonymous one, an official, an armed group or a person."""

from typing import Final

from tawatur.core.spans import Span
from tawatur.read import names
from tawatur.read.chunks import Chunk
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
_ANONYMOUS: Final = frozenset({"anonymous_local", "anonymous_private", "anonymous_media"})
_GENERIC_NOUN: Final = "source"
_NAMED_KINDS: Final = frozenset({"network", "media", "monitor", "think_tank", "armed_group_channel", "state_media"})
_COMMAS: Final = frozenset("،,")
_MOST_WORDS: Final = 14


class Voice:
    """A narrator as found: where, who, which kind; ``outlet`` marks one that the words say is the outlet itself."""

    __slots__ = ("definite", "employer", "first", "id", "kind", "last", "name", "registered", "span", "teller")

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
        self.teller = False  # an unnamed source of an official kind («مصدر أمني») tells news as others do
        self.employer: str | None = None  # the source id of the outlet whose correspondent speaks


def at(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    """Return (voice, index of the chunk after it) for a narrator that starts at chunk k."""
    if k >= len(chunks):
        return None
    chunk = chunks[k]
    if chunk.kind == "source":
        return _registered(sentence, chunk, chunk.first), k + 1
    cue = next((h for h in sentence.hits[chunk.first] if h.topic == "cue" and h.entry.kind == "source_noun"), None)
    if cue is not None and chunk.kind in ("cue", "actor", "noun", "word"):
        return _described(sentence, chunks, k, cue.entry, bool("ال" in cue.proclitics), cue.enclitic)
    if chunk.kind == "cue" and chunk.data.kind == "outlet_mark":
        return None
    if chunk.kind == "demonstrative":
        found = at(sentence, chunks, k + 1)
        if found is not None:
            found[0].definite = True
        return found
    if chunk.kind == "actor" and (chunk.entities or chunk.leader):
        named = _apposed(sentence, chunk) if chunk.leader or chunk.noun_class == "civilian" else None
        if named is not None:
            voice = _person(sentence, chunk.first, named[1], sentence.span(*named), _actor(sentence, chunk).kind)
            return voice, _after(chunks, named[1])
        return _actor(sentence, chunk), k + 1
    return None


def unnamed(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    """Read the words between a verb of saying and «أن» as a narrator that no list knows («مقدم في الشرطة رفض ذكر اسمه»)."""
    if k >= len(chunks) or chunks[k].kind not in ("word", "noun", "place", "actor") or chunks[k].prep is not None:
        return None
    for j in range(k, min(k + 8, len(chunks))):
        chunk = chunks[j]
        if chunk.kind == "complement" or chunk.kind == "punct" or (chunk.kind == "source" and chunk.prep == "l"):
            if j == k or (chunk.kind == "punct" and not any(c.kind == "complement" for c in chunks[j : j + 10])):
                return None
            first, last = chunks[k].first, chunks[j - 1].last
            person = names.person(sentence, first)
            kind = "official" if any(c.kind == "actor" or c.leader for c in chunks[k:j]) else "anonymous_local"
            if person - first >= 2:
                return _person(sentence, first, person, sentence.span(first, person), kind), j
            span = sentence.span(first, last)
            return Voice(first=first, last=last, span=span, id=None, kind=kind, name=None, registered=False), j
        if chunk.kind in ("trigger", "relative", "cue", "prep", "time") and j == k:
            return None
        if chunk.kind == "trigger" and chunk.feature[:1] in "pij":
            return None
    return None


def _apposed(sentence: Sentence, chunk: Chunk) -> tuple[int, int] | None:
    """Return the words of a name in apposition («مدير الناحية، خلف سليمان الهسكاني،»)."""
    at = chunk.last
    if at + 2 < len(sentence) and sentence.forms[at] in _COMMAS:
        end = names.person(sentence, at + 1)
        if end - at - 1 >= 2 and (end >= len(sentence) or sentence.punct(end) or sentence.hits[end]):
            return at + 1, end
    return None


def _registered(sentence: Sentence, chunk: Chunk, first: int) -> Voice:
    entry = chunk.data
    return Voice(
        first=first, last=chunk.last, span=chunk.span, id=entry.id, kind=entry.kind, name=entry.name_ar, registered=True
    )


def _actor(sentence: Sentence, chunk: Chunk) -> Voice:
    entity = chunk.entities[0] if chunk.entities else None
    kind = "official"
    if entity is not None and entity.kind in ("armed_group", "militia") and not chunk.leader:
        kind = "armed_group_channel"
    elif entity is not None and entity.kind == "civilians":
        kind = "anonymous_local"
    elif entity is not None and entity.kind == "person" and len(chunk.entities) > 1:
        kind = "official" if chunk.entities[1].kind in _OFFICIAL else "armed_group_channel"
    named = entity if entity is not None and (entity.registered or entity.kind == "person") else None
    return Voice(
        first=chunk.first,
        last=chunk.last,
        span=chunk.span,
        id=named.id if named else None,
        kind=kind,
        name=named.name if named else None,
        registered=bool(named and named.registered),
    )


def _described(
    sentence: Sentence, chunks: list[Chunk], k: int, entry: object, definite: bool, enclitic: str
) -> tuple[Voice, int]:
    """Read «مصادر محلية خاصة»، «الناشط الصحفي … فلان الفلاني»، «شبكة “كذا” المحلية», «مصادر المرصد»."""
    kind = str(getattr(entry, "gives", None) or "anonymous_local")
    generic = str(getattr(entry, "id", "")).endswith("." + _GENERIC_NOUN)
    chunk = chunks[k]
    first, last = chunk.first, chunk.last
    adjective: str | None = None
    j = k + 1
    journalist = kind == "journalist"
    employer: str | None = None
    while j < len(chunks) and chunks[j].last - first <= _MOST_WORDS:
        part = chunks[j]
        cue = sentence.hit(part.first, "cue")
        if part.kind == "source" and part.prep is None:
            if generic or kind in ("journalist", "official"):
                last = part.last
                if kind == "journalist":
                    employer = part.data.id
                j += 1
                continue
            return _registered(sentence, part, first), j + 1
        if cue is not None and cue.entry.kind == "source_adjective" and not part.conj:
            adjective = adjective or cue.entry.gives
            last = part.last
        elif cue is not None and cue.entry.kind == "source_noun" and not part.conj and part.prep is None:
            journalist = journalist or cue.entry.gives == "journalist"
            if kind in ("anonymous_local",) and not generic:
                kind = str(cue.entry.gives)
            last = part.last
        elif part.kind == "actor" and part.prep is None and not part.conj and j == k + 1:
            last = part.last
            entity = part.entities[0] if part.entities else None
            if entity is not None and entity.kind == "person":
                return _person(sentence, first, part.last, entity.span, "journalist" if journalist else kind), j + 1
        elif part.kind == "prep" and part.data is not None and part.data.id == "in" and generic:
            if j + 1 < len(chunks) and chunks[j + 1].kind == "place":
                last = chunks[j + 1].last
                j += 2
                continue
            break
        elif part.kind == "place" and part.prep in ("b", "in", "from") and generic:
            last = part.last
        elif part.kind == "prep" and part.data is not None and part.data.id == "from" and generic:
            pass
        else:
            break
        j += 1
    if kind in _NAMED_KINDS and not generic:
        end = names.organisation(sentence, last)
        if end > last and (last in sentence.opens or names.plain(sentence, last)):
            span = sentence.span(last, end)
            name = sentence.text[span.start : span.end].strip('"“”«»')
            voice = Voice(
                first=first,
                last=end,
                span=sentence.span(first, end),
                id="source:" + latin(name),
                kind=kind,
                name=name,
                registered=False,
            )
            return voice, _after(chunks, end)
    if not generic and kind in ("activist", "journalist", "think_tank", "official", "anonymous_local"):
        person = _person_ahead(sentence, last)
        if person is not None:
            voice = _person(sentence, first, person[1], sentence.span(*person), "journalist" if journalist else kind)
            return voice, _after(chunks, person[1])
    if generic:
        kind = adjective or kind
        if enclitic == "نا":
            kind = adjective or "anonymous_private"
    elif kind == "anonymous_media" or adjective is None:
        pass
    span = sentence.span(first, last, tuple(c for c in chunk.clitics if c in ("و", "ف", "ب", "ل")))
    voice = Voice(
        first=first,
        last=last,
        span=span,
        id=None,
        kind=kind,
        name=None,
        registered=False,
        definite=generic and (definite or bool(enclitic)) and adjective is None,
    )
    voice.employer, voice.teller = employer, generic
    return voice, max(j, _after(chunks, last))


def _person(sentence: Sentence, first: int, last: int, name: Span, kind: str) -> Voice:
    text = sentence.text[name.start : name.end].strip('"“”«»')
    return Voice(first=first, last=last, span=name, id="person:" + latin(text), kind=kind, name=text, registered=False)


def _person_ahead(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """Return the words of a person's name within reach after a description («العامل في صفحة “X” فلان الفلاني»)."""
    for start in range(i, min(i + _MOST_WORDS, len(sentence))):
        if sentence.punct(start):
            return None
        particle = sentence.hit(start, "particle")
        if particle is not None and particle.entry.kind in ("complement", "relative", "clause"):
            return None
        cue = sentence.hit(start, "cue")
        if cue is not None and cue.entry.kind in ("speech", "according", "outlet_mark"):
            return None
        if start in sentence.opens or sentence.forms[start].startswith("ال"):
            continue
        if not names.plain(sentence, start) and not names.opens_name(sentence, start):
            continue
        end = names.person(sentence, start)
        if end - start >= 2:
            return start, end
    return None


def _after(chunks: list[Chunk], word: int) -> int:
    for chunk in chunks:
        if chunk.first >= word:
            return chunk.index
    return len(chunks)


def anonymous(kind: str) -> bool:
    """Say whether a kind of narrator has no name."""
    return kind in _ANONYMOUS
