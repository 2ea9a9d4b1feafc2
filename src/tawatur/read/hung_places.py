"""Places of acts that hang on another: what it is for, what goes along with it, what an event includes."""

from itertools import pairwise
from typing import Final

from tawatur.core.spans import Span
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.read.links import ATTACKS
from tawatur.read.placing import ROLES

LEAVES: Final = frozenset({"withdrawal", "desertion", "displacement"})  # the scene is where they leave from
MOVEMENTS: Final = LEAVES | {"deployment", "weapons_movement", "humanitarian_aid"}
_INCLUDES: Final = ("light_verb.include", "light_verb.hit_reach", "light_verb.witness")
_ELSEWHERE: Final = ("plan.fear", "plan.prepare_for")
_WIDE: Final = frozenset({"locality", "area", "region", "desert", "countryside"})


def whereabouts(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Make one place of an unnamed one and the direction right behind it («إلى مواقع جنوب غرب محافظة X»)."""
    for place, area in pairwise(chunks):
        if place.kind != "place" or area.kind != "place" or place.last != area.first or area.prep is not None:
            continue
        unnamed = not place.definite and not place.owner and bool(place.entities) and place.entities[0].name is None
        unnamed = unnamed and place.feature.startswith("np") and place.last - place.first == 1
        if not unnamed or area.conj or getattr(area.head, "role", "") != "direction" or not area.entities:
            continue
        place.last, place.span = area.last, Span(place.span.start, area.span.end)
        place.entities = area.entities
        for act in kept:
            for role in ROLES:
                act.roles[role] = [c for c in act.roles.get(role, ()) if c is not area]
        chunks[area.index] = place


def included(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Give what an event included the event's place («أجرت تغييرات في X، … وشملت هذه التغييرات استبدال القادة»)."""
    for i, cue in enumerate(chunks):
        if cue.kind != "cue" or not cue.data.id.endswith(_INCLUDES):
            continue
        noun = next((c for c in chunks[i + 1 : i + 4] if c.kind == "trigger"), None)
        if noun is None or not (noun.demonstrative or "ال" in noun.clitics):
            continue
        whole = next((a for a in reversed(kept) if a.chunk.index < i and a.sense_type == noun.data.type), None)
        if whole is None or not whole.roles.get("places"):
            continue
        for act in kept:
            if act.chunk.index > noun.index and act.sense_type == whole.sense_type and not act.roles.get("places"):
                for chunk in whole.roles["places"]:
                    act.put("places", chunk, "links.place", 0.5)


def area_of_assets(kept: list[Candidate]) -> None:
    """Add the area where the assets of an act lie that its clause does not say: «تشكيل خلايا في X لضرب القواعد»."""
    for act in kept:
        link, own = act.link, [c for role in ROLES for c in act.roles.get(role, ())]
        if link is None or not own or act.status == "negated" or _feared(act):
            continue
        if act.link_kind != "purpose" and not (act.link_kind == "coordination" and link.roles.get("to")):
            continue
        if not all(is_asset(c) and not _proper(c) for c in own):
            continue
        some = link.roles.get("to") or link.roles.get("places") or []
        for chunk in some:
            wide = bool(chunk.entities) and chunk.entities[0].kind in _WIDE
            if (chunk.role == "in_area" or wide) and chunk not in own:
                act.put("places", chunk, "links.place", 0.5)


def aim(act: Candidate, link: Candidate) -> bool:
    """Say whether an act is what another is for, at its place («انتشرت في X لملاحقة Y»، «نقلت إلى X تمهيداً لتوزيعها»).

    What is feared, prepared for elsewhere or ordered has a scene of its own.
    """
    if act.status != "planned":
        return False
    if _feared(act):  # «تمهيداً لتوزيعها»: of what was moved, where it was moved to
        return bool(act.chunk.enclitic and link.roles.get("to")) and act.sense_type in MOVEMENTS - LEAVES
    return bool(link.roles.get("to")) or link.sense_type not in MOVEMENTS


def journeys(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Complete movements: by that of the relative clause before («الرتل الذي وصل إلى X جاء من Y»), by who moves."""
    for act in kept:
        link = act.link
        if link is not None and _same_journey(act, link, chunks):
            for role in ("from", "to"):
                for chunk in link.roles.get(role, ()) if not act.roles.get(role) else ():
                    act.put(role, chunk, "places.same_journey", 0.6)
        if act.sense_type in LEAVES and not act.roles.get("from") and act.chunk.index:
            home = _home_of(act, chunks)
            if home is not None:
                act.put("from", home, "places.home", 0.6)


def _same_journey(act: Candidate, link: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether a movement is the one that the relative clause right before it tells of."""
    if not (act.frame.mover and link.frame.mover and act.link_kind == "sequence") or act.chunk.conj:
        return False
    between = chunks[link.chunk.index + 1 : act.chunk.index]
    opened = link.chunk.index > 0 and chunks[link.chunk.index - 1].kind == "relative"
    return opened and all(c.kind in ("place", "prep", "time", "word") for c in between)


def _home_of(act: Candidate, chunks: list[Chunk]) -> Chunk | None:
    """Return where people are from of whom a relative clause tells that they left («أبناء X الذين نزحوا»)."""
    opened = next((c for c in reversed(chunks[: act.chunk.index]) if c.kind not in ("cue", "word")), None)
    if opened is None or opened.kind != "relative":
        return None
    for chunk in reversed(chunks[: opened.index]):
        if chunk.kind == "place":
            who = chunks[chunk.index - 1] if chunk.index else None
            people = who is not None and who.kind == "actor" and who.noun_class in ("civilian", "force")
            return chunk if people and who is not None and chunk.prep is None and who.last == chunk.first else None
        if chunk.kind not in ("punct", "word"):
            return None
    return None


def feared(kept: list[Candidate]) -> None:
    """Let an attack that is feared be feared where one is, or was before one left («نزحوا من X خوفاً من القصف»)."""
    for act in kept:
        link = act.link
        if link is None or act.sense_type not in ATTACKS or not _feared(act) or act.link_kind != "purpose":
            continue
        if link.status == "planned" or any(act.roles.get(role) for role in ROLES):
            continue
        shared = {id(c) for rule, _, _, c in link.rules if rule == "links.place"}
        some = [c for c in link.roles.get("from") or link.roles.get("places") or [] if id(c) not in shared]
        for chunk in [c for c in some if c.entities and c.entities[0].name is not None] or some:
            act.put("places", chunk, "places.feared", 0.6)


def circumstance(act: Candidate, link: Candidate) -> bool:
    """Say whether a verb in the imperfect tells what went along with another («وصلت الحافلات إلى X ترافقها سيارات»)."""
    verb = act.finite and act.chunk.feature[:1] == "i" and not act.chunk.conj and act.light is None
    return verb and link.finite and act.status != "negated"


def _feared(act: Candidate) -> bool:
    """Say whether an act is only feared or prepared for."""
    cues = [c.data.id for rule, _, _, c in act.rules if rule == "status.plan" and c is not None and c.kind == "cue"]
    return any(c.endswith(_ELSEWHERE) for c in cues)


def _proper(chunk: Chunk) -> bool:
    """Say whether a place has a name of its own."""
    site = chunk.entities[0].site if chunk.entities else None
    return site is not None and (site.name is not None or bool(site.names))


def is_asset(chunk: Chunk) -> bool:
    """Say whether a phrase is a base, position or the like, rather than a place of its own."""
    return getattr(chunk.head, "role", None) == "asset"
