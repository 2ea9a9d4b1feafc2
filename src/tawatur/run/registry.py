"""What the registry pages show and do: actors, sources, places; names that nobody knows yet, decided by people."""

from collections.abc import Iterator
from typing import Any, Final, Literal

import msgspec

from tawatur.core.claims import Claim, Location, Narrator, Participant
from tawatur.core.corrections import encoded
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.people import Person
from tawatur.core.queries import Query
from tawatur.core.registry import Network, Portrait, Unknown
from tawatur.lexicon.load import load
from tawatur.run import naming
from tawatur.run.relinking import relink
from tawatur.run.reviewing import now
from tawatur.run.workbench import Workbench
from tawatur.text.folding import key as folded

Decision = Literal["alias", "add", "refuse", "place"]
_MOST: Final = 1000  # claims that one decision corrects
_LISTS: Final[dict[naming.Kind, tuple[str, ...]]] = {
    "actor": ("actors", "recipients", "with"),
    "source": ("sources",),
    "place": ("places", "from", "to"),
}
_FIELD: Final = {"with": "with_", "from": "from_"}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, source or place in a list: its entry where the registry has one, and how many claims name it."""

    value: str
    claims: int
    entry: naming.Name | None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A relation that the registry has: of which kind, to whom, from and until when where that is known."""

    kind: str
    to: str
    since: str | None
    until: str | None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One actor, source or place: its entry, its relations, what the claims say of it, how reliable people hold it."""

    value: str
    entry: naming.Name | None
    relations: tuple[Relation, ...]
    portrait: Portrait
    reliability: str | None


def rows(bench: Workbench, kind: naming.Kind, words: str | None = None) -> list[Row]:
    """Return what the claims name of a kind, the most first; with words, what is called so, the unnamed too."""
    counted = {one.value: one.claims for one in bench.view.entries(kind)}
    if words is None or not words.strip():
        return [_row(kind, value, claims) for value, claims in counted.items()]
    found = {one.id: one for one in naming.search(kind, words, 200)}
    asked = folded(words.strip())
    named = [_row(kind, value, claims) for value, claims in counted.items() if _is_called(value, asked, found)]
    others = [Row(value=one.id, claims=0, entry=one) for one in found.values() if one.id not in counted]
    return sorted(named, key=lambda row: -row.claims) + others


def show(bench: Workbench, kind: naming.Kind, value: str) -> Shown:
    """Return an actor, a source or a place; T076 where neither the registry nor any claim has it."""
    entry = naming.entry(value, kind) or naming.entry(value)
    portrait = bench.view.portrait(kind, value)
    if entry is None and not portrait.claims:
        raise RejectedInput("T076", value)
    rated = [one.judgement for one in bench.view.judgements(value) if not one.superseded]
    reliability = next((one.changes["reliability"] for one in rated if "reliability" in one.changes), None)
    return Shown(value=value, entry=entry, relations=_relations(value), portrait=portrait, reliability=reliability)


def network(bench: Workbench, kind: str, query: Query, least: int, most: int = 120) -> Network:
    """Return the network of actors, or of who quotes whom, in the claims of a query; edges of enough claims."""
    found = bench.view.network(kind, query, most)
    edges = tuple(edge for edge in found.edges if edge.claims >= least)
    names = {name for edge in edges for name in (edge.left, edge.right)}
    nodes = tuple(node for node in found.nodes if node[0] in names)
    return Network(nodes=nodes, edges=edges, left_off=found.left_off + len(found.edges) - len(edges))


def waiting(bench: Workbench, kind: naming.Kind) -> list[Unknown]:
    """Return names that are not in the registry, or places without a point, about which nobody decided yet."""
    decided = {one.judgement.left for one in bench.view.name_decisions() if not one.superseded}
    return [one for one in bench.view.unknown(kind) if _subject(kind, one.key) not in decided]


def decide(
    bench: Workbench,
    who: Person,
    kind: naming.Kind,
    name: str,
    decision: Decision,
    *,
    to: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
    metres: int = 3000,
    sort: str | None = None,
) -> int:
    """Decide about a name: it is another name of an entry (``to``), a new entry, no name, or (places) lies at a point.

    Every claim that has the name is corrected (the newest thousand); returns how many were. ``undo`` takes all back.
    """
    key = folded(name)
    entry = naming.entry(to, kind) if to else None
    if (decision == "alias" and entry is None) or (decision == "place" and (lat is None or lon is None)):
        raise RejectedInput("T041", name, to or decision)
    if decision == "place" and not (-90 <= (lat or 0) <= 90 and -180 <= (lon or 0) <= 180 and 0 < metres <= 1_000_000):
        raise RejectedInput("T041", name, f"{lat}, {lon}, {metres}")
    given = {"to": to, "lat": lat, "lon": lon, "metres": metres if decision == "place" else None, "sort": sort}
    changes = {field: str(value) for field, value in given.items() if value is not None}
    group = f"name {kind} {key}"
    said = [_judgement(who, _subject(kind, key), {"decision": decision, "group": group, "name": name, **changes})]
    touched: list[str] = []
    if decision != "refuse":
        new = _values(kind, key, name, decision, entry, lat, lon, metres, sort)
        for claim in _claims_with(bench, kind, key):
            edits = _edits(claim, kind, key, new)
            if edits:
                said.append(_judgement(who, claim.claim_id, {**edits}))
                touched.append(claim.claim_id)
    bench.writer(who.name).judge(said)
    if touched:
        relink(bench.store, touched, by=who.name)
    return len(touched)


def undo(bench: Workbench, who: Person, kind: naming.Kind, name: str) -> int:
    """Take back what was decided about a name, in every claim; returns how many claims were as before again."""
    subject = _subject(kind, folded(name))
    ours = [one for one in bench.view.name_decisions() if one.judgement.left == subject and not one.superseded]
    last = ours[-1] if ours else None
    if last is None:
        raise RejectedInput("T087", name)
    at = last.judgement.at
    made = bench.view.judgements_at(at, last.judgement.by, last.number)
    said = [Judgement(left=one.judgement.left, verdict="undo", by=who.name, at=now()) for one in made]
    bench.writer(who.name).judge([*said, Judgement(left=subject, verdict="undo", by=who.name, at=now())])
    claims = [one.judgement.left for one in made]
    if claims:
        relink(bench.store, claims, by=who.name)
    return len(claims)


def _row(kind: naming.Kind, value: str, claims: int) -> Row:
    return Row(value=value, claims=claims, entry=naming.entry(value, kind) or naming.entry(value))


def _is_called(value: str, asked: str, found: dict[str, naming.Name]) -> bool:
    return value in found or asked in folded(value)


def _relations(value: str) -> tuple[Relation, ...]:
    actor = load().actors.get(value)
    some = actor.relations if actor is not None else ()
    return tuple(
        Relation(
            kind=one.kind,
            to=one.to,
            since=str(one.since) if one.since else None,
            until=str(one.until) if one.until else None,
        )
        for one in some
    )


def _subject(kind: str, key: str) -> str:
    return f"name:{kind}:{key}"


def _judgement(who: Person, left: str, changes: dict[str, str]) -> Judgement:
    return Judgement(left=left, verdict="edit", by=who.name, at=now(), changes=changes)


def _claims_with(bench: Workbench, kind: naming.Kind, key: str) -> Iterator[Claim]:
    """Yield the claims in which a name stands: by its words, which every spelling of it has."""
    page = bench.view.search(Query(words=f'"{key}"', limit=_MOST))
    yield from (hit.claim for hit in page.hits)


def _values(
    kind: naming.Kind,
    key: str,
    name: str,
    decision: Decision,
    entry: naming.Name | None,
    lat: float | None,
    lon: float | None,
    metres: int,
    sort: str | None,
) -> dict[str, Any]:
    """Return the fields that a decision sets in every participant, narrator or place of the name."""
    if decision == "place":
        return {"lat": lat, "lon": lon, "metres": metres, "precision": "exact" if metres <= 500 else "town",
                "why": "set on the map by a person"}  # fmt: skip
    if entry is None:
        made: dict[str, Any] = {"id": f"own:{key.replace(' ', '_')}", "name": name}
        return made | ({} if kind == "place" else {"registered": True} | ({"kind": sort} if sort else {}))
    if kind == "place":
        made = {"id": entry.id, "name": entry.ar, "lat": entry.lat, "lon": entry.lon, "kind": entry.sort}
        return made | {"country": entry.country, "precision": "town", "metres": metres, "why": "named by a person"}
    return {"id": entry.id, "name": entry.ar, "kind": entry.sort, "registered": True}


def _edits(claim: Claim, kind: naming.Kind, key: str, new: dict[str, Any]) -> dict[str, str]:
    edits: dict[str, str] = {}
    for field in _LISTS[kind]:
        attribute = _FIELD.get(field, field)
        some: tuple[Participant | Narrator | Location, ...] = getattr(claim, attribute)
        changed = tuple(_changed(one, new) if folded(one.text) == key else one for one in some)
        if changed != some:
            edits[field] = encoded(msgspec.structs.replace(claim, **{attribute: changed}), field)
    return edits


def _changed(one: Any, new: dict[str, Any]) -> Any:
    return msgspec.structs.replace(one, **{name: value for name, value in new.items() if hasattr(one, name)})
