"""Ways with two ends: «طريق X – Y», «الطريق الواصل بين X وY»، «الطريق من X إلى Y»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.read import modifiers, place_extent
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.sites import Site
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.lexicon.match import Hit
    from tawatur.read.chunking import Chunker

_WAYS: Final = frozenset({"road", "street", "border", "pipeline", "sector", "border_crossing", "locality"})
_DASHES: Final = frozenset("-–—ـ")
_LINKING: Final = frozenset({"linking", "lying"})  # particles: «الواصل», «الواقعة»


def between(ch: Chunker, chunk: Chunk, noun: Hit, start: Entity | None) -> Entity | None:
    """Extend the phrase of a way over its ends, and return its entity: it lies half way between them.

    ``start`` is the first end where the head noun has it already («طريق X – Y»).
    """
    if noun.entry.place_type not in _WAYS or chunk.last >= len(ch.sentence):
        return None
    ends = _dashed(ch, chunk, start) or _joined(ch, chunk.last)
    if ends is None:
        return None
    first, second = ends
    place_extent.stretch(ch, chunk, second.last)
    site = start.site if start is not None else _site(first)
    other = _site(second)
    if site is None or other is None or not site.names:
        return start
    words = modifiers.text(ch, noun.first, chunk.last)
    way = Site(words, noun.entry.place_type, site.name or site.words, site.names, (), other)
    entity = ch.located(way, noun.first, chunk.last, noun.proclitics)
    entity.id = f"{noun.entry.place_type}:{latin(words)}"
    entity.kind, entity.rule, entity.registered = noun.entry.place_type, "place.way", False
    return entity


def _dashed(ch: Chunker, chunk: Chunk, start: Entity | None) -> tuple[Chunk, Chunk] | None:
    at = chunk.last
    if start is None or ch.sentence.forms[at] not in _DASHES or at + 1 >= len(ch.sentence):
        return None
    end = place_extent.inner(ch, at + 1)
    return None if end is None else (chunk, end)


def _joined(ch: Chunker, at: int) -> tuple[Chunk, Chunk] | None:
    """Return both ends that «بين … و…» or «من … إلى …» names behind a participle, or «بين» alone."""
    s = ch.sentence
    particle = s.hit(at, "particle")
    linked = particle is not None and particle.entry.id in _LINKING
    if linked and particle is not None:
        at = particle.last
    prep = modifiers.prep_at(ch, at)
    if prep != "between" and not (prep == "from" and linked):
        return None
    first = place_extent.inner(ch, modifiers.after_prep(ch, at))
    if first is None:
        return None
    at = first.last
    if modifiers.prep_at(ch, at) == "to":
        at = modifiers.after_prep(ch, at)
    second = place_extent.inner(ch, at) if at < len(s) else None
    if second is None or not (second.clitics[:1] == ("و",) or prep == "from"):
        return None
    return first, second


def _site(chunk: Chunk) -> Site | None:
    return chunk.entities[0].site if chunk.entities else None
