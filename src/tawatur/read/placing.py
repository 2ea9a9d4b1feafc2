"""Where an act happens, where it starts and where it leads: a place is given to an act by its preposition and frame."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import AMONG, Candidate

TARGET_FRAMES: Final = frozenset({"attack", "attack_noun", "goods"})
ROLES: Final = ("places", "from", "to")
_TAKEN_ALONG: Final = frozenset({"abduction", "arrest"})  # people are taken from a place, and may be taken to another
_FREED: Final = _TAKEN_ALONG | {"release"}
_KEPT_OFF: Final = frozenset({"restriction", "displacement"})
NO_PLACE: Final = frozenset({"present", "with", "companion", "like"})
_ON_THE_WAY: Final = {"coming": "from", "going": "to"}
_REACH: Final = 4
_WITHIN: Final = frozenset({"in", "b", "on", None})


def attach(candidate: Candidate, chunk: Chunk, chunks: list[Chunk]) -> str | None:
    """Give a place to an act by its preposition and frame; return the role, null where it is no place of the act."""
    role = _role(candidate, chunk, chunks)
    if role is None:
        return None
    frame, prep = candidate.frame, chunk.prep
    candidate.put(role, chunk, f"roles.place.{prep or 'free'}", 0.8)
    struck = frame.id in TARGET_FRAMES and (prep is None or prep in frame.preps or prep in ("in", "b"))
    if (
        prep in ("in", "b")
        and chunk.head is not None
        and chunk.head.role in ("nominal_area", "area_head", "place_head")
    ):
        struck = False  # «في مناطق سيطرة X»: where, not whom
    if chunk.owner and struck:
        candidate.put("recipients", chunk, "roles.owner_struck", 0.7)
    return role


def _role(candidate: Candidate, chunk: Chunk, chunks: list[Chunk]) -> str | None:
    frame, prep, kind = candidate.frame, chunk.prep, candidate.sense_type
    moves = frame.mover or frame.shifter
    if prep in _ON_THE_WAY:
        return _ON_THE_WAY[prep] if moves else None  # «شاحنات قادمة من X»: a movement's own
    if prep in NO_PLACE or _lies_in(chunk, chunks) or _aside(candidate, chunk):
        return None  # «القوات المتمركزة في X»: where they are, perhaps not where they act
    if _apposition(chunk, chunks) or _goes_on(candidate, chunk, chunks):
        return None
    if prep == "from" and not moves and kind not in _FREED and _home(chunk, chunks):
        return None  # «شبان من بلدة X»: where they come from, not where it happened
    if prep is None and kind == "recruitment" and _of_civilians(chunk, chunks):
        return None  # «تجنيد أبناء المحافظات»
    if prep == "from" and kind in _FREED and _hailing(candidate, chunk, chunks):
        return None
    if prep == "from" and (moves or kind == "release" or (frame.fire and kind not in _TAKEN_ALONG)):
        return "from"
    if prep == "about" and (moves or kind in _KEPT_OFF):
        return "from"
    if prep == "about" and frame.id == "toward":
        return None  # «طلبت معلومات عن مواقع X»: what is spoken of
    if prep == "l" and frame.shifter and candidate.roles.get("from"):
        return "to"  # «نقل أسلحة من X للعراق»
    if prep == "to":
        return "to" if moves or kind in _TAKEN_ALONG else "places"
    before = _before(candidate, chunk, chunks)
    if before == "from" and prep == "on":
        return "places"  # «من مواقع X على أحياء Y»
    if before in ("from", "to") and (prep in _WITHIN or (chunk.conj and prep == "under_over")):
        return before  # «إلى معسكر في بادية X»: where the destination lies
    if frame.mover and prep is None and chunk.role != "near" and not _is_direction(chunk):
        return "from" if candidate.entry.departs else "to"
    if frame.shifter and prep == "on" and chunk.head is not None and chunk.head.role in ("asset", "nominal_area"):
        return "to"
    return "places"


def _aside(candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether a place is where the hurt are taken («إلى المستشفى») or a penalty («بالسجن»), not where."""
    entity = chunk.entities[0] if chunk.entities else None
    kind = entity.kind if entity is not None else None
    if kind == "hospital" and chunk.prep == "to":
        return not (candidate.frame.mover or candidate.frame.shifter)
    return kind == "prison" and chunk.prep == "b" and entity is not None and entity.name is None


