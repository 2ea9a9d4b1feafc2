"""Linking gives the same events whatever the order and the pace in which reports arrive."""

from collections import defaultdict
from functools import lru_cache

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.stories import labelled
from tawatur.core.claims import Claim
from tawatur.core.events import Event
from tawatur.link.linker import Linker, link


@lru_cache(maxsize=1)
def reports() -> list[tuple[Claim, ...]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in labelled():
        found[one.claim.document.name].append(one.claim)
    return [tuple(claims) for _, claims in sorted(found.items())]


def encoded(events: list[Event]) -> list[bytes]:
    return [msgspec.json.encode(event) for event in events]


@lru_cache(maxsize=1)
def whole() -> list[bytes]:
    return encoded(link(claim for claims in reports() for claim in claims))


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_plays_no_part(draw: object) -> None:
    every = [claim for claims in reports() for claim in claims]
    draw.shuffle(every)  # type: ignore[attr-defined]
    assert encoded(link(every)) == whole()


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(min_value=1, max_value=40))
def test_reports_that_arrive_one_by_one_give_the_same_events(draw: object, step: int) -> None:
    every = list(reports())
    draw.shuffle(every)  # type: ignore[attr-defined]
    linker = Linker()
    for number, claims in enumerate(every):
        linker.add(claims)
        if number % (step * 10) == 0:
            linker.events()  # what is asked for in between must not change what comes out at the end
    assert encoded(linker.events()) == whole()


@settings(max_examples=20, deadline=None)
@given(st.sets(st.integers(min_value=0, max_value=150), max_size=30))
def test_every_claim_is_in_exactly_one_event(numbers: set[int]) -> None:
    some = [claim for n in sorted(numbers) if n < len(reports()) for claim in reports()[n]]
    events = link(some)
    placed = [claim for event in events for claim in event.claims]
    assert sorted(placed) == sorted(claim.claim_id for claim in some)
    for event in events:
        assert 0 <= event.origins.at_least <= event.origins.at_most <= len(event.claims)
        assert len(event.links) == 0 or len(event.links) < len(event.claims)
        assert all(r.event != event.event_id for r in event.refusals)
