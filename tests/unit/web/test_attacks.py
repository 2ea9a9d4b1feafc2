"""Attacks that were tried on the workbench, each with what keeps it out."""

import json
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from desks import SETTINGS, Client, post
from tawatur.run import people
from tawatur.run.intake import Brought, clean_name
from tawatur.run.workbench import Workbench
from tawatur.web.app import create_app
from tawatur.web.rendering import static_path

SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">"\'><svg/onload=alert(3)>'
REPORT = "قالت مصادر محلية إن طائرة مسيّرة استهدفت سيارة في مدينة النبطية أمس، ما أدى إلى مقتل شخصين."


def is_text_alone(page: str) -> bool:
    """Say whether nothing of SCRIPT became markup."""
    low = page.lower()
    return "<script>alert" not in low and "<img src=x" not in low and "<svg/onload" not in low


def bring(client: Client, bench: Workbench, **data: str) -> str:
    bench.intake.start()
    post(client, "/inbox", data=data, files=[("files", ("", b""))])
    assert bench.intake.wait()
    return str(client.get("/api/reports").json()["reports"][0]["document"])


def test_markup_in_a_report_is_text_on_every_page(client: Client, bench: Workbench) -> None:
    document = bring(client, bench, text=f"{REPORT} {SCRIPT}", title=SCRIPT, outlet=SCRIPT, url="javascript:alert(1)")
    pages = ["/inbox", f"/reports/{document}", "/events", "/actors", "/sources", "/places", "/reviews", "/export"]
    pages += [f"/events/{event['event_id']}" for event in bench.view.events()]
    for path in pages:
        page = client.get(path).text
        assert is_text_alone(page), path
        assert 'href="javascript:' not in page, path
    card = client.get(f"/api/reports/{document}").json()["hits"][0]["claim"]["claim_id"]
    assert is_text_alone(client.get(f"/reports/{document}/claims/{card}/card").text)


def test_markup_in_file_names_notes_reasons_and_names_is_text(client: Client, bench: Workbench) -> None:
    bench.intake.start()
    files = [("files", (f"{SCRIPT}.txt", REPORT.encode())), ("files", (f"{SCRIPT}.png", b"\x89PNG\x00"))]
    post(client, "/inbox", data={}, files=files)
    assert bench.intake.wait()
    claim = bench.view.unreviewed()[0].claim
    post(client, "/api/notes", json={"subject": claim.claim_id, "text": SCRIPT})
    post(client, f"/api/claims/{claim.claim_id}/judgements", json={"verdict": "reject", "why": SCRIPT})
    post(client, "/reviews/rounds", data={"name": SCRIPT, "size": "3"})
    place = json.dumps([{"text": "", "start": 0, "end": 0, "role": "at", "id": "<b>", "name": SCRIPT}])
    other = bench.view.unreviewed()[0].claim
    post(client, f"/api/claims/{other.claim_id}/judgements", json={"verdict": "edit", "changes": {"places": place}})
    for path in ("/inbox", "/reviews", f"/reports/{claim.document.sha256}", f"/reports/{other.document.sha256}"):
        assert is_text_alone(client.get(path).text), path
    assert is_text_alone(client.get(f"/history/{claim.claim_id}").text)
    assert is_text_alone(client.get("/events", params={"words": SCRIPT, "actor": SCRIPT, "box": "0,0,1,1"}).text)


def test_a_cell_is_no_formula(client: Client, bench: Workbench) -> None:
    bring(client, bench, text=REPORT, title='=HYPERLINK("http://evil")', outlet="@SUM(1)")
    table = post(client, "/export", data={"what": "claims", "format": "csv"}).text
    assert "=HYPERLINK" in table
    assert all(not cell.startswith(("=", "+", "-1+", "@")) for row in table.splitlines() for cell in row.split(","))


