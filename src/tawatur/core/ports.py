"""What one room asks of another: protocols only."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue
from tawatur.core.events import Judgement
from tawatur.core.queries import Change, Hit, Judged, Kept, Page, Past, Query


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


class Writer(Protocol):
    """Writes to a store; what a method wrote is safe when it returns, or not there at all."""

    def receive(self, data: bytes, *, name: str, where: str) -> int:
        """Keep bytes as they came in; return the number of their receipt."""
        ...

    def keep(self, documents: Iterable[Document], received: int) -> int:
        """Keep the reports that a receipt brought; return how many were not known before."""
        ...

    def record(self, version: str, read: Iterable[tuple[str, Sequence[Claim]]]) -> list[Change]:
        """Keep what a version of the program read in some reports, by document id; return what changed."""
        ...

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Keep people's judgements; a later one supersedes an earlier one on the same subject."""
        ...

    def link(self, events: Iterable[object]) -> int:
        """Keep the events that the claims were linked into, in place of those before; return how many changed."""
        ...


class View(Protocol):
    """What a store holds, for reading; each answer is of one moment."""

    def search(self, query: Query) -> Page:
        """Return a page of the claims that a query asks for, newest first."""
        ...

    def facets(self, query: Query, only: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Return, for the claims that a query asks for, how many have each value of each facet, or of some."""
        ...

    def claims(self, query: Query | None = None) -> Iterator[Claim]:
        """Yield every standing claim, or those that a query asks for."""
        ...

    def claim(self, claim_id: str) -> Hit | None:
        """Return a claim as it was read last; null if there was none."""
        ...

    def history(self, claim_id: str) -> list[Past]:
        """Return what each reading gave for a claim, the oldest first."""
        ...

    def document(self, document_id: str) -> Kept | None:
        """Return a report; null if it is not known."""
        ...

    def documents(self, words: str | None = None, *, unread_by: str | None = None) -> Iterator[Kept]:
        """Yield the reports: all, those with some words, or those that a version has not read."""
        ...

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield the events of the last linking as JSON objects."""
        ...

    def event(self, event_id: str) -> dict[str, Any] | None:
        """Return an event as a JSON object; null if there is none."""
        ...

    def judgements(self, subject: str | None = None) -> list[Judged]:
        """Return people's judgements in the order in which they came: all, or those on one subject."""
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
