"""Head nouns that name a place or change one: «مدينة X», «حي X», «حقل “X” النفطي», «الطريق الواصل بين X وY»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.core.spans import Span
from tawatur.lexicon.gazetteer import Place, load_gazetteer
from tawatur.lexicon.match import Hit
from tawatur.read import assets, modifiers, names, place_areas, place_extent, place_homonyms, ways
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.locating import INNER, TOWNS
from tawatur.read.sites import Operator, Site
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

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
        "refugee_camp",
        "prison",
    }
)
_SETTLED: Final = frozenset(
    {"city", "town", "village", "governorate", "district", "admin1", "admin2", "admin3", "subdistrict", "country"}
)
_OF_TOWN: Final = frozenset({"hospital", "university", "market", "cemetery", "station", "building", "factory"})
_TOWN: Final = 20_000
_QUARTERS: Final = frozenset({"neighbourhood", "quarter", "camp"})
_BORDER: Final = "border"
_NAMED_SO: Final = frozenset(
    {"neighbourhood", "street", "square", "village", "town", "admin2", "admin3", "mountain", "bridge", "refugee_camp"}
)
_ONLY_KNOWN: Final = frozenset({"country"})  # a country that no list has is none
_GROUND: Final = "ارض"
_PLACE_NOUNS: Final = frozenset({"place_head", "asset"})
_BARE: Final = ((), ("ال",))


def headed(ch: Chunker, noun: Hit) -> Chunk | None:
    """Read the phrase that a place noun heads."""
    role = noun.entry.role
    if place_homonyms.means_otherwise(ch, noun):
        return None
    if role == "nominal_area":
        return assets.nominal(ch, noun)
    if role == "asset":
        return _asset(ch, noun)
    if role == "place_head":
        return named(ch, noun)
    return place_areas.around(ch, noun) or assets.centre_of(ch, noun)


def _asset(ch: Chunker, noun: Hit) -> Chunk:
    """Read an asset; one with a name of its own and no owner is a place like others («قاعدة عين الأسد الجوية»)."""
    chunk = assets.asset(ch, noun)
    if chunk.owner or chunk.kind != "place" or chunk.enclitic or noun.feature.startswith("np"):
        return assets.with_site(chunk, ch)
    if "ال" in noun.proclitics or chunk.last > noun.last:
        return assets.with_site(chunk, ch)
    end, entity = noun.last, None
    if _may_be_named(ch, noun.last):
        end, entity = _name_after(ch, noun, noun.last)
    if entity is None:
        end = place_extent.genitive(ch, noun.last)
        if end == noun.last:
            return assets.with_site(chunk, ch)
        end = place_extent.adjectives(ch, end, definite=True)
    place_extent.stretch(ch, chunk, place_extent.trailing(ch, end, definite=True))
    if entity is not None:
        entity.span = chunk.span
        chunk.entities = [entity]
        chunk.definite = True
    return assets.with_site(chunk, ch)


def _may_be_named(ch: Chunker, at: int) -> bool:
    """Say whether an asset's name can start here: a known one, one with the article, in quotation marks or opened."""
    s = ch.sentence
    if at >= len(s):
        return False
    known = any(h.topic == "place" or (h.topic == "noun" and h.entry.role == "place_head") for h in s.hits[at])
    return known or at in s.opens or s.forms[at].startswith("ال") or names.opens_name(s, at)


def named(ch: Chunker, noun: Hit) -> Chunk | None:
    """Read «مدينة X», «حي X», «حقل “X” النفطي»; a head alone («المدينة») keeps no name."""
    s, at = ch.sentence, noun.last
    chunk = ch.simple("place", noun)
    chunk.noun_class, chunk.head = noun.entry.noun_class or "place", noun.entry
    chunk.role = noun.entry.place_role or "at"
    end, entity = at, None
    if at < len(s) and not noun.enclitic:
        end, entity = _completed(ch, noun, at)
    if entity is None and s.forms[noun.first].endswith(_GROUND):
        return None  # «حفر تحت الأرض»
    definite = entity is not None or chunk.definite or end > at
    place_extent.stretch(ch, chunk, place_extent.trailing(ch, end, definite=definite))
    if entity is None or entity.rule == "place.head_and_name":
        entity = ways.between(ch, chunk, noun, entity) or entity
    if entity is None:
        entity = _alone(ch, chunk, noun)
    entity.span = chunk.span
    chunk.entities = [entity]
    chunk.definite = chunk.definite or entity.name is not None
    return chunk


