"""One narrator in the text: a registered source, an anonymous one, an official, an armed group or a person."""

from typing import Final

from tawatur.lexicon.match import Hit
from tawatur.read import apposition, names, voices
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.tokens import Sentence
from tawatur.read.voices import Voice
from tawatur.text.translit import latin

_STATE: Final = frozenset({"state", "state_force", "government_body", "police", "intelligence"})
_UNOFFICIAL: Final = frozenset({"anonymous_local", "activist", "journalist", "think_tank"})
_CLITICS: Final = (("و",), ("ف",), ("ب",), ("ل",))
_CALLINGS: Final = frozenset({"journalist", "activist", "think_tank"})
_OUTLETS: Final = frozenset({"media", "network", "monitor"})
_OUR: Final = "نا"
_COLON: Final = ":"
_GENERIC_NOUN: Final = "source"
_NAMED_KINDS: Final = frozenset({"network", "media", "monitor", "think_tank", "armed_group_channel", "state_media"})
_PERSON_KINDS: Final = frozenset({"activist", "journalist", "think_tank", "official", "anonymous_local"})
_MOST_WORDS: Final = 14
_LATTER: Final = ".latter"
_FORCES: Final = frozenset(
    {"police", "state_force", "intelligence", "armed_group", "militia", "government_body", "state"}
)
_SPOKESMAN: Final = "spokesman"
_IN_NAME_OF: Final = ".in_name_of"
_ARTICLE: Final = "ال"
_PHRASES: Final = frozenset({"word", "noun", "place", "actor", "trigger", "thing", "cue", "number"})
_PHRASE_STOPS: Final = frozenset({"complement", "relative", "clause", "punct", "time", "conjunction", "pronoun"})
_STOP_CUES: Final = frozenset(
    {"speech", "denial", "according", "own_voice", "simultaneous", "outlet_mark", "source_adjective", "negation"}
)


