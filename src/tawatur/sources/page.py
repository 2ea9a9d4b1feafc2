"""What a page says of itself: JSON-LD, Open Graph and other meta elements, ``<time>``; its date, outlet and address."""

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from tawatur.core.documents import Interval
from tawatur.sources.published import published

_DATE_META: Final = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "date",
)
_SITE_META: Final = ("og:site_name", "application-name")
_DATE_KEYS: Final = ("datePublished", "dateCreated", "uploadDate")
_MAX_DEPTH: Final = 20


def published_of(tree: Any, guess: str | None) -> Interval:
    """Return the page's date: stated ones first, in the order above; ``guess`` is the extractor's, and is inferred."""
    unread = Interval()
    for said_by, value in _dates(tree):
        found = published(value, said_by)
        if found.earliest is not None:
            return found
        unread = found if unread.why is None else unread
    if guess:
        return published(guess, "date found in the page by htmldate", "inferred")
    return unread


def _dates(tree: Any) -> Iterator[tuple[str, str]]:
    for record in _linked_data(tree):
        for key in _DATE_KEYS:
            if isinstance(value := record.get(key), str):
                yield f"JSON-LD {key}", value
    meta = _meta(tree)
    for name in _DATE_META:
        if name in meta:
            yield f"meta {name}", meta[name]
    for path, said_by in (
        ("//*[@itemprop='datePublished']/@datetime", "itemprop datePublished"),
        ("//article//time/@datetime", "time element of the article"),
        ("//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]/@datetime", "time element"),
    ):
        yield from ((said_by, str(value)) for value in tree.xpath(path)[:1])


def outlet_of(tree: Any, url: str | None) -> str | None:
    """Return the site's name as it calls itself, or its domain."""
    meta = _meta(tree)
    for name in _SITE_META:
        if name in meta:
            return meta[name]
    for record in _linked_data(tree):
        publisher = record.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        called = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(called, str) and called.strip():
            return called.strip()
    return domain_of(url)


def domain_of(url: str | None) -> str | None:
    """Return the host of an address without ``www.``."""
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def address_of(tree: Any) -> str | None:
    """Return the page's own address: canonical link, then Open Graph, then JSON-LD."""
    meta = _meta(tree)
    stated = [str(href) for href in tree.xpath("//link[@rel='canonical']/@href")]
    stated += [meta[name] for name in ("og:url", "twitter:url") if name in meta]
    stated += [value for record in _linked_data(tree) if isinstance(value := record.get("url"), str)]
    return next((url.strip() for url in stated if url.strip().startswith(("http://", "https://"))), None)


def _meta(tree: Any) -> dict[str, str]:
    """Return the meta elements by name, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        content = element.get("content").strip()
        for kind in ("property", "name", "itemprop"):
            name = (element.get(kind) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(tree: Any) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of a page, those that carry a date first; broken ones say nothing."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found += _objects(json.loads(script, strict=False), 0)
        except (ValueError, RecursionError):
            continue
    return sorted(found, key=lambda record: "datePublished" not in record)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, dict | list):
            yield from _objects(inner, depth + 1)
