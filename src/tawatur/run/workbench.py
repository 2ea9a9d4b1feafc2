"""An open store, as the workbench uses it: threads share one, every verb of a page takes it first."""

import copy
from types import TracebackType
from typing import Any, Self

from tawatur.core import ports
from tawatur.core.event_queries import EventQuery
from tawatur.core.people import Person
from tawatur.core.queries import Query
from tawatur.run import mapping, naming
from tawatur.run.intake import Intake
from tawatur.run.naming import Names
from tawatur.run.protection import ProtectedView, Shield
from tawatur.store.accounts import Accounts
from tawatur.store.opening import Store, open_store
from tawatur.store.viewing import View
from tawatur.store.writing import Writer


class Workbench:
    """An open store. ``view`` reads it; ``writer`` writes to it in somebody's name."""

    def __init__(self, store: Store, *, by: str = "tawatur") -> None:
        """Take an open store; ``close`` closes it. ``by`` is who reads what comes in, for the log."""
        self.store = store
        self.intake = Intake(store, by=by)
        self.accounts = Accounts(store)
        self.shield = Shield(store)
        self.remembered: tuple[object, Any] | None = None
        self.view: View = View(store)
        self.names = Names(self.view)

    def seen_by(self, who: Person) -> Self:
        """Return the workbench as somebody may see it: without the right, what is protected stands as blocks."""
        if who.sensitive:
            return self
        seen = copy.copy(self)
        seen.view = ProtectedView(self.store, self.shield)
        seen.names = Names(seen.view)
        return seen

    @property
    def place(self) -> str:
        """Where the store is, without passwords."""
        return self.store.place

    def counts(self) -> dict[str, int]:
        """Return how many reports, standing claims, judgements and events there are."""
        return self.view.counts()

    def warm(self) -> None:
        """Learn what the first who ask would have to wait for: names, facets, the lists of values."""
        naming.search("actor", "ا", 1)
        mapping.labels()
        self.view.event_facets(EventQuery(limit=0))
        self.view.facets(Query(limit=0), ("type",))

    def writer(self, by: str) -> ports.Writer:
        """Return what writes in the name of somebody."""
        return Writer(self.store, by=by)

    def close(self) -> None:
        """End the reading and close the store."""
        self.intake.stop()
        self.store.close()

    def __enter__(self) -> Self:
        """Give the workbench."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def open_workbench(place: str, *, by: str, create: bool = True) -> Workbench:
    """Open a store for the workbench, made if there is none; BrokenStore says why it cannot be."""
    return Workbench(open_store(place, create=create, by=by), by=by)
