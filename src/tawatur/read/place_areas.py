"""Areas around a place: «ريف X الغربي», «غربي مدينة X», «محيط X», «100 كلم شمال شرقي X»: the area, not the point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs

from tawatur.lexicon.match import Hit
from tawatur.read import modifiers, names, place_extent
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.sites import BEARINGS, Operator, Site
from tawatur.text.numbers import read_number
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_BARE: Final = ((), ("ال",))
_KINDS: Final = {
    "countryside": "countryside",
    "suburbs": "near",
    "surroundings": "near",
    "outskirts": "near",
    "near": "near",
    "before": "near",
    "entrance": "near",
    "desert": "desert",
    "center": "part",
    "part": "part",
    "sector": "part",
    "depth": "part",
    "upper": "part",
    "sky": "part",
}
_STAND_ALONE: Final = frozenset(
    {"countryside", "desert", "suburbs", "surroundings", "entrance", "coast", "valley_strip"}
)
_OPEN: Final = frozenset({"from", "in", "to", "on", "b", "through", "around", "about", "under_over", "l"})
_DISTANCE: Final = "distance"  # noun.area.distance: «على بعد», «على مسافة»
_NEAR: Final = "noun.area.near"
_EDGES: Final = frozenset({"entrance", "surroundings", "outskirts", "sector", "coast"})
_UNIT: Final = "noun.measure."


def around(ch: Chunker, noun: Hit) -> Chunk | None:
    """Read the area that an area noun or a direction tells of the place behind it."""
    s = ch.sentence
    at, words = noun.last, [noun]
    while at < len(s) and (more := _another(ch, at, words[-1])) is not None:
        words.append(more)
        at = more.last
    start = _complement(ch, at)
    inner = place_extent.inner(ch, start) if start < len(s) and _continues(ch, start, at) else None
    chunk = ch.simple("place", noun)
    chunk.head, chunk.noun_class, chunk.role = noun.entry, "place", noun.entry.place_role or "in_area"
    if inner is not None and inner.kind != "place":
        inner = None  # «جزء من حمولتها»
    if inner is not None:
        return _over(ch, chunk, noun, words, inner)
    end = at
    if start < len(s) and not s.hits[start] and _may_name(noun) and (at == start or noun.entry.id == _NEAR):
        end = names.place(s, start)
    elif at == start and at in s.opens and names.quoted(s, at) is not None and noun.entry.role == "area_head":
        end = names.place(s, at)  # «مركز “القشلة”»
    elif at == start and noun.entry.id.rpartition(".")[2] in _EDGES and not noun.enclitic:
        end = _edge(ch, at)
    if end > at:
        return _unknown(ch, chunk, noun, words, at, end)
    return _alone(ch, chunk, noun)


def _another(ch: Chunker, at: int, last: Hit) -> Hit | None:
    """Return a direction, or a second area noun joined by «و», that stands before the place («مداخل ومخارج X»)."""
    noun = ch.sentence.hit(at, "noun")
    if noun is None or noun.enclitic:
        return None
    if noun.entry.role == "direction" and noun.proclitics in _BARE:
        return noun
    both = noun.entry.role == last.entry.role == "area_head" and noun.entry.id == last.entry.id
    return noun if both and noun.proclitics == ("و",) else None


def _complement(ch: Chunker, at: int) -> int:
    """Return the index of the word that «من» or «ل» joins to an area noun, or ``at``."""
    s = ch.sentence
    if at < len(s) and s.forms[at] == "ل":
        at += 1
    particle = s.hit(at, "particle") if at < len(s) else None
    if particle is not None and particle.entry.id == "from" and not particle.enclitic:
        return particle.last
    return at


def _continues(ch: Chunker, start: int, at: int) -> bool:
    """Say whether the word at ``start`` completes an area noun: no clitic but «لـ» before it."""
    del at
    for hit in ch.sentence.hits[start]:
        if hit.topic in ("place", "noun"):
            bare = [p for p in hit.proclitics if p != "ال"]
            return not bare or bare == ["ل"]
    return False


def _may_name(noun: Hit) -> bool:
    """Say whether an unknown word after an area noun can be a place («ريف X»), which «جزء من X» does not tell."""
    return noun.entry.role == "area_head" and not noun.entry.id.endswith((".part", ".center", ".before"))


def operators(ch: Chunker, words: list[Hit], first: int, last: int) -> tuple[Operator, ...]:
    """Return the operators of area nouns and of the directions among words [first, last), the innermost first."""
    found = []
    for hit in words:
        name = hit.entry.id.rpartition(".")[2]
        text = modifiers.text(ch, hit.first, hit.last)
        if hit.entry.role == "direction":
            found.append(Operator("direction", text, BEARINGS.get(name)))
        elif name in _KINDS:
            found.append(Operator(_KINDS[name], text))
    found.reverse()
    return (*found, *trailing_directions(ch, first, last))


def trailing_directions(ch: Chunker, first: int, last: int) -> tuple[Operator, ...]:
    """Return the directions that follow a place as adjectives («ريف X الغربي»)."""
    found = []
    for at in range(first, last):
        noun = ch.sentence.hit(at, "noun")
        if noun is not None and noun.entry.role == "direction" and noun.proclitics == ("ال",):
            bearing = BEARINGS.get(noun.entry.id.rpartition(".")[2])
            found.append(Operator("direction", modifiers.text(ch, noun.first, noun.last), bearing))
    return tuple(found)


def _over(ch: Chunker, chunk: Chunk, noun: Hit, words: list[Hit], inner: Chunk) -> Chunk:
    """Give an area the place inside it: its names, and the operators of both."""
    end = place_extent.trailing(ch, inner.last, definite=True)
    place_extent.stretch(ch, chunk, end)
    chunk.owner = inner.owner
    base = inner.entities[0].site if inner.entities else None
    text = modifiers.text(ch, noun.first, chunk.last)
    mine = operators(ch, words, inner.last, chunk.last)
    kind = noun.entry.place_type or "area"
    if base is None:
        site = Site(text, kind, operators=mine)
    else:
        name = base.name or (base.words if base.names else None)
        site = structs.replace(base, words=text, kind=kind, name=name, operators=(*base.operators, *mine))
    entity = ch.located(site, noun.first, chunk.last, noun.proclitics)
    entity.id, entity.kind = "area:" + latin(entity.site.words if entity.site else text), kind
    entity.rule, entity.registered = "place.around", False
    chunk.entities = [entity]
    return chunk


def _unknown(ch: Chunker, chunk: Chunk, noun: Hit, words: list[Hit], at: int, end: int) -> Chunk:
    place_extent.stretch(ch, chunk, place_extent.trailing(ch, end, definite=True))
    text = modifiers.text(ch, noun.first, chunk.last)
    kind = noun.entry.place_type or "area"
    site = Site(text, kind, modifiers.text(ch, at, end), operators=operators(ch, words, end, chunk.last))
    entity = ch.located(site, noun.first, chunk.last, noun.proclitics)
    entity.id, entity.kind = "area:" + latin(entity.site.words if entity.site else text), kind
    entity.rule, entity.registered = "place.open_name", False
    chunk.entities = [entity]
    return chunk


def _edge(ch: Chunker, at: int) -> int:
    """Return the index after whatever a place's edge is of («مدخل التجمع»، «محيط سلاح الإشارة»), or ``at``."""
    if at >= len(ch.sentence) or ch.sentence.punct(at):
        return at
    kept = ch.chunks
    following = ch.at(at)
    ch.chunks = kept
    if following.kind in ("actor", "thing", "noun") and not [c for c in following.clitics if c != "ال"]:
        return following.last
    return place_extent.genitive(ch, at)


