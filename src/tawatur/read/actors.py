"""Actors: registry names, units and their members, ranks, offices and persons, and unnamed groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.lexicon.schema import Noun
from tawatur.read import names
from tawatur.read.chunks import Chunk, Entity
from tawatur.text.translit import latin
from tawatur.text.words import readings

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_ROLES: Final = frozenset({"unit", "member", "leader", "title", "official", "civilian", "generic_actor", "arm"})
_MEMBER_PREPS: Final = frozenset({"in", "from", "with", "ranks", "like"})
_FRONT: Final = "noun.unit.front"
_DEEPEST: Final = 4
_MOST_ADJECTIVES: Final = 3
_STATE_KINDS: Final = frozenset({"state"})


def parse(ch: Chunker, i: int) -> Chunk | None:
    """Return the actor chunk that starts at word i, if one does."""
    s = ch.sentence
    longest = s.hits[i][0].last
    actor, noun, trigger = s.hit(i, "actor"), s.hit(i, "noun"), s.hit(i, "trigger")
    if noun is not None and noun.entry.role not in _ROLES | {"nationality"}:
        noun = None
    if actor is not None and actor.last >= longest and not _as_place(ch, i, actor):
        if actor.feature != "ambiguous" or _actor_context(ch, i):
            return _tail(ch, _chunk(ch, actor, actor.last, [registered(ch, actor)], "actor.registry"))
    if noun is not None and noun.entry.id == _FRONT and _in_place(ch, noun):
        return None  # «في جبهة مقبنة» is a place, «جبهة النصرة» is not
    if noun is None or (noun.last < longest and not (trigger is not None and noun.last >= trigger.last)):
        return None
    if trigger is not None and trigger.last >= noun.last and not _noun_over_trigger(ch, noun, trigger):
        return None
    if noun.entry.role == "nationality":
        return _nationality(ch, i, noun)
    found = reference(ch, i, 0)
    if found is None:
        return None
    entities, last, head = found
    chunk = _chunk(ch, noun, last, entities, f"actor.{noun.entry.role}")
    chunk.head, chunk.noun_class = noun.entry, noun.entry.noun_class or "force"
    chunk.means = noun.entry.means
    chunk.leader = head.role in ("leader", "title", "official")
    if chunk.feature == "nd":
        chunk.count = 2
    return _tail(ch, chunk)


def reference(ch: Chunker, i: int, depth: int, *, after_noun: bool = False) -> tuple[list[Entity], int, Noun] | None:
    """Return (entities, end, head noun) of the noun phrase of an actor at word i.

    The entities are empty where only a pronoun says whose they are («عناصرها»); the reader resolves them later.
    """
    s = ch.sentence
    if i >= len(s) or depth > _DEEPEST:
        return None
    actor, noun = s.hit(i, "actor"), s.hit(i, "noun")
    if actor is not None and (noun is None or actor.last >= noun.last) and (not actor.enclitic):
        if depth or actor.feature != "ambiguous":
            return [registered(ch, actor)], adjectives(ch, actor.last, nationality=True), _NO_HEAD
    if noun is None:
        return None
    role = noun.entry.role
    if role == "unit":
        return _unit(ch, noun, depth)
    if role in ("member", "arm"):
        return _member(ch, noun, depth)
    if role in ("leader", "title", "official"):
        found = _leader(ch, noun, depth)
        if found is None:
            for other in s.hits[i]:
                if other.topic == "noun" and other.entry.role in ("civilian", "generic_actor"):
                    last = adjectives(ch, other.last, nationality=True)
                    return [_generic(ch, other, last)], last, other.entry
        return found
    if role in ("civilian", "generic_actor"):
        last = adjectives(ch, noun.last, nationality=True)
        more = s.hit(last, "noun") if last < len(s) else None
        if (
            more is not None
            and more.entry.role == "generic_actor"
            and more.proclitics in ((), ("ال",))
            and role == "generic_actor"
        ):
            last = more.last
        if noun.feature.endswith("c"):  # «مسلحو تنظيم داعش»: the construct names whose they are
            inner = below(ch, last, depth)
            if inner is not None:
                return inner[0], inner[1], noun.entry
        if noun.feature == "ns" and "ال" in noun.proclitics:
            named = names.person(s, _called(ch, last))
            if named > last:
                return [_person(ch, _called(ch, last), named)], named, noun.entry
        return [_generic(ch, noun, last)], last, noun.entry
    if role == "collective":
        at = noun.last
        if at < len(s) and prep_at(ch, at) == "from":
            at = after_prep(ch, at)
        return reference(ch, at, depth + 1)
    if role == "nationality" and after_noun:
        return [state(ch, noun, force=False)], noun.last, noun.entry
    return None


def registered(ch: Chunker, hit: Hit) -> Entity:
    """Return the entity of a registry actor."""
    entry = hit.entry
    return Entity(
        id=entry.id,
        name=entry.name_ar,
        kind=entry.kind,
        country=entry.country,
        rule="actor.registry",
        span=ch.sentence.span(hit.first, hit.last, hit.proclitics),
    )


def _unit(ch: Chunker, noun: Hit, depth: int) -> tuple[list[Entity], int, Noun] | None:
    s, at = ch.sentence, noun.last
    if noun.enclitic:
        return [], at, noun.entry
    after = adjectives(ch, at)
    for start in dict.fromkeys((at, after)):
        inner = below(ch, start, depth)
        if inner is not None:
            return inner[0], inner[1], noun.entry
        if prep_at(ch, start) == "from":
            inner = below(ch, after_prep(ch, start), depth, clitic_ok=True)
            if inner is not None:
                return inner[0], inner[1], noun.entry
    nationality = s.hit(at, "noun") if at < len(s) else None
    if nationality is not None and nationality.entry.role == "nationality":
        last = adjectives(ch, nationality.last, nationality=True)
        holder = state(ch, nationality, force=noun.entry.actor_kind in ("state_force", "police"))
        if noun.entry.actor_kind not in ("state_force", "police", "government_body", None):
            holder = _open(ch, noun.first, last, noun, f"{nationality.entry.actor}_{noun.entry.actor_kind}")
        return [holder], last, noun.entry
    end = names.organisation(s, at)
    singular = noun.feature == "ns" or at in s.opens
    if end > at and (singular or s.forms[at].startswith("ال")) and "ال" not in noun.proclitics:
        last = adjectives(ch, end, nationality=True)
        return [_open(ch, noun.first, last, noun, "group:" + latin(text(ch, at, end)))], last, noun.entry
    return [_generic(ch, noun, after)], after, noun.entry


def _member(ch: Chunker, noun: Hit, depth: int) -> tuple[list[Entity], int, Noun] | None:
    s = ch.sentence
    at = noun.last
    if noun.enclitic:
        last = adjectives(ch, at)
        return [], last, noun.entry
    after = adjectives(ch, at)
    nationality = s.hit(at, "noun") if at < len(s) else None
    if nationality is not None and nationality.entry.role == "nationality":
        last = adjectives(ch, nationality.last, nationality=True)
        return [state(ch, nationality, force=True)], last, noun.entry
    for start in dict.fromkeys((at, after)):
        inner = below(ch, start, depth)
        if inner is not None:
            return inner[0], inner[1], noun.entry
        prep = prep_at(ch, start)
        if prep in _MEMBER_PREPS or prep in ("b", "l"):
            inner = below(ch, after_prep(ch, start), depth, clitic_ok=True)
            if inner is not None:
                return inner[0], inner[1], noun.entry
        owner_at = belonging(ch, start)
        if owner_at is not None:
            inner = below(ch, owner_at, depth, clitic_ok=True)
            if inner is not None:
                return inner[0], inner[1], noun.entry
    if noun.entry.role == "arm":
        return None
    return [_generic(ch, noun, after)], after, noun.entry


def _leader(ch: Chunker, noun: Hit, depth: int) -> tuple[list[Entity], int, Noun] | None:
    s = ch.sentence
    at = adjectives(ch, noun.last, nationality=True)
    entities: list[Entity] = []
    last = at
    organisation: list[Entity] = []
    while last < len(s) and (other := s.hit(last, "noun")) is not None and other.proclitics[:1] != ("و",):
        if other.entry.role not in ("leader", "title") or other.enclitic or depth > 2:
            break
        last = adjectives(ch, other.last, nationality=True)
    start = last
    prep = prep_at(ch, start)
    if prep in _MEMBER_PREPS or prep in ("b", "l"):
        start = after_prep(ch, start)
    owner_at = belonging(ch, start)
    inner = below(ch, owner_at or start, depth, clitic_ok=True)
    if inner is not None and inner[2].role not in ("leader", "title"):
        organisation, last = inner[0], inner[1]
        last = _modifier(ch, last)
    elif noun.entry.role == "official" and start == last:
        last = _office(ch, last)
    name_at = _called(ch, last)
    end = names.person(s, name_at)
    if end == name_at and last + 2 < len(s) and s.forms[last] in ("،", ","):
        apposed = names.person(s, last + 1)
        if apposed - last - 1 >= 2 and apposed < len(s) and s.forms[apposed] in ("،", ","):
            name_at, end = last + 1, apposed  # «قائممقام القضاء، فلان الفلاني،»
    if end == name_at and name_at > last and name_at < len(s):
        end = name_at + 1
    if end > name_at:
        entities.append(_person(ch, name_at, end))
        last = end
    else:
        last = max(last, at)
        person = s.hit(last, "actor") if last < len(s) else None
        if person is not None and person.entry.kind == "person":
            entities.append(registered(ch, person))
            last = person.last
    entities += organisation
    if not entities:
        if noun.entry.role == "title":
            return None
        if noun.enclitic:
            return [], last, noun.entry
        entities = [_generic(ch, noun, last)]
    return entities, last, noun.entry


def below(ch: Chunker, at: int, depth: int, *, clitic_ok: bool = False) -> tuple[list[Entity], int, Noun] | None:
    """Return the phrase at word ``at`` as the complement of a noun: no conjunction and, unless allowed, no clitic before it."""
    s = ch.sentence
    if (
        at < len(s)
        and (this := s.hit(at, "particle")) is not None
        and this.entry.kind == "demonstrative"
        and not this.proclitics
    ):
        at = this.last
    if at >= len(s):
        return None
    for hit in s.hits[at]:
        if hit.topic in ("actor", "noun"):
            bare = [p for p in hit.proclitics if p != "ال"]
            if bare and not (clitic_ok and bare in (["ل"], ["ب"])):
                continue
            if hit.topic == "noun" and hit.entry.role not in _ROLES | {"collective"}:
                continue
            if hit.topic == "noun" and hit.entry.role in ("civilian", "generic_actor", "title") and not clitic_ok:
                if hit.entry.role != "generic_actor" or not s.forms[at].startswith("ال"):
                    continue
            return reference(ch, at, depth + 1)
    return None


def prep_at(ch: Chunker, i: int) -> str | None:
    """Return the id of the preposition that word i is or carries."""
    s = ch.sentence
    if i >= len(s):
        return None
    hit = s.hit(i, "particle")
    if hit is not None and hit.entry.kind == "prep" and not hit.enclitic and not hit.proclitics:
        return str(hit.entry.id)
    if s.forms[i] in ("ب", "ل"):
        return {"ب": "b", "ل": "l"}[s.forms[i]]
    for other in s.hits[i]:
        if other.topic in ("actor", "noun") and other.proclitics[:1] in (("ب",), ("ل",)):
            return {"ب": "b", "ل": "l"}[other.proclitics[0]]
    return None


def after_prep(ch: Chunker, i: int) -> int:
    """Return the index after a preposition that stands alone (i itself where it is a clitic)."""
    s = ch.sentence
    hit = s.hit(i, "particle")
    if hit is not None and hit.entry.kind == "prep":
        return hit.last
    return i + 1 if s.forms[i] in ("ب", "ل") else i


def belonging(ch: Chunker, i: int) -> int | None:
    """Return the index after «التابعة لـ», «الموالية لـ» and their like at word i."""
    s = ch.sentence
    if i >= len(s):
        return None
    hit = s.hit(i, "particle")
    if hit is None or hit.entry.id != "belonging":
        return None
    return hit.last + 1 if hit.last < len(s) and s.forms[hit.last] in ("ب", "ل") else hit.last


def pronoun_at(ch: Chunker, i: int) -> str | None:
    """Return the suffix of a preposition with a pronoun («لها»، «بهم») at word i."""
    if i >= len(ch.sentence):
        return None
    for proclitics, stem, enclitic in readings(ch.sentence.forms[i]):
        if not stem and enclitic and proclitics in (("ل",), ("ب",)):
            return enclitic
    return None


def _called(ch: Chunker, i: int) -> int:
    """Skip «المدعو», «المعروف بـ» and a comma before a name; return where the name would start."""
    s, at = ch.sentence, i
    if at + 1 < len(s) and s.forms[at] == "ب" and at + 1 in s.opens:
        return at + 1
    for _ in range(2):
        if at < len(s) and s.forms[at] in ("،", ",", "-") and at + 1 < len(s):
            hit = s.hit(at + 1, "particle")
            if hit is not None and hit.entry.id == "called":
                at += 1
        hit = s.hit(at, "particle") if at < len(s) else None
        if hit is not None and hit.entry.id == "called":
            at = hit.last
            if at < len(s) and s.forms[at] == "ب":
                at += 1
    return at


def _modifier(ch: Chunker, last: int) -> int:
    """Skip «، المدعوم من روسيا،» between an organisation and the name of its member."""
    s = ch.sentence
    if last + 2 < len(s) and s.forms[last] in ("،", ","):
        start = belonging(ch, last + 1)
        if start is not None:
            inner = reference(ch, start, 1)
            if inner is not None and inner[1] < len(s) and s.forms[inner[1]] in ("،", ","):
                return inner[1] + 1
    return last


def _office(ch: Chunker, at: int) -> int:
    """Take in what an office is of («وزير الدفاع», «محافظ البصرة»): up to three words with the article or a place name."""
    s, end = ch.sentence, at
    while end < len(s) and end - at < 3:
        place = s.hit(end, "place")
        if place is not None and not [p for p in place.proclitics if p != "ال"]:
            end = place.last
            continue
        particle, cue = s.hit(end, "particle"), s.hit(end, "cue")
        if (
            particle is not None
            or cue is not None
            or s.words[end].kind != "arabic"
            or not s.forms[end].startswith("ال")
        ):
            break
        end += 1
    return adjectives(ch, end, nationality=True)


def adjectives(ch: Chunker, at: int, *, nationality: bool = False) -> int:
    """Return the index after adjectives that follow a noun: words without a reading of their own but the form of one."""
    s, start = ch.sentence, at
    while at < len(s) and at - start < _MOST_ADJECTIVES:
        if at - 1 in s.closes and at in s.opens:
            break
        form = s.forms[at]
        noun = s.hit(at, "noun")
        if noun is not None and noun.entry.role == "nationality" and noun.proclitics in ((), ("ال",)):
            if not nationality:
                break
            at = noun.last
            continue
        if s.words[at].kind != "arabic" or len(form) < 4 or (s.hits[at] and not _adjective_only(s.hits[at])):
            break
        if form.startswith(("ي", "ت")) and form.endswith(("ون", "وا")):
            break
        if not form.endswith(("يه", "يين", "ين", "ون", "ي", "ه", "يا")) or form.startswith(("و", "ب", "ل")):
            break
        at += 1
    return at


def _adjective_only(hits: tuple[Hit, ...]) -> bool:
    return all(h.topic == "cue" and h.entry.kind == "source_adjective" and h.proclitics in ((), ("ال",)) for h in hits)


def _tail(ch: Chunker, chunk: Chunk) -> Chunk:
    """Extend an actor chunk over nationality adjectives and over «الموالية لإيران»-like modifiers."""
    s = ch.sentence
    last = adjectives(ch, chunk.last, nationality=True)
    if chunk.last - 1 not in s.closes or last > chunk.last:
        start = belonging(ch, last)
        if start is not None:
            inner = reference(ch, start, 1, after_noun=True)
            if inner is not None:
                last = inner[1]
            else:
                place = s.hit(start, "place") if start < len(s) else None
                if place is not None:
                    last = place.last
    if last > chunk.last:
        chunk.last = last
        chunk.span = type(chunk.span)(chunk.span.start, s.words[last - 1].end)
    return chunk


def _chunk(ch: Chunker, hit: Hit, last: int, entities: list[Entity], rule: str) -> Chunk:
    chunk = ch.simple("actor", hit, last)
    chunk.entities = entities
    chunk.noun_class = "force"
    if entities and entities[0].kind in (
        "state",
        "government_body",
        "international_body",
        "civil_body",
        "political_party",
    ):
        chunk.noun_class = "body"
    elif entities and entities[0].kind == "person":
        chunk.noun_class = "leader"
    elif entities and entities[0].kind == "civilians":
        chunk.noun_class = "civilian"
    chunk.role = rule
    if hit.enclitic and not entities:
        chunk.enclitic = hit.enclitic
    elif entities:
        chunk.enclitic = ""
    return chunk


def _person(ch: Chunker, first: int, last: int) -> Entity:
    name = text(ch, first, last)
    return Entity(
        id="person:" + latin(name),
        name=name,
        kind="person",
        rule="actor.person",
        span=ch.sentence.span(first, last),
        registered=False,
    )


def _open(ch: Chunker, first: int, last: int, noun: Hit, identity: str) -> Entity:
    return Entity(
        id=identity,
        name=text(ch, first, last),
        kind=noun.entry.actor_kind or "armed_group",
        rule="actor.open_name",
        span=ch.sentence.span(first, last, noun.proclitics),
        registered=False,
    )


def _generic(ch: Chunker, noun: Hit, last: int) -> Entity:
    return Entity(
        id=noun.entry.actor,
        name=None,
        kind=noun.entry.actor_kind or ("civilians" if noun.entry.role == "civilian" else None),
        rule="actor.generic",
        span=ch.sentence.span(noun.first, last, noun.proclitics),
        registered=False,
        noun_class=noun.entry.noun_class,
    )


def state(ch: Chunker, noun: Hit, *, force: bool) -> Entity:
    identity = (noun.entry.force if force else None) or noun.entry.actor
    actor = ch.lexicon.actors.get(identity or "")
    return Entity(
        id=identity,
        name=actor.name_ar if actor else None,
        kind=actor.kind if actor else "state",
        rule="actor.nationality",
        country=actor.country if actor else None,
        span=ch.sentence.span(noun.first, noun.last, noun.proclitics),
    )


def _nationality(ch: Chunker, i: int, noun: Hit) -> Chunk | None:
    """Read an adjective of nationality as an actor after an act («القصف الإسرائيلي») or beside another («الأمريكي أو الإسرائيلي»)."""
    before = ch.chunks[-1] if ch.chunks else None
    act = before is not None and before.kind == "trigger" and before.feature[:1] not in "pij"
    beside = (
        before is not None
        and (before.kind == "conjunction" or noun.proclitics[:1] == ("و",))
        and any(c.kind == "actor" and c.last >= i - 2 for c in ch.chunks[-2:])
    )
    if before is not None and before.kind == "word" and len(ch.chunks) > 1 and ch.chunks[-2].kind == "trigger":
        act = act or ch.chunks[-2].feature[:1] not in "pij"
    if not (act or beside):
        return None
    chunk = _chunk(ch, noun, noun.last, [state(ch, noun, force=True)], "actor.nationality")
    chunk.head = noun.entry
    chunk.feature = "adjective"
    return chunk


def _as_place(ch: Chunker, i: int, hit: Hit) -> bool:
    """Say whether a name that is a state and a place stands where a place stands («في العراق»، «مطار دمشق»)."""
    s = ch.sentence
    place = s.hit(i, "place")
    if place is None or place.last < hit.last:
        return False
    if hit.proclitics[:1] == ("ب",) or hit.proclitics[1:2] == ("ب",):
        return True
    before = ch.chunks[-1] if ch.chunks else None
    if hit.last < len(s) and i < 4 and s.index == 0 and s.forms[hit.last] in ("-", "/"):
        return True  # a dateline
    if before is None:
        return False
    if before.kind == "trigger" and (before.data.type == "visit" or before.data.frame == "move"):
        return True
    if before.kind == "prep":
        return before.data is None or before.data.id in ("in", "from", "to", "through", "under_over", "on", "around")
    return before.kind in ("place", "noun") or (
        before.kind == "punct" and len(ch.chunks) > 1 and ch.chunks[-2].kind == "place"
    )


def _in_place(ch: Chunker, noun: Hit) -> bool:
    before = ch.chunks[-1] if ch.chunks else None
    if "ب" in noun.proclitics:
        return True
    return (
        before is not None
        and before.kind == "prep"
        and (before.data is None or before.data.id in ("in", "to", "on", "from"))
    )


def _actor_context(ch: Chunker, i: int) -> bool:
    """Say whether an ambiguous alias stands where an actor stands: after a verb, beside an actor, or in quotation marks."""
    s = ch.sentence
    if i in s.opens:
        return True
    before = ch.chunks[-1] if ch.chunks else None
    if before is None:
        return True
    if before.kind in ("trigger", "cue"):
        return before.feature[:1] in "pij" or (before.kind == "cue" and before.data.kind in ("agent", "companion"))
    if before.kind == "prep":
        return before.data is not None and before.data.id in ("with", "against", "between")
    return before.kind in ("complement", "actor", "conjunction", "auxiliary", "clause", "punct", "time")


def _noun_over_trigger(ch: Chunker, noun: Hit, trigger: Hit) -> bool:
    """Say whether a word that is a noun of people and an act is the noun here: it is governed by an act or has a longer form."""
    if noun.last > trigger.last:
        return True
    before = ch.chunks[-1] if ch.chunks else None
    if before is not None and before.kind == "prep" and len(ch.chunks) > 1:
        before = ch.chunks[-2]
    return (
        before is not None
        and before.kind == "trigger"
        and noun.entry.role in ("member", "generic_actor", "civilian", "arm")
    )


def text(ch: Chunker, first: int, last: int) -> str:
    span = ch.sentence.span(first, last)
    return " ".join(ch.sentence.text[span.start : span.end].translate(_NO_QUOTES).split())


_NO_QUOTES: Final = {ord(c): None for c in '"“”«»„‟‘’‹›()'}
_NO_HEAD: Final = Noun(id="", gloss="", role="other", nouns=())
