"""A protected source is seen by nobody without the right: not in texts, lists, events, nor in what is given away."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from desks import SETTINGS, Client, post
from tawatur.core.people import Person
from tawatur.core.queries import Query
from tawatur.run import people, protection
from tawatur.run.workbench import Workbench
from tawatur.store.lookup import value_of
from tawatur.web.app import create_app

SOURCES = ("الهلال الأحمر الفلسطيني", "عميد بلدية الزاوية")
PASSWORD = "سماء زرقاء فوق الفرات"
BOSS = Person(name="boss", role="admin", sensitive=True)


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def outsider(bench: Workbench, source: str) -> Iterator[Client]:
    hits = bench.view.search(Query(words=f'"{source}"')).hits
    narrator = next(one for hit in hits for one in hit.claim.sources if one.text == source)
    protection.protect(bench.accounts, BOSS, f"source:{value_of(narrator)}", why="at risk", on=True)
    people.add(bench, "outsider", PASSWORD, "reviewer", by="boss")
    people.add(bench, "insider", PASSWORD, "reviewer", by="boss", sensitive=True)
    with TestClient(create_app(bench, SETTINGS)) as client:
        yield sign_in(client, "outsider")


def sign_in(client: Client, name: str) -> Client:
    post(client, "/sign-in", data={"name": name, "password": PASSWORD})
    return client


def paths(bench: Workbench) -> Iterator[str]:
    yield from ("/inbox", "/events?limit=500", "/api/claims?limit=500", "/api/events?limit=500", "/api/events/facets")
    yield from ("/api/reports?limit=500", "/actors", "/sources", "/places", "/reviews", "/export", "/people")
    yield from ("/sources/network", "/actors/network", "/sources/unknown", "/actors/unknown", "/places/unknown")
    for event in bench.view.events():
        yield f"/events/{event['event_id']}"
        yield f"/api/events/{event['event_id']}"
    for kept in bench.view.documents():
        yield f"/reports/{kept.document.id}"
        yield f"/api/reports/{kept.document.id}"
        yield f"/reports/{kept.document.id}/original"


def test_nothing_that_is_given_holds_the_name(outsider: Client, bench: Workbench, source: str) -> None:
    seen = 0
    for path in paths(bench):
        answer = outsider.get(path)
        assert source not in answer.text, path
        seen += answer.status_code == 200
    assert seen > 50


def test_searching_for_the_name_finds_nothing(outsider: Client, bench: Workbench, source: str) -> None:
    value = bench.accounts.protected()[0].subject.removeprefix("source:")
    for query in ({"words": source}, {"words": f'"{source}"'}, {"source": source}, {"source": value}):
        assert outsider.get("/api/claims", params=query).json()["total"] == 0, query
        assert outsider.get("/api/events", params=query).json()["total"] == 0, query
    assert value not in outsider.get("/api/events/facets").text


def test_offsets_still_hold(outsider: Client, bench: Workbench, source: str) -> None:
    found = 0
    for kept in bench.view.documents():
        report = outsider.get(f"/api/reports/{kept.document.id}").json()
        text = report["kept"]["document"]["text"]
        assert len(text) == len(kept.document.text)
        found += "█" in text
        for one in report["hits"]:
            words = one["claim"]["trigger"]
            assert text[words["start"] : words["end"]] == words["text"]
    assert found


def test_those_with_the_right_see_it(outsider: Client, bench: Workbench, source: str) -> None:
    insider = sign_in(outsider, "insider")
    assert any(source in insider.get(path).text for path in paths(bench) if path.startswith("/reports/"))


def test_who_may_not_see_it_may_not_release_it(outsider: Client, bench: Workbench) -> None:
    subject = bench.accounts.protected()[0].subject
    answer = post(outsider, "/people/protect", data={"subject": subject, "do": "off"})
    assert answer.status_code == 403
    assert bench.accounts.protected()
