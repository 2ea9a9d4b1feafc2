"""What the events page and its parts show of the events that somebody asks for."""

from typing import Final

import msgspec

from tawatur.core.event_queries import EventPage, EventQuery
from tawatur.core.queries import Query
from tawatur.run.workbench import Workbench

FACETS: Final = ("type", "status", "country", "actor", "recipient", "place", "source", "outlet")
_SHOWN: Final = 12
MOST: Final = 200


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a facet: how many events have it, and whether it is asked for."""

    value: str
    events: int
    chosen: bool


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """The values of a facet that most events have, and those that are asked for; ``more`` were left off."""

    name: str
    choices: tuple[Choice, ...]
    more: int


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the events that were asked for, and what the selection could be narrowed by."""

    page: EventPage
    facets: tuple[Facet, ...]


def select(bench: Workbench, query: EventQuery, whole: str | None = None) -> Selection:
    """Return a page of events with their facets; of one facet, ``whole``, many more values."""
    page = bench.view.search_events(query)
    return Selection(page=page, facets=facets(bench, query, whole=whole))


def facets(bench: Workbench, query: EventQuery, shown: int = _SHOWN, whole: str | None = None) -> tuple[Facet, ...]:
    """Return how many of the events that are asked for have each value of each facet: the first ``shown`` of each."""
    counted = bench.view.event_facets(query, FACETS)
    return tuple(_facet(name, counted.get(name, {}), query.claims, MOST if name == whole else shown) for name in FACETS)


def _facet(name: str, counted: dict[str, int], query: Query, shown: int) -> Facet:
    chosen: tuple[str, ...] = getattr(query, name)
    first = [value for value in counted if value not in chosen][: max(0, shown - len(chosen))]
    choices = [Choice(value=value, events=counted.get(value, 0), chosen=True) for value in chosen]
    choices += [Choice(value=value, events=counted[value], chosen=False) for value in first]
    return Facet(name=name, choices=tuple(choices), more=max(0, len(counted) - len(choices)))
