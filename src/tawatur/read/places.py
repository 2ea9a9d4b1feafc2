"""Places: gazetteer names, head nouns that change them (ريف، حي، شارع، حقل), directions, and areas told by their holder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.core.spans import Span
from tawatur.lexicon.gazetteer import Place
from tawatur.lexicon.match import Hit
from tawatur.read import modifiers, names, phrases
from tawatur.read.chunks import Chunk, Entity
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_ROLES: Final = frozenset({"place_head", "area_head", "direction", "nominal_area", "asset"})
_LONG_NAMES: Final = frozenset(
    {
        "school",
        "street",
        "hospital",
        "mosque",
        "square",
        "roundabout",
        "bridge",
        "university",
        "market",
        "camp",
        "prison",
    }
)
_SURE_TYPES: Final = frozenset({"country", "admin1", "admin2", "capital", "city", "region"})
_PLACE_PREPS: Final = frozenset({"in", "from", "to", "through", "around", "under_over", "between", "b", "near", "on"})
_BIG: Final = 30_000
_KNOWN_ABROAD: Final = 300_000
_FRONT: Final = "noun.unit.front"
_MOVABLE: Final = frozenset({"equipment", "vehicle", "weapon", "aircraft", "goods", "aid", "money"})


def parse(ch: Chunker, i: int) -> Chunk | None:
    """Return the place chunk that starts at word i, if one does."""
    s = ch.sentence
    longest = s.hits[i][0].last
    name, noun = s.hit(i, "place"), s.hit(i, "noun")
    if noun is not None and noun.entry.id == _FRONT and noun.last >= longest:
        return _named(ch, noun)
    if noun is not None and noun.entry.role in _ROLES and noun.last >= longest:
        trigger = s.hit(i, "trigger")
        if trigger is None or trigger.last < noun.last or noun.entry.role != "asset":
            return _headed(ch, noun)
    if name is not None and name.last >= longest and not name.enclitic and _stands_as_place(ch, i, name):
        chunk = ch.simple("place", name)
        chunk.entities = [_entity(ch, name)]
        chunk.role = "in_area" if name.entry.type in ("country", "admin1", "desert", "region") else "at"
        chunk.noun_class = "place"
        return chunk
    return None


def _entity(ch: Chunker, hit: Hit) -> Entity:
    best = _best(ch, hit)
    return Entity(
        id=best.id,
        name=best.name_ar,
        kind=best.type,
        country=best.country,
        rule="place.gazetteer",
        lat=best.lat,
        lon=best.lon,
        precision=_precision(best.type),
        span=ch.sentence.span(hit.first, hit.last, hit.proclitics),
    )


def _best(ch: Chunker, hit: Hit) -> Place:
    """Choose among places of one name: a country that the report speaks of first, then the larger one."""
    same: list[Place] = [h.entry for h in ch.sentence.hits[hit.first] if h.topic == "place" and h.last == hit.last]
    return max(same, key=lambda p: (p.country in ch.countries, p.population, p.type in _SURE_TYPES, p.id))


def _precision(kind: str) -> str:
    if kind in ("country",):
        return "country"
    if kind in ("admin1", "admin2", "region", "desert"):
        return "area"
    return "town"


def _stands_as_place(ch: Chunker, i: int, hit: Hit) -> bool:
    """Say whether a gazetteer name may be read as a place here: names of small places need a place's surroundings."""
    place = _best(ch, hit)
    other = [
        h
        for h in ch.sentence.hits[i]
        if h.topic in ("trigger", "noun", "thing", "cue", "particle") and h.last >= hit.last
    ]
    sure = place.type in _SURE_TYPES or place.population >= _BIG
    before = ch.chunks[-1] if ch.chunks else None
    alone = hit.last - hit.first == 1 and not [p for p in hit.proclitics if p != "ال"]
    if (
        alone
        and before is not None
        and before.last == i
        and before.kind in ("actor", "thing", "noun")
        and ch.sentence.forms[i].startswith("ال")
    ):
        return False  # «القائد الجديد»: an adjective, not the village of that name
    foreign = bool(ch.countries) and place.country not in ch.countries and place.population < _KNOWN_ABROAD
    if foreign and place.type not in ("country", "capital", "admin1", "region"):
        sure = False
    if sure and not other:
        return True
    clitics = [p for p in hit.proclitics if p != "ال"]
    if clitics and clitics[-1] == "ب" and not other:
        return True
    if before is None:
        return False
    if before.kind == "prep":
        allowed = before.data is None or before.data.id in _PLACE_PREPS
        return allowed and (not other or sure)
    if before.kind in ("place",) or (before.kind == "punct" and len(ch.chunks) > 1 and ch.chunks[-2].kind == "place"):
        return not other
    return before.kind == "conjunction" and not other


