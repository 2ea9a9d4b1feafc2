"""A selection given away: claims or events, in a format, as corrected, with what could harm left out.

What is left out leaves no trace: where sources or private persons are stripped, so are the sentence, the title and the
address of the report and the words behind the rules, and every other string that holds a stripped name is blackened.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Final, Literal

import msgspec

from tawatur.core.claims import Claim, Location, Narrator, Participant, Words
from tawatur.core.errors import RejectedInput
from tawatur.core.event_queries import EventCard, EventQuery
from tawatur.core.people import Person
from tawatur.core.queries import Query
from tawatur.export import events as event_formats
from tawatur.export import formats
from tawatur.export.csv import Csv
from tawatur.run.workbench import Workbench

What = Literal["claims", "events"]
Only = Literal["all", "reviewed", "accepted"]
Coarse = Literal["exact", "0.1", "1", "none"]
BLOCK: Final = "█"
_PERSONS: Final = frozenset({"person"})
_PERSON_ID: Final = "person:"
_REVIEWS: Final[dict[str, tuple[str, ...]]] = {
    "all": ("accept", "edit", "unsure", "add", "none"),
    "reviewed": ("accept", "edit", "unsure", "add"),
    "accepted": ("accept", "edit", "add"),
}
_DEGREE_METRES: Final = 111_320
_AT_ONCE: Final = 500
_DOTS: Final = 2  # letters that a stripped word must have for it to be blackened elsewhere


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is given away, and what is left out.

    ``only``: all claims but rejected ones, those that somebody judged, or accepted ones. ``coarse``: coordinates as
    they are, rounded to so many degrees, or none. ``delay``: what was published, or happened, within so many days is
    left out, and what has no day of publication too. ``bom``: a byte order mark, by which spreadsheets know UTF-8.
    """

    what: What = "claims"
    format: Annotated[str, msgspec.Meta(max_length=20)] = "csv"
    only: Only = "all"
    coarse: Coarse = "exact"
    delay: Annotated[int, msgspec.Meta(ge=0, le=36_500)] = 0
    without_sources: bool = False
    without_persons: bool = False
    bom: bool = False


class Export(msgspec.Struct, kw_only=True):
    """A file to be given away: its name, its media type, and its bytes, piece by piece."""

    name: str
    media_type: str
    pieces: Iterator[bytes]


_MEDIA: Final = {"csv": "text/csv", "jsonl": "application/x-ndjson", "geojson": "application/geo+json"}


def export(bench: Workbench, who: Person, query: EventQuery, options: Options, *, today: date | None = None) -> Export:
    """Return a selection as a file; that it was given away, to whom, and what, stands in the log."""
    known = formats() if options.what == "claims" else event_formats.FORMATS
    if options.format not in known:
        raise RejectedInput("T077", options.format, f"known are {', '.join(sorted(known))}")
    day = today or datetime.now(UTC).date()
    told = msgspec.json.encode({"options": options, "query": query}, order="deterministic").decode()
    bench.writer(who.name).note_export(options.what, told[:4000])
    if options.what == "claims":
        form = Csv(bom=options.bom) if options.format == "csv" else formats()[options.format]
        pieces = iter(form.pieces(claims(bench, query.claims, options, day)))
    else:
        pieces = event_formats.FORMATS[options.format](events(bench, query, options, day), options.bom)
    return Export(
        name=f"tawatur-{options.what}-{day.isoformat()}.{options.format}",
        media_type=_MEDIA.get(options.format, "application/octet-stream"),
        pieces=pieces,
    )


def claims(bench: Workbench, query: Query, options: Options, today: date) -> Iterator[Claim]:
    """Yield the claims of a selection as they are given away."""
    reviews = query.review or _REVIEWS[options.only]
    asked = msgspec.structs.replace(query, review=tuple(one for one in reviews if one in _REVIEWS[options.only]))
    yield from strip(bench.view.claims(asked) if asked.review else (), options, today)


def strip(some: Iterable[Claim], options: Options, today: date) -> Iterator[Claim]:
    """Yield claims without what the options leave out."""
    newest = (today - timedelta(days=options.delay)).isoformat() if options.delay else None
    for one in some:
        if newest is not None and _is_new(one, newest):
            continue
        yield _stripped(one, options)


def events(bench: Workbench, query: EventQuery, options: Options, today: date) -> Iterator[EventCard]:
    """Yield the events of a selection as they are given away; whole records stay in the store."""
    newest = (today - timedelta(days=options.delay)).isoformat() if options.delay else None
    claims_ = msgspec.structs.replace(query.claims, review=_asked(query.claims.review, options.only))
    start = 0
    while True:
        page = bench.view.search_events(msgspec.structs.replace(query, claims=claims_, limit=_AT_ONCE, offset=start))
        for card in page.events:
            if newest is None or (card.latest or card.earliest or "9999") < newest:
                yield _card(card, options)
        start += _AT_ONCE
        if start >= page.total:
            return


