"""Searches of every kind find what looking at each claim in turn finds, on both engines."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stores import ENGINES, fresh, put, spot, told
from tawatur.core.claims import Claim, Participant, Time
from tawatur.core.events import Judgement
from tawatur.core.queries import Near, Query
from tawatur.store.engine import kilometres
from tawatur.store.lookup import FACETS, lookup
from tawatur.store.opening import open_store
from tawatur.store.terms import wanted
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

WORDS = (
    "قصف",
    "الميليشيا",
    "مليشيات",
    "دير",
    "الزور",
    "ديرالزور",
    "للتحالف",
    "التحالف",
    "مدينة",
    "مدني",
    "وقرب",
    "أبو",
    "كمال",
)
FIRST = date(2023, 11, 1)
COUNT = 80


def made(seed: int) -> list[Claim]:
    """Make claims of every sort."""
    draw = random.Random(seed)
    found = []
    for number in range(COUNT):
        first = FIRST + timedelta(days=draw.randrange(500))
        last = first + timedelta(days=draw.choice((0, 1, 30)))
        when = draw.choice(
            [
                Time(earliest=first.isoformat(), latest=last.isoformat()),
                Time(earliest=f"--{first:%m-%d}", latest=f"--{last:%m-%d}"),
                Time(earliest=first.isoformat()),
                Time(),
            ]
        )
        actor = Participant(text="س", start=0, end=1, id=draw.choice(("a", "b", None)), name=None, kind=None)
        place = spot(draw.uniform(-90, 90), draw.uniform(-180, 180), draw.choice("pq"), draw.choice(("SY", "IQ", None)))
        text = " ".join(draw.choices(WORDS, k=6)) + f" {number}"
        kind = draw.choice(("raid", "shelling"))
        places = (place,) if draw.random() < 0.8 else ()
        found += told(text, when=when, type=kind, actors=(actor,), places=places)[1]
    return found


CLAIMS = {one.claim_id: one for one in made(3)}
ORIGINS = {key: 1 + n % 3 for n, key in enumerate(CLAIMS) if n % 4}
JUDGED = dict(zip(sorted(CLAIMS)[::3], ["accept", "reject", "unsure", "edit"] * 30, strict=False))


@pytest.fixture(scope="module", params=ENGINES)
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with fresh(request, tmp_path_factory.mktemp("all")) as place, open_store(place, create=True) as store:
        writer = Writer(store, by="RN")
        put(writer, *((told(one.sentence.text)[0], [one]) for one in CLAIMS.values()))
        writer.link({"event_id": f"e{k}", "claims": [k], "origins": {"at_least": n}} for k, n in ORIGINS.items())
        verdicts: Any = JUDGED.items()
        writer.judge(Judgement(left=key, verdict=verdict, by="RN", at="2024") for key, verdict in verdicts)
        yield View(store)


def asked_for(one: Claim, query: Query) -> bool:
    """Say whether a claim is asked for, without any database."""
    found = lookup(one)
    if query.words is not None:
        asked = wanted(query.words)
        if not all(set(found.words).intersection(some) for some in asked.every):
            return False
    for facet in FACETS:
        values = getattr(query, facet)
        if values and not any((facet, value) in found.facets for value in values):
            return False
    if query.near is not None:
        at = query.near
        if not any(kilometres(at.lat, at.lon, lat, lon) <= at.km for lat, lon in found.points):
            return False
    if query.origins is not None and ORIGINS.get(one.claim_id, 0) < query.origins:
        return False
    if query.review and JUDGED.get(one.claim_id, "none") not in query.review:
        return False
    return could_have_been(one.when, query)


def could_have_been(when: Time, query: Query) -> bool:
    """Say whether a claim could have happened on one of the days asked for, by trying every day."""
    if query.earliest is None or query.latest is None:
        return True
    one = date.fromisoformat(query.earliest)
    while one <= date.fromisoformat(query.latest):
        if when.earliest is not None and when.earliest.startswith("--"):
            first, last, day = when.earliest, when.latest or "", f"--{one:%m-%d}"
            if first <= day <= last or (first > last and (day >= first or day <= last)):
                return True
        elif when.earliest is not None and when.earliest <= one.isoformat() <= (when.latest or "9999"):
            return True
        one += timedelta(days=1)
    return query.undated and when.earliest is None


def queries() -> st.SearchStrategy[Query]:
    """Make queries with a few conditions each."""
    days = st.dates(date(2023, 10, 1), date(2024, 9, 1)).map(date.isoformat)
    near = st.builds(
        Near,
        lat=st.floats(-90, 90),
        lon=st.floats(-180, 180),
        km=st.sampled_from([0.0, 100.0, 2000.0, 9000.0, 20100.0]),
    )
    few = {
        "words": st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
        "type": st.sampled_from([("raid",), ("raid", "shelling"), ("other",)]),
        "country": st.sampled_from([("SY",), ("SY", "IQ")]),
        "actor": st.sampled_from([("a",), ("b", "x")]),
        "place": st.just(("p",)),
        "near": near,
        "origins": st.integers(1, 4),
        "review": st.sampled_from([("none",), ("accept", "none"), ("reject",)]),
        "undated": st.booleans(),
    }
    some = st.fixed_dictionaries({}, optional=few)
    between: st.SearchStrategy[dict[str, str]] = st.one_of(
        st.just({}), st.tuples(days, days).map(lambda two: {"earliest": two[0], "latest": two[1]})
    )
    return st.tuples(some, between).map(lambda two: msgspec.convert({**two[0], **two[1], "limit": COUNT}, Query))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries())
def test_a_search_finds_what_looking_at_each_claim_finds(view: View, query: Query) -> None:
    expected = {key for key, one in CLAIMS.items() if asked_for(one, query)}
    page = view.search(query)
    assert {hit.claim.claim_id for hit in page.hits} == expected
    assert page.total == len(expected)
    assert {one.claim_id for one in view.claims(query)} == expected
    counted: dict[str, Counter[str]] = {}
    for key in expected:
        for facet, value in lookup(CLAIMS[key]).facets:
            counted.setdefault(facet, Counter())[value] += 1
    assert view.facets(query) == counted
