"""The workbench over each engine: every page opens, and a claim is judged, corrected, merged and taken back."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from desks import SETTINGS, Client, post
from tawatur.core.event_queries import EventQuery
from tawatur.run import people, samples
from tawatur.run.workbench import Workbench, open_workbench
from tawatur.store.verifying import verify
from tawatur.web.app import create_app


@pytest.fixture
def desk(place: str) -> Iterator[Workbench]:
    with open_workbench(place, by="tester") as bench:
        samples.fill(bench, by="tester")
        yield bench


@pytest.fixture
def browser(desk: Workbench) -> Iterator[Client]:
    with TestClient(create_app(desk, SETTINGS)) as client:
        yield client


def test_every_page_opens(browser: Client, desk: Workbench) -> None:
    events = [one["event_id"] for one in desk.view.events()]
    report = desk.view.unreviewed()[0].claim.document.sha256
    paths = ["/inbox", "/events", f"/events/{events[0]}", f"/reports/{report}", "/reviews", "/export", "/people"]
    paths += [f"/{kind}{rest}" for kind in ("actors", "sources") for rest in ("", "/network", "/unknown")]
    paths += ["/places", "/places/unknown", "/events?words=قصف&country=SY&order=origins", "/inbox?words=قصف"]
    paths += ["/api/events/points", "/api/events/timeline", "/api/events/facets", "/api/queue/next", "/api/judgements"]
    for path in paths:
        assert browser.get(path).status_code == 200, path


def test_a_day_of_decisions_leaves_a_sound_store(browser: Client, desk: Workbench) -> None:
    claim = desk.view.unreviewed()[0].claim.claim_id
    path = f"/api/claims/{claim}"
    assert post(browser, f"{path}/judgements", json={"verdict": "accept", "expects": 0}).status_code == 201
    correction = {"verdict": "edit", "changes": {"type": "curfew"}}
    assert post(browser, f"{path}/judgements", json=correction).status_code == 201
    assert desk.view.event_facets(EventQuery(), ("type",))["type"]["curfew"] == 1
    one, other, *_ = sorted(desk.view.events(), key=lambda event: (-len(event["claims"]), event["event_id"]))
    done = post(browser, f"/api/events/{one['event_id']}/merge", json={"other": other["event_id"]}).json()
    home = done["events"][0]
    assert post(browser, f"/api/events/{home}/undo", json={"subject": done["undo"]}).status_code == 201
    assert post(browser, f"{path}/undo", json={}).status_code == 201
    assert "curfew" not in desk.view.event_facets(EventQuery(), ("type",))["type"]
    place = desk.view.unknown("place")[0].text
    given = {"name": place, "decision": "place", "lat": 10.5, "lon": 11.5}
    assert post(browser, "/api/names/place/decisions", json=given).json()["claims"] >= 1
    assert post(browser, "/api/export?format=csv").status_code == 200
    people.add(desk, "boss", "سماء زرقاء فوق الفرات", "admin", by="tester")
    assert verify(desk.store) == []
