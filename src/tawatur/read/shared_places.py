"""Places that no act of a sentence has taken yet, and places that several acts have in common."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite
from tawatur.read.hung_places import (
    LEAVES,
    MOVEMENTS,
    aim,
    area_of_assets,
    circumstance,
    feared,
    included,
    is_asset,
    journeys,
    whereabouts,
)
from tawatur.read.links import ATTACKS, HARM
from tawatur.read.place_bodies import seat
from tawatur.read.place_objects import prune, said_again
from tawatur.read.placing import NO_PLACE, ROLES, attach
from tawatur.read.tokens import Sentence

_HEAD_MARKS: Final = frozenset(":|")
_NARRATION: Final = frozenset({"speech", "denial", "according", "source_noun"})
_BORDERS: Final = frozenset({"plan", "order", "cause", "simultaneous", "own_voice", "negation", "doubt"})
# Acts of words and offices: a place in their sentence is seldom theirs unless it is an argument of the act itself.
PLACELESS: Final = frozenset(
    {
        "accusation",
        "agreement",
        "ceasefire",
        "command_change",
        "cooperation",
        "demand",
        "formation",
        "handover",
        "investigation",
        "military_support",
        "recruitment",
        "refusal",
        "release",
        "sanction",
        "threat",
        "withholding",
    }
)
_PARTS: Final = _NARRATION | frozenset({"plan", "order", "cause", "simultaneous"})
_MILITARY: Final = frozenset(
    {"arrest", "raid_search", "concealment", "restriction", "weapons_movement", "deployment", "exercise", "seizure"}
)
_ON_STAGE: Final = ATTACKS | {
    "air_defence",
    "base_established",
    "checkpoint",
    "concealment",
    "deployment",
    "meeting",
    "overflight",
    "protest",
    "restriction",
    "riot",
    "seizure",
}
_ANSWERS: Final = frozenset({"armed_clash", "air_defence"})
_SENT: Final = MOVEMENTS - {"deployment"}  # who sends others or makes them leave does not go there
_WITNESS: Final = "light_verb.witness"
_FROM_INSIDE: Final = frozenset({"arrest", "crime", "seizure"})


def settle(kept: list[Candidate], chunks: list[Chunk], sentence: Sentence) -> None:
    """Give each act of a sentence the places that are its own, then those that it has in common with others."""
    if not kept:
        return
    whereabouts(kept, chunks)
    _unclaimed(kept, chunks)
    for act in kept:
        _moving(act)
    areas = {id(act): prune(act) for act in kept}
    _moved_on(kept, chunks)
    _share(kept, chunks)
    _fronted(kept, chunks)
    included(kept, chunks)
    _on_the_spot(kept)
    area_of_assets(kept)
    _areas_alone(kept, areas)
    journeys(kept, chunks)
    feared(kept)
    said_again(kept, chunks, sentence)
    _dateline(kept, chunks, sentence.forms)


def _areas_alone(kept: list[Candidate], areas: dict[int, list[Chunk]]) -> None:
    """Give «المنطقة» back to acts that no other place says more of, and to what was done besides («وداهمتها»)."""
    some = {id(area) for act in kept for area in areas[id(act)]}
    for act in kept:
        if not any(act.roles.get(role) for role in ROLES):
            for area in areas[id(act)]:
                act.put("places", area, "places.area_alone", 0.5)
        giver = act.link if act.link_kind == "coordination" else None
        if giver is None or not any(id(c) in some for c in giver.roles.get("places", ())):
            continue
        if _receives(act, giver, act.link_kind):
            _take_over(giver, act)


def _unclaimed(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Give each place that no act has taken to the act whose clause it stands in."""
    taken = {id(c) for act in kept for role in ROLES for c in act.roles.get(role, ())}
    acts = {act.chunk.index: act for act in kept}
    placed = {id(act) for act in kept if any(act.roles.get(role) for role in ROLES)}
    for chunk in list(chunks):
        if chunk.kind == "actor" and chunk.prep is not None:
            host, _ = _host(chunk, chunks, acts)
            made = seat(chunk, host.sense_type if host is not None else None)
            if host is not None and made is not None:
                if made.prep == "to":
                    _brought_to(kept, chunk, made)
                else:
                    host.put("places", made, "places.seat", 0.7)
                chunks[chunk.index] = made
        if chunk.kind != "place" or id(chunk) in taken:
            continue
        host, sure = _host(chunk, chunks, acts)
        before = chunks[chunk.index - 1] if chunk.index else None
        if before is not None and chunk.prep is None and before.kind == "cue" and before.data.id.endswith(_WITNESS):
            act = next((a for a in kept if a.chunk.index > chunk.index), None)
            if act is not None:
                act.put("places", chunk, "places.witness", 0.8)  # «شهدت مدينة X، منذ أمس، …»
            continue
        if host is None:
            continue
        if sure and attach(host, chunk, chunks) is not None:
            placed.add(id(host))
        elif chunk.prep in ("coming", "going") or (_stays(host, chunk) and _of_people(chunk, chunks)):
            continue
        elif chunk.prep == "to" and host.sense_type not in MOVEMENTS:
            continue  # «عاد إلى العمل», «نُقل إلى المشفى»: where another verb leads
        elif host.sense_type not in PLACELESS and id(host) not in placed and chunk.prep not in NO_PLACE:
            host.put("places", chunk, "places.clause", 0.5)


