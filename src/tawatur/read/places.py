"""Places in their context: which words that may name a place do so, and how they are found again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import structs

from tawatur.lexicon.gazetteer import Place, load_gazetteer
from tawatur.lexicon.match import Hit
from tawatur.read import modifiers, names, place_areas, place_extent, place_heads, things
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.locating import INNER, TOWNS, locate
from tawatur.read.sites import Fix, Operator, Setting, Site
from tawatur.read.word_classes import VERB_FEATURES
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_ROLES: Final = frozenset({"place_head", "area_head", "direction", "nominal_area", "asset"})
_SURE_TYPES: Final = frozenset({"country", "admin1", "admin2", "capital", "city", "region"})
_PLACE_PREPS: Final = frozenset({"in", "from", "to", "through", "around", "under_over", "between", "b", "near", "on"})
_BIG: Final = 30_000
_TOWN: Final = 5_000
_KNOWN_ABROAD: Final = 300_000
_SHORTEST_LIKE: Final = 5
_FRONT: Final = "noun.unit.front"
_INSIDE: Final = frozenset({"in", "from"})
_GAP: Final = 3
_NEAR_ACT: Final = 6
_HIT: Final = frozenset({"air_strike", "drone_strike", "shelling", "bombing", "explosion", "armed_attack"})
_WIDE: Final = frozenset({"country", "admin1", "desert", "region"})


def parse(ch: Chunker, i: int) -> Chunk | None:
    """Return the place chunk that starts at word i, if one does."""
    s = ch.sentence
    longest = s.hits[i][0].last
    name, noun = s.hit(i, "place"), s.hit(i, "noun")
    if noun is not None and noun.proclitics[:1] == ("ك",) and noun.last == i + 1 and len(s.forms[i]) < _SHORTEST_LIKE:
        noun = None  # «كبير» is no «بئر»
    if noun is not None and s.forms[i].startswith("واد") and _hamza(ch, i):
        noun = None  # «وأدى» is no «وادي»
    first = not ch.chunks or ch.chunks[-1].kind in ("punct", "clause", "complement", "relative")
    if noun is not None and noun.enclitic and first and noun.entry.role == "place_head":
        noun = None  # «…، تلتها طائرة» is no hill
    if noun is not None and noun.entry.id == _FRONT and noun.last >= longest:
        return place_heads.named(ch, noun)
    town = noun is not None and name is not None and (_rather_a_name(ch, noun, name) or _joins_names(ch, noun, name))
    if town:
        noun = None  # «الميادين» is the town, not «squares»
    if noun is not None and noun.entry.role in _ROLES and noun.last >= longest:
        trigger = s.hit(i, "trigger")
        if trigger is None or trigger.last < noun.last or noun.entry.role != "asset":
            return place_heads.headed(ch, noun)
    before = ch.chunks[-1] if ch.chunks else None
    thing = before is not None and before.kind == "thing" and before.last == i and not before.definite
    alone = name is not None and noun is None and not town and not name.proclitics and name.last == i + 1
    if thing and alone and s.forms[i].endswith("ه"):
        return None  # «أسلحة حديثة» is not the town
    if name is not None and name.last >= longest and not name.enclitic and (town or _stands_as_place(ch, i, name)):
        chunk = ch.simple("place", name)
        words = modifiers.text(ch, name.first, name.last)
        chunk.entities = [
            located(ch, Site(words, None, words, same_name(ch, name)), name.first, name.last, name.proclitics)
        ]
        chunk.role = "in_area" if chunk.entities[0].kind in _WIDE else "at"
        chunk.noun_class = "place"
        opening = _opened(ch, i, name)
        if opening is not None:
            chunk.head, chunk.feature = opening.entry, opening.feature
            place_extent.stretch(ch, chunk, place_extent.trailing(ch, chunk.last, definite=True))
            told = place_areas.trailing_directions(ch, name.last, chunk.last)
            if told:  # «ريف دمشق الغربي»
                site = Site(modifiers.text(ch, i, chunk.last), None, words, same_name(ch, name), told)
                chunk.entities = [located(ch, site, i, chunk.last, name.proclitics)]
            chunk.entities[0].span = chunk.span
        return chunk
    return building(ch, i)


def _hamza(ch: Chunker, i: int) -> bool:
    """Say whether the second letter of a word as received is an alif with hamza."""
    word = ch.sentence.words[i]
    return ch.sentence.text[word.start + 1 : word.end].startswith("\u0623")


def building(ch: Chunker, i: int) -> Chunk | None:
    """Read a house or shop as a place where something happens in or before it («من منزله», «داهموا المنزل»)."""
    s = ch.sentence
    thing = s.hit(i, "thing")
    before = ch.chunks[-1] if ch.chunks else None
    if thing is None or thing.entry.noun_class != "building" or thing.last < s.hits[i][0].last or before is None:
        return None
    inside = before is place_extent.PREP_IN
    act = next((c for c in reversed(ch.chunks[-_NEAR_ACT:]) if c.kind == "trigger"), None)
    if before.kind == "prep" and before.last == i and before.data is not None:
        inside = before.data.id in _INSIDE
        hit = before.data.id == "on" and act is not None and act.data.type in _HIT  # «غارة على منزل»
        inside = inside or hit or before.data.id == "under_over"  # «أمام منزله»
    raided = act in ch.chunks[-3:] and act.data.type == "raid_search" and thing.proclitics in ((), ("ال",))
    if not (inside or raided or thing.proclitics[:1] == ("ب",)):
        return None
    chunk = ch.simple("place", thing)
    chunk.role, chunk.noun_class = "at", "building"
    if not thing.enclitic:
        place_extent.stretch(ch, chunk, place_extent.adjectives(ch, chunk.last, definite=chunk.definite))
        held = things.held_by(ch, chunk.last) if not chunk.definite else None
        if held is not None:  # «منزل لعائلة X»
            chunk.owner = held[0]
            place_extent.stretch(ch, chunk, held[1])
    words = modifiers.text(ch, thing.first, chunk.last)
    chunk.entities = [
        Entity(
            id=None,
            name=None,
            kind="building",
            rule="place.building",
            span=chunk.span,
            registered=False,
            site=Site(words, "building", plural=thing.feature.startswith("np")),
        )
    ]
    return chunk


def same_name(ch: Chunker, hit: Hit) -> tuple[Place, ...]:
    """Return all places of the gazetteer that bear a name found in the text, in a fixed order."""
    known = ch.names.get((hit.first, hit.last))
    if known is None:
        known = ch.names[hit.first, hit.last] = _same_name(ch, hit)
    return known


def _same_name(ch: Chunker, hit: Hit) -> tuple[Place, ...]:
    hits = [h for h in ch.sentence.hits[hit.first] if h.topic == "place" and h.last == hit.last]
    some = {h.entry.id: h.entry for h in hits}
    for words in {_words(ch, h) for h in hits}:
        for candidate in load_gazetteer().candidates(words):
            some.setdefault(candidate.place.id, candidate.place)
    return tuple(some[key] for key in sorted(some))


def _words(ch: Chunker, hit: Hit) -> str:
    """Return the folded words of a hit without the clitics before its name."""
    forms = ch.sentence.forms[hit.first : hit.last]
    return " ".join((forms[0][_lead(hit) :], *forms[1:]))


def _lead(hit: Hit) -> int:
    """Return how many letters of a folded word are clitics before its name; the article is the name's."""
    return sum(len(p) for p in hit.proclitics if p != "ال")


