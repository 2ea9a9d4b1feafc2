"""Where an act happens, where it starts and where it leads: places given to the acts of a sentence."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate

TARGET_FRAMES: Final = frozenset({"attack", "attack_noun", "goods"})
_HEAD_MARKS: Final = frozenset(":|")


def attach(candidate: Candidate, chunk: Chunk, chunks: list[Chunk]) -> str | None:
    """Give a place to an act by its preposition and frame; return the role, null where it is no place of the act."""
    frame, prep = candidate.frame, chunk.prep
    role = "places"
    before = chunks[chunk.index - 2] if chunk.index > 1 else None
    if (
        prep == "from"
        and before is not None
        and before.kind == "actor"
        and before.noun_class == "civilian"
        and not frame.mover
    ):
        return None  # «شبان من بلدة X»: where they come from, not where it happened
    if prep == "from" and (frame.mover or frame.shifter or frame.fire):
        role = "from"
    elif prep == "to":
        role = "to" if frame.mover or frame.shifter else "places"
    elif prep in ("in", "b", None) and (frame.mover or frame.shifter) and _inside(candidate, chunk):
        role = "to"
    elif frame.mover and prep is None and chunk.role != "near" and not _is_area(chunk):
        role = "from" if candidate.sense_type in ("withdrawal", "desertion") else "to"
    elif frame.shifter and prep == "on" and chunk.head is not None and chunk.head.role == "asset":
        role = "to"
    candidate.put(role, chunk, f"roles.place.{prep or 'free'}", 0.8)
    struck = frame.id in TARGET_FRAMES and (prep is None or prep in frame.preps or prep in ("in", "b"))
    if chunk.owner and struck:
        candidate.put("recipients", chunk, "roles.owner_struck", 0.7)
    return role


def at_head(candidate: Candidate, chunks: list[Chunk], forms: list[str]) -> None:
    """Give an act the places at the head of its clause: «وفي ريف X، سيّرت …», «الأنبار: مقتل …»."""
    start = min(candidate.governor.index, candidate.chunk.index)
    for j in range(start - 1, -1, -1):
        chunk = chunks[j]
        if chunk.kind in ("complement", "relative", "clause", "trigger") or (
            chunk.kind == "cue" and chunk.feature[:1] in "pij"
        ):
            break
        if chunk.kind == "place" and chunk.prep in ("in", "b") and not candidate.roles.get("places") and j < 5:
            candidate.put("places", chunk, "roles.place.head", 0.6)
    head = next((c for c in chunks if c.kind != "punct"), None)
    if head is not None and head.kind == "place" and head.prep is None and head.index + 1 < len(chunks):
        mark = chunks[head.index + 1]
        if mark.kind == "punct" and forms[mark.first] in _HEAD_MARKS:
            candidate.put("places", head, "roles.place.dateline", 0.6)


def _inside(candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether a place right behind a destination says where that lies («إلى معسكر في بادية X»)."""
    for other in candidate.roles.get("to", ()):
        if 0 < chunk.first - other.last <= 1 or (chunk.first == other.last):
            return True
    return False


def _is_area(chunk: Chunk) -> bool:
    return chunk.head is not None and chunk.head.role in ("direction",)
