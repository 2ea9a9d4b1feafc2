"""How a sentence opens: in the outlet's own voice, on another matter, as a line of a list, or going on as before."""

from typing import Final

from tawatur.read import speech
from tawatur.read.chunks import Chunk
from tawatur.read.tokens import Sentence

_OWN: Final = frozenset({"noteworthy", "mentioned", "this_comes"})
_CAME_AFTER: Final = "came_after"
_NO_COMMENT: Final = "no_comment"
_SHIFTS: Final = frozenset({"context", "other_hand", "other_place"})
_SPEECH: Final = frozenset({"speech", "denial"})
_HEAD: Final = 12
_TITLE_LINES: Final = 2
_MONITOR: Final = "monitor"
_LINKS: Final = frozenset({"in_addition", "while"})
_RUMOURS: Final = frozenset({"rumour", "it_is_said"})


def bullet(sentence: Sentence) -> bool:
    """Say whether a line starts with a mark of a list or a sign."""
    return sentence.punct(0) and sentence.forms[0] not in "،.؟!"


def own_voice(chunks: list[Chunk]) -> Chunk | None:
    """Return the words at the head of a sentence that make it the outlet's own («يشار إلى», «وكانت … قد»)."""
    for j, chunk in enumerate(chunks[:12]):
        if chunk.kind == "cue" and chunk.data.kind == "own_voice":
            kind = speech.kind_of(chunk)
            if (kind in _OWN and j < 2) or (kind == _CAME_AFTER and chunks[0].kind == "trigger"):
                return chunk
        if chunk.kind == "cue" and chunk.data.kind in ("speech", "according"):
            break
    head = [c for c in chunks[:14] if c.kind != "word"]
    if (
        head
        and head[0].kind == "auxiliary"
        and head[0].data.id == "was"
        and any(c.kind == "auxiliary" and c.data.id == "already" for c in head)
    ):
        return head[0]
    if head and head[0].kind == "cue" and head[0].data.id.endswith("past.had"):
        return head[0]
    return None


def new_topic(chunks: list[Chunk]) -> bool:
    """Say whether a sentence turns to another matter: «في المقابل», «وفي مدينة كذا،», another time, «لم يصدر تعليق»."""
    for j, chunk in enumerate(chunks[:_HEAD]):
        if chunk.kind == "cue" and chunk.data.kind == "doubt" and j < 2 and speech.kind_of(chunk) in _RUMOURS:
            return True
        if chunk.kind == "cue" and chunk.data.kind == "own_voice":
            kind = speech.kind_of(chunk)
            if (kind in _SHIFTS and j < 2) or kind == _NO_COMMENT:
                return True
        if chunk.kind in ("trigger", "complement") or (chunk.kind == "cue" and chunk.data.kind in _SPEECH):
            break
    if len(chunks) > 2 and chunks[0].kind == "prep" and chunks[1].kind == "place":
        behind = next((c for c in chunks[2:5] if c.kind not in ("place", "word", "prep")), None)
        if behind is not None and behind.kind == "punct":
            return True
    for j, chunk in enumerate(chunks[:_HEAD]):
        if chunk.kind == "time" and getattr(chunk.data, "background", False):
            return True
        if chunk.kind == "prep" and chunk.data is not None and chunk.data.id == "since":
            return True  # «وتشهد المدينة منذ …»
        if chunk.kind == "complement" or (chunk.kind == "punct" and j > 4):
            break
    return False


def goes_on(chunks: list[Chunk]) -> bool:
    """Say whether a sentence goes on with what was just told («وكانت هذه …», «كما …», «حيث …»)."""
    if chunks and (chunks[0].kind == "clause" or (chunks[0].kind == "cue" and speech.kind_of(chunks[0]) in _LINKS)):
        return True
    return any(c.kind == "demonstrative" or c.demonstrative for c in chunks[:3])


def title(sentence: Sentence, chunks: list[Chunk]) -> bool:
    """Say whether a line near the head names who publishes what follows («مركز كذا – غزة»): no act, no verb."""
    if sentence.index > _TITLE_LINES or len(chunks) > _HEAD or any(c.kind == "trigger" for c in chunks):
        return False
    first = next((c for c in chunks if c.kind != "punct"), None)
    if first is None or first.kind != "source" or first.data.kind != _MONITOR:
        return False
    return any(c.kind == "punct" and c.group != "comma" for c in chunks[first.index :]) and not any(
        speech.verb(c) for c in chunks
    )