def at(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    """Return (voice, index of the chunk after it) for a narrator that starts at chunk k."""
    found = _at(sentence, chunks, k)
    if found is None:
        return None
    voice, after = found
    voices.describe(sentence, voice)
    again = chunks[after] if after < len(chunks) else None
    if again is not None and again.kind == "source" and again.prep is None and again.data.id == voice.id:
        after += 1  # «وكالة الأنباء السورية (سانا)»
    return voice, after


def _at(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    if k >= len(chunks):
        return None
    chunk = chunks[k]
    if chunk.kind == "source":
        return voices.registered(sentence, chunk, chunk.first), k + 1
    if chunk.kind == "place" and chunk.last - chunk.first > 1:
        inner = next((h for h in sentence.hits[chunk.first + 1] if h.topic == "source" and h.last <= chunk.last), None)
        if inner is not None and not inner.proclitics:  # «مركز “كذا”» read as a place
            return _known(sentence, chunk, inner), k + 1
    cue = next((h for h in sentence.hits[chunk.first] if h.topic == "cue" and h.entry.kind == "source_noun"), None)
    if cue is not None and (
        chunk.kind in ("cue", "noun", "word", "thing", "place", "trigger")
        or (chunk.kind == "actor" and (chunk.last <= cue.last or not chunk.entities or _unknown(chunk.entities[0])))
        or _speaks_for(sentence, chunk, cue)
    ):
        return _described(sentence, chunks, k, cue)
    if chunk.kind == "cue" and chunk.data.kind == "outlet_mark":
        return None
    if chunk.kind == "demonstrative":
        found = at(sentence, chunks, k + 1)
        if found is not None:
            found[0].definite = True
        return found
    if chunk.kind == "actor" and (chunk.entities or chunk.leader):
        known = any(e.kind == "person" and e.id is not None for e in chunk.entities)
        if (chunk.leader or chunk.noun_class == "civilian") and not known:
            named = apposition.named_behind(sentence, chunks, k)
            if named is not None:
                voice = voices.person(sentence, chunk.first, named[1], sentence.span(*named), voices.actor(chunk).kind)
                return voice, voices.after_word(chunks, named[1])
        voice = voices.actor(chunk)
        if cue is not None and (known or cue.entry.gives in _UNOFFICIAL):
            voice.kind = str(cue.entry.gives)  # «الصحفي فلان الفلاني»
        voices.hide(sentence, voice, chunks, k + 1)
        return voice, k + 1
    return None


def _numbers(chunk: Chunk) -> bool:
    """Say whether a phrase only tells how many («عدد القتلى»): it says nothing."""
    return chunk.kind == "noun" and getattr(chunk.data, "role", "") == "collective"


def unnamed(
    sentence: Sentence, chunks: list[Chunk], k: int, end: int | None = None, *, bare: bool = False
) -> tuple[Voice, int] | None:
    """Read a phrase in a narrator's place as a narrator that no list knows («مديرية أمن الكفرة»).

    ``end`` is the chunk of the verb of saying where the phrase stands before it; ``bare`` takes a definite noun of an
    act that nothing follows.
    """
    stop = len(chunks) if end is None else end
    if k >= stop or not _may_speak(sentence, chunks, k):
        return None
    first = chunks[k]
    if _numbers(first) or getattr(first.head, "role", "") == "arm":
        return None  # «عدد المرسلين يقدر بـ»، «رصدت دورية»
    j = _phrase_end(sentence, chunks, k, end)
    if not _speaks_here(sentence, chunks, k, j, end, bare=bare):
        return None
    last = chunks[j - 1].last
    word = sentence.forms[first.first]
    official = any(c.kind in ("actor", "place", "trigger") or c.leader for c in chunks[k:j])
    kind = "official" if official else "anonymous_local"
    person = names.person(sentence, first.first)
    named = apposition.apposed(sentence, last) if end is None else None
    if person - first.first >= 2 and first.kind == "word" and not word.startswith(_ARTICLE):
        kind = _role(sentence, chunks, j) or kind
        voice = voices.person(sentence, first.first, person, sentence.span(first.first, person), kind)
    elif named is not None:
        voice = voices.person(sentence, first.first, named[1], sentence.span(*named), "official")
        j = voices.after_word(chunks, named[1])
    else:
        span = sentence.span(first.first, last, tuple(c for c in first.clitics if c in ("و", "ف")))
        voice = Voice(
            first=first.first,
            last=last,
            span=span,
            id=None,
            kind=kind,
            name=None,
            registered=False,
            definite=word.startswith(_ARTICLE) or first.definite,
        )
    voices.describe(sentence, voice)
    voices.hide(sentence, voice, chunks, j)
    return voice, j


def _may_speak(sentence: Sentence, chunks: list[Chunk], k: int) -> bool:
    """Say whether a phrase that starts at chunk k can be a narrator by its form."""
    first = chunks[k]
    if first.prep is not None or (first.conj and k and first.clitics[:1] != ("و",)) or first.kind not in _PHRASES:
        return False
    if first.kind == "trigger" and first.feature[:1] != "n":
        return False
    if first.kind == "cue" and first.data.kind not in ("source_noun", "light_verb"):
        return False
    return first.kind != "word" or sentence.hit(first.first, "particle") is None


def _phrase_end(sentence: Sentence, chunks: list[Chunk], k: int, end: int | None) -> int:
    """Return the chunk behind a narrator's phrase: at a mark, a preposition, a verb, «أن»."""
    first, stop = chunks[k], len(chunks) if end is None else end
    j = k + 1
    while j < stop and chunks[j].last - first.first <= _MOST_WORDS:
        part = chunks[j]
        if part.kind in _PHRASE_STOPS or (part.kind == "cue" and part.data.kind in _STOP_CUES):
            break
        act = part.kind == "trigger" and end is None and first.kind != "trigger" and j > k + 1
        if part.kind == "trigger" and (part.feature[:1] in "pij" or act):
            break
        if part.prep in ("l", "b", "k") or (part.kind == "prep" and end is None and not _inside(chunks, j)):
            break
        j += 1
    return j


def _speaks_here(sentence: Sentence, chunks: list[Chunk], k: int, j: int, end: int | None, *, bare: bool) -> bool:
    """Say whether the phrase of chunks [k, j) speaks: what follows tells, or that it is a name or definite."""
    first, following = chunks[k], chunks[j] if j < len(chunks) else None
    word = sentence.forms[first.first]
    name = first.kind == "word" and names.person(sentence, first.first) - first.first >= 2
    known = name or first.kind in ("actor", "place") or word.startswith(_ARTICLE) or first.first in sentence.opens
    if end is not None:
        return known
    told = following is not None and (following.kind == "complement" or sentence.forms[following.first] == _COLON)
    mark = following is None or following.kind == "punct"
    soon = (mark or (following is not None and (following.prep is not None or following.kind == "prep"))) and (
        _said_soon(sentence, chunks, j)
    )
    if first.kind == "trigger":
        return told or (soon and not mark) or (bare and mark and known)
    return known or told or soon


def _said_soon(sentence: Sentence, chunks: list[Chunk], j: int) -> bool:
    """Say whether «أن» or a colon opens what is said soon behind chunk j."""
    return any(c.kind == "complement" or sentence.forms[c.first] == _COLON for c in chunks[j : j + 14])


def _role(sentence: Sentence, chunks: list[Chunk], j: int) -> str | None:
    """Return the kind of narrator that a description behind a name gives («سامر العلي، الباحث في …»)."""
    if j + 1 >= len(chunks) or chunks[j].kind != "punct":
        return None
    for hit in sentence.hits[chunks[j + 1].first]:
        if hit.topic == "cue" and hit.entry.kind == "source_noun" and hit.entry.gives in _PERSON_KINDS:
            return str(hit.entry.gives)
    return None


def _inside(chunks: list[Chunk], j: int) -> bool:
    """Say whether a preposition stays inside a narrator's description («مقدم في الشرطة»، «النائب عن مدينة الزاوية»)."""
    part = chunks[j]
    if part.data is None or j + 1 >= len(chunks):
        return False
    following = chunks[j + 1].kind
    return (
        following == "place"
        if part.data.id == "about"
        else part.data.id in ("in", "from") and following in ("actor", "place")
    )


def _known(sentence: Sentence, chunk: Chunk, hit: Hit) -> Voice:
    """Return the narrator that a source of the lexicon is, with the noun before its name («موقع “كذا”»)."""
    return Voice(
        first=chunk.first,
        last=hit.last,
        span=sentence.span(chunk.first, hit.last, _joined(chunk)),
        id=hit.entry.id,
        kind=hit.entry.kind,
        name=hit.entry.name_ar,
        registered=True,
    )


def _speaks_for(sentence: Sentence, chunk: Chunk, cue: Hit) -> bool:
    """Say whether a phrase is «المتحدث باسم» with whom it speaks for still to come."""
    return chunk.kind == "actor" and cue.entry.id.endswith("." + _SPOKESMAN) and chunk.last - cue.last <= 1


def _unknown(entity: Entity) -> bool:
    return not entity.registered and entity.kind != "person"


def _described(sentence: Sentence, chunks: list[Chunk], k: int, cue: Hit) -> tuple[Voice, int]:
    """Read «مصادر محلية خاصة»، «الناشط الصحفي … فلان الفلاني»، «شبكة “كذا” المحلية», «مصادر المرصد»."""
    entry = cue.entry
    kind = str(entry.gives or "anonymous_local")
    generic = str(entry.id).endswith("." + _GENERIC_NOUN)
    chunk = chunks[k]
    swallowed = chunk.kind in ("place", "trigger", "thing", "noun")  # «موقع “كذا”» read as a place
    first, last = chunk.first, cue.last if swallowed else max(chunk.last, cue.last)
    if any(
        h.topic == "cue" and h.entry.id.endswith(_IN_NAME_OF) for i in range(first + 1, last) for h in sentence.hits[i]
    ):
        return _spokesman(sentence, chunks, k, first, kind)
    adjective: str | None = None
    j = voices.after_word(chunks, last)
    journalist = kind == "journalist"
    employer: str | None = voices.OWN if journalist and cue.enclitic == _OUR else None
    place = False
    source = next((h for h in sentence.hits[last] if h.topic == "source"), None) if last < len(sentence) else None
    if source is not None and kind in _NAMED_KINDS and not generic and not source.proclitics:
        voice = Voice(
            first=first,
            last=source.last,
            span=sentence.span(first, source.last, _joined(chunk)),
            id=source.entry.id,
            kind=source.entry.kind,
            name=source.entry.name_ar,
            registered=True,
        )
        return voice, voices.after_word(chunks, source.last)
    while j < len(chunks) and chunks[j].last - first <= _MOST_WORDS:
        part = chunks[j]
        word = next(
            (h for h in sentence.hits[part.first] if h.topic == "cue" and h.entry.kind == "source_adjective"), None
        )
        noun = next((h for h in sentence.hits[part.first] if h.topic == "cue" and h.entry.kind == "source_noun"), None)
        if part.kind == "source" and part.prep is None:
            if generic or kind in ("journalist", "official"):
                last = part.last
                if kind == "journalist":
                    employer = part.data.id
                j += 1
                continue
            voice = voices.registered(sentence, part, first)
            return voice, j + 1
        if word is not None and word.entry.id.endswith(_IN_NAME_OF):
            return _spokesman(sentence, chunks, j, first, kind)
        if word is not None and not part.conj:
            if word.last - word.first >= 2:
                break  # «طلب عدم ذكر اسمه» describes, it is no part of the name
            adjective = adjective or word.entry.gives
            last = word.last
            j = voices.after_word(chunks, last) - 1
        elif part.kind in ("word", "actor") and _nationality(sentence, part, generic=generic, adjective=adjective):
            last = part.last
        elif noun is not None and kind == "journalist" and noun.entry.gives in _OUTLETS and part.prep in (None, "l"):
            employer, last = (voices.OWN if "ال" in noun.proclitics or noun.enclitic == _OUR else employer), part.last
        elif noun is not None and not part.conj and part.prep is None and noun.entry.gives in _CALLINGS:
            journalist = journalist or noun.entry.gives == "journalist"
            if kind in ("anonymous_local",) and not generic:
                kind = str(noun.entry.gives)
            last = part.last
        elif part.kind == "actor" and part.prep is None and not part.conj and j == k + 1:
            entity = part.entities[0] if part.entities else None
            human = entity is not None and entity.kind == "person"
            if not human and not generic and (kind in _UNOFFICIAL or "ال" in cue.proclitics):
                break  # «يتهم ناشطون الفصائل»: whom they charge
            last = part.last
            if entity is not None and human:
                return voices.person(
                    sentence, first, part.last, entity.span, "journalist" if journalist else kind
                ), j + 1
        elif part.kind == "word" and part.data is not None and part.data.id == "belonging":
            if j + 1 >= len(chunks) or chunks[j + 1].kind != "actor":
                break
            side = chunks[j + 1].entities[0].kind if chunks[j + 1].entities else None
            if kind in voices.MEDIA_KINDS:
                kind = "armed_group_channel" if side in voices.ARMED else "state_media" if side in _STATE else kind
            last = chunks[j + 1].last
            j += 1
        elif part.kind == "prep" and j + 1 < len(chunks) and chunks[j + 1].kind == "source" and part.data is not None:
            if part.data.id != "from":
                break
            employer, last = chunks[j + 1].data.id, chunks[j + 1].last
            j += 1
        elif part.kind == "source" and part.prep == "l" and kind == "journalist":
            employer, last = part.data.id, part.last
        elif part.kind == "prep" and part.data is not None and part.data.id in ("in", "from"):
            if j + 1 < len(chunks) and chunks[j + 1].kind in ("place", "actor") and (generic or part.data.id == "in"):
                if generic and chunks[j + 1].kind == "actor" and _of_force(chunks[j + 1]):
                    adjective = adjective or "anonymous_private"
                place = True
                last = chunks[j + 1].last
                j += 2
                continue
            break
        elif part.kind == "place" and part.prep in ("b", "in", "from") and generic:
            place, last = True, part.last
        else:
            break
        j += 1
    if kind in _NAMED_KINDS and not generic and _names(sentence, last):
        end = names.organisation(sentence, last)
        if end > last and (last in sentence.opens or names.plain(sentence, last)):
            span = sentence.span(last, end)
            name = sentence.text[span.start : span.end].strip('"“”«»')
            voice = Voice(
                first=first,
                last=end,
                span=sentence.span(first, end, _joined(chunk)),
                id="source:" + latin(name),
                kind=kind,
                name=name,
                registered=False,
            )
            return voice, voices.after_word(chunks, end)
    if not generic and kind in _PERSON_KINDS:
        person = apposition.person_ahead(sentence, last) or apposition.apposed(sentence, last)
        if person is not None:
            voice = voices.person(
                sentence, first, person[1], sentence.span(*person), "journalist" if journalist else kind
            )
            voice.employer = employer
            return voice, voices.after_word(chunks, person[1])
    if generic:
        kind = adjective or kind
        if cue.enclitic == _OUR:
            kind = adjective or "anonymous_private"
    voice = Voice(
        first=first,
        last=last,
        span=sentence.span(first, last, _joined(chunk)),
        id=None,
        kind=kind,
        name=None,
        registered=False,
        definite=("ال" in cue.proclitics or bool(cue.enclitic) or entry.id.endswith(_LATTER))
        and (adjective is None or not generic)
        and not place,
    )
    voice.employer, voice.teller = employer, generic
    voices.hide(sentence, voice, chunks, j)
    return voice, max(j, voices.after_word(chunks, last))


def _names(sentence: Sentence, i: int) -> bool:
    """Say whether a proper name may start at word i: quoted, or no word with a clitic («فإن»)."""
    if i >= len(sentence) or sentence.forms[i].startswith("لل"):
        return False
    return i in sentence.opens or not any(h.proclitics[:1] in _CLITICS for h in sentence.hits[i])


def _joined(chunk: Chunk) -> tuple[str, ...]:
    return tuple(c for c in chunk.clitics if c in ("و", "ف", "ب", "ل"))


def _nationality(sentence: Sentence, part: Chunk, *, generic: bool, adjective: str | None) -> bool:
    """Say whether a word is an adjective of a narrator («مصدر مصري مطلع»، «صفحات محلية موالية»)."""
    form = sentence.forms[part.first]
    if part.prep is not None or part.conj or part.first in sentence.opens:
        return False
    if part.kind == "actor" and (part.last - part.first > 1 or form.startswith(("ال", "لل"))):
        return False
    return (generic or adjective is not None) and form.endswith(("ي", "يه", "يان", "يين", "يون")) and len(form) > 4


def _of_force(chunk: Chunk) -> bool:
    entity = chunk.entities[0] if chunk.entities else None
    return entity is not None and entity.kind in _FORCES


def _spokesman(sentence: Sentence, chunks: list[Chunk], j: int, first: int, kind: str) -> tuple[Voice, int]:
    """Read «المتحدث باسم كتائب كذا فلان الفلاني»: who speaks for an armed group is its channel."""
    last, k = chunks[j].last, j + 1
    whose = False
    while (
        k < len(chunks)
        and chunks[k].prep is None
        and chunks[k].kind in ("actor", "word", "noun", "place", "source", "trigger")
    ):
        part = chunks[k]
        if part.kind == "trigger" and whose:
            break  # «أعلن المتحدث باسم الجيش مقتل …»
        whose = whose or part.kind in ("actor", "source")
        if part.kind == "actor":
            entity = part.entities[0] if part.entities else None
            if entity is not None and entity.kind in voices.ARMED:
                kind = "armed_group_channel"
            if entity is not None and entity.kind == "person":
                return voices.person(sentence, first, part.last, entity.span, kind), k + 1
        person = names.person(sentence, part.first) if part.kind == "word" else 0
        if person - part.first >= 2 and not sentence.forms[part.first].startswith("ال"):
            return voices.person(sentence, first, person, sentence.span(part.first, person), kind), voices.after_word(
                chunks, person
            )
        last = part.last
        k += 1
    ahead = apposition.person_ahead(sentence, last, 6)
    if ahead is not None:
        return voices.person(sentence, first, ahead[1], sentence.span(*ahead), kind), voices.after_word(
            chunks, ahead[1]
        )
    span = sentence.span(first, last)
    return Voice(first=first, last=last, span=span, id=None, kind=kind, name=None, registered=False), k