def located(ch: Chunker, site: Site, first: int, last: int, proclitics: tuple[str, ...]) -> Entity:
    """Return the entity of a site that stands in words [first, last), resolved as far as the report so far allows."""
    span = ch.sentence.span(first, last, proclitics)
    if proclitics and site.words != (words := modifiers.unquoted(span.of(ch.sentence.text))):
        site = structs.replace(site, words=words)
    entity = Entity(id=None, name=site.words, kind=site.kind, rule="place.gazetteer", span=span, site=site)
    apply(entity, locate(site, ch.setting))
    return entity


def apply(entity: Entity, fix: Fix) -> None:
    """Write where a site lies into its entity, and the gazetteer's name and id where the phrase is only a name."""
    entity.fix = fix
    entity.lat, entity.lon, entity.precision = fix.lat, fix.lon, fix.level
    site, place = entity.site, fix.place
    if place is None:
        return
    entity.country = place.country
    plain = site is None or all(o.kind == "head" for o in site.operators)
    if plain and entity.rule == "place.gazetteer":
        entity.id, entity.name, entity.kind = place.id, place.name_ar, place.type


def refine(chunks: list[Chunk], setting: Setting, before: Sequence[Chunk] | None = None) -> None:
    """Resolve the places of a sentence with what stands beside them («في الميادين شرقي دير الزور»).

    With the phrases ``before`` the sentence, a place inside a town lies in the last town named, unless told.
    """
    town: Site | None = None
    head: str | None = None
    for chunk in chunks:
        entity = chunk.entities[0] if chunk.kind == "place" and chunk.entities else None
        if entity is None or entity.site is None:
            continue
        head = _shared_head(chunk, entity.site, head)
        site = entity.site
        if head is not None and not site.operators and site.names:
            site = structs.replace(site, operators=(Operator("head", head),))
        site = _side_of_the_country(site, setting)
        around = tuple(dict.fromkeys((*site.around, *_beside(chunk, chunks), *_in_front(chunk, chunks))))
        if not around and not site.names and before is not None and _inner(site):
            town = town or _last_town(before)
            around = () if town is None else (town,)
        entity.site = site if around == site.around else structs.replace(site, around=around)
        apply(entity, locate(entity.site, setting))
        if _is_town(entity):
            town = entity.site


