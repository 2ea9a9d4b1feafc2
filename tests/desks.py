"""Workbenches for tests: a store with the sample reports, made once and copied, and clients over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tawatur.run import samples
from tawatur.run.workbench import Workbench, open_workbench
from tawatur.web.app import create_app
from tawatur.web.settings import LOOPBACK, Settings

SETTINGS = Settings(secret="only for tests", user="tester", hosts=(*LOOPBACK, "testserver.local"))
Client = TestClient[Litestar]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with the sample reports, which tests copy and leave as it is."""
    place = tmp_path_factory.mktemp("sample") / "store.db"
    with open_workbench(str(place), by="tester") as bench:
        samples.fill(bench, by="tester")
    return place


@pytest.fixture
def bench(sample_store: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Give a workbench over a copy of the sample store."""
    with open_workbench(str(copied(sample_store, tmp_path)), by="tester") as made:
        yield made


@pytest.fixture
def client(bench: Workbench) -> Iterator[Client]:
    """Give a client of an app without accounts."""
    with TestClient(create_app(bench, SETTINGS)) as made:
        yield made


def copied(store: Path, folder: Path) -> Path:
    """Return a copy of a store (closed, so that its file is whole)."""
    return Path(shutil.copy(store, folder / "store.db"))


def post(client: Client, path: str, **given: Any) -> Any:
    """Send a form or JSON with the token that a page would have sent; redirects are not followed."""
    token = token_of(client)
    data = given.pop("data", None)
    if data is not None:
        data = {**data, "_csrf_token": token}
    return client.post(path, data=data, headers={"x-csrftoken": token}, follow_redirects=False, **given)


def token_of(client: Client) -> str:
    """Return the token against forged requests that the app gave this client."""
    if "tawatur_csrf" not in client.cookies:
        client.get("/inbox")
    return str(client.cookies["tawatur_csrf"])
