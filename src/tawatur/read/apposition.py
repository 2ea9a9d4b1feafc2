"""Persons' names beside a title: behind it, between commas after it, or further on in its phrase."""

from typing import Final

from tawatur.read import names
from tawatur.read.chunks import Chunk
from tawatur.read.tokens import Sentence

_COMMAS: Final = frozenset("،,")
_MOST_WORDS: Final = 14
_LONGEST_NAME: Final = 5
_ARTICLE: Final = "ال"
_PREPOSED: Final = (("ب",), ("ل",))
_ABOUT: Final = "about"
_ENDING: Final = frozenset({"about", "on", "to", "with", "against", "after", "before", "since"})
_ENDING_CUES: Final = frozenset({"speech", "denial", "according", "outlet_mark", "simultaneous"})
_PERSON: Final = "person:"
_TOWN: Final = 50_000  # people: the name of a smaller place may well be a person's
_LONGEST_TITLE: Final = 6


def named_behind(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[int, int] | None:
    """Return the name behind a title («وزير الخارجية الأمريكي فلان الفلاني», «رئيس اللجنة في صنعاء، فلان،»)."""
    at = chunks[k].last
    if chunks[k].leader:
        ahead = person_ahead(sentence, at, _LONGEST_TITLE)
        if ahead is not None:
            return ahead
    for j in range(k + 1, min(k + 8, len(chunks))):
        part = chunks[j]
        if part.kind == "punct":
            return apposed(sentence, part.first)
        if part.kind == "trigger" and part.feature[:1] == "n" and part.prep is None:
            continue
        if part.kind not in ("word", "place", "noun", "actor", "prep", "source") or part.prep in ("l", "b"):
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
    first = sentence.hits[at + 1]
    if sentence.forms[at + 1].startswith(_ARTICLE) or any(h.topic in ("actor", "source") for h in first):
        return None
    if (
        first
        and not names.opens_name(sentence, at + 1)
        and any(h.topic in ("noun", "cue", "actor", "source") for h in sentence.hits[at + 2])
    ):
        return None  # «كبرى مدن المحافظة» is no name; «خلف سليمان الهسكاني» may be one
    for i in range(at + 2, end):
        if names.opens_name(sentence, i):
            continue
        if any(h.topic in ("cue", "particle") or h.proclitics[:1] in _PREPOSED for h in sentence.hits[i]):
            return None
    return at + 1, end


def person_ahead(sentence: Sentence, i: int, reach: int = _MOST_WORDS) -> tuple[int, int] | None:
    """Return the words of a person's name within reach after a description («العامل في صفحة “X” فلان الفلاني»)."""
    for start in range(i, min(i + reach, len(sentence))):
        if sentence.punct(start):
            return None
        opens = names.opens_name(sentence, start)
        particle = sentence.hit(start, "particle")
        if particle is not None and (
            particle.entry.kind in ("complement", "relative", "clause")
            or (particle.entry.id in _ENDING and start > i)
            or (particle.entry.id in _ENDING and particle.entry.id != _ABOUT)
        ):
            return None
        cue = sentence.hit(start, "cue")
        if cue is not None and (
            cue.entry.kind in _ENDING_CUES or (cue.entry.kind == "source_adjective" and cue.last - cue.first >= 2)
        ):
            return None
        direct = _directly(sentence, start) if start == i else None
        if direct is not None:
            return direct
        if not opens and any(
            h.topic in ("trigger", "cue") and h.feature[:1] in "pij" and h.feature[1:2].isdigit()
            for h in sentence.hits[start]
        ):
            return None
        source = sentence.hit(start, "source")
        if source is not None and source.entry.id.startswith(_PERSON):
            return start, source.last
        if source is not None:
            continue
        if start in sentence.opens or sentence.forms[start].startswith(("ال", "لل", "بال")):
            continue
        if not names.plain(sentence, start) and not opens:
            continue
        if not opens and any(h.proclitics[:1] in _PREPOSED for h in sentence.hits[start]):
            continue
        end = names.person(sentence, start)
        if end - start >= 2 and not any(
            h.topic == "place" and h.entry.population > _TOWN for h in sentence.hits[start]
        ):
            return start, end
    return None


def _directly(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return a name right behind a title whose first word could be a verb too («الناشط ياسر عزات الحمامدة»)."""
    if (
        not any(h.topic == "trigger" and h.feature[:1] in "pij" for h in sentence.hits[start])
        or start in sentence.opens
    ):
        return None
    end = start + 1
    while (
        end < len(sentence) and end - start < _LONGEST_NAME and names.plain(sentence, end) and end not in sentence.opens
    ):
        end += 1
    last = sentence.forms[end - 1]
    return (start, end) if end - start >= 2 and not sentence.hits[start + 1] and last.startswith(_ARTICLE) else None
