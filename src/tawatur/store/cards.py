"""The card of an event: what lists, the map and the timeline show of it, and what it is found and counted by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from tawatur.store.schema import card, claim_facet, event, event_claim, event_facet, live, serial

_AT_ONCE: Final = 400
_SERIAL: Final = "card"
_NO_STANCE: Final = "asserted"
_DIFFER: Final = frozenset({"contradiction", "denial"})
# How far a place of an event can reach from its point, by how exact the event's place is.
_METRES: Final = {"place": 3000, "city": 10_000, "area": 30_000, "country": 300_000}
_ELSE_METRES: Final = 5000
_WORDS: Final = 400  # letters of a sentence
_PEOPLE: Final = ("killed", "wounded", "arrested", "abducted", "displaced", "participants")


def make_all(connection: Connection) -> None:
    """Make the cards of all events anew."""
    connection.execute(delete(event_facet))
    connection.execute(delete(card))
    connection.execute(update(live).values(event=None))
    keys = list(connection.scalars(select(event.c.event_id).order_by(event.c.event_id)))
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        rows = connection.execute(select(event.c.event_id, event.c.record).where(event.c.event_id.in_(some)))
        make(connection, {row.event_id: msgspec.json.decode(row.record) for row in rows})


def make(connection: Connection, events: Mapping[str, Mapping[str, Any]]) -> None:
    """Make the cards of some events, which have none yet, and tie their claims to them."""
    if not events:
        return
    first = _take(connection, len(events))
    numbers = {key: first + at for at, key in enumerate(sorted(events))}
    connection.execute(insert(card), [{"number": numbers[key], **_columns(key, events[key])} for key in numbers])
    tie(connection, list(numbers.values()))


def tie(connection: Connection, numbers: Sequence[int]) -> None:
    """Tie the standing claims of some cards to them, and make what the cards are counted by."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        of = (
            select(card.c.number)
            .join(event_claim, event_claim.c.event_id == card.c.event_id)
            .where(event_claim.c.claim_id == live.c.claim_id)
        )
        theirs = (
            select(event_claim.c.claim_id)
            .join(card, card.c.event_id == event_claim.c.event_id)
            .where(card.c.number.in_(some))
        )
        connection.execute(
            update(live)
            .where(live.c.claim_id.in_(theirs))
            .values(event=of.with_only_columns(func.max(card.c.number)).scalar_subquery())
        )
        count(connection, some)


def count(connection: Connection, numbers: Sequence[int]) -> None:
    """Make anew what some cards are counted by: the facets of their claims."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        connection.execute(delete(event_facet).where(event_facet.c.card.in_(some)))
        values = (
            select(claim_facet.c.value, live.c.event)
            .join(live, live.c.number == claim_facet.c.claim)
            .where(live.c.event.in_(some))
            .distinct()
        )
        connection.execute(insert(event_facet).from_select(["value", "card"], values))


def remove(connection: Connection, keys: Sequence[str]) -> None:
    """Take away the cards of some events."""
    for start in range(0, len(keys), _AT_ONCE):
        numbers = select(card.c.number).where(card.c.event_id.in_(keys[start : start + _AT_ONCE]))
        some = list(connection.scalars(numbers))
        connection.execute(update(live).where(live.c.event.in_(some)).values(event=None))
        connection.execute(delete(event_facet).where(event_facet.c.card.in_(some)))
        connection.execute(delete(card).where(card.c.number.in_(some)))


def _take(connection: Connection, many: int) -> int:
    """Return the first of so many numbers that no card had before: what was counted by a number is not counted anew."""
    last = connection.scalar(select(serial.c.last).where(serial.c.name == _SERIAL))
    if last is None:
        connection.execute(insert(serial).values(name=_SERIAL, last=many))
        return 1
    connection.execute(update(serial).where(serial.c.name == _SERIAL).values(last=last + many))
    return int(last) + 1


def _columns(key: str, one: Mapping[str, Any]) -> dict[str, Any]:
    when, place = one.get("time") or {}, one.get("place") or {}
    origins, grade = one.get("origins") or {}, one.get("grade") or {}
    first, last = _day(when.get("earliest")), _day(when.get("latest"))
    claims = one.get("claims", ())
    return {
        "event_id": key,
        "sort": last or first or _published(one) or 0,
        "first": first,
        "last": last,
        "type": one.get("type") or "",
        "stance": _stance(one.get("positions", ())),
        "grade": grade.get("label") or "not rated",
        "at_least": origins.get("at_least") or 1,
        "at_most": origins.get("at_most") or origins.get("at_least") or 1,
        "claims": len(claims),
        "reports": one.get("reports") or 1,
        "differences": sum(each.get("kind") in _DIFFER for each in one.get("contradictions", ())),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "metres": _METRES.get(place.get("precision") or "", _ELSE_METRES),
        "shown": msgspec.json.encode(_shown(one, when, place)),
    }


def _shown(one: Mapping[str, Any], when: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any]:
    held = {row["field"]: [value["value"] for value in row["values"]] for row in one.get("fields", ())}
    told = one.get("told", ())
    of_type = [each for each in told if each.get("type") == one.get("type")] or told
    words = max(
        (each.get("sentence") or "" for each in of_type), key=lambda text: (min(len(text), 160), text), default=""
    )
    return {
        "earliest": when.get("earliest"),
        "latest": when.get("latest"),
        "place": place.get("name"),
        "place_id": place.get("id"),
        "precision": place.get("precision"),
        "words": " ".join(words.split())[:_WORDS],
        "who": held.get("perpetrator", [])[:4],
        "whom": held.get("victims", [])[:4],
        "people": {name: " / ".join(held[name]) for name in _PEOPLE if name in held},
    }


def _stance(positions: Iterable[Mapping[str, Any]]) -> str:
    """Return the stance that most narrators take; what somebody asserts is asserted, though others deny it."""
    stances = [str(each["stance"]) for each in positions]
    for stance in (_NO_STANCE, "alleged", "planned", "ordered", "denied"):
        if stance in stances:
            return stance
    return _NO_STANCE


def _published(one: Mapping[str, Any]) -> int | None:
    return max((day for each in one.get("told", ()) if (day := _day(each.get("published")))), default=None)


def _day(written: str | None) -> int | None:
    try:
        return date.fromisoformat(written[:10]).toordinal() if written else None
    except ValueError:
        return None
