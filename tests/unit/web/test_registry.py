from urllib.parse import quote

import pytest

from desks import Client, post
from tawatur.core.queries import Near, Query
from tawatur.run.workbench import Workbench


@pytest.mark.parametrize("kinds", ["actors", "sources", "places"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_entry_has_a_page(client: Client, bench: Workbench, kinds: str, language: str) -> None:
    kind = kinds.removesuffix("s")
    for path in (f"/{kinds}", f"/{kinds}/unknown"):
        assert client.get(path, headers={"accept-language": language}).status_code == 200
    for row in bench.view.entries(kind):
        answer = client.get(f"/{kinds}/{quote(row.value, safe='')}", headers={"accept-language": language})
        assert answer.status_code == 200, row.value


def test_names_are_found_in_any_spelling_and_with_no_claims_too(client: Client) -> None:
    assert "/actors/irgc" in client.get("/actors", params={"words": "الحرس الثوري"}).text
    assert "hezbollah_lb" in client.get("/api/names/actor", params={"words": "حزب الله"}).text
    assert client.get("/actors/no-such-actor-at-all").status_code == 404
    assert client.get("/nothing").status_code == 404


def test_networks_are_drawn_the_same_every_time_and_told_as_a_table(client: Client) -> None:
    for kinds in ("actors", "sources"):
        one, other = (client.get(f"/{kinds}/network").text for _ in range(2))
        assert one.split("data-network", 1)[1] == other.split("data-network", 1)[1]
        assert "<line" in one and "data-sortable" in one
    edges = client.get("/api/names/actor/network").json()["edges"]
    assert edges and all(edge["left"] != edge["right"] for edge in edges)


def test_a_place_without_a_point_is_set_on_the_map_and_taken_back(client: Client, bench: Workbench) -> None:
    waiting = client.get("/api/names/place/unknown").json()
    one = next(each for each in waiting if each["claims"] >= 1)
    near = Query(near=Near(lat=10.5, lon=11.5, km=1))
    assert bench.view.search(near).total == 0
    given = {"name": one["text"], "decision": "place", "lat": 10.5, "lon": 11.5, "metres": 400}
    count = post(client, "/api/names/place/decisions", json=given).json()["claims"]
    assert count >= 1
    assert bench.view.search(near).total == count
    assert one["key"] not in [each["key"] for each in client.get("/api/names/place/unknown").json()]
    assert post(client, "/api/names/place/undo", json={"name": one["text"]}).json()["claims"] == count
    assert bench.view.search(near).total == 0
    assert one["key"] in [each["key"] for each in client.get("/api/names/place/unknown").json()]


def test_a_name_is_tied_to_an_entry_and_taken_back(client: Client, bench: Workbench) -> None:
    one = client.get("/api/names/actor/unknown").json()[0]
    before = bench.view.search(Query(actor=("unifil",))).total + bench.view.search(Query(recipient=("unifil",))).total
    page = "/actors/unknown"
    answer = post(client, page, data={"name": one["text"], "decision": "alias", "to": "unifil"})
    assert answer.status_code == 303
    after = bench.view.search(Query(actor=("unifil",))).total + bench.view.search(Query(recipient=("unifil",))).total
    assert after > before
    assert post(client, page, data={"name": one["text"], "decision": "undo"}).status_code == 303
    back = bench.view.search(Query(actor=("unifil",))).total + bench.view.search(Query(recipient=("unifil",))).total
    assert back == before


def test_a_name_is_refused_and_added(client: Client) -> None:
    first, second, *_ = client.get("/api/names/source/unknown").json()
    for one, decision in ((first, "refuse"), (second, "add")):
        post(client, "/sources/unknown", data={"name": one["text"], "decision": decision})
        left = [each["key"] for each in client.get("/api/names/source/unknown").json()]
        assert one["key"] not in left
    for data in ({"name": "x", "decision": "alias"}, {"name": "", "decision": "add"}, {"name": "x", "decision": "?"}):
        assert post(client, "/sources/unknown", data=data).status_code == 400


def test_a_source_is_rated(client: Client) -> None:
    post(client, "/sources/prcs/rate", data={"reliability": "B", "why": "has people there"})
    assert client.get("/api/names/source/about/prcs").json()["reliability"] == "B"
    assert post(client, "/sources/prcs/rate", data={"reliability": "Z"}).status_code == 400