def _headed(ch: Chunker, noun: Hit) -> Chunk | None:
    role = noun.entry.role
    if role == "nominal_area":
        return _nominal(ch, noun)
    if role == "asset":
        chunk = _asset(ch, noun)
        if noun.entry.noun_class in _MOVABLE:
            chunk.kind, chunk.thing_kind, chunk.entities = "thing", noun.entry.noun_class, []
        return chunk
    if role == "place_head":
        return _named(ch, noun)
    return _around(ch, noun)


def _named(ch: Chunker, noun: Hit) -> Chunk | None:
    """Read «مدينة X», «حي X», «حقل “X” النفطي»; a head alone («المدينة») keeps no name."""
    s, at = ch.sentence, noun.last
    chunk = ch.simple("place", noun)
    chunk.noun_class, chunk.role, chunk.head = (
        noun.entry.noun_class or "place",
        noun.entry.place_role or "at",
        noun.entry,
    )
    end, entity = at, None
    if not noun.enclitic and at < len(s) and "ال" not in noun.proclitics:
        end, entity = _name_after(ch, noun, at)
    elif (
        at < len(s)
        and at in s.opens
        and not any(h.topic in ("actor", "noun") for h in s.hits[at])
        and (quoted := names.quoted(s, at)) is not None
    ):
        end, entity = quoted, _unknown(ch, noun, at, quoted)
    if entity is None and end == at and not noun.enclitic:
        inside = s.hit(at, "noun") if at < len(s) else None
        if inside is not None and inside.entry.role == "area_head" and inside.proclitics in ((), ("ال",)):
            wider = _around(ch, inside)
            if wider is not None:
                end, entity = wider.last, wider.entities[0]
    last = _trailing(ch, end)
    chunk.last = max(last, noun.last)
    chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
    if entity is None:
        entity = Entity(
            id=None, name=None, kind=noun.entry.place_type, rule="place.head_alone", span=chunk.span, registered=False
        )
        owner = _owner(ch, chunk, noun)
        chunk.owner = owner
    entity.span = chunk.span
    chunk.entities = [entity]
    chunk.definite = chunk.definite or entity.name is not None
    return chunk


def _name_after(ch: Chunker, noun: Hit, at: int) -> tuple[int, Entity | None]:
    """Return (end, place) of the name that completes a head noun."""
    s = ch.sentence
    kind = noun.entry.place_type or ""
    for hit in s.hits[at]:
        if hit.topic == "place" and not [p for p in hit.proclitics if p != "ال"] and not hit.enclitic:
            if kind in _LONG_NAMES or kind in ("neighbourhood", "quarter"):
                # a street or quarter never is the far city whose name it bears
                end = max(hit.last, names.place(s, at, long=kind in _LONG_NAMES))
                return end, _unknown(ch, noun, at, end)
            entity = _entity(ch, hit)
            if kind in ("city", "town", "village", "governorate", "district", "admin1", "admin2", "subdistrict"):
                return hit.last, _retyped(entity, kind)
            end = _adjective_end(ch, hit.last)
            return end, Entity(
                id=f"{kind or 'place'}:{latin(modifiers.text(ch, at, end))}",
                name=modifiers.text(ch, noun.first, end),
                kind=kind,
                country=entity.country,
                lat=entity.lat,
                lon=entity.lon,
                precision="near",
                rule="place.head_and_name",
                span=s.span(noun.first, end, noun.proclitics),
                registered=False,
            )
    inner = s.hit(at, "noun")
    if inner is not None and inner.entry.role in ("place_head", "area_head", "direction") and not inner.proclitics:
        below = _headed(ch, inner)
        if below is not None and below.entities[0].name is not None:
            return below.last, below.entities[0]
    end = names.place(s, at, long=kind in _LONG_NAMES)
    if (
        end == at
        and s.forms[at].startswith("ال")
        and s.words[at].kind == "arabic"
        and kind in _LONG_NAMES | {"neighbourhood", "quarter", "village", "town"}
    ):
        end = at + 1  # «حي المطار», «دوار السينما»: a common noun with the article is the name
    if end > at:
        end = _adjective_end(ch, end)
        return end, _unknown(ch, noun, at, end)
    return at, None


