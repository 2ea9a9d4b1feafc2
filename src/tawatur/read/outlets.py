"""Which outlet a report is by: from its metadata, or from how the text speaks of itself."""

from typing import Final

from tawatur.core.documents import Document
from tawatur.read.tokens import Sentence

_SELF_VERBS: Final = frozenset({"learn", "observe", "monitor"})
_HEAD: Final = 10
_MARKS: Final = frozenset("-/|")
_STRONG: Final = 3
_WEAK: Final = 1


def outlet_of(document: Document, parts: list[Sentence]) -> str | None:
    """Return the source id of the report's outlet, or null.

    The text counts where metadata is silent: «لمراسل X», «علم X», «رصد X» speak of the outlet itself (weight 3), «قال … لـX» may
    (weight 1). The heaviest wins if it has at least weight 1 and no other has the same.
    """
    if document.outlet is not None:
        return document.outlet
    weights: dict[str, int] = {}
    for sentence in parts:
        for i, hits in enumerate(sentence.hits):
            for hit in hits:
                if hit.topic == "source":
                    weight = (
                        _STRONG
                        if sentence.index == 0 and _dateline(sentence, i, hit.last)
                        else _weight(sentence, i, hit.proclitics)
                    )
                    if weight and hit.feature != "ambiguous":
                        weights[hit.entry.id] = weights.get(hit.entry.id, 0) + weight
                    break
    if not weights:
        return None
    best = sorted(weights, key=lambda s: (-weights[s], s))
    if len(best) > 1 and weights[best[0]] == weights[best[1]]:
        return None
    return best[0]


def _dateline(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a name at the head of the report is its outlet: in brackets, or before a dash or slash."""
    if first > _HEAD:
        return False
    if first in sentence.opens and last - 1 in sentence.closes and first > 0:
        return True
    return last < len(sentence) and sentence.forms[last] in _MARKS


def _weight(sentence: Sentence, i: int, proclitics: tuple[str, ...]) -> int:
    for back in (1, 2, 3):
        if i - back < 0:
            break
        for hit in sentence.hits[i - back]:
            if hit.topic != "cue" or hit.last > i:
                continue
            if hit.entry.kind == "outlet_mark":
                return _STRONG
            if hit.entry.kind == "speech" and hit.entry.id.rpartition(".")[2] in _SELF_VERBS and back == 1:
                return _STRONG
            if hit.entry.kind == "source_noun" and "ل" in hit.proclitics:
                return _WEAK
    return _WEAK if proclitics[:1] == ("ل",) else 0
