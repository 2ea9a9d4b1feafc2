from tawatur.core.event_queries import EventQuery
from tawatur.core.queries import Query
from tawatur.run import mapping, selecting
from tawatur.run.workbench import Workbench


def test_facets_count_what_the_page_finds(bench: Workbench) -> None:
    every = selecting.select(bench, EventQuery(limit=1000))
    types = next(one for one in every.facets if one.name == "type")
    for choice in types.choices:
        narrowed = selecting.select(bench, EventQuery(claims=Query(type=(choice.value,)), limit=1000))
        assert narrowed.page.total == choice.events == len(narrowed.page.events)


def test_a_value_that_is_asked_for_is_shown_though_no_event_has_it(bench: Workbench) -> None:
    found = selecting.select(bench, EventQuery(claims=Query(type=("strike",), country=("NZ",))))
    assert found.page.total == 0
    shown = {one.name: one.choices for one in found.facets}
    assert shown["country"] == (selecting.Choice(value="NZ", events=0, chosen=True),)


def test_a_facet_shows_some_values_or_all_and_says_how_many_more(bench: Workbench) -> None:
    short = {one.name: one for one in selecting.facets(bench, EventQuery(), shown=2)}
    whole = {one.name: one for one in selecting.facets(bench, EventQuery(), shown=2, whole="place")}
    assert len(short["place"].choices) == 2 and short["place"].more > 0
    assert len(whole["place"].choices) == 2 + short["place"].more and whole["place"].more == 0
    assert whole["type"] == short["type"]


def test_every_event_is_on_the_time_line_or_undated_and_on_the_map_or_nowhere(bench: Workbench) -> None:
    total = bench.view.search_events(EventQuery()).total
    times = bench.view.timeline(EventQuery())
    assert sum(one.events for one in times.bins) + times.undated == total
    assert all(0 <= one.unsure <= one.events and one.first <= one.last for one in times.bins)
    points = bench.view.points(EventQuery())
    assert len(points.points) + points.left_off + points.nowhere == total


def test_events_of_several_bins_are_unsure(bench: Workbench) -> None:
    found = bench.view.search_events(EventQuery(limit=1000)).events
    spread = [one for one in found if one.earliest and one.latest and one.latest > one.earliest]
    day = spread[0]
    assert day.earliest is not None and day.latest is not None
    times = bench.view.timeline(EventQuery(claims=Query(earliest=day.earliest, latest=day.latest)))
    if times.unit == "day":
        assert sum(one.unsure for one in times.bins) > 0


def test_names_of_the_map_are_in_both_languages_the_countries_first() -> None:
    names = mapping.labels()
    assert names[0].kind == "country" and names[0].zoom < names[-1].zoom
    assert {"سوريا", "اليمن", "ليبيا", "السودان", "فلسطين"} <= {one.ar for one in names if one.kind == "country"}
    assert all(one.ar and one.en for one in names)
    assert [one.rank for one in names] == sorted(one.rank for one in names)
