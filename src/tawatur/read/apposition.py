"""Persons' names beside a title: behind it, between commas after it, or further on in its phrase."""

from typing import Final

from tawatur.read import names
from tawatur.read.chunks import Chunk
from tawatur.read.tokens import Sentence

_COMMAS: Final = frozenset("،,")
_MOST_WORDS: Final = 14
_LONGEST_NAME: Final = 5
_LONGEST_TITLE: Final = 6


def named_behind(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[int, int] | None:
    """Return the name behind a title («وزير الخارجية الأمريكي فلان الفلاني», «رئيس اللجنة في صنعاء، فلان،»)."""
    at = chunks[k].last
    if chunks[k].leader:
        ahead = person_ahead(sentence, at, _LONGEST_TITLE)
        if ahead is not None:
            return ahead
    for j in range(k + 1, min(k + 6, len(chunks))):
        part = chunks[j]
        if part.kind == "punct":
            return apposed(sentence, part.first)
        if part.kind not in ("word", "place", "noun", "actor", "prep") or part.prep in ("l", "b") or part.conj:
            return None
    return None


def apposed(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the words of a person's name in apposition at word ``at`` («، خلف سليمان الهسكاني،»)."""
    if at + 2 >= len(sentence) or sentence.forms[at] not in _COMMAS:
        return None
    end = at + 1
    while end < len(sentence) and end - at <= _LONGEST_NAME and sentence.words[end].kind == "arabic":
        end += 1
    if end - at - 1 < 2 or end >= len(sentence) or sentence.forms[end] not in _COMMAS:
        return None
    for i in range(at + 1, end):
        topics = {h.topic for h in sentence.hits[i] if not h.proclitics or h.proclitics == ("ال",)}
        if "cue" in topics and i > at + 1:
            return None
        if "particle" in topics and not names.opens_name(sentence, i):
            following = sentence.hits[i + 1] if i + 1 < end else ()
            if i > at + 1 or any(h.topic in ("noun", "actor", "cue") for h in following):
                return None
        if i == at + 1 and any(
            h.topic in ("noun", "actor", "source") or (h.topic == "cue" and h.entry.kind != "cause")
            for h in sentence.hits[i]
        ):
            return None
    if sentence.forms[at + 1].startswith("ال"):
        return None
    return at + 1, end


def person_ahead(sentence: Sentence, i: int, reach: int = _MOST_WORDS) -> tuple[int, int] | None:
    """Return the words of a person's name within reach after a description («العامل في صفحة “X” فلان الفلاني»)."""
    for start in range(i, min(i + reach, len(sentence))):
        if sentence.punct(start):
            return None
        particle = sentence.hit(start, "particle")
        if particle is not None and particle.entry.kind in ("complement", "relative", "clause"):
            return None
        cue = sentence.hit(start, "cue")
        if (
            cue is not None
            and cue.entry.kind
            in (
                "speech",
                "according",
                "outlet_mark",
                "source_adjective",
                "simultaneous",
            )
            and (cue.entry.kind != "source_adjective" or cue.last - cue.first >= 2)
        ):
            return None
        if any(
            h.topic in ("trigger", "cue") and h.feature[:1] in "pij" and h.feature[1:2].isdigit()
            for h in sentence.hits[start]
        ):
            return None
        if start in sentence.opens or sentence.forms[start].startswith(("ال", "لل", "بال")):
            continue
        if not names.plain(sentence, start) and not names.opens_name(sentence, start):
            continue
        if any(h.topic == "source" for h in sentence.hits[start]):
            continue
        end = names.person(sentence, start)
        if end - start >= 2 and not any(h.topic == "place" for h in sentence.hits[start]):
            return start, end
    return None
