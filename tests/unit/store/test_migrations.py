"""Stores that earlier schemas made: each is brought to the newest, with everything that was in it.

``schemas/`` holds one store of each released schema, made by ``freeze.py`` when it was the newest.
"""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

import tawatur
from freeze import DECISION, TEXTS
from stores import ENGINES, fresh
from tawatur.core.errors import BrokenStore
from tawatur.core.queries import Query
from tawatur.store import engine as engines
from tawatur.store import migrations, schema
from tawatur.store.copying import restore
from tawatur.store.opening import Store, open_store, version_of
from tawatur.store.verifying import verify
from tawatur.store.viewing import View

SCHEMAS = Path(__file__).with_name("schemas")
FROZEN = sorted(path.name.removesuffix(".sqlite.gz") for path in SCHEMAS.iterdir())


@pytest.fixture(params=ENGINES)
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh(request, tmp_path) as made:
        yield made


def thawed(version: str, folder: Path) -> Path:
    path = folder / f"{version}.sqlite"
    path.write_bytes(gzip.decompress((SCHEMAS / f"{version}.sqlite.gz").read_bytes()))
    return path


def test_every_schema_is_frozen_and_the_newest_is_the_last() -> None:
    steps = Path(migrations.__file__).parent / "versions"
    assert sorted(path.stem.removeprefix("step_") for path in steps.glob("step_*.py")) == FROZEN
    assert FROZEN[-1] == schema.VERSION


def test_the_steps_lead_to_the_tables_that_the_program_uses(store: Store) -> None:
    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return not (kind == "table" and (name or "").startswith(schema.WORD_TABLES))

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, schema.METADATA) == []
        assert version_of(connection) == schema.VERSION


@pytest.mark.parametrize("version", FROZEN)
def test_a_store_of_an_earlier_schema_is_whole_after_the_steps(version: str, tmp_path: Path) -> None:
    with open_store(str(thawed(version, tmp_path))) as store:
        check(store)


@pytest.mark.parametrize("version", FROZEN)
def test_a_backup_of_an_earlier_schema_is_brought_back_and_not_touched(
    version: str, tmp_path: Path, anywhere: str
) -> None:
    copy = thawed(version, tmp_path)
    before = copy.read_bytes()
    restore(copy, anywhere, by="RN")
    assert copy.read_bytes() == before
    with open_store(anywhere) as store:
        check(store)


def check(store: Store) -> None:
    """Check that everything that was frozen is there, and found."""
    with store.engine.connect() as connection:
        assert version_of(connection) == schema.VERSION
    assert verify(store) == []
    view = View(store)
    assert view.counts() == {"reports": 2, "claims": 2, "judgements": 1, "events": 1}
    assert {kept.document.text for kept in view.documents()} == set(TEXTS)
    assert [one.judgement for one in view.judgements()] == [DECISION]
    assert view.search(Query(words="ميليشيا", country=("SY",), origins=2)).total == 1
    assert view.search(Query(earliest="2024-02-10", latest="2024-02-10")).total == 1


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    place = str(tmp_path / "s.sqlite")
    with open_store(place, create=True) as store, engines.writing(store.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BrokenStore, match="T072"):
        open_store(place)


def test_another_program_s_database_is_left_alone(anywhere: str) -> None:
    engine = engines.connect(anywhere, create=True)
    with engines.writing(engine) as connection:
        connection.execute(text("CREATE TABLE other (a integer)"))
    with pytest.raises(BrokenStore, match="T071"):
        open_store(anywhere, create=True)
    engine.dispose()


def test_reading_reports_loads_no_database() -> None:
    heavy = "sqlalchemy|alembic|cryptography|psycopg"
    code = f"import sys, tawatur.run.verbs; print([m for m in sys.modules if re.match('{heavy}', m)])"
    env = os.environ | {"PYTHONPATH": str(Path(tawatur.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", f"import re; {code}"], capture_output=True, text=True, env=env, check=True
    )
    assert re.fullmatch(r"\[\]", done.stdout.strip())