def _lies_in(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether a place only tells where the place of an actor's presence lies («المتمركزة في X بريف Y»)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before.kind == "place" and before.prep == "present" and chunk.prep in ("b", None)


def _apposition(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether an asset says again what the named place before it is («حقل X، أكبر قاعدة لـY»)."""
    if chunk.prep is not None or chunk.conj or chunk.head is None or chunk.head.role != "asset" or not chunk.owner:
        return False
    for other in reversed(chunks[max(0, chunk.index - 2) : chunk.index]):
        if other.kind == "place":
            return bool(other.entities) and other.entities[0].name is not None and not chunk.definite
        if other.kind not in ("word", "punct"):
            return False
    return False


def _goes_on(candidate: Candidate, chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether a place is joined to one that is none of the act («مع مشايخ من X وY»)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    if not chunk.conj or chunk.prep is not None or before is None or before.kind != "place":
        return False
    return before.prep == "from" and not any(before in candidate.roles.get(role, ()) for role in ROLES)


def _home(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether «من» before a place tells where the people named before it are from."""
    before = chunks[chunk.index - 2] if chunk.index > 1 else None
    if before is None or before.kind != "actor":
        return False
    return before.noun_class == "civilian" or chunk.noun_class == "building" or before.last == chunk.first - 1


def _of_civilians(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether a place completes a word for people («أبناء المحافظة», «طلبة المدارس»)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.kind != "actor" or chunk.conj:
        return False
    return before.noun_class == "civilian" and before.last == chunk.first


def _hailing(candidate: Candidate, chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether «من» after people who are taken or freed tells where they are from: another place tells where.

    A prison is where they are freed from, and «أمام منزله» where they are taken.
    """
    if chunk.noun_class == "building" or (chunk.head is not None and chunk.head.role == "asset"):
        return False
    before = chunks[chunk.index - 2] if chunk.index > 1 else None
    if before is None or before.kind != "actor":
        return False
    if before.group == AMONG:
        return True  # «بينهم نازح من X»
    if candidate.sense_type == "release":
        return getattr(chunk.entities[0] if chunk.entities else None, "kind", None) != "prison"
    after = next((c for c in chunks[chunk.index + 1 : chunk.index + 3] if c.kind == "place"), None)
    return after is not None and after.prep in ("on", "in") and not after.conj and after.noun_class != "building"


def _before(candidate: Candidate, chunk: Chunk, chunks: list[Chunk]) -> str | None:
    """Return the role of the place that stands right before, or before its owner («معسكرات تابعة لـX في Y»)."""
    for other in reversed(chunks[max(0, chunk.index - _REACH) : chunk.index]):
        if other.kind == "place":
            return next((role for role in ROLES if other in candidate.roles.get(role, ())), None)
        owner = other.kind == "actor" and other.prep in ("b", "l", "belonging", None) and not other.conj
        listed = other.kind == "punct" and other.group == "comma" and chunk.conj
        if not (other.kind in ("prep", "conjunction", "word") or owner or listed):
            return None
    return None


def _is_direction(chunk: Chunk) -> bool:
    return chunk.head is not None and chunk.head.role == "direction"


def at_head(candidate: Candidate, chunks: list[Chunk]) -> None:
    """Give an act the places at the head of its clause: «وفي ريف X، سيّرت …»."""
    start = min(candidate.governor.index, candidate.chunk.index)
    for j in range(start - 1, -1, -1):
        chunk = chunks[j]
        if chunk.kind in ("complement", "relative", "clause", "trigger") or (
            chunk.kind == "cue" and chunk.feature[:1] in "pij"
        ):
            break
        if chunk.kind == "place" and chunk.prep in ("in", "b") and not candidate.roles.get("places") and j < 5:
            for place in (chunk, *_joined(chunk, chunks)):
                candidate.put("places", place, "roles.place.head", 0.6)


def _joined(chunk: Chunk, chunks: list[Chunk]) -> list[Chunk]:
    """Return the places joined to a place right behind it («في ناحيتي الرياض والرشاد»)."""
    found: list[Chunk] = []
    for other in chunks[chunk.index + 1 :]:
        if other.kind != "place" or not other.conj or other.prep is not None:
            break
        found.append(other)
    return found
