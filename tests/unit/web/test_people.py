"""Accounts, sessions, roles: who gets in, who may do what, and what ends a session."""

from collections.abc import Callable, Iterator

import pytest
from litestar.testing import TestClient

from desks import SETTINGS, Client, post
from tawatur.core.errors import BrokenStore, RejectedInput
from tawatur.run import people
from tawatur.run.workbench import Workbench
from tawatur.web.app import create_app
from tawatur.web.serving import serve

PASSWORD = "سماء زرقاء فوق الفرات"
ROLES = ("viewer", "analyst", "reviewer", "admin")


@pytest.fixture
def office(bench: Workbench) -> Workbench:
    for role in ROLES:
        people.add(bench, f"the {role}", PASSWORD, role, by="tester")
    return bench


@pytest.fixture
def enter(office: Workbench) -> Iterator[Callable[[str], Client]]:
    opened: list[Client] = []

    def entered(role: str) -> Client:
        client = TestClient(create_app(office, SETTINGS)).__enter__()
        opened.append(client)
        client.get("/sign-in")
        answer = post(client, "/sign-in", data={"name": f"the {role}", "password": PASSWORD, "next": "/events"})
        assert answer.headers["location"] == "/events"
        return client

    yield entered
    for client in opened:
        client.__exit__(None, None, None)


def test_without_a_session_only_the_way_in_is_open(office: Workbench) -> None:
    with TestClient(create_app(office, SETTINGS)) as client:
        answer = client.get("/events", follow_redirects=False)
        assert answer.status_code == 303 and answer.headers["location"] == "/sign-in?next=/events"
        assert client.get("/api/store").status_code == 401
        assert client.get("/schema/openapi.json").status_code == 401
        assert client.get("/sign-in").status_code == 200
        for route in client.app.routes:
            for path in ("/api/claims", "/inbox", "/export"):
                assert client.get(path, follow_redirects=False).status_code in (303, 401), route.path
            break


def test_every_route_that_changes_something_asks_for_a_role(office: Workbench) -> None:
    app = create_app(office, SETTINGS)
    open_to_all = {"/sign-in", "/sign-out"}
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            if handler.http_methods - {"GET", "HEAD", "OPTIONS"} and route.path not in open_to_all:
                assert handler.guards or handler.resolve_guards(), f"{route.path} has no guard"


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("/api/claims/c1/judgements", "analyst"),
        ("/api/claims/c1/undo", "analyst"),
        ("/api/notes", "analyst"),
        ("/api/reports", "analyst"),
        ("/api/reports/r1/claims", "analyst"),
        ("/api/events/e1/merge", "analyst"),
        ("/inbox/retract/r1", "reviewer"),
        ("/people/add", "admin"),
        ("/people/change/x", "admin"),
    ],
)
def test_each_role_may_do_what_it_may(enter: Callable[[str], Client], path: str, least: str) -> None:
    for role in ROLES:
        client = enter(role)
        given: dict[str, dict[str, str]] = {"json": {}} if path.startswith("/api/") else {"data": {}}
        status = post(client, path, **given).status_code
        assert (status == 403) == (ROLES.index(role) < ROLES.index(least)), (role, status)


def test_a_wrong_name_and_a_wrong_password_read_alike(office: Workbench) -> None:
    with TestClient(create_app(office, SETTINGS)) as client:
        answers = [
            post(client, "/sign-in", data={"name": name, "password": "wrong password here"}).headers["location"]
            for name in ("the admin", "nobody at all")
        ]
        assert answers[0] == answers[1] == "/sign-in?wrong=true&next=/"


def test_too_many_attempts_are_refused_for_a_while(office: Workbench) -> None:
    with TestClient(create_app(office, SETTINGS)) as client:
        for _ in range(10):
            post(client, "/sign-in", data={"name": "often tried", "password": "x"})
        answer = post(client, "/sign-in", data={"name": "Often  Tried", "password": "x"})
        assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 0


def test_a_session_ends_with_the_password_the_role_and_the_account(
    enter: Callable[[str], Client], office: Workbench
) -> None:
    client = enter("analyst")
    assert client.get("/api/store").status_code == 200
    people.set_password(office, people.key_of("the analyst"), PASSWORD + "!", by="tester")
    assert client.get("/api/store").status_code == 401
    client = enter("reviewer")
    people.change(office, people.key_of("the reviewer"), by="tester", disabled=True)
    assert client.get("/api/store").status_code == 401