def _completed(ch: Chunker, noun: Hit, at: int) -> tuple[int, Entity | None]:
    """Return (end, place) of what follows a head noun: a name, a quoted name, an inner place, a genitive."""
    s = ch.sentence
    if _bare_noun(ch, noun, at):
        return at, None
    if "ال" not in noun.proclitics:
        end, entity = _name_after(ch, noun, at)
        if entity is None and end == at:
            end = max(place_extent.genitive(ch, at), _of_place(ch, at))
            if end > at and (noun.entry.place_type or "") in _NAMED_SO:
                entity = unknown(ch, noun, at, end)  # «حي الوادي», «دوار السينما»: a common noun is the name
        return end, entity
    if at in s.opens and not any(h.topic in ("actor", "noun") for h in s.hits[at]):
        quoted = names.quoted(s, at)
        if quoted is not None:
            return quoted, unknown(ch, noun, at, quoted)
    wider = s.hit(at, "noun")
    if wider is not None and wider.entry.role == "area_head" and wider.proclitics in _BARE:
        inner = place_areas.around(ch, wider)
        if inner is not None and inner.entities and inner.entities[0].name is not None:
            return inner.last, inner.entities[0]
    return at, None


def _bare_noun(ch: Chunker, noun: Hit, at: int) -> bool:
    """Say whether what follows a noun only describes it: «سوقاً تجارية»، «حيين سكنيين»، «منطقة سكنية»."""
    s = ch.sentence
    if at in s.opens or "ال" in noun.proclitics or noun.enclitic:
        return False
    if noun.feature.endswith("a") or (noun.feature == "nd" and not s.forms[at].startswith("ال")):
        return True
    form = s.forms[at]
    adjective = form.endswith("يه") and not form.startswith("ال") and not s.hits[at]
    return adjective and noun.entry.place_type not in _SETTLED and noun.feature in ("ns", "np")


def _of_place(ch: Chunker, at: int) -> int:
    """Return the index after a place's noun with the article that completes another's («مبنى البلدية»), or ``at``."""
    noun = ch.sentence.hit(at, "noun")
    if noun is None or noun.entry.role not in ("place_head", "asset") or noun.proclitics != ("ال",) or noun.enclitic:
        return at
    return noun.last


def _alone(ch: Chunker, chunk: Chunk, noun: Hit) -> Entity:
    """Return the entity of a head without a name, and read its owner."""
    if chunk.last == noun.last:
        chunk.owner = assets.owner(ch, chunk, noun)
    words = modifiers.text(ch, noun.first, chunk.last)
    plural = noun.feature.startswith("np")
    kind = noun.entry.place_type
    again = kind if "ال" in noun.proclitics and not plural else None
    told = place_areas.trailing_directions(ch, noun.last, chunk.last)
    names = _borders(ch, noun, chunk.last) if kind == _BORDER else ()
    operators = () if names else (Operator("head", kind or ""), *told)
    site = Site(words, kind, None, names, operators, plural=plural, stands_for=again)
    return Entity(
        id=None,
        name=None,
        kind=noun.entry.place_type,
        rule="place.head_alone",
        span=chunk.span,
        registered=False,
        site=site,
    )


def _borders(ch: Chunker, noun: Hit, last: int) -> tuple[Place, ...]:
    """Return the borders of the report's countries with the state that an adjective names («الحدود العراقية»)."""
    states = set()
    for at in range(noun.last, last):
        hit = ch.sentence.hit(at, "noun")
        if hit is not None and hit.entry.role == "nationality" and hit.entry.actor:
            states.add(hit.entry.actor)
    gazetteer = load_gazetteer()
    mine = {c.id for code in ch.setting.countries if (c := gazetteer.country(code)) is not None}
    some = gazetteer.borders()
    both = tuple(p for p, sides in some if len(states) > 1 and states <= sides)
    return both or tuple(p for p, sides in some if states and states <= sides and mine & (sides - states))


