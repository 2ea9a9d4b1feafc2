"""Events: find them, count them by their facets, put them on a map and a time line."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from tawatur.core.event_queries import EventPage, Points, Timeline
from tawatur.core.events import Label
from tawatur.run import mapping, merging, selecting
from tawatur.web.asking import AskedEvents
from tawatur.web.given import Bench, Who
from tawatur.web.security.identity import needs


class Events(Controller):
    """Events."""

    path = "/events"
    tags = ["events"]

    @get(sync_to_thread=True)
    def find(self, bench: Bench, wanted_events: AskedEvents) -> EventPage:
        """Find events."""
        return bench.view.search_events(wanted_events)

    @get("/facets", sync_to_thread=True)
    def facets(self, bench: Bench, wanted_events: AskedEvents) -> list[selecting.Facet]:
        """Say how many of the events that are asked for have each value of each facet."""
        return list(selecting.facets(bench, wanted_events, shown=selecting.MOST))

    @get("/points", sync_to_thread=True)
    def points(self, bench: Bench, wanted_events: AskedEvents) -> Points:
        """Give the events that are asked for as points of a map, each with how far from it it may have been."""
        return bench.view.points(wanted_events)

    @get("/timeline", sync_to_thread=True)
    def timeline(self, bench: Bench, wanted_events: AskedEvents) -> Timeline:
        """Say how the events that are asked for spread over days."""
        return bench.view.timeline(wanted_events)


@get("/map/labels", tags=["map"], sync_to_thread=True)
def map_labels() -> list[mapping.Label]:
    """Give the names that the map shows, the most important first."""
    return list(mapping.labels())


Why = Annotated[str, msgspec.Meta(max_length=10_000)] | None


class Merged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The event to merge with, or a claim of it."""

    other: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    why: Why = None


class SplitOff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The claims that are of another event."""

    claims: Annotated[list[str], msgspec.Meta(min_length=1, max_length=500)]
    why: Why = None


class Graded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grade, and the credibility of the information (Admiralty 1 to 6)."""

    grade: Label
    credibility: Annotated[int, msgspec.Meta(ge=1, le=6)]
    why: Why = None


class Undone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The subject of the decision that is taken back, as the answer to the decision says it."""

    subject: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class OneEvent(Controller):
    """One event."""

    path = "/events/{event:str}"
    tags = ["events"]

    @get(sync_to_thread=True)
    def look(self, bench: Bench, event: FromPath[str]) -> merging.Shown:
        """Look at an event, its claims and what people decided about it."""
        return merging.show(bench, event)

    @post("/merge", guards=[needs("analyst")], sync_to_thread=True)
    def merge(self, bench: Bench, who: Who, event: FromPath[str], data: JSONBody[Merged]) -> merging.Done:
        """Say that two events are one."""
        return merging.merge(bench, who, event, data.other, why=data.why)

    @post("/split", guards=[needs("analyst")], sync_to_thread=True)
    def split(self, bench: Bench, who: Who, event: FromPath[str], data: JSONBody[SplitOff]) -> merging.Done:
        """Say that some claims are of another event."""
        return merging.split(bench, who, event, data.claims, why=data.why)

    @post("/grade", guards=[needs("analyst")], sync_to_thread=True)
    def grade(self, bench: Bench, who: Who, event: FromPath[str], data: JSONBody[Graded]) -> merging.Done:
        """Set the grade."""
        return merging.grade(bench, who, event, data.grade, data.credibility, why=data.why)

    @post("/undo", guards=[needs("analyst")], sync_to_thread=True)
    def undo(self, bench: Bench, who: Who, event: FromPath[str], data: JSONBody[Undone]) -> merging.Done:
        """Take back a merge, a split or a grade."""
        merging.show(bench, event)
        return merging.undo(bench, who, data.subject)