def _last_town(chunks: Sequence[Chunk]) -> Site | None:
    """Return the town that phrases name last."""
    for chunk in reversed(chunks):
        if chunk.kind == "place" and chunk.entities and _is_town(chunk.entities[0]):
            return chunk.entities[0].site
    return None


def _shared_head(chunk: Chunk, site: Site, head: str | None) -> str | None:
    """Return the type that a dual or plural head gives to all names joined to it («محافظات حلب وحمص وحماه»)."""
    if chunk.conj and head is not None and not site.operators:
        return head
    if chunk.feature.startswith(("nd", "np")):
        return next((o.words for o in site.operators if o.kind == "head"), None)
    return None


def _inner(site: Site) -> bool:
    """Say whether a site is a place inside a town, by itself or by the noun that an area is around."""
    return site.kind in INNER or any(o.kind == "head" and o.words in INNER for o in site.operators)


def _side_of_the_country(site: Site, setting: Setting) -> Site:
    """Let «المنطقة الشرقية» and «الشمال» be that side of the report's country."""
    if site.names or site.name is not None or not setting.countries or site.nominal or site.around:
        return site
    directed = any(o.kind == "direction" and o.bearing is not None for o in site.operators)
    heads = {o.words for o in site.operators if o.kind == "head"}
    if not directed or not heads <= {"locality"} or any(o.kind not in ("head", "direction") for o in site.operators):
        return site
    country = load_gazetteer().country(setting.countries[0])
    return site if country is None else structs.replace(site, name=country.name_ar, names=(country,))


def _is_town(entity: Entity) -> bool:
    return entity.fix is not None and entity.fix.place is not None and entity.fix.place.type in TOWNS