def _name_after(ch: Chunker, noun: Hit, at: int) -> tuple[int, Entity | None]:
    """Return (end, place) of the name that completes a head noun."""
    s = ch.sentence
    kind = noun.entry.place_type or ""
    if at >= len(s) or at in ch.times:
        return at, None
    long = kind in _LONG_NAMES
    known = next(
        (h for h in s.hits[at] if h.topic == "place" and h.proclitics in _BARE and not h.enclitic and h.last > at), None
    )
    known = known or (_listed(ch, at) if kind in _SETTLED else None)
    if known is not None:
        end = known.last
        if kind in INNER and not (kind in _OF_TOWN and _names_town(ch, known)):
            # a street or quarter never is the far city whose name it bears
            end = max(end, names.place(s, at, long=long))
            return end, unknown(ch, noun, at, end)
        if kind not in _SETTLED:
            end = place_extent.adjectives(ch, end, definite=True)
        return end, _known(ch, noun, at, known, end)
    below = s.hit(at, "noun")
    if below is not None and below.entry.role in ("place_head", "area_head", "direction") and not below.proclitics:
        inner = headed(ch, below)
        if inner is not None and inner.entities and inner.entities[0].name is not None:
            return inner.last, _retyped(ch, inner.entities[0], noun, inner.last)
    if kind in _ONLY_KNOWN:
        return at, None
    end = names.place(s, at, long=long)
    if end > at:
        end = place_extent.adjectives(ch, end, definite=True)
        return end, unknown(ch, noun, at, end)
    return at, None


def _listed(ch: Chunker, at: int) -> Hit | None:
    """Return a settlement's name that is another word too («بلدة عدوان»): only a head noun before it tells."""
    s = ch.sentence
    if s.words[at].kind != "arabic" or any(h.topic == "particle" for h in s.hits[at]):
        return None
    for candidate in load_gazetteer().candidates(s.forms[at]):
        place = candidate.place
        if place.type in TOWNS | {"village"} and (place.ambiguous or place.headed) and s.forms[at] in place.keys:
            return Hit(at, at + 1, "place", place, "name", (), "")
    return None


def _names_town(ch: Chunker, hit: Hit) -> bool:
    """Say whether a name is a well-known town's of the report's countries («مستشفى X», «جامعة X» are in X)."""
    some = ch.same_name(hit)
    return any(
        p.type in TOWNS and p.population >= _TOWN and p.country in (ch.setting.countries or (p.country,)) for p in some
    )


def _known(ch: Chunker, noun: Hit, at: int, hit: Hit, end: int) -> Entity:
    """Return the entity of a head noun with a name that the gazetteer has («مدينة X», «مطار X»)."""
    kind = noun.entry.place_type or ""
    words = modifiers.text(ch, noun.first, end)
    settled = kind in _SETTLED
    operators = (Operator("head", kind),) if settled else (Operator("head", kind), Operator("near", words))
    site = Site(words, kind if settled else kind or None, modifiers.text(ch, at, end), ch.same_name(hit), operators)
    entity = ch.located(site, noun.first, end, noun.proclitics)
    if settled:
        entity.rule = "place.gazetteer"
        return entity
    entity.id, entity.kind = f"{kind or 'place'}:{latin(modifiers.text(ch, at, end))}", kind
    entity.registered, entity.rule = False, "place.head_and_name"
    return entity


def _retyped(ch: Chunker, entity: Entity, noun: Hit, end: int) -> Entity:
    """Return the entity of a head noun over another one («مركز ناحية X», «مقر بلدية X»)."""
    entity.name = modifiers.text(ch, noun.first, end)
    entity.span = ch.sentence.span(noun.first, end, noun.proclitics)
    return entity


def unknown(ch: Chunker, noun: Hit, at: int, end: int) -> Entity:
    """Return the entity of a name that no list has after a head noun."""
    name = modifiers.text(ch, at, end)
    kind = noun.entry.place_type
    words = modifiers.text(ch, noun.first, end)
    plural = noun.feature.startswith("np")
    site = Site(words, kind, name, _of_type(ch, at, noun), (Operator("head", kind or ""),), plural=plural)
    entity = ch.located(site, noun.first, end, noun.proclitics)
    entity.id, entity.name, entity.kind = f"{kind or 'place'}:{latin(name)}", name, kind
    entity.registered, entity.rule = False, "place.open_name"
    return entity


def _of_type(ch: Chunker, at: int, noun: Hit) -> tuple[Place, ...]:
    """Return the gazetteer's places of an inner-city name that are themselves such places (a quarter named so)."""
    for hit in ch.sentence.hits[at]:
        if hit.topic == "place" and hit.proclitics in _BARE:
            kinds = _QUARTERS if noun.entry.place_type in _QUARTERS else {noun.entry.place_type}
            return tuple(p for p in ch.same_name(hit) if p.type in kinds)
    return ()


