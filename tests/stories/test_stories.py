"""The stories hold linking to what it must reach, and to what it has reached with the claims that the reader gives."""

from functools import lru_cache
from pathlib import Path

import pytest

from stories import score
from stories.stories import DATA, happenings, labelled, stories
from tawatur.core.documents import Document
from tawatur.core.events import Event
from tawatur.core.ids import document_id
from tawatur.link.linker import link
from tawatur.read.reader import RuleReader

SEEDS = DATA.parent.parent.parent.parent / "shared" / "seeds"


@lru_cache(maxsize=1)
def annotated() -> score.Score:
    return score.annotated()


@lru_cache(maxsize=1)
def read() -> score.Score:
    return score.read()


def test_there_are_stories_of_all_seven_countries_and_every_phenomenon() -> None:
    told = stories()
    assert len(told) >= 25
    assert sum(len(s.report) for s in told) >= 150
    assert {s.country for s in told} == {"SY", "IQ", "LB", "YE", "PS", "LY", "SD"}
    assert all(2 <= len(s.report) <= 9 for s in told)
    wanted = {
        "copied_chain",
        "two_agencies",
        "rising_toll",
        "rival_perpetrators",
        "denial",
        "retraction",
        "three_events_one_report",
        "monthly_summary",
        "same_place_next_day",
        "same_actors_elsewhere",
        "same_toll_elsewhere",
    }
    assert wanted <= {p for s in told for p in s.phenomena}
    assert {one.happening for one in labelled()} == set(happenings())


def test_annotated_claims_are_linked_as_they_should() -> None:
    found = annotated()
    assert found.bcubed[2] >= 0.90, found.misses
    assert found.pairwise[2] >= 0.85, found.misses
    assert found.inside >= 0.95, found.misses
    assert found.narrow >= 0.80, found.misses
    assert found.precision >= 0.85, found.misses
    assert found.recall >= 0.85, found.misses


def test_claims_that_the_reader_gives_are_linked_nearly_as_well() -> None:
    found = read()
    assert found.found >= 0.90
    assert found.bcubed[2] >= 0.90, found.misses
    assert found.pairwise[2] >= 0.85, found.misses
    assert found.narrow >= 0.80, found.misses


def test_whole_reports_are_grouped_into_stories() -> None:
    numbers, count = score.whole()
    assert count > 200
    assert numbers[2] >= 0.88


def _seeds() -> list[Event]:
    paths = sorted(SEEDS.glob("*.txt"))
    if not paths:
        pytest.skip("the seed reports are kept outside the repository (../shared) and are not here")
    reader = RuleReader()
    some = [Document(id=document_id(p.read_bytes()), name=p.name, text=p.read_text(encoding="utf-8")) for p in paths]
    return link(claim for document in some for claim in reader.read(document).claims)


def test_the_explosions_at_al_omar_are_one_event_with_three_positions() -> None:
    (event,) = [e for e in _seeds() if e.type == "explosion"]
    told = {w.type for w in event.told}
    assert {"explosion", "exercise", "property_destruction"} <= told
    assert len(event.positions) == 3
    denied, caused, unexplained = (
        next(p for p in event.positions if p.stance == "denied"),
        next(p for p in event.positions if p.account == "cause: exercise"),
        next(p for p in event.positions if p.stance == "asserted" and "without cause" in p.account),
    )
    by_id = {w.claim_id: w for w in event.told}
    assert {by_id[c].status for c in denied.claims} == {"negated"}
    assert "exercise" in {by_id[c].type for c in caused.claims}
    assert {"explosion", "property_destruction"} <= {by_id[c].type for c in unexplained.claims}
    assert unexplained.account.endswith("damage: property_destruction")
    assert event.grade.label == "contested"
    assert event.reports == 1


def test_story_files_are_where_the_score_looks() -> None:
    assert [p.stem for p in sorted(Path(DATA).glob("*.toml"))] == [s.name for s in stories()]