def _beside(chunk: Chunk, chunks: list[Chunk]) -> tuple[Site, ...]:
    """Return the sites of the places that follow a place at once, as its containers, the nearest first."""
    found: list[Site] = []
    last = chunk.last
    for other in chunks[chunk.index + 1 : chunk.index + 8]:
        if other.kind == "place":
            if other.conj or other.prep in ("to", "from", "through") or other.first - last > _GAP:
                break
            if other.entities and other.entities[0].site is not None:
                found.append(other.entities[0].site)
            last = other.last
        elif _joins(other):
            continue
        elif not found and _belongs(other):
            last = other.last  # «معسكر مغلق تابع لها، بالقرب من X»
        else:
            break
    return tuple(found)


def _joins(chunk: Chunk) -> bool:
    """Say whether a preposition or comma joins a place to what contains it."""
    if chunk.kind == "punct":
        return chunk.group == "comma"
    return chunk.kind == "prep" and (chunk.data is None or chunk.data.id in ("in", "under_over"))


def _in_front(chunk: Chunk, chunks: list[Chunk]) -> tuple[Site, ...]:
    """Return the site of the place right before, where both speak of one spot («حقل X، أكبر قاعدة», «X بمنطقة Y»)."""
    for other in reversed(chunks[max(0, chunk.index - 2) : chunk.index]):
        if other.kind == "place":
            site = other.entities[0].site if other.entities else None
            apposed = chunk.prep is None and chunk.head is not None and chunk.head.role == "asset"
            return (site,) if site is not None and not chunk.conj and (apposed or chunk.prep == "b") else ()
        if other.kind != "word" and not (other.kind == "punct" and other.group == "comma"):
            return ()
    return ()


def _belongs(chunk: Chunk) -> bool:
    """Say whether a phrase behind a place tells whose it is or what it is like, not where."""
    if chunk.kind == "word":
        return chunk.data is None or chunk.data.id in ("belonging", "lying")
    return chunk.kind == "actor" and chunk.prep in ("belonging", "l", "b") and not chunk.conj


def _stands_as_place(ch: Chunker, i: int, hit: Hit) -> bool:
    """Say whether a gazetteer name may be read as a place here: names of small places need a place's surroundings."""
    some = same_name(ch, hit)
    other = [
        h
        for h in ch.sentence.hits[i]
        if h.topic in ("trigger", "noun", "thing", "cue", "particle") and h.last >= hit.last
    ]
    sure = any(_well_known(ch, place) for place in some)
    before = ch.chunks[-1] if ch.chunks else None
    if before is place_extent.PREP_IN:
        other = [h for h in other if h.feature[:1] not in VERB_FEATURES]  # «أطراف حولا»: no verb completes a noun
    alone = hit.last - hit.first == 1 and not [p for p in hit.proclitics if p != "ال"]
    country = any(place.type == "country" for place in some)
    if country and alone and "ال" in hit.proclitics and ch.sentence.forms[i].endswith("ي"):
        return False  # «سوق دبي المالي»: an adjective, no country's name has the article here
    if (
        alone
        and before is not None
        and before.last == i
        and before.kind in ("actor", "thing", "noun")
        and ch.sentence.forms[i].startswith("ال")
    ):
        return False  # «القائد الجديد»: an adjective, not the village of that name
    if sure and not other:
        return True
    if hit.last - hit.first > 1 and _opened(ch, i, hit) is not None:
        return True  # «مجمع مليتة»: a name of several words that opens with a place noun is nothing else
    clitics = [p for p in hit.proclitics if p != "ال"]
    if clitics and clitics[-1] == "ب" and not other:
        return True
    if before is None:
        return False
    if before.kind == "prep":
        allowed = before.data is None or before.data.id in _PLACE_PREPS
        return allowed and (not other or sure)
    if before.kind in ("place",) or (before.kind == "punct" and len(ch.chunks) > 1 and ch.chunks[-2].kind == "place"):
        return all(country and _of_nation(h) for h in other)  # «في العراق وسوريا»: no accusative of «سوري»
    return before.kind == "conjunction" and not other


def _of_nation(hit: Hit) -> bool:
    return hit.topic == "noun" and hit.entry.role == "nationality" and hit.feature in ("am", "ama")


