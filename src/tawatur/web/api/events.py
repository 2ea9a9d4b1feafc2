"""Events: find them, count them by their facets, put them on a map and a time line."""

from litestar import Controller, get

from tawatur.core.event_queries import EventPage, Points, Timeline
from tawatur.run import mapping, selecting
from tawatur.web.asking import AskedEvents
from tawatur.web.given import Bench


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
        return list(selecting.facets(bench, wanted_events, shown=200))

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
