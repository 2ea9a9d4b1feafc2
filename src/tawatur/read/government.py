"""What governs a phrase: the preposition, the coordination and the «belonging to» of the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.read import modifiers
from tawatur.read.chunks import Chunk

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

PREP_CLITICS: Final = {"ب": "b", "ل": "l", "ك": "k"}
LYING: Final = frozenset({"present", "coming", "going"})  # particles that tell where somebody is, not what happens
_CUE_PREPS: Final = {"agent", "companion", "cause"}
_UNGOVERNED: Final = frozenset({"prep", "punct", "complement", "relative"})
_GOVERNING: Final = frozenset({"word", "prep", "cue", "demonstrative", "conjunction"})  # kinds of chunks before others
_ON_BORDER: Final = frozenset({"حدودي", "حدوديه", "حدود", "متاخمه"})


def govern(ch: Chunker, chunk: Chunk) -> None:
    """Set the preposition and the coordination of a chunk from its clitics and the chunk before."""
    for clitic in chunk.clitics or ():
        if clitic in PREP_CLITICS and chunk.kind != "prep":
            chunk.prep = PREP_CLITICS[clitic]
        elif clitic in ("و", "ف"):
            chunk.conj = True
    before = ch.chunks[-1] if ch.chunks else None
    if before is None or chunk.kind in _UNGOVERNED:
        return
    if chunk.kind != "actor" and before.kind not in _GOVERNING:
        return
    if before.kind == "word" and before.last == chunk.first and ch.sentence.forms[before.first] == "و":
        chunk.conj = True  # «و4 من قوات النظام»
    second = chunk.first + 1
    if chunk.kind == "actor" and second < chunk.last and ch.sentence.forms[second] in modifiers.TWO:
        chunk.feature, chunk.count = "nd" + chunk.feature[2:], chunk.count or 2  # «مقاتلين اثنين»
    if before.kind == "word" and before.data is not None and before.data.id == "belonging" and chunk.kind == "actor":
        chunk.prep = "belonging"
        for other in reversed(ch.chunks[-4:-1]):
            if other.kind in ("thing", "place") and not other.owner:
                other.owner = list(chunk.entities)
                break
        return
    if chunk.kind == "actor" and chunk.prep == "l" and before.kind == "word" and len(ch.chunks) > 1:
        place = ch.chunks[-2]  # «مقراً عسكرياً مشتركاً لـX»
        form = ch.sentence.forms[before.first]
        adjective = before.data is None and form.endswith(("ا", "ه")) and not form.startswith("ال")
        if place.kind == "place" and not (place.owner or place.definite) and adjective and place.last == before.first:
            place.owner, chunk.prep = list(chunk.entities), "belonging"
            return
    if before.kind == "word" and before.data is not None and before.data.id in LYING and chunk.kind == "place":
        chunk.prep = before.data.id
        return
    if before.kind == "prep" and len(ch.chunks) > 1 and _borders(ch, ch.chunks[-2], before):
        chunk.kind = "word"  # «مدينة البوكمال الحدودية مع العراق»: what the place borders on
        return
    if before.kind == "prep":
        chunk.prep = before.data.id if before.data is not None else before.prep
        chunk.conj = chunk.conj or before.conj
    elif before.kind == "cue" and before.data.kind in _CUE_PREPS and not before.enclitic:
        chunk.prep = before.data.kind
    elif before.kind == "demonstrative":
        chunk.demonstrative = chunk.definite or chunk.kind != "trigger"  # «رافق ذلك تحليق»: a pronoun
        if len(ch.chunks) > 1 and ch.chunks[-2].kind == "prep":
            chunk.prep = ch.chunks[-2].data.id if ch.chunks[-2].data is not None else ch.chunks[-2].prep
        elif before.prep:
            chunk.prep = before.prep
        elif len(ch.chunks) > 1 and ch.chunks[-2].kind == "cue" and ch.chunks[-2].data.kind in _CUE_PREPS:
            chunk.prep = ch.chunks[-2].data.kind
    elif before.kind == "conjunction":
        chunk.conj = True


def _borders(ch: Chunker, place: Chunk, prep: Chunk) -> bool:
    """Say whether «مع» tells what a place lies on the border of."""
    told = prep.data is not None and prep.data.id == "with" and place.kind == "place"
    return told and ch.sentence.forms[place.last - 1].removeprefix("ال") in _ON_BORDER
