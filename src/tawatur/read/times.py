"""Time expressions and the report's own date (first version)."""

from tawatur.core.documents import Interval
from tawatur.read.tokens import Sentence


class TimeMention:
    """A time expression: words [first, last) of its sentence and the days that it allows."""

    __slots__ = ("anchor", "earliest", "first", "last", "precision", "why")

    def __init__(
        self, first: int, last: int, *, earliest: str | None, latest: str | None, precision: str | None, anchor: str | None, why: str | None
    ) -> None:  # fmt: skip
        """Keep the values."""
        self.first, self.last, self.earliest, self.precision, self.anchor, self.why = first, last, earliest, precision, anchor, why


def find(sentence: Sentence, published: Interval) -> list[TimeMention]:
    """Return the time expressions of a sentence, left to right, without overlap."""
    return []
