"""Sketches of 3-grams (MinHash) in an index (LSH) that finds similar texts: the one place that knows rensa."""

from collections.abc import Collection
from typing import Final

from rensa import RMinHash, RMinHashLSH

HASHES: Final = 64  # of a sketch; 32 bands of 2 rows find pairs of Jaccard 0.3 with 95 %
BANDS: Final = 32
THRESHOLD: Final = 0.3
_SEED: Final = 5


class Sketches:
    """An index that grows; whether two texts meet depends on the two alone."""

    def __init__(self) -> None:
        """Start empty."""
        self._index = RMinHashLSH(THRESHOLD, HASHES, BANDS)

    def similar(self, grams: Collection[int]) -> list[int]:
        """Return the numbers of the texts that may be similar, in order."""
        return sorted(self._index.query(_sketch(grams)))

    def add(self, number: int, grams: Collection[int]) -> None:
        """Add a text under a number."""
        self._index.insert(number, _sketch(grams))


def _sketch(grams: Collection[int]) -> RMinHash:
    sketch = RMinHash(HASHES, _SEED)
    sketch.update([str(gram) for gram in grams])
    return sketch
