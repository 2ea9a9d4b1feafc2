"""What one room asks of another: protocols only."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue
from tawatur.core.event_queries import EventPage, EventQuery, Points, Timeline
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

    def judge(self, judgements: Iterable[Judgement], expects: Mapping[str, int] | None = None) -> list[int]:
        """Keep people's judgements and return their numbers; ``expects``: the last ones seen, by subject."""
        ...

    def add_claim(self, claim: Claim, judgement: Judgement) -> int:
        """Keep a claim that a person made, and the judgement that says so; return the number of the judgement."""
        ...

    def reject_inputs(self, issues: Iterable[Issue]) -> int:
        """Keep what could not be read, and why; return how many there were."""
        ...

    def note_export(self, what: str, told: str) -> None:
        """Write into the log that a selection was given away: what, and how it was asked for."""
        ...

    def dismiss(self, numbers: Iterable[int]) -> None:
        """Take rejected inputs from the list of those that somebody should look at."""
        ...

    def link(self, events: Iterable[object]) -> int:
        """Keep the events that the claims were linked into, in place of those before; return how many changed."""
        ...

    def relink(self, gone: Collection[str], events: Iterable[object]) -> int:
        """Keep events in place of some of those before, and leave the others; return how many changed."""
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

    def search_events(self, query: EventQuery) -> EventPage:
        """Return a page of the events that a query asks for."""
        ...

    def event_facets(self, query: EventQuery, only: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Return, for the events that a query asks for, how many have a claim with each value of each facet."""
        ...

    def points(self, query: EventQuery) -> Points:
        """Return the events that a query asks for as points of the map."""
        ...

    def timeline(self, query: EventQuery) -> Timeline:
        """Return how the events that a query asks for spread over days."""
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
