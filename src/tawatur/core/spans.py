"""Where a value stands in a document: half-open ranges of code points."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points into a Document's text as received.

    The one record that may be made by position, because ``Span(start, end)`` cannot be read wrongly.
    """

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether both ranges share at least one code point (symmetric; an empty range overlaps nothing)."""
        return max(self.start, other.start) < min(self.end, other.end)

    def within(self, other: "Span") -> bool:
        """Say whether this range lies wholly inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the range covers."""
        return text[self.start : self.end]
