"""Protected sources: shown as blocks, in every text, claim, event, list and export, to those without the right.

The words under which a protected source stands in reports are taken out as ``tawatur erase`` takes names out, with
every offset kept; here nothing is changed in the store, only in what is shown.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, TypeVar

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.errors import RejectedInput
from tawatur.core.event_queries import EventPage, EventQuery, Points, Timeline
from tawatur.core.people import Person, Protected
from tawatur.core.queries import Hit, Judged, Kept, Page, Past, Query
from tawatur.core.registry import Listed, Network, Portrait, Unknown
from tawatur.core.report_queries import ReportPage, ReportQuery
from tawatur.run import naming
from tawatur.store.accounts import Accounts
from tawatur.store.lookup import value_of
from tawatur.store.opening import Store
from tawatur.store.redaction import BLOCK, Names
from tawatur.store.viewing import View

FIELDS: Final = ("sources", "actors", "recipients")
_SEEN: Final = 400  # claims of a source whose words for it are taken
_KINDS: Final = ("source", "outlet", "actor", "recipient")
_Shown = TypeVar("_Shown")


class Shield:
    """What is protected in a store, and the words that it hides; made anew when that changes."""

    def __init__(self, store: Store) -> None:
        """Take an open store."""
        self._store, self._accounts, self._view = store, Accounts(store), View(store)
        self._for: tuple[tuple[str, ...], int] | None = None
        self._names = Names(())
        self.ids: frozenset[str] = frozenset()

    def names(self) -> Names:
        """Return the words that are hidden; none where nothing is protected."""
        subjects = tuple(one.subject for one in self._accounts.protected())
        state = (subjects, self._view.counts()["claims"] if subjects else 0)
        if self._for != state:
            self._for = state
            self._names, self.ids = self._gather(subjects)
        return self._names

    def _gather(self, subjects: Iterable[str]) -> tuple[Names, frozenset[str]]:
        words: set[str] = set()
        ids: set[str] = set()
        for subject in subjects:
            kind, _, rest = subject.partition(":")
            if kind == "claim":
                key, _, field = rest.partition(":")
                hit = self._view.claim(key)
                words |= {one.text for one in getattr(hit.claim, field, ())} if hit is not None else set()
                continue
            ids.add(rest)
            entry = naming.entry(rest, "source") or naming.entry(rest)
            words |= {entry.ar, entry.en, *entry.aliases} if entry is not None else {rest}
            words |= self._spellings(rest)
        return Names(word for word in words if word), frozenset(ids)

    def _spellings(self, value: str) -> set[str]:
        found: set[str] = set()
        for query in (Query(source=(value,), limit=_SEEN), Query(outlet=(value,), limit=_SEEN)):
            for hit in self._view.search(query).hits:
                one = hit.claim
                some = [each for each in one.sources if value_of(each) == value]
                found |= {each.text for each in some} | {each.name for each in some if each.name}
                if one.document.outlet == value and one.document.outlet_text:
                    found.add(one.document.outlet_text)
        return found


class ProtectedView(View):
    """A View for those without the right: what is protected stands in it as blocks. A View (core.ports)."""

    def __init__(self, store: Store, shield: Shield) -> None:
        """Look into an open store through a shield."""
        super().__init__(store)
        self._shield = shield

    def search(self, query: Query) -> Page:
        """Return a page of claims; what is protected finds nothing."""
        return self._hide(super().search(query)) if self._may_ask(query) else Page(hits=(), total=0)

    def facets(self, query: Query, only: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Return the counts of the values that are not protected."""
        return self._counts(super().facets(query, only)) if self._may_ask(query) else {}

    def claims(self, query: Query | None = None) -> Iterator[Claim]:
        """Yield claims."""
        if query is None or self._may_ask(query):
            yield from map(self._hide, super().claims(query))

    def claim(self, claim_id: str) -> Hit | None:
        """Return a claim."""
        return self._hide(super().claim(claim_id))

    def history(self, claim_id: str) -> list[Past]:
        """Return the readings of a claim."""
        return [self._hide(one) for one in super().history(claim_id)]

    def document(self, document_id: str) -> Kept | None:
        """Return a report."""
        return self._hide(super().document(document_id))

    def documents(self, words: str | None = None, *, unread_by: str | None = None) -> Iterator[Kept]:
        """Yield reports."""
        if not (words and self._shield.names().inside(words)):
            yield from map(self._hide, super().documents(words, unread_by=unread_by))

    def received(self, sha256: str) -> bytes | None:
        """Return bytes as they came in; null where they hold what is protected: bytes cannot be shown in part."""
        data = super().received(sha256)
        return None if data is not None and self._shield.names().within(data) else data

    def unreviewed(self, *, report: str | None = None, without: Collection[str] = (), most: int = 1) -> list[Hit]:
        """Return claims that nobody judged."""
        return [self._hide(one) for one in super().unreviewed(report=report, without=without, most=most)]

    def reports(self, query: ReportQuery) -> ReportPage:
        """Return a page of reports."""
        if query.words and self._shield.names().inside(query.words):
            return ReportPage(reports=(), total=0)
        return self._hide(super().reports(query))

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield events."""
        yield from map(self._hide_json, super().events())

    def event(self, event_id: str) -> dict[str, Any] | None:
        """Return an event."""
        found = super().event(event_id)
        return self._hide_json(found) if found is not None else None

    def search_events(self, query: EventQuery) -> EventPage:
        """Return a page of events."""
        if not self._may_ask(query.claims):
            return EventPage(events=(), total=0)
        return self._hide(super().search_events(query))

    def event_facets(self, query: EventQuery, only: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Return the counts of the values that are not protected."""
        return self._counts(super().event_facets(query, only)) if self._may_ask(query.claims) else {}

    def points(self, query: EventQuery) -> Points:
        """Return points; what is protected finds none."""
        return super().points(query) if self._may_ask(query.claims) else Points(points=(), left_off=0, nowhere=0)

    def timeline(self, query: EventQuery) -> Timeline:
        """Return days; what is protected finds none."""
        return super().timeline(query) if self._may_ask(query.claims) else Timeline(unit="day", bins=(), undated=0)

    def judgements(self, subject: str | None = None) -> list[Judged]:
        """Return judgements."""
        return [self._hide(one) for one in super().judgements(subject)]

    def decisions(self) -> list[Judged]:
        """Return judgements on pairs and events."""
        return [self._hide(one) for one in super().decisions()]

    def entries(self, kind: str) -> list[Listed]:
        """Return what claims name, but for what is protected."""
        return [one for one in super().entries(kind) if not self._is_hidden(one.value)]

    def portrait(self, kind: str, value: str) -> Portrait:
        """Return what the claims say of somebody; nothing of who is protected."""
        found = super().portrait(kind, "" if self._is_hidden(value) else value)
        beside = tuple(one for one in found.beside if not self._is_hidden(one[1]))
        return self._hide(msgspec.structs.replace(found, beside=beside))

    def network(self, kind: str, query: Query, most: int = 150) -> Network:
        """Return a network without who is protected."""
        found = super().network(kind, query, most)
        edges = tuple(one for one in found.edges if not (self._is_hidden(one.left) or self._is_hidden(one.right)))
        nodes = tuple(one for one in found.nodes if not self._is_hidden(one[0]))
        return msgspec.structs.replace(found, edges=edges, nodes=nodes)

    def unknown(self, kind: str, most: int = 200) -> list[Unknown]:
        """Return names that the registry does not have, but for what is protected."""
        return [self._hide(one) for one in super().unknown(kind, most) if not self._is_hidden(one.text)]

    def name_decisions(self) -> list[Judged]:
        """Return decisions about names."""
        return [self._hide(one) for one in super().name_decisions()]

    def whole_reports(self, claim_ids: Iterable[str]) -> list[Claim]:
        """Return the claims of whole reports."""
        return [self._hide(one) for one in super().whole_reports(claim_ids)]

    def _is_hidden(self, value: str) -> bool:
        names = self._shield.names()
        return value in self._shield.ids or names.inside(value)

    def _may_ask(self, query: Query) -> bool:
        """Say whether a query names nothing that is protected: what it finds would tell."""
        names, ids = self._shield.names(), self._shield.ids
        asked = {value for kind in _KINDS for value in getattr(query, kind)}
        if asked & ids or any(names.inside(value) for value in asked):
            return False
        return not (query.words and names.inside(query.words.replace(":", " ")))

    def _counts(self, counted: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
        names, ids = self._shield.names(), self._shield.ids
        return {
            facet: {value: n for value, n in values.items() if value not in ids and not names.inside(value)}
            for facet, values in counted.items()
        }

    def _hide(self, one: _Shown) -> _Shown:
        names = self._shield.names()
        if not names or one is None:
            return one
        plain = msgspec.json.decode(msgspec.json.encode(one))
        shown = self._without_ids(names.redact(plain))
        return one if shown == plain else msgspec.convert(shown, type(one))

    def _hide_json(self, one: dict[str, Any]) -> dict[str, Any]:
        names = self._shield.names()
        shown: dict[str, Any] = self._without_ids(names.redact(one)) if names else one
        return shown

    def _without_ids(self, value: Any) -> Any:
        """Return a JSON value without protected ids; who is named by words that are hidden has no kind either."""
        if isinstance(value, str):
            return BLOCK * 3 if value.rpartition(":")[2] in self._shield.ids or value in self._shield.ids else value
        if isinstance(value, list):
            return [self._without_ids(one) for one in value]
        if isinstance(value, dict):
            return {key: self._without_ids(one) for key, one in value.items()}
        return value


def protect(accounts: Accounts, who: Person, subject: str, *, why: str, on: bool) -> list[Protected]:
    """Protect a source or a field of a claim, or no longer (reviewers with the right to see it); return all that is."""
    kind, _, rest = subject.partition(":")
    field = rest.rpartition(":")[2]
    if kind not in ("source", "claim") or not rest or (kind == "claim" and field not in FIELDS):
        raise RejectedInput("T041", subject, "source:… or claim:…:sources is what can be protected")
    accounts.protect(subject, by=who.name, why=why, on=on)
    return accounts.protected()
