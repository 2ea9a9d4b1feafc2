"""Places that no act of a sentence has taken yet, and places that several acts have in common."""

from typing import Final

from tawatur.read import placing
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite
from tawatur.read.links import ATTACKS, HARM

ROLES: Final = ("places", "from", "to")
_NARRATION: Final = frozenset({"speech", "denial", "according", "source_noun"})
_PLACELESS: Final = frozenset(
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
_MOBILE: Final = frozenset({"position", "post", "checkpoint"})


def settle(kept: list[Candidate], chunks: list[Chunk]) -> None:
    """Give each place that no act has taken to the act whose clause it stands in."""
    if not kept:
        return
    taken = {id(c) for act in kept for role in ROLES for c in act.roles.get(role, ())}
    acts = {act.chunk.index: act for act in kept}
    for chunk in chunks:
        if chunk.kind != "place" or id(chunk) in taken:
            continue
        host, sure = _host(chunk, chunks, acts)
        if host is None:
            continue
        if sure:
            placing.attach(host, chunk, chunks)
        elif not any(host.roles.get(role) for role in ROLES):
            host.put("places", chunk, "places.clause", 0.5)


def _host(chunk: Chunk, chunks: list[Chunk], acts: dict[int, Candidate]) -> tuple[Candidate | None, bool]:
    """Return the act whose clause a place stands in: the nearest before it, else the nearest after it."""
    for j in range(chunk.index - 1, -1, -1):
        other = chunks[j]
        if j in acts:
            return acts[j], True
        if other.kind == "complement" or (other.kind == "punct" and other.group != "comma"):
            break
        if other.kind == "source" and chunk.index - j <= 2:
            return None, False
        if other.kind == "cue" and other.data.kind in _NARRATION:
            return None, False  # «مراسلنا في X»: where the narrator is
    for other in chunks[chunk.index + 1 :]:
        if other.index in acts:
            return acts[other.index], False
        if other.kind in ("complement", "relative") or (other.kind == "punct" and other.group != "comma"):
            break
        if other.kind == "cue" and other.data.kind in _NARRATION:
            break
    return None, False


def share(kept: list[Candidate]) -> None:
    """Let acts without a place of their own take over those of the acts that they hang together with."""
    for act in kept:
        link, kind = act.link, act.link_kind
        if link is not None and kind is not None and _receives(act, kind):
            _take_over(link, act)
    for act in reversed(kept):
        link, kind = act.link, act.link_kind
        if link is None:
            continue
        if kind in ("cause", "after") or (kind == "coordination" and _one_phrase(link, act)):
            _take_over(act, link)


def _one_phrase(first: Candidate, second: Candidate) -> bool:
    if first.sense_type in HARM and second.sense_type in HARM:
        return True
    return not first.finite and not second.finite and second.chunk.index - first.chunk.index <= 3


def _receives(act: Candidate, kind: str) -> bool:
    if act.sense_type in _PLACELESS:
        return False
    if kind == "cause":
        return True
    if act.sense_type in HARM:
        return kind != "beside"
    return kind in ("coordination", "purpose")


def _take_over(giver: Candidate, taker: Candidate) -> None:
    if any(taker.roles.get(role) for role in ROLES):
        return
    for chunk in giver.roles.get("places", ()):
        if chunk.head is None or chunk.head.role != "asset" or taker.sense_type in HARM:
            taker.put("places", chunk, "links.place", 0.5)
