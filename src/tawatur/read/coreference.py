"""Whom «عناصرها», «خمسة آخرون» and «المدينة» stand for: phrases resolved by what the report named before."""

from collections import Counter
from typing import Final

from msgspec import structs

from tawatur.read.chunks import Chunk, Entity
from tawatur.read.discourse import Discourse

_PEOPLE: Final = frozenset({"member", "civilian", "leader", "generic_actor"})
_BOTH: Final = "generic.both_sides"
_PAIR: Final = 2
_RECENT: Final = 6  # so many places back may a noun alone reach
_TOWNS: Final = frozenset({"city", "town", "village", "capital", "subdistrict"})


def resolve(chunk: Chunk, discourse: Discourse) -> None:
    """Give a phrase that names nobody itself the entities of the phrase that it stands for, if one was named."""
    if chunk.kind == "actor":
        _actor(chunk, discourse)
    elif chunk.enclitic and not chunk.owner:
        found = discourse.pronoun(chunk.enclitic, kinds=("actor",), avoid=[])
        if found is not None:
            chunk.owner = list(found.entities)
    if chunk.kind == "place":
        _place(chunk, discourse)


def _actor(chunk: Chunk, discourse: Discourse) -> None:
    if not chunk.entities and chunk.enclitic:
        found = discourse.pronoun(chunk.enclitic, kinds=("actor",), avoid=[])
        if found is not None:
            chunk.entities = list(found.entities)
            if chunk.role == "actor.number":
                chunk.stands, chunk.noun_class = found.stands or found, found.noun_class
        return
    if not chunk.entities and chunk.role == "actor.number":
        found = None if chunk.group == "another" else _counted_on(chunk, discourse)
        if found is not None:
            chunk.entities = list(found.entities)
            if chunk.group != "others" or all(e.id is None for e in found.entities):
                chunk.stands = found.stands or found
        return
    if getattr(chunk.head, "id", "").endswith(_BOTH):
        chunk.entities = _two_parties(discourse) or chunk.entities
        return
    first = chunk.entities[0] if chunk.entities else None
    unnamed = first is not None and first.id is None and first.rule == "actor.generic"
    if first is not None and unnamed and (chunk.definite or chunk.demonstrative):
        found = discourse.same_kind(first.kind)
        if found is not None:
            chunk.entities = [_renamed(first, found.entities[0])]


def _two_parties(discourse: Discourse) -> list[Entity]:
    """Return whom «الطرفان» stands for: the two of the latest clash or meeting, or the only two named so far."""
    if discourse.parties:
        return list(discourse.parties)
    named: dict[str, Entity] = {}
    for _, chunk in discourse.mentions:
        for entity in chunk.entities[:1] if chunk.kind == "actor" else ():
            if entity.id is not None and entity.kind not in ("person", "civilians", "media"):
                named[entity.id] = entity
    return list(named.values()) if len(named) == _PAIR else []


def _counted_on(chunk: Chunk, discourse: Discourse) -> Chunk | None:
    """Return the people that a number counts on: «منهم» the latest plural, «آخرون» the latest whose number was told."""
    if chunk.group == "of_them":
        return discourse.pronoun("هم", kinds=("actor",), avoid=[])
    people = [
        c
        for _, c in reversed(discourse.mentions)
        if c.kind == "actor" and (c.stands is not None or getattr(c.head, "role", "") in _PEOPLE)
    ]
    for other in people:
        if other.count is not None or other.stands is not None:
            return other
    return next((c for c in people if not c.definite), None)


def _renamed(entity: Entity, other: Entity) -> Entity:
    entity.id, entity.name, entity.kind, entity.country = other.id, other.name, other.kind, other.country
    entity.registered, entity.rule = other.registered, "actor.definite"
    return entity


def _place(chunk: Chunk, discourse: Discourse) -> None:
    """Let «المدينة» and «جنوبي المدينة» speak of the place of that kind that was named last."""
    first = chunk.entities[0] if chunk.entities else None
    if first is None or first.site is None or first.site.stands_for is None:
        return
    entity = _antecedent(first.site.stands_for, discourse)
    if entity is not None and entity.site is not None:
        mine = tuple(o for o in first.site.operators if o.kind != "head")
        first.site = structs.replace(
            first.site,
            name=entity.site.name,
            names=entity.site.names,
            operators=(*entity.site.operators, *mine),
            around=entity.site.around,
            stands_for=None,
        )
        if first.rule == "place.head_alone":
            first.id, first.name = entity.id, entity.name


def _antecedent(kind: str, discourse: Discourse) -> Entity | None:
    """Return the place that a definite noun alone mentions again: of those of its kind, the one named most often.

    One that the same sentence named by such a noun («مدينة X … وسط المدينة») comes first.
    """
    some = []
    for _, other in reversed(discourse.mentions):
        entity = other.entities[0] if other.kind == "place" and other.entities else None
        if entity is None or entity.site is None or entity.site.stands_for is not None:
            continue
        told = bool(entity.name) or bool(entity.site.around)
        if told and not entity.site.plural and _may_be(kind, entity.kind):
            headed = any(o.kind == "head" and o.words == kind for o in entity.site.operators)
            if headed and entity.span.start >= discourse.since:
                return entity
            some.append(entity)
    if not some:
        return None
    counts = Counter(e.id for e in some)
    return max(some[:_RECENT], key=lambda e: counts[e.id]) if some[0].id is not None else some[0]


def _may_be(head: str | None, kind: str | None) -> bool:
    return head == kind or (head in _TOWNS and kind in _TOWNS)