def _asked(review: tuple[Any, ...], only: Only) -> tuple[Any, ...]:
    if review or only == "all":
        return review
    return _REVIEWS[only]


def _is_new(one: Claim, newest: str) -> bool:
    published = one.document.published.latest or one.document.published.earliest
    happened = one.when.latest or one.when.earliest
    if published is None or published.startswith("--"):
        return True
    return published > newest or (happened is not None and not happened.startswith("--") and happened > newest)


def _stripped(one: Claim, options: Options) -> Claim:
    made = _coarsened(one, options.coarse)
    gone: set[str] = set()
    if options.without_sources:
        gone |= {text for each in one.sources for text in (each.text, each.name) if text}
        gone |= {text for each in one.document.credits for text in (each.text, each.name) if text}
        gone |= {text for text in (one.document.outlet_text, one.document.name) if text}
        document = msgspec.structs.replace(
            made.document, outlet=None, outlet_text=None, credits=(), name="", title=None, url=None
        )
        made = msgspec.structs.replace(made, sources=(), document=document)
    if options.without_persons:
        parts: tuple[Participant | Narrator, ...] = (*one.actors, *one.recipients, *one.with_, *one.sources)
        gone |= {text for each in parts if _is_person(each) for text in (each.text, each.name) if text}
        for field in ("actors", "recipients", "with_", "sources"):
            kept = tuple(each for each in getattr(made, field) if not _is_person(each))
            made = msgspec.structs.replace(made, **{field: kept})
        made = msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, title=None, url=None))
    if options.without_sources or options.without_persons:
        sentence = Words(text="", start=made.sentence.start, end=made.sentence.start)
        when = msgspec.structs.replace(made.when, why=None)
        made = msgspec.structs.replace(made, sentence=sentence, rules=(), when=when)
        made = _without_why(made)
        made = msgspec.convert(_blackened(_plain(made), gone), Claim)
    return made


def _is_person(one: Any) -> bool:
    return one.kind in _PERSONS or (one.id or "").startswith(_PERSON_ID)


def _without_why(one: Claim) -> Claim:
    published = msgspec.structs.replace(one.document.published, why=None)
    fields = {
        name: tuple(msgspec.structs.replace(place, why=None) for place in getattr(one, name))
        for name in ("places", "from_", "to")
    }
    document = msgspec.structs.replace(one.document, published=published)
    return msgspec.structs.replace(one, document=document, **fields)


def _coarsened(one: Claim, coarse: Coarse) -> Claim:
    if coarse == "exact":
        return one
    fields = {name: tuple(_coarse(place, coarse) for place in getattr(one, name)) for name in ("places", "from_", "to")}
    return msgspec.structs.replace(one, **fields)


def _coarse(place: Location, coarse: Coarse) -> Location:
    if place.lat is None or place.lon is None:
        return place
    if coarse == "none":
        return msgspec.structs.replace(place, lat=None, lon=None, metres=None, candidates=(), why=None)
    lat, lon, metres = rounded(place.lat, place.lon, float(coarse))
    return msgspec.structs.replace(
        place, lat=lat, lon=lon, metres=max(metres, place.metres or 0), precision="area", candidates=(), why=None
    )


def rounded(lat: float, lon: float, degrees: float) -> tuple[float, float, int]:
    """Return a point rounded to a grid of so many degrees, and how many metres it may have moved."""
    digits = 1 if degrees < 1 else 0
    made = round(round(lat / degrees) * degrees, digits), round(round(lon / degrees) * degrees, digits)
    return made[0], made[1], int(degrees * _DEGREE_METRES)


def _card(card: EventCard, options: Options) -> EventCard:
    made = card
    if options.coarse != "exact" and card.lat is not None and card.lon is not None:
        point = (None, None) if options.coarse == "none" else rounded(card.lat, card.lon, float(options.coarse))[:2]
        made = msgspec.structs.replace(
            made, lat=point[0], lon=point[1], precision="area" if point[0] is not None else None
        )
    if options.without_sources or options.without_persons:
        made = msgspec.structs.replace(made, words="")
    if options.without_persons:
        who = tuple(one for one in made.who if not one.startswith(_PERSON_ID))
        whom = tuple(one for one in made.whom if not one.startswith(_PERSON_ID))
        made = msgspec.structs.replace(made, who=who, whom=whom)
    return made


def _plain(one: Claim) -> Any:
    return msgspec.json.decode(msgspec.json.encode(one))


def _blackened(value: Any, gone: set[str]) -> Any:
    """Return a JSON value in whose strings none of some words stand."""
    if isinstance(value, str):
        for word in sorted(gone, key=len, reverse=True):
            if len(word) >= _DOTS and word in value:
                value = value.replace(word, BLOCK * len(word))
        return value
    if isinstance(value, list):
        return [_blackened(one, gone) for one in value]
    if isinstance(value, Mapping):
        return {key: _blackened(one, gone) if key not in ("claim_id", "sha256", "type", "status") else one
                for key, one in value.items()}  # fmt: skip
    return value