NAMES = ["../../etc/passwd", "..\\..\\windows\\system.ini", "/etc/shadow", "a/../../b.txt", "\x00.txt", ".", "..", ""]
NAMES += ["a" * 5000, "CON.txt", "تقرير\u202etxt.exe", "x\r\nSet-Cookie: a=b.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_is_only_a_name(client: Client, bench: Workbench, name: str) -> None:
    clean = clean_name(name)
    assert "/" not in clean and "\\" not in clean and clean not in ("", ".", "..") and len(clean.encode()) <= 255
    assert clean.isprintable()
    before = set(Path(bench.place).parent.iterdir())
    taken = bench.intake.take([Brought(name=name, data=REPORT.encode())], by="x", where="x")
    assert taken.new + taken.known + len(taken.issues) >= 1
    after = {path for path in set(Path(bench.place).parent.iterdir()) - before if "db" not in path.name}
    assert not after


@pytest.mark.parametrize(
    "path", ["../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/app.py", "....//etc/passwd"]
)
def test_static_files_are_those_of_the_folder(client: Client, path: str) -> None:
    answer = client.get(f"{static_path()}/{path}")
    assert answer.status_code in (400, 404) and "root:" not in answer.text and "import" not in answer.text


IDS = [
    "../x",
    "'; DROP TABLE claim; --",
    "%",
    "_",
    "c%",
    "\u202e",
    "x" * 3000,
    "c" + "0" * 20,
    "😀",
    "%00",
    "None",
    "{{7*7}}",
]


@pytest.mark.parametrize("odd", IDS)
def test_an_id_of_somebodys_making_finds_nothing(client: Client, bench: Workbench, odd: str) -> None:
    before = bench.counts()
    for kind in ("/api/claims", "/api/events", "/api/reports", "/events", "/reports", "/history"):
        path = f"{kind}/{odd}"
        answer = client.get(path)
        assert answer.status_code in (400, 404), (path[:60], answer.status_code)
        assert "49" not in answer.text or not path.startswith("/api/")
    for path in (f"/api/claims/{odd}/judgements", f"/api/events/{odd}/merge"):
        assert post(client, path, json={"verdict": "accept", "other": odd}).status_code in (400, 404)
    assert bench.counts() == before


WORDS = ['"', "'", "a OR 1=1", '" OR ""="', "NEAR(", "*", "-", "place:", "claim_words MATCH", "\x00", "(" * 500]


@pytest.mark.parametrize("words", WORDS)
def test_a_search_is_only_a_search(client: Client, words: str) -> None:
    for path in ("/api/claims", "/api/events", "/api/events/points", "/events", "/inbox", "/actors"):
        assert client.get(path, params={"words": words}).status_code in (200, 400), path


def test_a_request_of_another_site_changes_nothing(client: Client, bench: Workbench) -> None:
    claim = bench.view.unreviewed()[0].claim.claim_id
    path, given = f"/api/claims/{claim}/judgements", {"verdict": "accept"}
    token = post(client, "/api/notes", json={"subject": "x", "text": "y"}).request.headers["x-csrftoken"]
    tried: list[dict[str, str]] = [
        {},
        {"x-csrftoken": "x" * 128},
        {"x-csrftoken": token, "origin": "https://evil.example"},
        {"x-csrftoken": token, "sec-fetch-site": "cross-site"},
        {"x-csrftoken": token, "origin": "null"},
    ]
    for headers in tried:
        assert client.post(path, json=given, headers=headers).status_code == 403, headers
    assert client.get(f"/api/claims/{claim}").json()["standing"] is None
    for method in ("get", "head", "options"):
        getattr(client, method)(path)
    assert client.get(f"/api/claims/{claim}").json()["standing"] is None


def test_no_page_may_be_framed_and_no_type_is_guessed(client: Client) -> None:
    for path in ("/inbox", "/api/store", "/no-such-page", "/schema/openapi.json"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_what_is_too_large_or_too_deep_is_refused(client: Client, bench: Workbench) -> None:
    claim = bench.view.unreviewed()[0].claim.claim_id
    path = f"/api/claims/{claim}/judgements"
    assert post(client, path, json={"verdict": "accept", "why": "x" * 3_000_000}).status_code in (400, 413)
    deep = "[" * 50_000 + "]" * 50_000
    assert post(client, path, content=deep.encode()).status_code in (400, 413)
    assert post(client, path, json={"verdict": "edit", "changes": {"actors": deep[:9000]}}).status_code == 400


def test_a_page_with_entities_or_tags_without_end_is_read_or_refused_soon(client: Client, bench: Workbench) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{"&a;" * 10 if n == 0 else f"&a{n - 1};" * 10}">' for n in range(9)
    )
    bench.intake.start()
    for page in (f"{bomb}]><html><body><p>{REPORT}&a8;</p></body></html>", "<div>" * 20_000 + REPORT):
        post(client, "/inbox", data={}, files=[("files", ("page.html", page.encode()))])
    assert bench.intake.wait()
    assert client.get("/inbox").status_code == 200


def test_text_that_makes_patterns_slow_is_read(client: Client, bench: Workbench) -> None:
    bench.intake.start()
    for text in ("و" * 20_000, "«" * 5_000 + REPORT, "ال " * 10_000, f"{'أ' * 3000} {REPORT}", "١/" * 5000):
        post(client, "/inbox", data={"text": text}, files=[("files", ("", b""))])
    assert bench.intake.wait()


def test_a_fault_shows_neither_trace_nor_path(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret /home/user/store.db")

    monkeypatch.setattr(bench, "counts", fails)
    with TestClient(create_app(bench, SETTINGS), raise_server_exceptions=False) as quiet:
        for path in ("/", "/api/store"):
            answer = quiet.get(path)
            assert answer.status_code == 500
            assert "secret" not in answer.text and "Traceback" not in answer.text


def test_nobody_gives_themselves_rights(bench: Workbench) -> None:
    people.add(bench, "boss", "سماء زرقاء فوق الفرات", "admin", by="x")
    people.add(bench, "mallory", "سماء زرقاء فوق الفرات", "analyst", by="x")
    with TestClient(create_app(bench, SETTINGS)) as client:
        post(client, "/sign-in", data={"name": "mallory", "password": "سماء زرقاء فوق الفرات"})
        for path, data in (
            ("/people/change/mallory", {"role": "admin", "sensitive": "1"}),
            ("/people/change/boss", {"password": "غيّرتُ كلمة سرّه الآن"}),
            ("/people/add", {"name": "second", "password": "سماء زرقاء فوق الفرات", "role": "admin"}),
        ):
            assert post(client, path, data=data).status_code == 403
        assert {one.name: one.role for one in bench.accounts.all()} == {"boss": "admin", "mallory": "analyst"}
