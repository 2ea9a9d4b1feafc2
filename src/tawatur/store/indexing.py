"""The rows by which a claim or a report is found. They hold what stands, and are made anew when that changes."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, text, tuple_, update

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.store.engine import is_sqlite
from tawatur.store.lookup import lookup, worth
from tawatur.store.schema import card, claim, claim_facet, claim_place, event, event_claim, facet_value, live
from tawatur.store.terms import terms

_WORDS_BYTES = 1_000_000  # a tsvector has 1 MiB
_OVERHEAD_BYTES = 6
_AT_ONCE = 500  # values asked for in one statement


def add_claims(connection: Connection, report: int, claims: Mapping[int, Claim]) -> None:
    """Make the rows of some claims of a report, by their numbers."""
    found = {number: lookup(one) for number, one in claims.items()}
    rows = [
        {
            "number": n,
            "claim_id": claims[n].claim_id,
            "report": report,
            "sort": one.sort,
            "worth": one.worth,
            **one.days._asdict(),
        }
        for n, one in found.items()
    ]
    connection.execute(insert(live), rows)
    _set_events(connection, sorted(one.claim_id for one in claims.values()))
    set_origins(connection, sorted(one.claim_id for one in claims.values()))
    numbers = _facet_numbers(connection, {facet for one in found.values() for facet in one.facets})
    facets = [{"value": numbers[facet], "claim": n} for n, one in found.items() for facet in sorted(one.facets)]
    places = [{"lat": lat, "lon": lon, "claim": n} for n, one in found.items() for lat, lon in sorted(one.points)]
    if facets:
        connection.execute(insert(claim_facet), sorted(facets, key=lambda row: (row["value"], row["claim"])))
    if places:
        connection.execute(insert(claim_place), places)
    _add_words(connection, "claim_words", {number: one.words for number, one in found.items()})


def set_origins(connection: Connection, claim_ids: Sequence[str]) -> None:
    """Set the number of origins of some claims from that of their events."""
    counted = select(func.max(event.c.at_least)).join(event_claim).where(event_claim.c.claim_id == live.c.claim_id)
    for start in range(0, len(claim_ids), _AT_ONCE):
        some = live.c.claim_id.in_(claim_ids[start : start + _AT_ONCE])
        connection.execute(update(live).where(some).values(at_least=counted.scalar_subquery()))


def set_worth(connection: Connection) -> None:
    """Set how much a review of each standing claim would bring."""
    asked = select(claim.c.number, claim.c.record).join(live, live.c.number == claim.c.number)
    rows = [(row.number, worth(msgspec.json.decode(row.record, type=Claim))) for row in connection.execute(asked)]
    for number, how_much in rows:
        connection.execute(update(live).where(live.c.number == number).values(worth=how_much))


def replace_claim(connection: Connection, report: int, number: int, one: Claim, line: int) -> None:
    """Make the rows of a claim that was corrected anew; ``line`` is the line of the log that says so."""
    remove_claims(connection, [number])
    add_claims(connection, report, {number: one})
    connection.execute(update(live).where(live.c.number == number).values(touched=line))


def _set_events(connection: Connection, claim_ids: Sequence[str]) -> None:
    """Set the cards of some claims."""
    of = select(func.max(card.c.number)).join(event_claim, event_claim.c.event_id == card.c.event_id)
    number = of.where(event_claim.c.claim_id == live.c.claim_id).scalar_subquery()
    for start in range(0, len(claim_ids), _AT_ONCE):
        some = live.c.claim_id.in_(claim_ids[start : start + _AT_ONCE])
        connection.execute(update(live).where(some).values(event=number))


def add_claim_words(connection: Connection, claims: Mapping[int, Claim]) -> None:
    """Make the words alone of some claims, by their numbers."""
    _add_words(connection, "claim_words", {number: lookup(one).words for number, one in claims.items()})


def remove_claims(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the rows of some claims away."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        connection.execute(delete(claim_facet).where(claim_facet.c.claim.in_(some)))
        connection.execute(delete(claim_place).where(claim_place.c.claim.in_(some)))
        connection.execute(delete(live).where(live.c.number.in_(some)))
    _remove_words(connection, "claim_words", numbers)


def add_reports(connection: Connection, documents: Mapping[int, Document]) -> None:
    """Make the rows of some reports, by their numbers."""
    found = {n: _within_limit(sorted(terms(f"{d.title or ''}\n{d.text}"))) for n, d in documents.items()}
    _add_words(connection, "report_words", found)


def _within_limit(words: Sequence[str]) -> Sequence[str]:
    """Return as many words as one row of PostgreSQL takes: all but in reports as long as a book."""
    size = 0
    for at, word in enumerate(words):
        size += len(word.encode()) + _OVERHEAD_BYTES
        if size > _WORDS_BYTES:
            return words[:at]
    return words


def remove_reports(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the rows of some reports away."""
    _remove_words(connection, "report_words", numbers)


def facet_numbers(connection: Connection, facet: str, values: Iterable[str]) -> list[int]:
    """Return the numbers of the values that a facet has."""
    asked = select(facet_value.c.number).where(facet_value.c.facet == facet, facet_value.c.value.in_(list(values)))
    return list(connection.scalars(asked))


def _facet_numbers(connection: Connection, facets: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return the number of each value, made where there is none."""
    ordered = sorted(facets)
    numbers: dict[tuple[str, str], int] = {}
    columns = tuple_(facet_value.c.facet, facet_value.c.value)
    for start in range(0, len(ordered), _AT_ONCE):
        asked = select(facet_value).where(columns.in_(ordered[start : start + _AT_ONCE]))
        numbers.update(((row.facet, row.value), row.number) for row in connection.execute(asked))
    missing = [facet for facet in ordered if facet not in numbers]
    if missing:
        first = 1 + (connection.scalar(select(func.max(facet_value.c.number))) or 0)
        numbers.update((facet, first + i) for i, facet in enumerate(missing))
        rows = [{"number": numbers[f], "facet": f[0], "value": f[1]} for f in missing]
        connection.execute(insert(facet_value), rows)
    return numbers


def _add_words(connection: Connection, table: str, found: Mapping[int, Sequence[str]]) -> None:
    if not found:
        return
    if is_sqlite(connection):
        rows: list[dict[str, object]] = [{"number": n, "words": " ".join(words)} for n, words in found.items()]
        connection.execute(text(f"INSERT INTO {table} (rowid, words) VALUES (:number, :words)"), rows)
    else:
        rows = [{"number": n, "words": list(words)} for n, words in found.items()]
        made = text(f"INSERT INTO {table} (number, words) VALUES (:number, array_to_tsvector(CAST(:words AS text[])))")
        connection.execute(made, rows)


def _remove_words(connection: Connection, table: str, numbers: Sequence[int]) -> None:
    if numbers:
        key = "rowid" if is_sqlite(connection) else "number"
        connection.execute(text(f"DELETE FROM {table} WHERE {key} = :number"), [{"number": n} for n in numbers])
