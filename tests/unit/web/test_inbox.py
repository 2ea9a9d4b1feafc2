from typing import Any

import pytest

from desks import Client, post
from tawatur.run.workbench import Workbench

TEXT = "قالت مصادر محلية إن طائرة مسيّرة استهدفت سيارة في مدينة النبطية اليوم، ما أدى إلى مقتل شخصين."


@pytest.fixture
def reading(bench: Workbench) -> Workbench:
    bench.intake.start()
    return bench


def bring(client: Client, *files: tuple[str, bytes], **data: str) -> Any:
    return post(client, "/inbox", data=data, files=[("files", file) for file in files])


def test_a_pasted_text_is_kept_read_and_linked(client: Client, reading: Workbench) -> None:
    before = reading.counts()
    answer = bring(client, text=TEXT, outlet="شبكة تجريبية", published="2024-05-02")
    assert answer.status_code == 303 and "new=1" in answer.headers["location"]
    assert reading.intake.wait()
    counts = reading.counts()
    assert counts["reports"] == before["reports"] + 1 and counts["claims"] > before["claims"]
    page = client.get("/inbox").text
    assert "شبكة تجريبية" in page
    assert client.get("/api/reading").json()["waiting"] == 0


def test_files_are_kept_once_and_what_cannot_be_read_is_listed(client: Client, reading: Workbench) -> None:
    picture = ("صورة.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    answer = bring(client, ("تقرير.txt", TEXT.encode()), ("../../etc/passwd.txt", TEXT.encode()), picture)
    assert "new=1&known=1&refused=1" in answer.headers["location"]
    page = client.get("/inbox").text
    assert "صورة.png" in page and "passwd.txt" not in page
    listed = client.get("/api/rejected").json()
    assert [one["input"] for one in listed] == ["صورة.png"]
    assert "/tmp" not in page
    post(client, f"/inbox/rejected/{listed[0]['number']}/dismiss", data={})
    assert client.get("/api/rejected").json() == []


def test_a_report_that_repeats_another_is_pointed_out(client: Client, reading: Workbench) -> None:
    for outlet in ("الأولى", "الثانية"):
        bring(client, text=f"{TEXT} وأضافت المصادر أن سيارات الإسعاف هرعت إلى المكان. {outlet}", outlet=outlet)
    assert reading.intake.wait()
    assert "% of its words stand in" in client.get("/inbox", headers={"accept-language": "en"}).text


def test_the_reading_is_paused_and_goes_on(client: Client, reading: Workbench) -> None:
    post(client, "/inbox/reading", data={"do": "pause"})
    bring(client, text=TEXT)
    assert client.get("/api/reading").json()["waiting"] == 1
    post(client, "/inbox/reading", data={"do": "resume"})
    assert reading.intake.wait()
    assert client.get("/api/reading").json()["waiting"] == 0


def test_a_report_is_retracted_with_its_events(client: Client, bench: Workbench) -> None:
    event = max(bench.view.events(), key=lambda one: one["reports"])
    claim = bench.view.claim(event["claims"][0])
    assert claim is not None
    document = claim.claim.document.sha256
    answer = post(client, f"/inbox/retract/{document}", data={"why": "asked by the outlet"})
    assert answer.status_code == 303
    left = bench.view.events_of(event["claims"])
    assert claim.claim.claim_id not in left
    assert client.get(f"/reports/{document}/original").status_code == 404


def test_nothing_pasted_is_told(client: Client) -> None:
    assert bring(client, text="  ").status_code == 400


def test_the_api_pauses_dismisses_and_retracts(client: Client, reading: Workbench) -> None:
    assert post(client, "/api/reading", json={"pause": True}).json()["paused"] is True
    assert post(client, "/api/reading", json={"pause": False}).json()["paused"] is False
    bring(client, ("صورة.png", b"\x89PNG\x00"))
    number = client.get("/api/rejected").json()[0]["number"]
    assert post(client, f"/api/rejected/{number}/dismiss").json() == []
