"""What one room asks of another: protocols only."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue


class Source(Protocol):
    """Turns inputs into documents; what cannot be read comes back as an Issue and stops nothing."""

    def documents(self) -> Iterator[Document | Issue]:
        """Yield each document, or the issue that stands in its place."""
        ...


class Reader(Protocol):
    """Turns one document into claims."""

    def read(self, document: Document) -> "Found":
        """Return the document's claims in order of their triggers, with the issues met on the way."""
        ...


class Exporter(Protocol):
    """Writes claims into one file of its format."""

    def write(self, claims: Iterable[Claim], path: Path) -> int:
        """Write all claims, atomically; return how many were written."""
        ...


class Found(Protocol):
    """What a reader gives back."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order of their triggers."""
        ...

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What the user should know."""
        ...
