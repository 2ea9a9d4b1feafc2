"""The events: facets, a map, a time line and a table, all of one selection, which the address says."""

from typing import Any

from litestar import Controller, get
from litestar.response import Template

from tawatur.core.event_queries import EventQuery
from tawatur.run import naming, reviewing, selecting
from tawatur.run.workbench import Workbench
from tawatur.web.asking import AskedEvents
from tawatur.web.given import Bench
from tawatur.web.language import Language, Texts, texts
from tawatur.web.rendering import AnyRequest, language_of, page

ORDERS = ("newest", "oldest", "origins", "claims", "differences")
GRADES = ("acknowledged", "corroborated", "single origin", "contested", "discounted", "not rated")
STANCES = ("asserted", "alleged", "denied", "planned", "ordered")
REVIEWS = ("none", "accept", "edit", "reject", "unsure")


class EventsPage(Controller):
    """See the module."""

    path = "/events"

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, bench: Bench, wanted_events: AskedEvents) -> Template:
        """Show the events that are asked for."""
        language = language_of(request)
        words = texts(language)
        selection = selecting.select(bench, wanted_events)
        return page(
            request,
            "events.html",
            query=wanted_events,
            asked=wanted_events.claims,
            selection=selection,
            name=lambda facet, value: called(bench, facet, value, language, words),
            chips=chips(bench, wanted_events, language, words),
            orders=ORDERS,
            grades=GRADES,
            stances=STANCES,
            reviews=REVIEWS,
            stance_names={one: words.label("stance", one) for one in STANCES},
            type_names={one: words.label("type", one) for one in reviewing.types()},
            selection_query=request.scope["query_string"].decode("latin-1"),
        )


def called(bench: Workbench, facet: str, value: str, language: Language, words: Texts) -> str:
    """Return what a value of a facet is called."""
    if facet in naming.FACET_KINDS:
        return bench.names.call(facet, value, language)
    return words.label("verdict" if facet == "review" else facet, value)


def chips(bench: Workbench, query: EventQuery, language: Language, words: Texts) -> list[tuple[str, str, str]]:
    """Return what a selection is narrowed by: parameter, value, and how it reads."""
    asked = query.claims
    made: list[tuple[str, str, str]] = []
    for name in (*selecting.FACETS, "thing", "review"):
        made += [(name, value, called(bench, name, value, language, words)) for value in getattr(asked, name)]
    made += [("stance", value, words.label("stance", value)) for value in query.stance]
    made += [("grade", value, words.label("grade", value)) for value in query.grade]
    single: list[tuple[str, Any, str]] = [
        ("words", asked.words, f"«{asked.words}»"),
        ("earliest", asked.earliest, words("events.from", day=words.day(asked.earliest))),
        ("latest", asked.latest, words("events.until", day=words.day(asked.latest))),
        ("origins", asked.origins, words("events.at_least", n=asked.origins)),
        ("near", asked.near, words("events.near")),
        ("box", query.box, words("events.in_window")),
        ("contested", query.contested, words("events.contested")),
    ]
    return made + [(name, "", told) for name, value, told in single if value is not None]
