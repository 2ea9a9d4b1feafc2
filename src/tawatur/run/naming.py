"""What ids are called: the names of the registry in both languages, and search in it by any spelling."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

import msgspec

from tawatur.core.claims import Location, Narrator, Participant
from tawatur.core.errors import RejectedInput
from tawatur.core.ports import View
from tawatur.core.queries import Query
from tawatur.lexicon.load import load
from tawatur.read.locating import locate
from tawatur.read.sites import Fix, Setting, Site
from tawatur.text.folding import key

Kind = Literal["actor", "source", "place"]
FACET_KINDS: Final[dict[str, Kind]] = {
    "actor": "actor",
    "recipient": "actor",
    "place": "place",
    "source": "source",
    "outlet": "source",
}
_MOST: Final = 20
_ID: Final = re.compile(r"[a-z0-9_:.-]+")
_PREFIXES: Final = ("actor:", "source:", "place:", "outlet:", "report:")


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the registry: its id, its names, its kind, its country (ISO code), and for places a point."""

    id: str
    kind: Kind
    ar: str
    en: str
    sort: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place of the gazetteer lies, as a claim's place says it: degrees, what the point stands for, metres."""

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    precision: str | None
    metres: int | None
    geo_precision: int | None
    where_prec: int | None
    country: str | None


@lru_cache(maxsize=1)
def _registry() -> dict[Kind, dict[str, Name]]:
    lexicon = load()
    return {
        "actor": {
            one.id: Name(
                id=one.id, kind="actor", ar=one.name_ar, en=one.name_en, sort=one.kind, country=one.country,
                aliases=tuple(map(str, one.aliases)),
            )
            for one in lexicon.actors.values()
        },
        "source": {
            one.id: Name(
                id=one.id, kind="source", ar=one.name_ar, en=one.name_en, sort=one.kind, country=one.country,
                aliases=tuple(map(str, one.aliases)),
            )
            for one in lexicon.sources.values()
        },
        "place": {
            one.id: Name(
                id=one.id, kind="place", ar=one.name_ar, en=one.name_en, sort=one.type, country=one.country,
                lat=one.lat, lon=one.lon, aliases=tuple(map(str, one.aliases)),
            )
            for one in lexicon.places.values()
        },
    }  # fmt: skip


@lru_cache(maxsize=1)
def _searchable() -> dict[Kind, list[tuple[str, Name]]]:
    return {
        kind: [(" | ".join({key(n): None for n in (one.ar, *one.aliases)} | {one.en.casefold(): None}), one)
               for one in entries.values()]
        for kind, entries in _registry().items()
    }  # fmt: skip


def entry(id_: str | None, kind: Kind | None = None) -> Name | None:
    """Return the entry of an id, of some kind or of any; null where the registry has none."""
    if id_ is None:
        return None
    for prefix in _PREFIXES:
        id_ = id_.removeprefix(prefix)
    for each in (kind,) if kind is not None else ("actor", "source", "place"):
        found = _registry()[each].get(id_)
        if found is not None:
            return found
    return None


def call(id_: str, language: str, kind: Kind | None = None) -> str:
    """Return what an id is called in a language; itself where the registry does not know it: words of a report."""
    found = entry(id_, kind) or entry(id_)
    if found is not None:
        return found.ar if language == "ar" else (found.en or found.ar)
    for prefix in _PREFIXES:
        id_ = id_.removeprefix(prefix)
    return id_


class Names:
    """What the values of facets are called: by the registry, else as a claim that has the value calls it."""

    def __init__(self, view: View) -> None:
        """Ask a store where the registry has no name."""
        self._view = view
        self._known: dict[tuple[str, str], str] = {}

    def call(self, facet: str, value: str, language: str) -> str:
        """Return what a value of a facet is called in a language."""
        kind = FACET_KINDS.get(facet)
        if entry(value, kind) or entry(value) or not _ID.fullmatch(value):
            return call(value, language, kind)
        known = self._known.get((facet, value))
        if known is None:
            known = self._known[facet, value] = self._in_claims(facet, value) or call(value, language, kind)
        return known

    def _in_claims(self, facet: str, value: str) -> str | None:
        asked = msgspec.convert({facet: (value,), "limit": 1}, Query)
        for hit in self._view.search(asked).hits:
            one = hit.claim
            some: tuple[Participant | Location | Narrator, ...] = (
                *one.actors,
                *one.recipients,
                *one.with_,
                *one.places,
                *one.from_,
                *one.to,
                *one.sources,
            )
            for each in some:
                if each.id == value:
                    return each.name or each.text
        return None


def search(kind: Kind, words: str, most: int = _MOST) -> list[Name]:
    """Return entries whose name holds some words in any spelling: those that begin so first, then the shortest."""
    asked, latin = key(words.strip()), words.strip().casefold()
    if not asked and not latin:
        return []

    def rank(item: tuple[str, Name]) -> tuple[bool, bool, int, str]:
        text, one = item
        names = text.split(" | ")
        return (
            not any(name in (asked, latin) for name in names),
            not any(name.startswith((asked, latin)) for name in names),
            len(one.ar),
            one.id,
        )

    found = [item for item in _searchable()[kind] if asked in item[0] or latin in item[0]]
    return [one for _, one in sorted(found, key=rank)[:most]]


def located(id_: str) -> Located:
    """Return where a place lies, as the reader would say it where the text names it plainly; T077 without one."""
    place = load().places.get(id_)
    if place is None:
        raise RejectedInput("T077", id_, "there is no such place")
    fix: Fix = locate(Site(words=place.name_ar, kind=None, name=place.name_ar, names=(place,)), Setting())
    return Located(
        id=place.id, name=place.name_ar, kind=place.type, lat=fix.lat, lon=fix.lon, precision=fix.level,
        metres=fix.metres, geo_precision=fix.geo_precision, where_prec=fix.where_prec, country=place.country,
    )  # fmt: skip


def entries(kind: Kind) -> Iterable[Name]:
    """Return all entries of a kind, by their Arabic names."""
    return sorted(_registry()[kind].values(), key=lambda one: (key(one.ar), one.id))


__all__ = ["Kind", "Located", "Name", "call", "entries", "entry", "located", "search"]