def second_of_two(ch: Chunker, i: int) -> Chunk | None:
    """Read the second name after a dual head, whatever else the word may be («ناحيتي الرياض والرشاد»)."""
    before = ch.chunks[-1] if ch.chunks else None
    if before is None or not opens_row(before) or not (before.feature.startswith("nd") or _named_by_noun(ch, i)):
        return None
    if any(h.topic == "place" and h.proclitics[:1] == ("و",) for h in ch.sentence.hits[i]):
        return None
    return coordinated(ch, i)


def opens_row(chunk: Chunk) -> bool:
    """Say whether a name behind a dual or plural head may be the first of several («ناحيتي الرياض …»)."""
    several = chunk.kind == "place" and chunk.feature.startswith(("nd", "np"))
    return several and bool(chunk.entities) and chunk.entities[0].name is not None


def _named_by_noun(ch: Chunker, i: int) -> bool:
    """Say whether a place's noun with the article is a name behind a plural head («أحياء الجورة والقصور»)."""
    s, noun = ch.sentence, ch.sentence.hit(i, "noun")
    if noun is None or noun.proclitics != ("و", "ال") or noun.last != i + 1 or noun.entry.role not in _PLACE_NOUNS:
        return False
    common = noun.entry.place_type in _SETTLED | {"locality", "neighbourhood", "area"}
    behind = s.hits[i + 1] if i + 1 < len(s) else ()
    alone = i + 1 >= len(s) or s.punct(i + 1) or any(h.topic == "particle" and h.entry.kind == "prep" for h in behind)
    return alone and not common


def _over_several(ch: Chunker, chunk: Chunk) -> bool:
    """Say whether an area's words hold a dual or plural head («أجواء مديريتي X وY»)."""
    if chunk.head is None or chunk.head.role not in ("area_head", "direction"):
        return False
    for at in range(chunk.first, chunk.last):
        noun = ch.sentence.hit(at, "noun")
        if noun is not None and noun.entry.role == "place_head" and noun.feature.startswith(("nd", "np")):
            return True
    return False


def coordinated(ch: Chunker, i: int) -> Chunk | None:
    """Read an unknown name joined by «و» to a dual or plural head's («قريتي شيرك وكسرى»، «أحياء X وY وZ»)."""
    before = ch.chunks[-1] if ch.chunks else None
    form = ch.sentence.forms[i]
    if before is None or before.kind != "place" or before.last != i or form[:1] != "و" or len(form) < 4:
        return None
    if ch.sentence.words[i].kind != "arabic":
        return None
    several = before.feature.startswith(("nd", "np")) and before.head is not None and before.head.role == "place_head"
    if not (several or _over_several(ch, before) or before.group == "row"):
        return None
    start = ch.sentence.words[i].start + 1
    chunk = _in_row(ch, before, i, i + 1, Span(start, ch.sentence.words[i].end))
    chunk.clitics = ("و",)
    return chunk


def listed(ch: Chunker, i: int) -> Chunk | None:
    """Read an unknown name behind a comma in a row of names («قرى الفوار، سليم، أبو كرنة، أم كوراك»)."""
    chunks = ch.chunks
    comma, before = (chunks[-1], chunks[-2]) if len(chunks) > 1 else (None, None)
    if comma is None or before is None or comma.group != "comma" or before.last != comma.first:
        return None
    k = len(chunks) - 2
    while k > 1 and chunks[k].kind == "place" and chunks[k - 1].group == "comma" and chunks[k - 2].kind == "place":
        k -= 2
    head = chunks[k]
    if not opens_row(head) or head.head is None or before.kind != "place":
        return None
    s, end = ch.sentence, names.place(ch.sentence, i, long=True)
    ends = end >= len(s) or s.punct(end) or s.forms[end].startswith("و")
    if end == i or not ends or s.forms[i].startswith(("و", "ب", "ل")):
        return None
    return _in_row(ch, head, i, end, s.span(i, end))


def _in_row(ch: Chunker, before: Chunk, first: int, last: int, span: Span) -> Chunk:
    """Return the place of words [first, last), a name in the row that ``before`` is in."""
    name = span.of(ch.sentence.text)
    chunk = Chunk("place", first, last, span)
    chunk.group, chunk.head = "row", before.head
    chunk.role, chunk.noun_class = before.role, before.noun_class
    kind = before.head.place_type if before.head is not None else None
    chunk.entities = [
        Entity(
            id=f"{kind or 'place'}:{latin(name)}",
            name=name,
            kind=kind,
            rule="place.coordination",
            span=span,
            registered=False,
            site=Site(name, kind, name, operators=(Operator("head", kind or ""),)),
        )
    ]
    return chunk
