"""Which claim is told as the cause of which: «انفجارات … نتيجة تدريبات», «… ناجمة عن …»."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tawatur.core.claims import Claim
from tawatur.lexicon.load import load
from tawatur.link.families import STATED_CAUSES, family
from tawatur.text.words import words

# Ids of cues that stand between an effect and its cause; the others of their kind stand between a cause and its effect.
_BACKWARD: Final = frozenset({"result_from", "because"})


def causes(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Return (id of the effect, id of its cause) for claims of one sentence with a cue of cause between them."""
    by_sentence: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_sentence[claim.sentence.start].append(claim)
    found = []
    for some in by_sentence.values():
        for effect in some:
            if family(effect.type) != "violence" or effect.status == "negated":
                continue
            behind = [c for c in some if c.trigger.start > effect.trigger.end and c.type in STATED_CAUSES]
            for cause in sorted(behind, key=lambda c: c.trigger.start)[:1]:
                start, end = effect.trigger.end - effect.sentence.start, cause.trigger.start - effect.sentence.start
                if _backward(effect.sentence.text[start:end]):
                    found.append((effect.claim_id, cause.claim_id))
    return found


@lru_cache(maxsize=4096)
def _backward(text: str) -> bool:
    """Say whether a stretch of text has a cue that gives the cause of what stands before it."""
    hits = load().matcher.find([w.form for w in words(text)])
    return any(h.topic == "cue" and h.entry.kind == "cause" and h.entry.id.split(".")[-1] in _BACKWARD for h in hits)
