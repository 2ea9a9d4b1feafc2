"""Assets as places: what belongs to an actor and can be struck («مواقع X»), and areas told by who holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.read import modifiers, place_extent
from tawatur.read import phrases as actor_phrases
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.sites import Operator, Site

if TYPE_CHECKING:
    from tawatur.lexicon.match import Hit
    from tawatur.lexicon.schema import Noun
    from tawatur.read.chunking import Chunker

_MOVABLE: Final = frozenset({"equipment", "vehicle", "weapon", "aircraft", "goods", "aid", "money"})
_BARE: Final = ((), ("ال",))
_CENTRE: Final = ".center"


def nominal(ch: Chunker, noun: Hit) -> Chunk:
    """Read an area told by who holds it («مناطق سيطرة “قسد”»): no point, the holder is no participant."""
    s = ch.sentence
    chunk = ch.simple("place", noun)
    chunk.head, chunk.role, chunk.noun_class = noun.entry, "in_area", "territory"
    at = noun.last
    if at < len(s) and s.forms[at] in ("ل", "ب"):
        at += 1
    if modifiers.prep_at(ch, at) in ("with", "between"):
        at = modifiers.after_prep(ch, at)  # «خطوط التماس مع X»
    found = None if noun.enclitic else _reference(ch, at)
    if found is not None:
        place_extent.stretch(ch, chunk, found[1])
    place_extent.stretch(ch, chunk, place_extent.trailing(ch, chunk.last, definite=True))
    holder = found[0][0].id if found and found[0] else None
    chunk.entities = [
        Entity(
            id=f"{holder}_areas" if holder else None,
            name=modifiers.text(ch, noun.first, chunk.last),
            kind="nominal_area",
            rule="place.nominal",
            span=chunk.span,
            registered=False,
            site=Site(modifiers.text(ch, noun.first, chunk.last), "nominal_area", nominal=True),
        )
    ]
    return chunk


def _reference(ch: Chunker, at: int) -> tuple[list[Entity], int, Noun] | None:
    kept, ch.chunks = ch.chunks, [*ch.chunks, place_extent.PREP_IN]
    found = actor_phrases.reference(ch, at, 1)
    ch.chunks = kept
    return found


def asset(ch: Chunker, noun: Hit) -> Chunk:
    """Read what belongs to an actor («القواعد العسكرية التابعة لـX»): a place whose owner can be struck."""
    chunk = ch.simple("place", noun)
    chunk.head, chunk.role, chunk.noun_class = noun.entry, "at", noun.entry.noun_class or "position"
    chunk.owner = owner(ch, chunk, noun)
    holder = chunk.owner[0].id if chunk.owner else None
    chunk.entities = [
        Entity(
            id=f"{holder}_{noun.entry.id.rpartition('.')[2]}" if holder else None,
            name=modifiers.text(ch, noun.first, chunk.last) if holder else None,
            kind=noun.entry.place_type or "position",
            rule="place.asset",
            span=chunk.span,
            registered=False,
        )
    ]
    if noun.feature == "nd":
        chunk.count = 2
    if noun.entry.noun_class in _MOVABLE:
        chunk.kind, chunk.thing_kind, chunk.entities = "thing", noun.entry.noun_class, []
    return chunk


def centre_of(ch: Chunker, noun: Hit) -> Chunk | None:
    """Read «مركز للجيش», «مركزاً للدفاع المدني»: the building of a body, not the middle of a place."""
    if not noun.entry.id.endswith(_CENTRE) or not noun.feature.startswith(("ns", "np")) or "ال" in noun.proclitics:
        return None
    s, at = ch.sentence, noun.last
    if at >= len(s) or noun.enclitic:
        return None
    service = any(h.topic in ("cue", "source") and h.proclitics[:1] == ("ل",) for h in s.hits[at])
    chunk = asset(ch, noun)
    return with_site(chunk, ch) if service or (chunk.owner and modifiers.prep_at(ch, at) == "l") else None


def with_site(chunk: Chunk, ch: Chunker) -> Chunk:
    """Give an asset the site of an unnamed place: it is where what the text names around it is."""
    for entity in chunk.entities:
        if entity.site is None:
            words = modifiers.text(ch, chunk.first, chunk.last)
            plural = chunk.feature.startswith("np")
            again = entity.kind if chunk.definite and not plural and not chunk.enclitic and not chunk.owner else None
            operators = (Operator("head", entity.kind or ""),)
            entity.site = Site(words, entity.kind, operators=operators, plural=plural, stands_for=again)
    return chunk


def _article_before(ch: Chunker, noun: Hit, start: int) -> bool:
    """Say whether a word without the article follows a noun with it: «دخل البلدة مقاتلون», no construct."""
    s = ch.sentence
    return "ال" in noun.proclitics and start < len(s) and start not in s.opens and not s.forms[start].startswith("ال")


def owner(ch: Chunker, chunk: Chunk, noun: Hit) -> list[Entity]:
    """Read the owner after an asset noun and extend the chunk over it."""
    s = ch.sentence
    if noun.enclitic:
        place_extent.stretch(ch, chunk, modifiers.adjectives(ch, chunk.last))
        return []
    at = chunk.last
    while (
        at < len(s)
        and (more := s.hit(at, "noun")) is not None
        and more.entry.role == "asset"
        and more.proclitics == ("و",)
    ):
        at = more.last  # «مواقع وحواجز X»
    after = modifiers.adjectives(ch, at)
    for start in dict.fromkeys((at, after)):
        found = None if _article_before(ch, noun, start) else actor_phrases.below(ch, start, 0)
        if found is None:
            holder = modifiers.belonging(ch, start)
            prep = modifiers.prep_at(ch, start)
            if holder is not None:
                found = actor_phrases.reference(ch, holder, 1, after_noun=True)
                suffix = modifiers.pronoun_at(ch, holder)
                if found is None and suffix is not None:
                    chunk.enclitic = suffix
                    place_extent.stretch(ch, chunk, holder + 1)
                    return []
            elif prep == "l":
                found = actor_phrases.below(ch, modifiers.after_prep(ch, start), 0, clitic_ok=True)
        if found is not None:
            place_extent.stretch(ch, chunk, found[1])
            return found[0]
    nationality = s.hit(after, "noun") if after < len(s) else None
    if nationality is not None and nationality.entry.role == "nationality" and nationality.proclitics in _BARE:
        place_extent.stretch(ch, chunk, modifiers.adjectives(ch, nationality.last, nationality=True))
        return [actor_phrases.holder(ch, nationality)]
    place = s.hit(at, "place") if at < len(s) else None
    if place is not None and place.proclitics in _BARE and after == at:
        place_extent.stretch(ch, chunk, place_extent.adjectives(ch, place.last, definite=True))
    else:
        place_extent.stretch(ch, chunk, after)
    return []