def test_signing_out_ends_the_session_on_the_server(enter: Callable[[str], Client]) -> None:
    client = enter("viewer")
    kept = client.cookies["tawatur_session"]
    post(client, "/sign-out", data={})
    assert client.get("/api/store", headers={"cookie": f"tawatur_session={kept}"}).status_code == 401


def test_a_session_of_somebodys_making_is_none(office: Workbench) -> None:
    with TestClient(create_app(office, SETTINGS)) as client:
        for forged in ("", "x", "a" * 5000, "\x00", "' OR 1=1 --"):
            client.cookies.set("tawatur_session", forged)
            assert client.get("/api/store").status_code == 401


def test_the_session_cookie_is_not_for_scripts_nor_for_other_sites(office: Workbench) -> None:
    with TestClient(create_app(office, SETTINGS)) as client:
        answer = post(client, "/sign-in", data={"name": "the admin", "password": PASSWORD})
        cookie = next(value for value in answer.headers.get_list("set-cookie") if "tawatur_session" in value)
        assert "HttpOnly" in cookie and "samesite=lax" in cookie.lower()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(office: Workbench, to: str) -> None:
    with TestClient(create_app(office, SETTINGS)) as client:
        answer = post(client, "/sign-in", data={"name": "the admin", "password": PASSWORD, "next": to})
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "password1234", "123456789012", "the newcomer 1"])
def test_easy_passwords_are_refused(bench: Workbench, password: str) -> None:
    with pytest.raises(RejectedInput) as refused:
        people.add(bench, "the newcomer", password, "analyst", by="tester")
    assert refused.value.code == "T093"


def test_names_that_look_alike_are_one(bench: Workbench) -> None:
    people.add(bench, "أحمد", PASSWORD, "analyst", by="tester")
    with pytest.raises(RejectedInput) as refused:
        people.add(bench, " احمد ", PASSWORD, "admin", by="tester")
    assert refused.value.code == "T090"


def test_the_last_administrator_stays_one(office: Workbench) -> None:
    key = people.key_of("the admin")
    for change in ({"role": "viewer"}, {"disabled": True}):
        with pytest.raises(RejectedInput) as refused:
            people.change(office, key, by="tester", **change)
        assert refused.value.code == "T091"


def test_others_are_served_with_accounts_only(bench: Workbench) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        with pytest.raises(BrokenStore) as refused:
            serve(bench, host=host, port=0, user="tester", ready=lambda _: None)
        assert refused.value.code == "T096"


def test_what_was_done_with_accounts_stands_in_the_log_without_secrets(office: Workbench) -> None:
    people.set_password(office, people.key_of("the viewer"), PASSWORD + "?", by="the admin")
    lines = [entry for entry in office.view.log() if entry.act == "account"]
    assert len(lines) == 5 and lines[-1].by == "the admin"
    assert all(PASSWORD not in str(line) and "argon2" not in str(line) for line in lines)


def test_the_api_makes_and_changes_accounts_and_protects(enter: Callable[[str], Client], office: Workbench) -> None:
    client = enter("admin")
    assert client.get("/api/people/me").json()["role"] == "admin"
    given = {"name": "Rana", "password": PASSWORD, "role": "viewer"}
    key = post(client, "/api/people/accounts", json=given).json()["key"]
    listed = post(client, f"/api/people/accounts/{key}", json={"role": "reviewer"}).json()
    assert {one["account"]["name"]: one["account"]["role"] for one in listed}["Rana"] == "reviewer"
    subject = {"subject": "source:prcs", "why": "at risk"}
    assert [one["subject"] for one in post(client, "/api/people/protected", json=subject).json()] == ["source:prcs"]
    assert post(client, "/api/people/protected", json=subject | {"on": False}).json() == []
    for role in ("viewer", "analyst", "reviewer"):
        mine = enter(role)
        assert mine.get("/api/people/accounts").status_code == 403
        assert mine.get("/api/people/protected").status_code == 403
