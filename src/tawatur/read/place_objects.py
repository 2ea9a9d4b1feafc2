"""Phrases that name a place but are no place of their act: what it sets up, takes or strikes, and whom it addresses."""

from itertools import pairwise
from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.read.hung_places import LEAVES, is_asset
from tawatur.read.links import ATTACKS
from tawatur.read.placing import ROLES
from tawatur.read.tokens import Sentence

_WORDS: Final = frozenset({"accusation", "demand", "refusal", "sanction", "threat", "formation", "concealment"})
_OBJECTS: Final = frozenset({"property_destruction", "seizure", "weapons_movement", "crime"})
_BUILT: Final = frozenset({"checkpoint", "base_established"})  # what is set up is no place of the act
_HIT: Final = frozenset({"building", "station"})
_MANNED: Final = frozenset({"position"})  # «مواقع X»: who is struck rather than where


def prune(act: Candidate) -> list[Chunk]:
    """Take away what is no place of an act: what it sets up or destroys, whom it addresses, who mans a position.

    «المنطقة» alone is taken away too, and returned: it stands back behind the places that say which area is meant.
    """
    some, areas = act.roles.get("places", []), []
    named = any(not is_asset(c) for c in some)
    for chunk in list(some):
        if (_free(chunk) and chunk.definite and _stands_for_area(chunk)) or _sky(chunk):
            areas.append(chunk)
        elif not (_done_to(act, chunk) or _spoken_to(act, chunk) or (named and _who_is_there(act, chunk))):
            continue
        some.remove(chunk)
    for chunk in [c for c in act.roles.get("from", ()) if act.sense_type in LEAVES and _left(act, c)]:
        act.roles["from"].remove(chunk)
    return areas


def _done_to(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is what an act destroys, takes, sets up, strikes or finds."""
    bare, free = chunk.prep is None, _free(chunk)
    vague = _unnamed(chunk) and not chunk.definite
    return (
        (bare and act.sense_type in _OBJECTS and (vague or is_asset(chunk)))
        or (free and vague and (act.sense_type in _BUILT or _is_building(chunk)))
        or (free and vague and is_asset(chunk) and _called(act, chunk))
        or (act.sense_type == "command_change" and vague and is_asset(chunk) and not chunk.owner)
        or _found(act, chunk)
        or _no_scene(act, chunk)
        or (_hit(act, chunk) and _beside_named(act, chunk))
    )


def _spoken_to(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is whom an act of words addresses, or where it bars the way to."""
    addressed = (_free(chunk) or chunk.prep == "from") and act.sense_type in _WORDS
    return addressed or (chunk.prep == "to" and act.sense_type == "restriction")


def _who_is_there(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is who holds a position rather than a place, unless it is what an attack strikes."""
    struck = act.sense_type in ATTACKS and chunk.prep in (None, "to")
    return not struck and _is_manned(chunk)


def said_again(kept: list[Candidate], chunks: list[Chunk], sentence: Sentence) -> None:
    """Take away what says a named place again in brackets («قضاء سنجار (شنكال)»)."""
    for place, again in pairwise(chunks):
        if place.kind != "place" or again.kind != "place" or again.prep is not None or again.conj or _unnamed(place):
            continue
        if "(" in sentence.text[place.span.end : again.span.start]:
            for act in kept:
                for role in ROLES:
                    if place in act.roles.get(role, ()) and again in act.roles[role]:
                        act.roles[role].remove(again)


def _found(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is what is found or seized («عثرت على معمل», «استولوا على منزل»): no place of its own."""
    return act.sense_type == "seizure" and chunk.prep == "on" and _unnamed(chunk) and not chunk.definite


def _no_scene(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is a court, a way that is cut off for somebody, or «موقع» that may have fallen."""
    kind, bare = (chunk.entities[0].kind if chunk.entities else None), chunk.prep is None
    if not _unnamed(chunk):
        return False
    if act.sense_type == "investigation":
        return kind == "admin2" and chunk.prep in ("to", "on", "under_over")  # «إحالة الملف على القضاء»
    if act.sense_type == "restriction":
        return kind == "road" and bare and bool(chunk.enclitic)  # «اعترضوا طريقها»
    fell = act.sense_type == "territory_capture" and bare and not chunk.definite
    return fell and is_asset(chunk) and not chunk.owner  # «نفى سقوط أي موقع»


def _hit(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is a building or station that is hit, or houses that are searched: its town is where."""
    if chunk.prep is not None or not _unnamed(chunk):
        return False
    if chunk.enclitic:
        return chunk.feature.startswith("np") and act.sense_type == "raid_search"  # «داهمت منازلهم في X»
    kind = chunk.entities[0].kind if chunk.entities else None
    return act.sense_type in ATTACKS and not chunk.definite and kind in _HIT


def _called(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase tells what the named place before it is («في حقل X الذي تتخذه القوات قاعدة لها»)."""
    if not chunk.feature.startswith("ns") or chunk.last - chunk.first > 1 or chunk.owner:
        return False
    before = [c for c in act.roles.get("places", ()) if c.index < chunk.index]
    return bool(before) and before[-1].prep is not None and not _unnamed(before[-1])


def _left(act: Candidate, chunk: Chunk) -> bool:
    """Say whether a phrase is the posts that are left («أخلت مقراتها في X»): a named place tells where."""
    known = chunk.definite and not chunk.enclitic
    return _free(chunk) and _unnamed(chunk) and not known and _beside_named(act, chunk)


def _free(chunk: Chunk) -> bool:
    """Say whether neither a preposition nor «و» governs a phrase."""
    return chunk.prep is None and not chunk.conj


def _unnamed(chunk: Chunk) -> bool:
    return not chunk.entities or chunk.entities[0].name is None


def _beside_named(act: Candidate, chunk: Chunk) -> bool:
    """Say whether an act has a place with a name besides a phrase."""
    return any(c is not chunk and not _unnamed(c) for role in ROLES for c in act.roles.get(role, ()))


def _is_manned(chunk: Chunk) -> bool:
    """Say whether an asset without a name of its own is rather who holds it than a place («مواقع X»)."""
    if not is_asset(chunk) or chunk.head.id.rpartition(".")[2] not in _MANNED:
        return False
    return not chunk.entities or chunk.entities[0].rule == "place.asset"


def _is_building(chunk: Chunk) -> bool:
    """Say whether a phrase is a building or station without a name («استهدف محطة وقود»): what is hit, not where."""
    entity = chunk.entities[0] if chunk.entities else None
    if entity is None or entity.rule != "place.head_alone" or chunk.head is None:
        return False
    completed = entity.site is not None and entity.site.words.split()[-1].startswith("ال")  # «مبنى المحافظة»
    return (chunk.head.noun_class == "building" and not completed) or entity.kind == "station"


def _stands_for_area(chunk: Chunk) -> bool:
    """Say whether a phrase is no more than «المنطقة»: the places named before say which."""
    site = chunk.entities[0].site if chunk.entities else None
    return site is not None and site.kind == "locality" and site.name is None and chunk.last - chunk.first == 1


def _sky(chunk: Chunk) -> bool:
    """Say whether a phrase is no more than the sky («في الأجواء»)."""
    alone = chunk.last - chunk.first == 1 and chunk.head is not None
    return alone and chunk.head.id.endswith(".sky") and all(e.name is None for e in chunk.entities)
