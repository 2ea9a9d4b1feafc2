"""The events: facets, a map, a time line and a table, all of one selection, which the address says."""

from typing import Any
from urllib.parse import urlencode

from litestar import Controller, get
from litestar.params import FromQuery
from litestar.response import Template

from tawatur.core.event_queries import EventCard, EventQuery
from tawatur.run import naming, reviewing, selecting
from tawatur.run.workbench import Workbench
from tawatur.web.asking import AskedEvents
from tawatur.web.given import Bench
from tawatur.web.language import Language, Texts, texts
from tawatur.web.rendering import AnyRequest, language_of, page
from tawatur.web.rendering import asked as parameters

ORDERS = ("newest", "oldest", "origins", "claims", "differences")
GRADES = ("acknowledged", "corroborated", "single origin", "contested", "discounted", "not rated")
STANCES = ("asserted", "alleged", "denied", "planned", "ordered")
REVIEWS = ("none", "accept", "edit", "reject", "unsure")
_PASSING = ("lang", "offset")  # parameters that a changed selection does not keep


class EventsPage(Controller):
    """See the module."""

    path = "/events"

    @get(sync_to_thread=True)
    def show(
        self, request: AnyRequest, bench: Bench, wanted_events: AskedEvents, whole: FromQuery[str | None] = None
    ) -> Template:
        """Show the events that are asked for; ``whole`` names the facet of which all values are shown."""
        language = language_of(request)
        words = texts(language)
        return page(
            request,
            "events.html",
            query=wanted_events,
            asked=wanted_events.claims,
            selection=selecting.select(bench, wanted_events, whole),
            whole=whole if whole in selecting.FACETS else None,
            name=lambda facet, value: called(bench, facet, value, language, words),
            placed=lambda card: placed(card, language),
            chips=[
                (told, without(request, one, value))
                for one, value, told in chips(bench, wanted_events, language, words)
            ],
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


def placed(card: EventCard, language: Language) -> str | None:
    """Return what the place of an event is called: by the registry, else as the reports call it."""
    found = naming.entry(card.place_id, "place") if language != "ar" else None
    return (found.en if found else None) or card.place


def chips(bench: Workbench, query: EventQuery, language: Language, words: Texts) -> list[tuple[str, str, str]]:
    """Return what a selection is narrowed by: the parameter, its value where it may have several, and how it reads."""
    asked = query.claims
    several = [(name, value) for name in (*selecting.FACETS, "thing", "review") for value in getattr(asked, name)]
    several += [("stance", value) for value in query.stance] + [("grade", value) for value in query.grade]
    single: list[tuple[str, Any, str]] = [
        ("words", asked.words, f"«{asked.words}»"),
        ("earliest", asked.earliest, words("events.from", day=words.day(asked.earliest))),
        ("latest", asked.latest, words("events.until", day=words.day(asked.latest))),
        ("origins", asked.origins, words("events.at_least", n=asked.origins)),
        ("near", asked.near, words("events.near")),
        ("box", query.box, words("events.in_window")),
        ("contested", query.contested, words("events.contested")),
    ]
    return [(name, value, called(bench, name, value, language, words)) for name, value in several] + [
        (name, "", told) for name, value, told in single if value is not None
    ]


def without(request: AnyRequest, name: str, value: str) -> str:
    """Return the address of this page without one condition."""
    given = [(key, each) for key, each in parameters(request) if key not in _PASSING]
    kept = [(key, each) for key, each in given if key != name or (value and each != value)]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")
