"""Reuse of text between two reports: how much of one stands in the other, word for word, and which came first."""

from typing import Final, Literal, NamedTuple

from tawatur.core.claims import Claim
from tawatur.link.narrators import chain, outlet
from tawatur.link.wording import Wording, shared_grams

COPIED: Final = 0.5  # from this share of 3-grams on, one text is taken from the other, or both from a third
PARTLY: Final = 0.2  # from here on it may be; independent accounts of one event rarely reach it

Degree = Literal["copied", "partly", "none"]


class Reuse(NamedTuple):
    """How much of the shorter text stands in the longer one, and the degree that this is."""

    share: float
    degree: Degree


def reuse(left: Wording, right: Wording) -> Reuse:
    """Return the exact containment of the shorter wording's 3-grams in the longer one's."""
    share = shared_grams(left.grams, right.grams)
    return Reuse(share, "copied" if share >= COPIED else "partly" if share >= PARTLY else "none")


def earlier(left: Claim, right: Claim) -> int:
    """Return -1 if the left report is the source by its date or because the right one quotes it, 1 for the other way.

    0: neither dates nor citations tell.
    """
    one, other = outlet(left).node, outlet(right).node
    cites = one in chain(right).quoted, other in chain(left).quoted
    if cites[0] != cites[1]:
        return -1 if cites[0] else 1
    first, second = left.document.published, right.document.published
    if first.latest and second.earliest and not first.latest.startswith("--") and first.latest < second.earliest:
        return -1
    if second.latest and first.earliest and not second.latest.startswith("--") and second.latest < first.earliest:
        return 1
    return 0
