"""How far a place phrase reaches: adjectives that agree with it, directions, and the genitive that completes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.core.spans import Span
from tawatur.read import modifiers
from tawatur.read.chunks import Chunk

if TYPE_CHECKING:
    from tawatur.lexicon.match import Hit
    from tawatur.read.chunking import Chunker

_ARTICLE: Final = "ال"
_NOT: Final = "غير"
_OWNERS: Final = frozenset({"actor", "source"})
_CLOSED: Final = frozenset({"particle", "cue"})


def stretch(ch: Chunker, chunk: Chunk, last: int) -> None:
    """Let a chunk end before word ``last``, or where it ends already if that is later."""
    chunk.last = max(last, chunk.last)
    chunk.span = Span(chunk.span.start, ch.sentence.words[chunk.last - 1].end)


def adjectives(ch: Chunker, at: int, *, definite: bool) -> int:
    """Return the index after the adjectives of a place; those of a definite one have the article («الدولي»)."""
    s = ch.sentence
    while at < len(s):
        if at - 1 in s.closes and at in s.opens:
            return at
        if s.forms[at] == _NOT and at + 1 < len(s) and s.forms[at + 1].startswith(_ARTICLE) and definite:
            at += 2  # «غير الشرعية»
            continue
        end = modifiers.adjectives(ch, at)
        if definite:
            end = next((k for k in range(at, end) if not s.forms[k].startswith(_ARTICLE)), end)
        if end == at:
            return at
        at = end
    return at


def trailing(ch: Chunker, at: int, *, definite: bool) -> int:
    """Return the index after the directions, nationalities and adjectives of a place («ريف X الغربي»)."""
    s = ch.sentence
    while at < len(s):
        noun = s.hit(at, "noun")
        if noun is not None and noun.proclitics == (_ARTICLE,) and noun.entry.role in ("direction", "nationality"):
            at = noun.last
            continue
        after = adjectives(ch, at, definite=definite)
        if after == at:
            return _second_direction(ch, at)
        at = after
    return at


def _second_direction(ch: Chunker, at: int) -> int:
    """Take in a second direction joined by «و» («القطاعين الغربي والأوسط»)."""
    s = ch.sentence
    if at >= len(s) or at == 0:
        return at
    before, noun = s.hit(at - 1, "noun"), s.hit(at, "noun")
    if before is None or noun is None or before.entry.role != "direction" or noun.entry.role != "direction":
        return at
    return noun.last if noun.proclitics == ("و", _ARTICLE) and _ARTICLE in before.proclitics else at


def genitive(ch: Chunker, at: int) -> int:
    """Return the index after a common noun with the article that completes a construct («مكان الحادث»), else ``at``."""
    s = ch.sentence
    if at >= len(s) or at in ch.times or at in s.opens or s.words[at].kind != "arabic":
        return at
    if not s.forms[at].startswith(_ARTICLE) or len(s.forms[at]) < 4:
        return at
    if any(_governs(hit) for hit in s.hits[at]):
        return at
    return at + 1


def _governs(hit: Hit) -> bool:
    """Say whether a word is no common noun that a place can be of: an actor, a relative pronoun, a direction."""
    if hit.topic == "particle" and hit.entry.kind == "name_part":
        return False
    if hit.topic in _OWNERS or (hit.topic in _CLOSED and not hit.enclitic):
        return True
    return hit.topic == "noun" and hit.entry.role in ("direction", "nationality", "area_head")


def inner(ch: Chunker, at: int) -> Chunk | None:
    """Return the place that starts at word ``at`` as if a preposition stood before it."""
    if at >= len(ch.sentence) or not ch.sentence.hits[at]:
        return None
    kept, ch.chunks = ch.chunks, [*ch.chunks, PREP_IN]
    found = ch.place(at)
    ch.chunks = kept
    return found


PREP_IN: Final = Chunk("prep", 0, 0, Span(0, 0))  # what stands before the word while a place inside another is read
