"""A claim as one flat row: the columns of the CSV table and the properties of the GeoJSON features.

A cell that stands for several things joins them with `` | ``; the n-th text, id and name belong together, and an
unknown one is empty between the bars. A bar inside a value is written ``\\|``. Unknown is null, never 0.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from tawatur.core.claims import Claim, Location, Quantity, Thing

Cell = str | int | float | None
PEOPLE: Final = ("killed", "wounded", "arrested", "abducted", "displaced", "participants")


class Column(NamedTuple):
    """One column: its name, what it holds, and how it is taken from a claim."""

    name: str
    what: str
    get: Callable[[Claim], Cell]


def joined(values: Iterable[str | None]) -> str | None:
    """Join values with bars; null when there is nothing to join."""
    cells = [(v or "").replace("|", "\\|") for v in values]
    return " | ".join(cells) if any(cells) else None


def located(claim: Claim) -> tuple[str, Location] | None:
    """Return the first resolved place and the field it stands in: where it happened, else where to, else where from."""
    for field, places in (("places", claim.places), ("to", claim.to), ("from", claim.from_)):
        for place in places:
            if place.lat is not None and place.lon is not None:
                return field, place
    return None


def _of_place(claim: Claim, field: str) -> Cell:
    found = located(claim)
    if found is None:
        return None
    cell: Cell = found[0] if field == "located_by" else getattr(found[1], field)
    return cell


def _count(thing: Thing) -> str | None:
    if isinstance(thing.count, tuple):
        return f"{thing.count[0]}-{thing.count[1]}"
    return None if thing.count is None else str(thing.count)


def _people(kind: str) -> list[Column]:
    def number(claim: Claim, field: str) -> Cell:
        quantity: Quantity | None = claim.people.get(kind)
        cell: Cell = None if quantity is None else getattr(quantity, field)
        return cell

    return [
        Column(f"{kind}_min", f"people {kind}, at least", lambda c: number(c, "min")),
        Column(f"{kind}_max", f"people {kind}, at most", lambda c: number(c, "max")),
        Column(f"{kind}_text", f"the words that count the people {kind}", lambda c: number(c, "text")),
    ]


COLUMNS: Final[tuple[Column, ...]] = (
    Column("claim_id", "id of the claim; the same in every reading of the same report", lambda c: c.claim_id),
    Column("document", "name of the report", lambda c: c.document.name),
    Column("document_sha256", "SHA-256 of the report as received", lambda c: c.document.sha256),
    Column("outlet", "source id of the outlet that published it", lambda c: c.document.outlet),
    Column("title", "title of the report", lambda c: c.document.title),
    Column("url", "address of the report", lambda c: c.document.url),
    Column("published_earliest", "earliest day of publication", lambda c: c.document.published.earliest),
    Column("published_latest", "latest day of publication", lambda c: c.document.published.latest),
    Column("published_basis", "known, inferred or unknown", lambda c: c.document.published.basis),
    Column("type", "event type; see docs/reference/event-types", lambda c: c.type),
    Column("status", "reported, past, planned, ordered, negated or alleged", lambda c: c.status),
    Column("sure", "how sure the type is, 0 to 1; a documented weight, no probability", lambda c: c.sure),
    Column("trigger", "the words that name the act", lambda c: c.trigger.text),
    Column("trigger_start", "first code point of the trigger in the report", lambda c: c.trigger.start),
    Column("trigger_end", "code point after the trigger", lambda c: c.trigger.end),
    Column("sentence", "the sentence, verbatim", lambda c: c.sentence.text),
    Column("actors", "who does it: words", lambda c: joined(p.text for p in c.actors)),
    Column("actor_ids", "who does it: ids", lambda c: joined(p.id for p in c.actors)),
    Column("actor_names", "who does it: neutral names", lambda c: joined(p.name for p in c.actors)),
    Column("recipients", "to whom: words", lambda c: joined(p.text for p in c.recipients)),
    Column("recipient_ids", "to whom: ids", lambda c: joined(p.id for p in c.recipients)),
    Column("recipient_names", "to whom: neutral names", lambda c: joined(p.name for p in c.recipients)),
    Column("with", "with whom: words", lambda c: joined(p.text for p in c.with_)),
    Column("with_ids", "with whom: ids", lambda c: joined(p.id for p in c.with_)),
    Column("with_names", "with whom: neutral names", lambda c: joined(p.name for p in c.with_)),
    Column("places", "where: words", lambda c: joined(p.text for p in c.places)),
    Column("place_roles", "where: at, near or in_area", lambda c: joined(p.role for p in c.places)),
    Column("place_ids", "where: ids", lambda c: joined(p.id for p in c.places)),
    Column("place_names", "where: names", lambda c: joined(p.name for p in c.places)),
    Column("from", "where from: words", lambda c: joined(p.text for p in c.from_)),
    Column("from_ids", "where from: ids", lambda c: joined(p.id for p in c.from_)),
    Column("to", "where to: words", lambda c: joined(p.text for p in c.to)),
    Column("to_ids", "where to: ids", lambda c: joined(p.id for p in c.to)),
    Column("lat", "latitude of the first resolved place, degrees WGS 84", lambda c: _of_place(c, "lat")),
    Column("lon", "longitude of the first resolved place, degrees WGS 84", lambda c: _of_place(c, "lon")),
    Column("precision", "how precise that place is", lambda c: _of_place(c, "precision")),
    Column("located_by", "the field it is from: places, to or from", lambda c: _of_place(c, "located_by")),
    Column("country", "country of that place", lambda c: _of_place(c, "country")),
    Column("when_text", "when: words", lambda c: c.when.text),
    Column("when_earliest", "earliest day, --MM-DD where the year is unknown", lambda c: c.when.earliest),
    Column("when_latest", "latest day, inclusive", lambda c: c.when.latest),
    Column("when_precision", "what the words are precise to", lambda c: c.when.precision),
    Column("when_why", "how the days were worked out", lambda c: c.when.why),
    Column("things", "weapons, vehicles, goods: words", lambda c: joined(t.text for t in c.things)),
    Column("thing_kinds", "weapons, vehicles, goods: kinds", lambda c: joined(t.kind for t in c.things)),
    Column("thing_counts", "weapons, vehicles, goods: how many", lambda c: joined(_count(t) for t in c.things)),
    *(column for kind in PEOPLE for column in _people(kind)),
    Column("sources", "who says so, nearest to the outlet first: words", lambda c: joined(s.text for s in c.sources)),
    Column("source_ids", "who says so: ids", lambda c: joined(s.id for s in c.sources)),
    Column("source_kinds", "who says so: kinds", lambda c: joined(s.kind for s in c.sources)),
    Column("plover_event", "PLOVER event", lambda c: c.plover.event),
    Column("plover_mode", "PLOVER mode", lambda c: c.plover.mode),
    Column("plover_context", "PLOVER contexts", lambda c: joined(c.plover.context)),
    Column("plover_auxiliary", "PLOVER auxiliary mode", lambda c: c.plover.auxiliary),
    Column("acled_event_type", "ACLED event type", lambda c: c.acled.event_type),
    Column("acled_sub_event_type", "ACLED sub-event type", lambda c: c.acled.sub_event_type),
    Column("rules", "the rules that fired", lambda c: joined(dict.fromkeys(r.rule for r in c.rules))),
)


def row(claim: Claim) -> dict[str, Cell]:
    """Return a claim as one flat row, in the order of the columns."""
    return {column.name: column.get(claim) for column in COLUMNS}
