from typing import Any

import pytest

from desks import Client
from tawatur.run.workbench import Workbench


def events(client: Client, query: str = "") -> Any:
    answer = client.get(f"/api/events?limit=500{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_page_has_the_table_in_both_languages(client: Client) -> None:
    first = events(client)["events"][0]
    for language, title in (("ar", "الأحداث"), ("en", "Events")):
        answer = client.get("/events", headers={"accept-language": language})
        assert answer.status_code == 200 and f"<h1>{title}</h1>" in answer.text
        assert f'data-event="{first["event_id"]}"' in answer.text


def test_what_narrows_the_selection_is_taken_off_by_a_link(client: Client) -> None:
    page = client.get("/events?type=shelling&type=air_strike&country=SY&offset=50", headers={"accept-language": "en"})
    assert 'href="/events?type=air_strike&amp;country=SY"' in page.text
    assert 'href="/events?type=shelling&amp;type=air_strike"' in page.text


def test_a_place_is_called_by_the_registry_in_the_language_of_the_page(client: Client) -> None:
    found = events(client, "&place=zawiya&country=LY")["events"]
    known = [one for one in events(client)["events"] if one["place_id"] == "zawiya"]
    assert known or not found
    if known:
        page = client.get("/events?limit=500", headers={"accept-language": "en"})
        assert "<bdi>Zawiya</bdi>" in page.text


def test_all_values_of_one_facet_are_shown_when_asked(client: Client) -> None:
    short = client.get("/events").text.count('name="place"')
    whole = client.get("/events?whole=place").text.count('name="place"')
    assert short < whole
    assert client.get("/events?whole=nothing").status_code == 200


@pytest.mark.parametrize("query", ["type=shelling", "country=SY", "stance=denied", "contested=true", "origins=2"])
def test_table_map_and_time_line_speak_of_one_selection(client: Client, query: str) -> None:
    total = events(client, f"&{query}")["total"]
    points = client.get(f"/api/events/points?{query}").json()
    times = client.get(f"/api/events/timeline?{query}").json()
    assert 0 < total < events(client)["total"]
    assert len(points["points"]) + points["left_off"] + points["nowhere"] == total
    assert sum(one["events"] for one in times["bins"]) + times["undated"] == total


def test_a_window_of_the_map_holds_the_points_in_it(client: Client) -> None:
    for one in client.get("/api/events/points?box=34,31,42,37").json()["points"]:
        assert 34 <= one["lon"] <= 42 and 31 <= one["lat"] <= 37
        assert one["metres"] > 0


def test_facets_say_how_many_events_have_a_value(client: Client) -> None:
    facets = {one["name"]: one for one in client.get("/api/events/facets").json()}
    for name in ("country", "status"):
        for choice in facets[name]["choices"]:
            assert events(client, f"&{name}={choice['value']}")["total"] == choice["events"]


@pytest.mark.parametrize(
    "query",
    [
        *("box=1,2", "box=a,b,c,d", "limit=-1", "offset=-1", "offset=x", "order=best", "stance=sure", "grade=high"),
        *("earliest=yesterday", "contested=maybe", "near=1,2", "near=200,0,5", "origins=many", "undated=perhaps"),
    ],
)
@pytest.mark.parametrize("path", ["/api/events", "/api/events/points", "/api/events/timeline", "/api/events/facets"])
def test_what_is_not_understood_is_refused(client: Client, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400, answer.text
    assert answer.json()["message"]
    assert client.get(f"/events?{query}").status_code == 400


def test_words_of_a_search_are_words_on_the_page(client: Client) -> None:
    page = client.get("/events", params={"words": '"><script>alert(1)</script>'})
    assert page.status_code == 200 and "<script>alert" not in page.text


def test_an_empty_selection_says_what_to_do(client: Client) -> None:
    page = client.get("/events?country=NZ", headers={"accept-language": "en"})
    assert "Remove a condition" in page.text


def test_the_schema_tells_what_comes_back(client: Client, bench: Workbench) -> None:
    schema = client.get("/schema/openapi.json").json()
    for path in ("/api/events", "/api/events/points", "/api/events/timeline", "/api/events/facets"):
        got = schema["paths"][path]["get"]
        assert {"box", "type", "earliest"} <= {one["name"] for one in got["parameters"]}
        assert "200" in got["responses"] and "400" in got["responses"]
