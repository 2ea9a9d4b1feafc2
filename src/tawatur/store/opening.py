"""The door of this room: a place (a path or a URL) to an open store with the newest schema."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tawatur.core.errors import BrokenStore
from tawatur.store import engine as engines
from tawatur.store import schema
from tawatur.store.counting import Catalogue
from tawatur.store.custody import Log
from tawatur.store.event_searching import Spread
from tawatur.store.schema import event_facet

_MIGRATIONS: Final = Path(__file__).with_name("migrations")


class Store:
    """An open store. Writers and views are made from it; several processes may have the same one open."""

    def __init__(self, place: str, engine: Engine) -> None:
        """Take an engine whose schema is the newest."""
        self.place, self.engine, self.catalogue = place, engine, Catalogue()
        self.events = Catalogue(event_facet.c.value, event_facet.c.card)
        self.spread = Spread()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        """Give the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def open_store(place: str, *, create: bool = False, by: str = "tawatur") -> Store:
    """Open a store, made if ``create``; an older schema is brought to the newest. BrokenStore says why it cannot be."""
    engine = engines.connect(place, create=create)
    try:
        with engines.told(place):
            _ready(engine, place, create, by)
    except BaseException:
        engine.dispose()
        raise
    return Store(engines.shown(place), engine)


def _ready(engine: Engine, place: str, create: bool, by: str) -> None:
    with engines.reading(engine) as connection:
        found = version_of(connection)
        cut_off = engines.is_to_shrink(connection)
        empty = found is None and not inspect(connection).get_table_names()
    if found == schema.VERSION:
        if cut_off:
            engines.shrink(engine)
        return
    if found is None and not (create and empty):
        raise BrokenStore("T070" if empty else "T071", engines.shown(place))
    if found is not None and found > schema.VERSION:
        raise BrokenStore("T072", engines.shown(place), f"its schema is {found}, this program's {schema.VERSION}")
    if engines.is_sqlite(engine):
        engines.write_ahead(engine)
    with engines.writing(engine) as connection:
        found = version_of(connection)  # another process may have been quicker
        if found != schema.VERSION:
            migrate(connection)
        if found is None:
            Log(connection, by).add("opened", schema.VERSION)


def version_of(connection: Connection) -> str | None:
    """Return the schema of a store; null where there is none."""
    with suppress(DBAPIError), connection.begin_nested():
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found
    return None


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the schema to a version, within the transaction that the connection is in."""
    from alembic import command  # imported late: a store of the newest schema needs none of it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def counts(connection: Connection) -> dict[str, int]:
    """Return how many reports, claims that stand, judgements and events there are."""
    asked = {
        "reports": "SELECT count(*) FROM report WHERE state <> 'removed'",
        "claims": "SELECT count(*) FROM live",
        "judgements": "SELECT count(*) FROM judgement",
        "events": "SELECT count(*) FROM event",
    }
    return {name: int(connection.scalar(text(sql)) or 0) for name, sql in asked.items()}
