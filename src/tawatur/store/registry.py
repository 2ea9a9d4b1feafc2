"""Actors, sources and places as claims speak of them: how often, in which spellings, with whom, where and when."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import Connection, func, select

from tawatur.core.claims import Claim, Location, Narrator, Participant
from tawatur.core.registry import Edge, Example, Listed, Network, Portrait, Spelling, Unknown
from tawatur.store.lookup import outlet_of, value_of
from tawatur.store.schema import claim_facet, facet_value
from tawatur.text.folding import key

FACETS: Final = {"actor": ("actor", "recipient"), "source": ("source",), "place": ("place",)}
_AT_ONCE: Final = 400
Named = Participant | Location | Narrator


def entries(connection: Connection, kind: str) -> list[Listed]:
    """Return every value of a kind that claims have, with how many have it, the most first."""
    counted: Counter[str] = Counter()
    asked = (
        select(facet_value.c.value, func.count())
        .join(claim_facet, claim_facet.c.value == facet_value.c.number)
        .where(facet_value.c.facet.in_(FACETS[kind]))
        .group_by(facet_value.c.number, facet_value.c.value)
    )
    for value, count in connection.execute(asked):
        counted[value] += count
    return [Listed(value=value, claims=count) for value, count in sorted(counted.items(), key=lambda x: (-x[1], x[0]))]


def portrait(claims: Iterable[Claim], kind: str, value: str) -> Portrait:
    """Return what some claims say of a value: those in which it acts, is acted on, speaks, or is the place."""
    types: Counter[str] = Counter()
    months: Counter[str] = Counter()
    places: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    spelt: dict[str, Spelling] = {}
    points: dict[str, tuple[float, float]] = {}
    count = 0
    for one in claims:
        count += 1
        types[one.type] += 1
        statuses[one.status] += 1
        day = one.when.earliest or one.when.latest
        if day and not day.startswith("--"):
            months[day[:7]] += 1
        for place in one.places:
            places[value_of(place)] += 1
            if place.lat is not None and place.lon is not None:
                points[value_of(place)] = (place.lat, place.lon)
        for relation, other in _beside(one, kind, value):
            beside[relation, other] += 1
        for each in _named(one, kind):
            if value_of(each) == value:
                spelt[each.text] = _spelt(spelt.get(each.text), each.text, one)
    return Portrait(
        value=value,
        claims=count,
        types=tuple(types.most_common(20)),
        statuses=tuple(statuses.most_common()),
        months=tuple(sorted(months.items())),
        places=tuple(places.most_common(20)),
        beside=tuple((relation, other, n) for (relation, other), n in beside.most_common(40)),
        spellings=tuple(sorted(spelt.values(), key=lambda one: (-one.claims, one.text))[:40]),
        point=points.get(value),
    )


def network(claims: Iterable[Claim], kind: str, most: int) -> Network:
    """Return who acts on and with whom, or who quotes whom: the edges that most claims bear out, at most so many."""
    edges: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    nodes: Counter[str] = Counter()
    for one in claims:
        seen: set[str] = set()
        for left, relation, right in _edges(one, kind):
            edges[left, relation, right][one.type] += 1
            seen |= {left, right}
        nodes.update(seen)
    ordered = sorted(edges.items(), key=lambda item: (-item[1].total(), item[0]))
    kept = tuple(
        Edge(left=left, relation=relation, right=right, claims=types.total(), types=tuple(types.most_common(5)))
        for (left, relation, right), types in ordered[:most]
    )
    names = {name for edge in kept for name in (edge.left, edge.right)}
    return Network(
        nodes=tuple(sorted(((name, nodes[name]) for name in names), key=lambda node: (-node[1], node[0]))),
        edges=kept,
        left_off=max(0, len(ordered) - most),
    )


def unknown(claims: Iterable[Claim], kind: str, most: int) -> list[Unknown]:
    """Return names that the registry does not have, or places without a point, the most frequent first."""
    found: dict[str, dict[str, Any]] = {}
    for one in claims:
        for each in _named(one, kind):
            if not _is_unknown(each):
                continue
            entry = found.setdefault(key(each.text), {"text": each.text, "kinds": Counter(), "n": 0, "examples": []})
            entry["n"] += 1
            entry["kinds"][each.kind or "?"] += 1
            if isinstance(each, Location) and each.container:
                entry["container"] = each.container
            example = _example(one)
            if len(entry["examples"]) < 3 and example.words not in {e.words for e in entry["examples"]}:
                entry["examples"].append(example)
    ordered = sorted(found.items(), key=lambda item: (-item[1]["n"], item[0]))[:most]
    return [
        Unknown(
            key=folded,
            text=one["text"],
            kind=one["kinds"].most_common(1)[0][0],
            claims=one["n"],
            container=one.get("container"),
            examples=tuple(one["examples"]),
        )
        for folded, one in ordered
    ]


def _named(one: Claim, kind: str) -> Sequence[Named]:
    if kind == "actor":
        return (*one.actors, *one.with_, *one.recipients)
    return one.sources if kind == "source" else (*one.places, *one.from_, *one.to)


def _is_unknown(each: Named) -> bool:
    if isinstance(each, Location):
        return each.lat is None or each.precision == "container"
    return each.id is None and not each.registered


def _beside(one: Claim, kind: str, value: str) -> Iterable[tuple[str, str]]:
    """Yield who stands beside a value in a claim, and how."""
    for left, relation, right in _edges(one, "source" if kind == "source" else "actor"):
        if left == value:
            yield relation, right
        elif right == value:
            yield f"{relation}_by", left


def _edges(one: Claim, kind: str) -> Iterable[tuple[str, str, str]]:
    if kind == "source":
        outlet = outlet_of(one)
        chain = ([outlet] if outlet else []) + [value_of(each) for each in one.sources]
        yield from ((left, "quotes", right) for left, right in pairwise(chain) if left != right)
        return
    actors = list(dict.fromkeys(value_of(each) for each in one.actors))
    for left in actors:
        for right in dict.fromkeys(value_of(each) for each in one.recipients):
            if left != right:
                yield left, "acts_on", right
        for right in dict.fromkeys(value_of(each) for each in one.with_):
            if left != right:
                yield left, "acts_with", right
    for at, left in enumerate(actors):
        yield from ((left, "acts_with", right) for right in actors[at + 1 :])


def _spelt(known: Spelling | None, text: str, one: Claim) -> Spelling:
    if known is None:
        return Spelling(text=text, claims=1, example=_example(one))
    return Spelling(text=text, claims=known.claims + 1, example=known.example)


def _example(one: Claim) -> Example:
    return Example(claim_id=one.claim_id, document=one.document.sha256, words=" ".join(one.sentence.text.split())[:300])
