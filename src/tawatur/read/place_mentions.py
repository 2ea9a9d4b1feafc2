"""All places that a text names, resolved: what ``tawatur place`` answers with, whatever else the text says."""

from typing import Final, NamedTuple

from tawatur.core.documents import Interval
from tawatur.core.spans import Span
from tawatur.lexicon.load import Lexicon
from tawatur.lexicon.match import Hit
from tawatur.read import coreference, place_extent, places, times
from tawatur.read.chunking import Chunker
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.discourse import Discourse
from tawatur.read.locating import locate
from tawatur.read.settings import setting_of
from tawatur.read.sites import Setting, Site
from tawatur.read.tokens import Sentence, split

_UNDATED: Final = Interval()
_SURE: Final = frozenset({"country", "admin1", "city", "capital", "region"})
_WIDER: Final = frozenset({"place.around", "place.gazetteer"})


class PlaceMention(NamedTuple):
    """A place in a text: where it stands, and what was made of it (its site, and where that lies)."""

    span: Span
    entity: Entity


def mentions(text: str, lexicon: Lexicon) -> list[PlaceMention]:
    """Return the places of a text in order; those of one sentence and the ones before it help to resolve each other."""
    parts = split(text, lexicon.matcher)
    setting = setting_of(parts, lexicon, None)
    discourse = Discourse()
    found: list[PlaceMention] = []
    for sentence in parts:
        chunks = _chunks(sentence, lexicon, setting)
        before = [c for _, c in discourse.mentions]
        places.refine(chunks, setting)
        discourse.since = sentence.start
        for chunk in chunks:
            if chunk.kind == "place":
                coreference.resolve(chunk, discourse)
                discourse.mention(chunk, "")
        places.refine(chunks, setting, before)
        found += [PlaceMention(c.span, c.entities[0]) for c in chunks if c.kind == "place" and c.entities]
        found += _countries(chunks, sentence, setting)
    return sorted(found, key=lambda m: m.span)


def _countries(chunks: list[Chunk], sentence: Sentence, setting: Setting) -> list[PlaceMention]:
    """Return the countries named inside wider phrases («شرقي سوريا»)."""
    found = []
    for chunk in chunks:
        if chunk.kind != "place" or not chunk.entities or chunk.entities[0].rule not in _WIDER:
            continue
        for i in range(chunk.first + 1, chunk.last):
            hit = sentence.hit(i, "place")
            if hit is not None and hit.entry.type == "country":
                span = sentence.span(hit.first, hit.last, hit.proclitics)
                site = Site(span.of(sentence.text), "country", hit.entry.name_ar, (hit.entry,))
                entity = Entity(
                    id=hit.entry.id, name=None, kind="country", rule="place.gazetteer", span=span, site=site
                )
                places.apply(entity, locate(site, setting))
                found.append(PlaceMention(span, entity))
    return found


def _chunks(sentence: Sentence, lexicon: Lexicon, setting: Setting) -> list[Chunk]:
    """Return the sentence's phrases, with the well-known places among its other words as phrases of their own."""
    chunker = Chunker(lexicon, sentence, times.find(sentence, _UNDATED), setting)
    chunks = chunker.run()
    if len(chunks) == 1 or not any(c.kind == "place" for c in chunks):
        whole = place_extent.inner(chunker, 0)
        if whole is not None and whole.last == len(sentence):
            whole.index = 0
            return [whole]
    covered = {i for c in chunks if c.kind == "place" for i in range(c.first, c.last)}
    named = {i for c in chunks if _is_name(c) for i in range(c.first, c.last)}
    for i, hits in enumerate(sentence.hits):
        hit = next((h for h in hits if h.topic == "place" and not h.enclitic), None)
        if hit is None or i in covered or (i in named and not _governed(sentence, i, hit)) or hit.last < hits[0].last:
            continue
        if any(h.topic in ("noun", "trigger", "cue", "particle", "thing") and h.last >= hit.last for h in hits):
            continue
        some = places.same_name(chunker, hit)
        tagged = i in sentence.opens and hit.last - 1 in sentence.closes
        if not tagged and not any(p.type in _SURE or p.population > 0 for p in some):
            continue
        chunk = chunker.simple("place", hit)
        site = Site(chunk.span.of(sentence.text), None, chunk.span.of(sentence.text), some)
        chunk.entities = [chunker.located(site, hit.first, hit.last, hit.proclitics)]
        chunk.index = len(chunks)
        chunks.append(chunk)
        covered.update(range(hit.first, hit.last))
    chunks.sort(key=lambda c: (c.first, c.index))
    for index, chunk in enumerate(chunks):
        chunk.index = index
    return chunks


def _is_name(chunk: Chunk) -> bool:
    """Say whether a phrase is the name of a known actor or source: a place in it is none of its own."""
    if chunk.kind == "source":
        return chunk.last - chunk.first > 1
    return chunk.kind == "actor" and chunk.last - chunk.first > 1 and any(e.registered for e in chunk.entities)


def _governed(sentence: Sentence, i: int, hit: Hit) -> bool:
    """Say whether a preposition stands before a name inside an actor's phrase («المدعومة من X»)."""
    if hit.proclitics[:1] == ("ب",):
        return True
    return i > 0 and any(h.topic == "particle" and h.entry.kind in ("prep", "name_part") for h in sentence.hits[i - 1])
