import pytest

from desks import Client
from tawatur.web.pages import PAGES


@pytest.mark.parametrize("path", ["/inbox", "/events", "/actors", "/sources", "/places", "/reviews", "/export"])
def test_a_page_says_its_language_and_its_policy(client: Client, path: str) -> None:
    answer = client.get(path, headers={"accept-language": "ar"})
    assert answer.status_code == 200
    assert '<html lang="ar" dir="rtl"' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "<script>" not in answer.text and " onclick=" not in answer.text and " style=" not in answer.text


def test_static_files_may_be_kept(client: Client) -> None:
    page = client.get("/inbox").text
    start = page.index("/static/")
    path = page[start : page.index('"', start)]
    answer = client.get(path)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]


def test_what_is_missing_is_told_to_people_and_to_programs(client: Client) -> None:
    page = client.get("/no/such/page", headers={"accept": "text/html", "accept-language": "en"})
    assert page.status_code == 404
    assert "There is no such thing" in page.text
    answer = client.get("/api/no-such-thing")
    assert answer.status_code == 404
    assert answer.json()["code"] == "H404"


def test_another_name_of_the_host_is_refused(client: Client) -> None:
    assert client.get("/inbox", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/inbox", headers={"host": "127.0.0.1.evil.example:8420"}).status_code == 400
    assert client.get("/inbox", headers={"host": "127.0.0.1:8420"}).status_code == 200
    assert client.get("/inbox", headers={"host": "[::1]:8420"}).status_code == 200


def test_a_form_without_its_token_is_refused(client: Client) -> None:
    assert client.post("/inbox", data={"text": "x"}).status_code in (403, 405)


def test_the_schema_of_the_api_is_served(client: Client) -> None:
    schema = client.get("/schema/openapi.json").json()
    assert "/api/store" in schema["paths"]
    assert not any(path in schema["paths"] for path in ("/inbox", "/events"))
    assert PAGES