def _alone(ch: Chunker, chunk: Chunk, noun: Hit) -> Chunk | None:
    """Read an area noun without a place: «الريف الغربي», «الشمال»; an indefinite or inner one names none."""
    name = noun.entry.id.rpartition(".")[2]
    definite, alone = "ال" in noun.proclitics, name in _STAND_ALONE
    if noun.entry.role == "direction":
        stands = definite and _governed(ch, noun)
    else:
        stands = alone if noun.enclitic else definite and (alone or _governed(ch, noun))
    if not stands:
        return None
    place_extent.stretch(ch, chunk, place_extent.trailing(ch, chunk.last, definite=True))
    text = modifiers.text(ch, noun.first, chunk.last)
    again = noun.entry.place_type if name in _STAND_ALONE else None
    site = Site(text, "area", operators=operators(ch, [noun], noun.last, chunk.last), stands_for=again)
    chunk.entities = [
        Entity(id=None, name=None, kind="area", rule="place.head_alone", span=chunk.span, registered=False, site=site)
    ]
    return chunk


def _governed(ch: Chunker, noun: Hit) -> bool:
    """Say whether a preposition of place governs a word, so that it stands for a place by itself («في الشمال»)."""
    before = ch.chunks[-1] if ch.chunks else None
    if before is place_extent.PREP_IN or any(p in ("ب",) for p in noun.proclitics):
        return True
    if before is None or before.kind != "prep" or before.last != noun.first:
        return False
    return (before.data.id if before.data is not None else before.prep) in _OPEN


def measured(ch: Chunker, i: int) -> Chunk | None:
    """Read a place told by a distance: «100 كلم شمال شرقي بغداد», «على بعد 30 كيلومتراً من X»."""
    s, at = ch.sentence, i
    opening = s.hit(i, "noun")
    told = opening is not None and opening.entry.id.endswith("." + _DISTANCE)
    if told and opening is not None:
        at = opening.last
    if at >= len(s) or not (s.words[at].kind == "number" or ch.number_like(s.forms[at])):
        return None
    amount = read_number(s.words, at)
    if amount is None or amount.end >= len(s):
        return None
    unit = s.hit(amount.end, "noun")
    if unit is None or not unit.entry.id.startswith(_UNIT):
        return None
    km = float(amount.value) * _unit_km(unit)
    start = unit.last
    direction = s.hit(start, "noun") if start < len(s) else None
    bearing = None
    if direction is not None and direction.entry.role == "direction" and not _to_article(direction):
        bearing = BEARINGS.get(direction.entry.id.rpartition(".")[2])
        start = direction.last
    else:
        direction = None
    start = _complement(ch, start)
    if direction is None and not told and start == unit.last:
        return None
    inner = place_extent.inner(ch, start)
    if inner is None or not inner.entities:
        return None
    chunk = Chunk("place", i, inner.last, s.span(i, inner.last))
    chunk.head, chunk.noun_class, chunk.role = inner.head, "place", "near"
    base = inner.entities[0].site
    text = modifiers.text(ch, i, inner.last)
    operator = Operator("offset", text, bearing, km)
    if base is None:
        site = Site(text, "area", operators=(operator,))
    else:
        site = structs.replace(base, words=text, kind="area", name=base.name, operators=(*base.operators, operator))
    entity = ch.located(site, i, inner.last, ())
    entity.id, entity.kind = "area:" + latin(text), "area"
    entity.rule, entity.registered = "place.distance", False
    chunk.entities = [entity]
    return chunk


def _to_article(hit: Hit) -> bool:
    return any(p not in ("ب", "ال", "الي") for p in hit.proclitics)


def _unit_km(unit: Hit) -> float:
    """Return the length of a unit in kilometres; the lexicon says how many metres it has."""
    return float(unit.entry.metres or 1000.0) / 1000.0
