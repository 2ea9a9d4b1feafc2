"""A store's database: SQLite in one file, or PostgreSQL by its URL. What differs between them stands here.

SQLite runs in WAL mode with ``synchronous=FULL``: what was committed is on the disk. Each writing transaction takes the
one write lock first (``BEGIN IMMEDIATE``, an advisory lock), because each of them adds to the same chain of hashes.
"""

import math
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, Row, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from tawatur.core.errors import BrokenStore

AnyRow = Row[*tuple[Any, ...]]  # of whatever was selected
_WRITE: Final = "tawatur_write"
_LOCK: Final = 0x7461_7761  # "tawa": the key of the advisory lock on PostgreSQL
_WAIT_MS: Final = 60_000  # how long a writer waits for another
_CONNECTIONS: Final = 16  # that are kept open for threads side by side
_EARTH_KM: Final = 6371.0088  # mean radius (IUGG)
_CACHE_KIB: Final = 64 * 1024


def url_of(place: str) -> URL:
    """Return the URL of a store given as a path or as a URL."""
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise BrokenStore("T073", shown(place), "not a URL") from None
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise BrokenStore("T073", shown(place), f"{url.get_backend_name()} is neither sqlite nor postgresql")
    return url


def shown(place: str) -> str:
    """Return a place as it may be printed: without the password of its URL."""
    if "://" not in place:
        return place
    with suppress(ArgumentError, ValueError):
        return make_url(place).render_as_string(hide_password=True)
    return place.partition("://")[0] + "://…"


def connect(place: str, *, create: bool) -> Engine:
    """Return an engine for a place; a file that is not there is T070 unless it may be created."""
    url = url_of(place)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        if not create and not path.is_file():
            raise BrokenStore("T070", place)
        if create and not path.parent.is_dir():
            raise BrokenStore("T073", place, f"there is no folder {path.parent}")
        if create:
            _own(path)
        engine = create_engine(
            url,
            connect_args={"timeout": _WAIT_MS / 1000, "check_same_thread": False},
            pool_size=_CONNECTIONS,
        )
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    else:
        try:
            engine = create_engine(url, pool_pre_ping=True, pool_size=_CONNECTIONS)
        except (ImportError, NoSuchModuleError):
            raise BrokenStore("T074", shown(place)) from None
    return engine


def _own(path: Path) -> None:
    """Make the file, if it is not there, so that only its owner can read it; what is beside it takes after it."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise BrokenStore("T073", str(path), error.strerror) from error


def is_sqlite(connection: Connection | Engine) -> bool:
    """Say which of both it is."""
    return connection.dialect.name == "sqlite"


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that sees one state of the store from beginning to end."""
    level = {} if is_sqlite(engine) else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that alone writes; what it wrote is on the disk at the end, or not there at all."""
    with engine.connect().execution_options(**{_WRITE: True}) as connection, connection.begin():
        if not is_sqlite(engine):
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance of two points on a sphere (haversine formula)."""
    one, other = math.radians(lat), math.radians(other_lat)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database raises into an error that says which store it was."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0] if error.orig else type(error).__name__
        code = "T071" if "not a database" in said or "malformed" in said else "T073"
        raise BrokenStore(code, shown(place), said) from error
    except UnicodeDecodeError as error:  # SQLite quotes its own description of the tables, and that is damaged
        raise BrokenStore("T071", shown(place), "its description of the tables cannot be read") from error


def mark_to_shrink(connection: Connection) -> None:
    """Note, in the transaction that takes something away, that the store is still to be shrunk."""
    if is_sqlite(connection):
        connection.exec_driver_sql("PRAGMA user_version=1")


def is_to_shrink(connection: Connection) -> bool:
    """Say whether something was taken away and the store was not shrunk since: the power went, or others were busy."""
    return is_sqlite(connection) and bool(connection.exec_driver_sql("PRAGMA user_version").scalar())


def shrink(engine: Engine) -> None:
    """Give up the space of what was taken away: its bytes are in no page and no journal of the store any more.

    Where others are busy with the store it stays marked, and is shrunk when it is opened next.
    """
    with engine.connect() as connection:
        if is_sqlite(engine):
            raw: Any = connection.connection.driver_connection
            with suppress(sqlite3.OperationalError):
                raw.execute("INSERT INTO claim_words(claim_words) VALUES('optimize')")
                raw.execute("INSERT INTO report_words(report_words) VALUES('optimize')")
                raw.execute("VACUUM")
                busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    raw.execute("PRAGMA user_version=0")
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM FULL"))


def _on_connect(connection: Any, record: object) -> None:
    connection.isolation_level = None  # transactions begin where _on_begin says, not where the driver thinks
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")  # a damaged store can be looked at
    connection.create_function("kilometres", 4, kilometres, deterministic=True)
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    cursor.close()


def write_ahead(engine: Engine) -> None:
    """Switch a SQLite file to WAL, which lasts; another process that does the same just now is waited for."""
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        until = time.monotonic() + _WAIT_MS / 1000
        while raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                raw.execute("PRAGMA journal_mode=WAL")
            except Exception:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITE) else "BEGIN")
