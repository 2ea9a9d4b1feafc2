"""Which outlet a report is by: from its metadata, or from how the text speaks of itself."""

from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from tawatur.core.documents import Document
from tawatur.lexicon.load import Lexicon
from tawatur.lexicon.schema import Source
from tawatur.read.tokens import Sentence
from tawatur.text.folding import key

_SELF_VERBS: Final = frozenset({"learn", "observe", "monitor"})
_CORRESPONDENT: Final = "correspondent"
_OUTLETS: Final = frozenset({"media", "network", "state_media"})
_HEAD: Final = 10
_MARKS: Final = frozenset("-/|")
_STRONG: Final = 3
_MIDDLE: Final = 2
_WEAK: Final = 1
_TO: Final = "ل"


def registered(document: Document, lexicon: Lexicon) -> str | None:
    """Return the source id that the metadata's outlet or address names; null where no entry has that name or domain."""
    if document.outlet is not None:
        return document.outlet
    forms = key(document.outlet_text or "").split()
    for hit in lexicon.matcher.find(forms) if forms else ():
        if hit.topic == "source" and hit.last - hit.first == len(forms) and not hit.enclitic:
            return str(hit.entry.id)
    name = " ".join(forms)
    host = (urlsplit(document.url or "").hostname or "").removeprefix("www.") if document.url else ""
    if not name and not host:
        return None
    for entry, names in _names(lexicon):
        if name and name in names:
            return entry.id
        if host and any(host == domain or host.endswith("." + domain) for domain in entry.domains):
            return entry.id
    return None


@lru_cache(maxsize=2)
def _names(lexicon: Lexicon) -> tuple[tuple[Source, frozenset[str]], ...]:
    """Return each source with its folded id, English name and handles."""
    return tuple((e, frozenset(map(key, (e.id, e.name_en, *e.handles)))) for e in lexicon.sources.values())


def outlet_of(document: Document, parts: list[Sentence]) -> str | None:
    """Return the source id of the report's outlet, or null.

    The text counts where metadata is silent: «لمراسل X», «علم X», «رصد X» speak of the outlet itself (weight 3),
    «مراسل X» most likely (2), «قال … لـX» may (1). The heaviest wins; of two of the same weight the one named first.
    """
    if document.outlet is not None:
        return document.outlet
    weights: dict[str, int] = {}
    for sentence in parts:
        for i, hits in enumerate(sentence.hits):
            if "source" not in sentence.topics[i]:
                continue
            for hit in hits:
                if hit.topic == "source":
                    weight = (
                        _STRONG
                        if sentence.index == 0 and hit.entry.kind in _OUTLETS and _dateline(sentence, i, hit.last)
                        else _weight(sentence, i, hit.proclitics)
                    )
                    if weight == _WEAK and hit.entry.agency:
                        break  # «قال لوكالة فرانس برس»: any outlet writes so
                    if not weight and _speaks(sentence, i):
                        weight = -_WEAK  # «وقال تجمع كذا»: who speaks of itself so is another
                    if weight and (hit.feature != "ambiguous" or (weight >= _MIDDLE and _marked(sentence, i))):
                        weights[hit.entry.id] = weights.get(hit.entry.id, 0) + weight
                    break
    if not weights:
        return None
    if max(weights.values()) <= 0:
        return None
    return max(weights, key=lambda s: weights[s])  # the first of the heaviest: a dict keeps the order of mentions


def _dateline(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a name at the head of the report is its outlet: in brackets, or before a dash or slash."""
    if first > _HEAD:
        return False
    if any(h.topic == "cue" and h.entry.kind == "speech" for hits in sentence.hits[:first] for h in hits):
        return False
    marked = last < len(sentence) and sentence.forms[last] in _MARKS
    if first in sentence.opens and last - 1 in sentence.closes and first > 0:
        place = any(h.topic == "place" and h.last == first for hits in sentence.hits[:first] for h in hits)
        return marked or last == len(sentence) or place
    return marked


def _marked(sentence: Sentence, i: int) -> bool:
    """Say whether a noun of media or correspondents stands right before word i."""
    return i > 0 and any(
        h.topic == "cue" and h.entry.kind in ("source_noun", "outlet_mark") and h.last == i
        for h in sentence.hits[i - 1]
    )


def _speaks(sentence: Sentence, i: int) -> bool:
    """Say whether word i is the subject of a verb of saying or whom «بحسب» names: others are, not the outlet."""
    return i > 0 and any(
        h.topic == "cue"
        and h.last == i
        and (
            h.entry.kind == "according"
            or (h.entry.kind == "speech" and h.feature[:1] in "pi" and h.entry.id.rpartition(".")[2] not in _SELF_VERBS)
        )
        for h in sentence.hits[i - 1]
    )


def _quoted(sentence: Sentence, i: int) -> bool:
    """Say whether «ل» before word i belongs to «وفقاً لـ», «نسبة لـ»: who is quoted is not the outlet."""
    return any(
        h.topic == "cue" and h.entry.kind == "according" and h.last >= i - 1
        for back in (1, 2)
        if i >= back
        for h in sentence.hits[i - back]
    )


def _weight(sentence: Sentence, i: int, proclitics: tuple[str, ...]) -> int:
    if _quoted(sentence, i) or (i and _quoted(sentence, i - 1)):
        return 0
    for back in (1, 2, 3):
        if i - back < 0:
            break
        for hit in sentence.hits[i - back]:
            if hit.topic != "cue" or hit.last > i:
                continue
            if hit.entry.kind == "outlet_mark":
                return _STRONG
            if (
                hit.entry.kind == "speech"
                and hit.entry.id.rpartition(".")[2] in _SELF_VERBS
                and _next(sentence, hit.last, i)
            ):
                return _STRONG
            if hit.entry.kind == "source_noun" and hit.entry.id.endswith(_CORRESPONDENT) and hit.last == i:
                return _MIDDLE
            if hit.entry.kind == "source_noun" and "ل" in hit.proclitics:
                return _WEAK
    to = proclitics[:1] == (_TO,) or (i and sentence.forms[i - 1] == _TO)
    return _WEAK if to else 0


def _next(sentence: Sentence, last: int, i: int) -> bool:
    """Say whether only a noun of media stands between a verb and word i («علمت منصة X»)."""
    return last == i or (
        last == i - 1 and any(h.topic == "cue" and h.entry.kind == "source_noun" for h in sentence.hits[last])
    )
