from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from desks import Client, post
from tawatur.run.workbench import Workbench


@pytest.fixture
def pair(bench: Workbench) -> tuple[dict[str, Any], dict[str, Any]]:
    one, other, *_ = sorted(bench.view.events(), key=lambda event: (-len(event["claims"]), event["event_id"]))
    return one, other


def test_every_event_has_a_page_in_both_languages(client: Client, bench: Workbench) -> None:
    for event in bench.view.events():
        for language in ("ar", "en"):
            answer = client.get(f"/events/{event['event_id']}", headers={"accept-language": language})
            assert answer.status_code == 200
            for claim in event["claims"]:
                assert claim in answer.text


def test_a_claim_leads_to_its_event(client: Client, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    one, _ = pair
    answer = client.get(f"/events/{one['claims'][0]}", follow_redirects=False)
    assert answer.headers["location"] == f"/events/{one['event_id']}"
    assert client.get("/events/no-such-event").status_code == 404


def test_events_are_merged_by_a_form_and_come_apart(
    client: Client, bench: Workbench, pair: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    one, other = pair
    before = {event["event_id"] for event in bench.view.events()}
    answer = post(client, f"/events/{one['event_id']}/decide", data={"act": "merge", "other": other["event_id"]})
    assert answer.status_code == 303
    merged = urlsplit(answer.headers["location"])
    assert client.get(answer.headers["location"]).status_code == 200
    undo = parse_qs(merged.query)["undo"][0]
    answer = post(client, f"{merged.path}/decide", data={"act": "undo", "subject": undo})
    assert answer.status_code == 303
    assert {event["event_id"] for event in bench.view.events()} == before


def test_the_api_splits_grades_and_takes_back(
    client: Client, bench: Workbench, pair: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    one, _ = pair
    path = f"/api/events/{one['event_id']}"
    done = post(client, f"{path}/split", json={"claims": one["claims"][:1]}).json()
    assert len(done["events"]) >= 2
    home = done["events"][0]
    assert post(client, f"/api/events/{home}/undo", json={"subject": done["undo"]}).status_code == 201
    assert client.get(path).json()["event"]["claims"] == one["claims"]
    graded = post(client, f"{path}/grade", json={"grade": "contested", "credibility": 4, "why": "seen"}).json()
    shown = client.get(path).json()
    assert shown["event"]["grade"]["label"] == "contested" and shown["event"]["grade"]["by"] == "tester"
    assert post(client, f"{path}/undo", json={"subject": graded["undo"]}).status_code == 201
    assert client.get(path).json()["event"]["grade"]["by"] is None


def test_a_note_stays_beside_its_event(client: Client, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    one, _ = pair
    page = f"/events/{one['event_id']}"
    post(client, f"{page}/decide", data={"act": "note", "text": "<b>اتصلنا بالمصدر</b>"})
    text = client.get(page).text
    assert "&lt;b&gt;اتصلنا بالمصدر&lt;/b&gt;" in text and "<b>اتصلنا" not in text


def test_what_makes_no_sense_is_refused(client: Client, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    one, _ = pair
    page = f"/events/{one['event_id']}/decide"
    for data in ({"act": "merge", "other": "x"}, {"act": "split"}, {"act": "nothing"}, {"act": "grade", "grade": "x"}):
        assert post(client, page, data=data).status_code in (400, 404)
