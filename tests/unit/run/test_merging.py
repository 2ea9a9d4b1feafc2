"""Merging and splitting events, grading them, and taking every one of these back."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tawatur.core.errors import RejectedInput
from tawatur.core.people import Person
from tawatur.run import merging
from tawatur.run.keeping import link_store
from tawatur.run.workbench import Workbench

WHO = Person(name="RN", role="analyst")


def events(bench: Workbench) -> dict[str, tuple[str, ...]]:
    return {one["event_id"]: tuple(one["claims"]) for one in bench.view.events()}


def largest(bench: Workbench, many: int) -> list[dict[str, Any]]:
    return sorted(bench.view.events(), key=lambda one: (-len(one["claims"]), one["event_id"]))[:many]


def test_two_events_are_merged_as_a_full_linking_would_and_come_apart_again(bench: Workbench) -> None:
    for one, other in itertools.combinations(largest(bench, 5), 2):
        before = events(bench)
        done = merging.merge(bench, WHO, one["event_id"], other["event_id"], why="same place")
        after = events(bench)
        assert len(after) == len(before) - 1
        home = merging.home(bench, one["claims"][0])
        assert home == merging.home(bench, other["claims"][0])
        assert set(after[str(home)]) == {*one["claims"], *other["claims"]}
        link_store(bench.store, by="RN")
        assert events(bench) == after
        assert done.undo is not None
        merging.undo(bench, WHO, done.undo)
        assert events(bench) == before


def test_claims_are_split_off_and_come_back(bench: Workbench) -> None:
    for one in largest(bench, 6):
        before = events(bench)
        away = one["claims"][: len(one["claims"]) // 2]
        done = merging.split(bench, WHO, one["event_id"], away)
        stay = [claim for claim in one["claims"] if claim not in away]
        homes = {merging.home(bench, claim) for claim in away}
        assert homes.isdisjoint(merging.home(bench, claim) for claim in stay)
        after = events(bench)
        link_store(bench.store, by="RN")
        assert events(bench) == after
        assert done.undo is not None
        merging.undo(bench, WHO, done.undo)
        assert events(bench) == before


def test_a_grade_is_set_and_taken_back(bench: Workbench) -> None:
    one = largest(bench, 1)[0]
    done = merging.grade(bench, WHO, one["event_id"], "corroborated", 2, why="video seen")
    graded = merging.show(bench, one["event_id"])
    assert graded.event["grade"]["label"] == "corroborated" and graded.event["grade"]["by"] == "RN"
    assert [judged.judgement.why for judged in graded.decisions] == ["video seen"]
    assert done.undo is not None
    merging.undo(bench, WHO, done.undo)
    assert merging.show(bench, one["event_id"]).event["grade"] == one["grade"]


def test_what_makes_no_sense_is_refused_and_changes_nothing(bench: Workbench) -> None:
    one, before = largest(bench, 1)[0], events(bench)
    tried: tuple[Callable[[], object], ...] = (
        lambda: merging.merge(bench, WHO, one["event_id"], one["claims"][-1]),
        lambda: merging.merge(bench, WHO, one["event_id"], "no such event"),
        lambda: merging.split(bench, WHO, one["event_id"], one["claims"]),
        lambda: merging.split(bench, WHO, one["event_id"], []),
        lambda: merging.grade(bench, WHO, one["event_id"], "certain", 2),
        lambda: merging.grade(bench, WHO, one["event_id"], "contested", 9),
        lambda: merging.undo(bench, WHO, "a|b"),
    )
    for refused in tried:
        with pytest.raises(RejectedInput):
            refused()
    assert events(bench) == before
    assert bench.view.judgements() == []
