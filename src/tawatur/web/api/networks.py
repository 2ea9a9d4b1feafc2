"""What the claims say of actors, sources and places, their networks, and names that nobody knows yet."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from tawatur.core.errors import RejectedInput
from tawatur.core.events import Reliability
from tawatur.core.registry import Network, Unknown
from tawatur.run import merging, naming, registry
from tawatur.web.asking import Asked
from tawatur.web.given import Bench, Who
from tawatur.web.security.identity import needs

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Decided(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a name is: another name of the entry ``to``, a new entry, no name, or a place at a point."""

    name: Name
    decision: registry.Decision
    to: Name | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    metres: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 3000
    sort: Annotated[str, msgspec.Meta(max_length=40)] | None = None


class Rated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How reliable a source is (Admiralty A to F), and why."""

    reliability: Reliability
    why: Annotated[str, msgspec.Meta(max_length=2000)] | None = None


class TakenBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The name whose decision is taken back."""

    name: Name


class Names(Controller):
    """Actors, sources and places; ``kind`` is actor, source or place."""

    path = "/names/{kind:str}"
    tags = ["registry"]

    @get(sync_to_thread=True)
    def rows(self, bench: Bench, kind: FromPath[str], words: FromQuery[str | None] = None) -> list[registry.Row]:
        """List what claims name of a kind, the most first (the first thousand)."""
        return registry.rows(bench, _kind(kind), words)[:1000]

    @get("/about/{value:str}", sync_to_thread=True)
    def about(self, bench: Bench, kind: FromPath[str], value: FromPath[str]) -> registry.Shown:
        """Say what the claims say of one of them."""
        return registry.show(bench, _kind(kind), value)

    @get("/network", sync_to_thread=True)
    def network(self, bench: Bench, kind: FromPath[str], wanted: Asked, least: FromQuery[int] = 1) -> Network:
        """Give the network of actors, or of who quotes whom, in the claims that are asked for."""
        return registry.network(bench, _kind(kind), wanted, max(1, least))

    @get("/unknown", sync_to_thread=True)
    def unknown(self, bench: Bench, kind: FromPath[str]) -> list[Unknown]:
        """List names that the registry does not have, or places without a point."""
        return registry.waiting(bench, _kind(kind))

    @post("/decisions", guards=[needs("analyst")], sync_to_thread=True)
    def decide(self, bench: Bench, who: Who, kind: FromPath[str], data: JSONBody[Decided]) -> dict[str, int]:
        """Decide about a name; says how many claims were corrected."""
        count = registry.decide(
            bench, who, _kind(kind), data.name, data.decision,
            to=data.to, lat=data.lat, lon=data.lon, metres=data.metres, sort=data.sort,
        )  # fmt: skip
        return {"claims": count}

    @post("/rate/{value:str}", guards=[needs("analyst")], sync_to_thread=True)
    def rate(
        self, bench: Bench, who: Who, kind: FromPath[str], value: FromPath[str], data: JSONBody[Rated]
    ) -> registry.Shown:
        """Say how reliable a source is (Admiralty A to F)."""
        merging.rate(bench, who, value, data.reliability, why=data.why)
        return registry.show(bench, _kind(kind), value)

    @post("/undo", guards=[needs("analyst")], sync_to_thread=True)
    def undo(self, bench: Bench, who: Who, kind: FromPath[str], data: JSONBody[TakenBack]) -> dict[str, int]:
        """Take back what was decided about a name."""
        return {"claims": registry.undo(bench, who, _kind(kind), data.name)}


def _kind(given: str) -> naming.Kind:
    if given in ("actor", "source", "place"):
        return given  # type: ignore[return-value]
    raise RejectedInput("T077", given, "there are actor, source and place")