def coordinated(ch: Chunker, i: int) -> Chunk | None:
    """Read an unknown name joined by «و» to a place told by a dual or plural head («قريتي شيرك وكسرى»، «أحياء X وY وZ»)."""
    before = ch.chunks[-1] if ch.chunks else None
    form = ch.sentence.forms[i]
    if before is None or before.kind != "place" or before.last != i or form[:1] != "و" or len(form) < 4:
        return None
    if ch.sentence.words[i].kind != "arabic" or before.head is None or before.head.role != "place_head":
        return None
    if not (before.feature.startswith(("nd", "np")) or before.group == "row"):
        return None
    start = ch.sentence.words[i].start + 1
    span = Span(start, ch.sentence.words[i].end)
    name = span.of(ch.sentence.text)
    chunk = Chunk("place", i, i + 1, span)
    chunk.clitics, chunk.group, chunk.head, chunk.role, chunk.noun_class = (
        ("و",),
        "row",
        before.head,
        before.role,
        before.noun_class,
    )
    chunk.entities = [
        Entity(
            id=f"{before.head.place_type or 'place'}:{latin(name)}",
            name=name,
            kind=before.head.place_type,
            rule="place.coordination",
            span=span,
            registered=False,
        )
    ]
    return chunk


def _retyped(entity: Entity, kind: str) -> Entity:
    if kind in ("governorate", "admin1") and entity.kind not in ("admin1",):
        entity.id, entity.precision, entity.kind = f"{entity.id}_governorate", "area", "admin1"
    return entity


def _unknown(ch: Chunker, noun: Hit, at: int, end: int) -> Entity:
    name = modifiers.text(ch, at, end)
    return Entity(
        id=f"{noun.entry.place_type or 'place'}:{latin(name)}",
        name=name,
        kind=noun.entry.place_type,
        rule="place.open_name",
        span=ch.sentence.span(noun.first, end, noun.proclitics),
        registered=False,
    )


def _around(ch: Chunker, noun: Hit) -> Chunk | None:
    """Read «ريف X الغربي», «غربي مدينة X», «محيط قرية X», «الريف الشرقي لمحافظة X»: the area, not the point."""
    s, at = ch.sentence, noun.last
    while (
        at < len(s)
        and (more := s.hit(at, "noun")) is not None
        and more.entry.role == "direction"
        and more.proclitics in ((), ("ال",))
    ):
        at = more.last
    start = at
    if start < len(s) and s.forms[start] == "ل":
        start += 1
    if (
        start < len(s)
        and (particle := s.hit(start, "particle")) is not None
        and particle.entry.id == "from"
        and not particle.enclitic
    ):
        start = particle.last
    inner: Chunk | None = None
    if start < len(s) and s.hits[start]:
        kept, ch.chunks = ch.chunks, [*ch.chunks, _PREP_IN]
        inner = parse(ch, start) if _continues(ch, start, at) else None
        ch.chunks = kept
    chunk = ch.simple("place", noun)
    chunk.head, chunk.noun_class, chunk.role = noun.entry, "place", noun.entry.place_role or "in_area"
    if inner is None:
        end = names.place(s, at) if _may_name(noun) and at == start and at < len(s) and not s.hits[at] else at
        if end == at and (noun.entry.role == "direction" or noun.enclitic):
            return (
                None if noun.entry.role == "direction" and "ال" not in noun.proclitics else _bare_area(ch, chunk, noun)
            )
        if end == at:
            return _bare_area(ch, chunk, noun)
        chunk.last = _trailing(ch, end)
        entity = _unknown(ch, noun, at, end)
    else:
        chunk.last = _trailing(ch, inner.last)
        base = inner.entities[0] if inner.entities else None
        chunk.owner = inner.owner
        entity = Entity(
            id=None,
            name=None,
            kind=noun.entry.place_type or "area",
            rule="place.around",
            span=chunk.span,
            registered=False,
            country=base.country if base else None,
            lat=base.lat if base else None,
            lon=base.lon if base else None,
            precision="near" if base and base.lat is not None else None,
        )
    chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
    entity.name = (
        modifiers.text(ch, noun.first, chunk.last) if entity.name is None or inner is not None else entity.name
    )
    entity.id = "area:" + latin(entity.name)
    entity.span = chunk.span
    chunk.entities = [entity]
    return chunk


def _may_name(noun: Hit) -> bool:
    """Say whether an unknown word after an area noun can be a place («ريف X»), which «جزء من X» does not tell."""
    return noun.entry.role == "area_head" and not noun.entry.id.endswith(".part")


def _bare_area(ch: Chunker, chunk: Chunk, noun: Hit) -> Chunk:
    chunk.last = _trailing(ch, chunk.last)
    chunk.span = type(chunk.span)(chunk.span.start, ch.sentence.words[chunk.last - 1].end)
    chunk.entities = [
        Entity(id=None, name=None, kind="area", rule="place.head_alone", span=chunk.span, registered=False)
    ]
    return chunk


def _continues(ch: Chunker, start: int, at: int) -> bool:
    """Say whether the word at ``start`` completes an area noun: no clitic but «لـ» before it."""
    for hit in ch.sentence.hits[start]:
        if hit.topic in ("place", "noun"):
            bare = [p for p in hit.proclitics if p != "ال"]
            return not bare or bare == ["ل"]
    return False


