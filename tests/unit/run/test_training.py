import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.core.errors import RejectedInput
from tawatur.read import weights
from tawatur.run import training

pytest.importorskip("sklearn")

TOWNS = ("حلب", "درعا", "الموصل", "صنعاء", "غزة", "سرت", "نيالا", "صيدا", "الحديدة", "تكريت", "عدن", "الخرطوم")


def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for n, town in enumerate(TOWNS):
        found.append({"text": f"قتل مسلحون شرطيا في {town} أمس.", "event": "ASSAULT", "share": 1.0, "group": f"a{n}"})
        found.append({"text": f"زار الوزير سوق {town} أمس.", "event": "ASSAULT", "share": 0.0, "group": f"b{n}"})
    return found


def lines(some: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(row).encode() for row in some]


@pytest.fixture(scope="module")
def trained() -> training.Trained:
    return training.train(training.examples(training.rows_of(lines(rows()), "d")), "d")


def test_the_same_judgements_give_the_same_bytes(trained: training.Trained) -> None:
    again = training.train(training.examples(training.rows_of(lines(rows()), "d")), "d")
    assert again.weights.to_bytes() == trained.weights.to_bytes()


def test_held_out_sentences_are_told_apart_and_cuts_are_in_order(trained: training.Trained) -> None:
    held_out = trained.held_out["ASSAULT"]
    yes = [chance for chance, share, _ in held_out if share == 1]
    no = [chance for chance, share, _ in held_out if share == 0]
    assert len(held_out) == 2 * len(TOWNS) and min(yes) > max(no)
    (event,) = trained.weights.header.events
    assert event.slope >= 0 and max(no) < event.threshold < min(yes)


def test_no_group_is_in_two_folds() -> None:
    assert training.fold_of("one document") == training.fold_of("one document")
    assert {training.fold_of(str(n)) for n in range(60)} == set(range(training.FOLDS))


def test_reliability_compares_what_was_predicted_with_what_was_voted() -> None:
    found = training.reliability([(0.95, 1.0, 1.0), (0.91, 0.5, 3.0), (0.05, 0.0, 1.0), (1.0, 1.0, 0.0)])
    assert found == [(0.05, 0.0, 1), (pytest.approx(0.92), pytest.approx(0.625), 3)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "x", "event": "ASSAULT"}, "share"),
        ({"text": "x", "event": "ASSAULT", "share": 1.5}, "share is 0 to 1"),
        ({"text": " ", "event": "ASSAULT", "share": 1.0}, "must not be empty"),
        ({"text": "x", "event": "ASSAULT", "share": 1.0, "colour": "red"}, "colour"),
        ({"text": "x", "event": "ASSAULT", "share": 1.0, "votes": 0}, "votes 1 or more"),
    ],
)
def test_a_row_that_is_no_judgement_is_named(row: dict[str, Any], said: str) -> None:
    with pytest.raises(RejectedInput, match=said) as caught:
        training.rows_of(lines([rows()[0], row]), "mine.jsonl")
    assert caught.value.code == "T051" and "mine.jsonl, line 2" in str(caught.value)


def test_an_unknown_event_and_too_few_rows_are_refused() -> None:
    some = training.rows_of(lines(rows()[:6]), "d")
    with pytest.raises(RejectedInput, match="3 of yes, 3 of no"):
        training.check(some, "d")
    with pytest.raises(RejectedInput, match="known are"):
        training.check(training.rows_of(lines([rows()[0] | {"event": "assault"}]), "d"), "d")
    with pytest.raises(RejectedInput, match="no rows"):
        training.check([], "d")


def test_the_command_trains_and_reading_takes_what_it_wrote(tmp_path: Path) -> None:
    data, to, report = tmp_path / "mine.jsonl", tmp_path / "my.weights", tmp_path / "r.txt"
    data.write_bytes(b"\n".join(lines(rows())))
    report.write_text("قتل مسلحون شرطيا في إدلب أمس.", encoding="utf-8")
    done = CliRunner().invoke(app, ["train", "detector", str(data), "--to", str(to)])
    assert done.exit_code == 0 and "24 judgements" in done.output and "fold 5 of 5" in done.output
    assert weights.read(to).header.made_from == "mine.jsonl"
    claims = tmp_path / "c.jsonl"
    done = CliRunner().invoke(app, ["read", str(report), "--to", str(claims), "--detector", str(to)])
    assert done.exit_code == 0 and "detector.raise" in claims.read_text(encoding="utf-8")


def test_the_command_names_the_bad_row_and_a_broken_file(tmp_path: Path) -> None:
    data = tmp_path / "mine.jsonl"
    data.write_text('{"text": 3}\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["train", "detector", str(data), "--to", str(tmp_path / "w")])
    assert done.exit_code == 3 and "[T051]" in done.output and "line 1" in done.output
    done = CliRunner().invoke(app, ["train", "detector", str(tmp_path / "none"), "--to", str(tmp_path / "w")])
    assert done.exit_code == 3 and "[T001]" in done.output
    done = CliRunner().invoke(app, ["read", str(data), "--detector", str(data)])
    assert done.exit_code == 5 and "[T050]" in done.output