def _brought_to(kept: list[Candidate], chunk: Chunk, seat: Chunk) -> None:
    """Let the body that acts bring something to be the place it is brought to, rather than who gets it."""
    for act in kept:
        some = act.roles.get("recipients", [])
        if chunk in some:
            some.remove(chunk)
            act.put("to", seat, "places.seat", 0.7)


def _of_people(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether a place belongs to the people right before it («الأسير فلان من مدينة X», «أبناء المنطقة»)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    if chunk.conj and chunk.prep is None and before is not None and before.kind == "place":
        return _of_people(before, chunks)  # «مع مشايخ من X وY»
    at = chunk.index - (2 if chunk.prep == "from" else 1)
    return chunk.prep in ("from", None) and at >= 0 and chunks[at].kind == "actor" and not chunk.conj


def _stays(host: Candidate, chunk: Chunk) -> bool:
    """Say whether people of a place need not leave it by an act («من أبناء المنطقة سلموا أنفسهم»)."""
    return host.sense_type not in MOVEMENTS or (host.sense_type == "desertion" and chunk.prep is None)


def _host(chunk: Chunk, chunks: list[Chunk], acts: dict[int, Candidate]) -> tuple[Candidate | None, bool]:
    """Return the act whose clause a place stands in, the nearest before it or else after it, and if that is sure."""
    sure = True
    for j in range(chunk.index - 1, -1, -1):
        other = chunks[j]
        if j in acts:
            return acts[j], sure
        if other.kind == "complement" or (other.kind == "punct" and other.group != "comma"):
            break
        if other.kind == "source" and chunk.index - j <= 2:
            return None, False
        if other.kind == "cue" and other.data.kind in _NARRATION:
            return None, False  # «مراسلنا في X»: where the narrator is
        if _opens_clause(other, chunks[j - 1] if j else None):
            sure = False
    for other in chunks[chunk.index + 1 :]:
        if other.index in acts:
            return acts[other.index], False
        if other.kind in ("complement", "relative") or (other.kind == "punct" and other.group != "comma"):
            break
        if other.kind == "cue" and other.data.kind in _NARRATION:
            break
    return None, False


def _opens_clause(chunk: Chunk, before: Chunk | None) -> bool:
    """Say whether a phrase opens a clause of its own; «وذلك» goes on, and a relative clause only describes."""
    if chunk.kind == "cue" and chunk.data.kind in _BORDERS:
        return True
    if chunk.kind == "clause":
        return bool(chunk.data.id != "and_that")
    return bool(is_finite(chunk)) and (before is None or before.kind not in ("relative", "place"))


def _moving(act: Candidate) -> None:
    """Tell origin and destination by the act's type, which is known only now («إخلاء X», «ترحيل إلى Y»)."""
    if act.sense_type not in MOVEMENTS:
        return
    before: tuple[int, str | None] = -1, None
    for chunk in list(act.roles.get("places", ())):
        role = "to" if chunk.prep == "to" else "from" if chunk.prep == "from" else None
        if role is None and chunk.prep is None and before[0] == chunk.first:
            role = before[1]  # «إلى قاعدة X جنوبي Y»
        before = chunk.last, role
        if role is None and act.sense_type in LEAVES and chunk.prep in (None, "in", "b"):
            role = "from"
        if role is not None:
            act.roles["places"].remove(chunk)
            act.put(role, chunk, "places.movement", 0.7)


def _moved_on(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Tell apart the movement of a sentence and a relative clause in it: «نقلت X التي نصبتها في Y، باتجاه Z»."""
    for act in kept:
        whole = act.link
        if whole is None or act.link_kind != "relative" or not (whole.frame.mover or whole.frame.shifter):
            continue
        for chunk in [c for c in act.roles.get("to", []) if not whole.roles.get("to") or c.prep is None]:
            mark = next((c for c in reversed(chunks[act.chunk.index : chunk.index]) if c.kind == "punct"), None)
            if mark is not None:
                act.roles["to"].remove(chunk)
                whole.put("to", chunk, "places.whole_movement", 0.6)
        if whole.frame.shifter and whole.roles.get("to") and not whole.roles.get("from") and not act.roles.get("to"):
            for chunk in act.roles.get("places", ()):  # what is moved was there
                whole.put("from", chunk, "places.whole_movement", 0.6)


def _share(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Let acts without a place of their own take over those of the acts that they hang together with."""
    for act in reversed(kept):
        if act.link is not None and _one_phrase(act.link, act):
            _take_over(act, act.link)
    for act in kept:
        if act.link is not None and (_receives(act, act.link, act.link_kind) or _during(act, chunks)):
            _take_over(_giver(act.link), act)
    for act in reversed(kept):
        link, kind = act.link, act.link_kind
        if link is None or link.sense_type in PLACELESS:
            continue
        joined = kind in ("cause", "after") or (kind == "coordination" and _both_harm(link, act))
        joined = joined or (kind == "beside" and link.sense_type in HARM and act.sense_type in ATTACKS)
        joined = joined or _during(act, chunks) or _repelled(link, act)
        if joined or _means(act) or (kind == "sequence" and _one_clause(link, act, chunks)):
            _take_over(act, link)


def _giver(act: Candidate) -> Candidate:
    """Return the act itself, or the nearest before it in its chain that has a place."""
    found: Candidate | None = act
    while found is not None and not any(found.roles.get(role) for role in ROLES):
        found = found.link
    return found or act


def _one_phrase(first: Candidate, second: Candidate) -> bool:
    """Say whether two acts' nouns stand side by side, so that what follows belongs to both («الخطف والاغتيال في X»)."""
    near = second.chunk.index - first.chunk.index <= 2
    if first.finite and second.finite:  # «الشحنات التي تدخل وتخرج عبر المعابر»
        return second.chunk.index == first.chunk.index + 1 and second.chunk.conj
    return near and not first.finite and not second.finite and second.chunk.conj and second.chunk.prep is None


def _both_harm(first: Candidate, second: Candidate) -> bool:
    return first.sense_type in HARM and second.sense_type in HARM


def _one_clause(first: Candidate, second: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether no mark, verb of saying or conjunction parts two acts: the second one's place is the first one's."""
    between = chunks[first.chunk.index + 1 : second.chunk.index]
    parted = any(
        c.kind in ("punct", "complement", "clause") or (c.kind == "cue" and c.data.kind in _PARTS) for c in between
    )
    return not parted and not second.chunk.conj


def _fronted(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Give the place that opens a sentence («وفي الناصرية، …») to its acts: to those of words if they have no other."""
    head = next((c for c in chunks[:3] if c.kind == "place"), None)
    if head is None or head.prep not in ("in", "b") or head.index + 1 >= len(chunks):
        return
    if chunks[head.index + 1].kind not in ("punct", "place", "cue"):
        return
    if any(c.kind not in ("prep", "conjunction", "punct") for c in chunks[: head.index]) or head.noun_class == "front":
        return
    told = any(c.kind == "cue" and c.data.kind in _NARRATION for c in chunks[head.index + 1 : head.index + 3])
    for act in kept:
        some = [c for role in ROLES for c in act.roles.get(role, ())]
        if (told and some) or (act.link is not None and act.status == "ordered"):
            continue  # «وفي X قال الجيش إنه …»: where it was said
        only_unnamed = bool(some) and not any(c.entities and c.entities[0].name for c in some)
        joined = act is kept[0] or act.link_kind == "coordination"
        placed = bool(some) and (act.sense_type in PLACELESS or head.role == "in_area")
        if act.link_kind == "relative" or placed or (only_unnamed and not joined):
            continue
        act.put("places", head, "roles.place.head", 0.6)


def _means(act: Candidate) -> bool:
    """Say whether an act tells how or during what the one before it went on («خلال مرورها في X»)."""
    return not act.finite and act.chunk.prep in ("during", "through", "in")


def _on_the_spot(kept: list[Candidate]) -> None:
    """Let what was done there take the place of what a clause of its own stands beside («تمركزت في X، حيث حفرت …»)."""
    for act in kept:
        link = act.link
        if link is None or act.link_kind != "beside" or act.status in ("negated", "past", "planned"):
            continue
        if act.sense_type in _ON_STAGE and link.sense_type not in PLACELESS:
            _take_over(_giver(link), act)


def _during(act: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether an act went on during the one before it («عملية في X، اعتقل خلالها …», «تلقوا خلالها دروساً»)."""
    near = chunks[act.chunk.index + 1 : act.chunk.index + 2]
    if act.light is not None and act.chunk.index:
        near += chunks[act.chunk.index - 1 : act.chunk.index]
    return any(c.kind == "word" and getattr(c.data, "id", "") == "during" for c in near)


def _repelled(first: Candidate, second: Candidate) -> bool:
    """Say whether an act answers an attack, where that is («تصدت القوات لهجوم … في X»)."""
    attack = second.sense_type in ATTACKS and not second.finite and second.chunk.prep in ("l", "on")
    return attack and first.sense_type in _ANSWERS


def _receives(act: Candidate, link: Candidate, kind: str | None) -> bool:
    if kind == "sequence" and circumstance(act, link):
        return True
    if act.sense_type in PLACELESS:
        return act.sense_type == link.sense_type
    if kind == "purpose":
        return aim(act, link)
    if kind == "cause":
        return True
    described = kind == "relative" and any(rule == "status.relative" for rule, *_ in act.rules)
    if act.status == "negated" or (act.status == "past" and link.status != "past" and not described):
        return False  # background and what did not happen have no part in the scene of the news
    if kind in ("coordination", "after") or (act.sense_type in HARM and act.sense_type != "abduction"):
        return True
    told = act.sense_type in ATTACKS or act.sense_type in _MILITARY
    return kind in ("sequence", "relative") and told and link.sense_type not in PLACELESS


def _take_over(giver: Candidate, taker: Candidate) -> None:
    leaves = taker.sense_type in LEAVES
    if any(taker.roles.get(role) for role in (("places", "from") if leaves else ROLES)):
        return
    places, to = giver.roles.get("places") or [], giver.roles.get("to") or []
    purpose = taker.link_kind == "purpose"
    goes_along = purpose or giver.sense_type not in _SENT or taker.sense_type in MOVEMENTS
    aimed = purpose and giver.sense_type in MOVEMENTS  # where they went, not where they were
    some = to if aimed or (goes_along and not places) else places
    for chunk in some:
        if chunk.noun_class == "building" and taker.sense_type in _FROM_INSIDE:
            continue  # «فتشوا منازل واعتقلوا شاباً»
        if not is_asset(chunk) or taker.sense_type in HARM | ATTACKS or giver.sense_type == taker.sense_type:
            taker.put("from" if leaves else "places", chunk, "links.place", 0.5)


def _dateline(kept: list[Candidate], chunks: list[Chunk], forms: list[str]) -> None:
    """Give the place that heads a line to all its acts: «الأنبار: مقتل …»."""
    head = next((c for c in chunks if c.kind != "punct"), None)
    if head is None or head.kind != "place" or head.prep is not None or head.index + 1 >= len(chunks):
        return
    mark = chunks[head.index + 1]
    if mark.kind == "punct" and forms[mark.first] in _HEAD_MARKS:
        for act in kept:
            if act.sense_type not in PLACELESS:
                act.put("places", head, "roles.place.dateline", 0.6)