def _nominal(ch: Chunker, noun: Hit) -> Chunk:
    """Read an area told by who holds it («مناطق سيطرة “قسد”»): no point, the holder is no participant."""
    s = ch.sentence
    chunk = ch.simple("place", noun)
    chunk.head, chunk.role, chunk.noun_class = noun.entry, "in_area", "territory"
    at = noun.last
    if at < len(s) and s.forms[at] in ("ل", "ب"):
        at += 1
    found = None
    beside = modifiers.prep_at(ch, at)
    if beside in ("with", "between"):
        at = modifiers.after_prep(ch, at)  # «خطوط التماس مع X»
    if not noun.enclitic:
        kept, ch.chunks = ch.chunks, [*ch.chunks, _PREP_IN]
        found = phrases.reference(ch, at, 1)
        ch.chunks = kept
    if found is not None:
        chunk.last = found[1]
    chunk.last = _trailing(ch, chunk.last)
    chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
    name = modifiers.text(ch, noun.first, chunk.last)
    holder = found[0][0].id if found and found[0] else None
    chunk.entities = [
        Entity(
            id=f"{holder}_areas" if holder else None,
            name=name,
            kind="nominal_area",
            rule="place.nominal",
            span=chunk.span,
            registered=False,
        )
    ]
    return chunk


def _asset(ch: Chunker, noun: Hit) -> Chunk:
    """Read what belongs to an actor («مواقع X», «القواعد العسكرية التابعة لـX»): a place whose owner can be struck."""
    s = ch.sentence
    chunk = ch.simple("place", noun)
    chunk.head, chunk.role, chunk.noun_class = noun.entry, "at", noun.entry.noun_class or "position"
    owner = _owner(ch, chunk, noun)
    chunk.owner = owner
    span = chunk.span
    name = modifiers.text(ch, noun.first, chunk.last)
    holder = owner[0].id if owner else None
    chunk.entities = [
        Entity(
            id=f"{holder}_{noun.entry.id.rpartition('.')[2]}" if holder else None,
            name=name if holder else None,
            kind=noun.entry.place_type or "position",
            rule="place.asset",
            span=span,
            registered=False,
        )
    ]
    if noun.feature == "nd":
        chunk.count = 2
    del s
    return chunk


def _owner(ch: Chunker, chunk: Chunk, noun: Hit) -> list[Entity]:
    """Read the owner after an asset noun and extend the chunk over it."""
    s = ch.sentence
    if noun.enclitic:
        chunk.last = modifiers.adjectives(ch, chunk.last)
        chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
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
        found = phrases.below(ch, start, 0)
        if found is None:
            holder = modifiers.belonging(ch, start)
            prep = modifiers.prep_at(ch, start)
            if holder is not None:
                found = phrases.reference(ch, holder, 1, after_noun=True)
                suffix = modifiers.pronoun_at(ch, holder)
                if found is None and suffix is not None:
                    chunk.enclitic, chunk.last = suffix, holder + 1
                    chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
                    return []
            elif prep == "l":
                found = phrases.below(ch, modifiers.after_prep(ch, start), 0, clitic_ok=True)
        if found is not None:
            chunk.last = found[1]
            chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
            return found[0]
    nationality = s.hit(after, "noun") if after < len(s) else None
    if nationality is not None and nationality.entry.role == "nationality" and nationality.proclitics in ((), ("ال",)):
        chunk.last = modifiers.adjectives(ch, nationality.last, nationality=True)
        chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
        return [phrases.state(ch, nationality, force=True)]
    place = s.hit(at, "place") if at < len(s) else None
    if place is not None and place.proclitics in ((), ("ال",)) and after == at:
        chunk.last = _adjective_end(ch, place.last)
    else:
        chunk.last = after
    chunk.span = type(chunk.span)(chunk.span.start, s.words[chunk.last - 1].end)
    return []


def _trailing(ch: Chunker, at: int) -> int:
    """Take in directions and adjectives behind a place («ريف X الغربي», «حقل X النفطي»)."""
    s = ch.sentence
    while at < len(s):
        noun = s.hit(at, "noun")
        if noun is not None and noun.proclitics == ("ال",) and noun.entry.role in ("direction", "nationality"):
            at = noun.last
            continue
        after = _adjective_end(ch, at)
        if after == at:
            break
        at = after
    return at


def _adjective_end(ch: Chunker, at: int) -> int:
    s = ch.sentence
    if at < len(s) and at - 1 in s.closes and at in s.opens:
        return at
    return modifiers.adjectives(ch, at)


_PREP_IN: Final = Chunk("prep", 0, 0, Span(0, 0))  # what stands before the word while a place inside another is read
