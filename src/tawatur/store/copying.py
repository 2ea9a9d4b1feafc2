"""Backup and restore while others work. A backup is a store in one SQLite file, whatever engine it was made from."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert, select

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.core.errors import BrokenStore, FailedOutput
from tawatur.store import engine as engines
from tawatur.store import indexing
from tawatur.store.custody import Log
from tawatur.store.opening import Store, migrate, open_store, version_of
from tawatur.store.schema import METADATA, claim, live, report

_AT_ONCE: Final = 500


def backup(store: Store, to: Path) -> None:
    """Write the whole store, as it is at one moment, into a new file; nothing half-written is left behind."""
    if to.exists():
        raise BrokenStore("T081", str(to))
    with engines.told(store.place), _beside(to) as new:
        if engines.is_sqlite(store.engine):
            with store.engine.connect() as connection:
                _copy_file(connection.connection.driver_connection, new)
        else:
            with engines.reading(store.engine) as source:
                _into_new_file(source, new)


def restore(copy: Path, place: str, *, by: str) -> None:
    """Make a store from a backup at a place where nothing is; the log says that it was brought back.

    The backup is not touched: one of an older schema is brought to the newest in a copy of it.
    """
    url = engines.url_of(place)
    if url.get_backend_name() == "sqlite":
        to = Path(url.database or "")
        if to.exists():
            raise BrokenStore("T081", place)
        with _beside(to) as new:
            _open_copy(copy, new).close()
    else:
        with tempfile.TemporaryDirectory() as folder, _open_copy(copy, Path(folder) / "copy") as source:
            _into_server(source, place)
    with open_store(place) as made:
        if engines.is_sqlite(made.engine):
            engines.write_ahead(made.engine)
        with engines.writing(made.engine) as connection:
            Log(connection, by).add("restored")


def _open_copy(copy: Path, new: Path) -> Store:
    """Copy a backup and open the copy; T080 where it is none."""
    if not copy.is_file():
        raise BrokenStore("T070", str(copy))
    source = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
    try:
        _copy_file(source, new)
        return open_store(str(new))
    except sqlite3.Error as error:
        raise BrokenStore("T080", str(copy), str(error)) from error
    except BrokenStore as error:
        if error.code in ("T070", "T071"):
            raise BrokenStore("T080", str(copy), error.detail) from error
        raise
    finally:
        source.close()


def _into_server(source: Store, place: str) -> None:
    engine = engines.connect(place, create=True)
    try:
        with engines.told(place), engines.reading(source.engine) as old, engines.writing(engine) as new:
            if version_of(new) is not None:
                raise BrokenStore("T081", engines.shown(place))
            migrate(new)
            _copy_rows(old, new)
    finally:
        engine.dispose()


@contextmanager
def _beside(to: Path) -> Iterator[Path]:
    """Give a name beside a file; what was written there becomes that file, on the disk, when the block ends well."""
    new = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        yield new
        with new.open("rb") as written:
            os.fsync(written.fileno())
        _name(new, to)
        with suppress(OSError):
            folder = os.open(to.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
    except FileExistsError:
        raise BrokenStore("T081", str(to)) from None
    except (OSError, sqlite3.Error) as error:
        raise FailedOutput("T014", str(to), str(error)) from error
    finally:
        for leftover in (new, new.with_name(new.name + "-wal"), new.with_name(new.name + "-shm")):
            leftover.unlink(missing_ok=True)


def _name(new: Path, to: Path) -> None:
    """Give a file its name, but not over one that came meanwhile."""
    try:
        os.link(new, to)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if to.exists():
            raise FileExistsError(str(to)) from None
        os.rename(new, to)


def _copy_file(source: Any, new: Path) -> None:
    """Copy a SQLite database page by page, in one step, while others read and write it."""
    os.close(os.open(new, os.O_RDWR | os.O_CREAT, 0o600))
    target = sqlite3.connect(new)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    finally:
        target.close()


def _into_new_file(source: Connection, new: Path) -> None:
    engine = engines.connect(str(new), create=True)
    try:
        with engines.writing(engine) as target:
            migrate(target)
            _copy_rows(source, target)
    finally:
        engine.dispose()


def _copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table, and make the words anew: each engine has its own way to keep them."""
    for table in METADATA.sorted_tables:
        rows = source.execute(select(table).execution_options(yield_per=_AT_ONCE))
        for some in rows.mappings().partitions(_AT_ONCE):
            target.execute(insert(table), [dict(row) for row in some])
    standing = select(claim.c.number, claim.c.record).join(live, live.c.number == claim.c.number)
    claims = source.execute(standing.execution_options(yield_per=_AT_ONCE))
    for part in claims.partitions(_AT_ONCE):
        indexing.add_claim_words(target, {row.number: msgspec.json.decode(row.record, type=Claim) for row in part})
    reports = select(report.c.number, report.c.record).where(report.c.state == "kept")
    for part in source.execute(reports.execution_options(yield_per=_AT_ONCE)).partitions(_AT_ONCE):
        indexing.add_reports(target, {row.number: msgspec.json.decode(row.record, type=Document) for row in part})