def _rather_a_name(ch: Chunker, noun: Hit, name: Hit) -> bool:
    """Say whether a plural with the article is a town's name rather than the common noun: nothing completes it."""
    if not (noun.feature.startswith("np") and "ال" in noun.proclitics and name.last == noun.last) or name.enclitic:
        return False
    some = same_name(ch, name)
    return any(p.type in TOWNS and p.country in ch.countries and p.population >= _TOWN for p in some)


def _joins_names(ch: Chunker, noun: Hit, name: Hit) -> bool:
    """Say whether «و» joins a name to those of a dual or plural head («ولايات الخرطوم والجزيرة»، «أحياء X والقصور»)."""
    before = ch.chunks[-1] if ch.chunks else None
    if before is None or not place_heads.opens_row(before) or before.last != name.first:
        return False
    headed = before.head is not None and before.head.role == "place_head"
    joined = name.proclitics[:1] == ("و",) and noun.proclitics == ("و", "ال") and name.last >= noun.last
    return headed and joined and not noun.enclitic


def _well_known(ch: Chunker, place: Place) -> bool:
    """Say whether a place is known widely enough, or in the report's own countries, to be read without a cue."""
    if place.type in ("country", "capital", "admin1", "region"):
        return True
    foreign = bool(ch.countries) and place.country not in ch.countries and place.population < _KNOWN_ABROAD
    return not foreign and (place.type in _SURE_TYPES or place.population >= _BIG)


def _opened(ch: Chunker, i: int, hit: Hit) -> Hit | None:
    """Return the place noun that a gazetteer's name of several words opens with («حقل العمر»), if it does."""
    noun = ch.sentence.hit(i, "noun")
    if noun is None or noun.entry.role not in _ROLES or hit.last <= noun.last:
        return None
    return noun if _lead(hit) == _lead(noun) else None


def open_name(ch: Chunker, i: int) -> Chunk | None:
    """Read a name that no list has where only a place can stand: «نزحت من X», «إلى X»، «في X بريف Y»."""
    s = ch.sentence
    before = ch.chunks[-1] if ch.chunks else None
    if before is None or before.kind != "prep" or before.last != i or s.hits[i] or s.words[i].kind != "arabic":
        return None
    prep = before.data.id if before.data is not None else before.prep
    moving = prep in ("from", "to") and any(_moves(c) for c in ch.chunks[-8:])
    end = names.place(s, i)
    written = s.text[s.words[i].start : s.words[i].end]
    if end == i or s.forms[i].endswith(("ين", "ون", "ات")) or written.endswith(("يه", "يها")):
        return None  # «من طرفيه»
    if not moving and not (prep in ("in", "from", "to") and _located_by(ch, end)):
        return None
    chunk = Chunk("place", i, end, s.span(i, end))
    name = modifiers.text(ch, i, end)
    chunk.noun_class, chunk.role, chunk.group = "place", "at", "row"
    chunk.entities = [
        Entity(
            id=f"place:{latin(name)}",
            name=name,
            kind=None,
            rule="place.open_name",
            span=chunk.span,
            registered=False,
            site=Site(name, None, name),
        )
    ]
    return chunk


def _moves(chunk: Chunk) -> bool:
    return chunk.kind == "trigger" and chunk.data.frame == "move"


def _located_by(ch: Chunker, at: int) -> bool:
    """Say whether what follows tells where a place lies: «بريف X», «شرقي X», «بمحافظة X»."""
    s = ch.sentence
    noun = s.hit(at, "noun") if at < len(s) else None
    if noun is None or at in s.opens:
        return False
    if noun.entry.role == "direction":
        return noun.proclitics == () and at + 1 < len(s)
    if noun.entry.role == "area_head":
        return noun.proclitics in (("ب",), ()) and at + 1 < len(s)
    return noun.entry.role == "place_head" and noun.proclitics == ("ب",)
