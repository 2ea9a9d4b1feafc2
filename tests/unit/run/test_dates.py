"""What ``tawatur date`` prints and writes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.core.errors import RejectedInput
from tawatur.run.dates import reference

ROW = {"start", "end", "earliest", "latest", "precision", "seconds", "anchor", "why"}


def test_a_date_explains_itself() -> None:
    result = CliRunner().invoke(app, ["date", "الأربعاء 2 كانون الأول", "--published", "2020-12-03", "--no-color"])
    assert result.exit_code == 0
    assert "2020-12-02" in result.stdout
    assert "year from the weekday" in result.stdout
    assert "2020-12-03 (known: as given)" in result.stdout


def test_the_report_dates_itself_where_it_can() -> None:
    result = CliRunner().invoke(app, ["date", "قتل شخص اليوم الخميس 3 كانون الأول 2020، وجرح آخر أمس", "--no-color"])
    assert "own date: 2020-12-03 (inferred" in result.stdout
    assert "2020-12-02" in result.stdout


def test_a_text_without_time_says_so() -> None:
    result = CliRunner().invoke(app, ["date", "وصلت القافلة"])
    assert result.exit_code == 0
    assert "own date: unknown" in result.stdout
    assert "No time expression" in result.stderr


def test_a_batch_answers_what_it_can_and_lists_the_rest(tmp_path: Path) -> None:
    good = {"id": 1, "text": "قتل أمس", "ref": "2020-12-03T12:00:00", "prefer": "past"}
    lines = [json.dumps(good), "{", json.dumps({"id": "b"}), json.dumps({"text": "أمس"}), "", "[]"]
    lines.append(json.dumps({"id": "c", "text": "أمس", "ref": "yesterday"}))
    cases, to = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("\n".join(lines), encoding="utf-8")
    result = CliRunner().invoke(app, ["date", "--batch", str(cases), "--to", str(to)])
    assert result.exit_code == 1
    [row] = [json.loads(line) for line in to.read_text("utf-8").splitlines()]
    assert row["id"] == 1
    [span] = row["spans"]
    assert set(span) == ROW
    assert (span["earliest"], span["latest"], span["start"], span["end"]) == ("2020-12-02", "2020-12-02", 4, 7)
    for code, line in (("T007", 2), ("T008", 3), ("T031", 4), ("T007", 6), ("T032", 7)):
        assert f"[{code}] {cases}:{line}" in result.stderr


def test_a_batch_without_a_good_line_writes_nothing(tmp_path: Path) -> None:
    cases, to = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("nothing", encoding="utf-8")
    assert CliRunner().invoke(app, ["date", "--batch", str(cases), "--to", str(to)]).exit_code == 3
    assert not to.exists()


@pytest.mark.parametrize("arguments", [[], ["أمس", "--batch", "x"], ["أمس", "--prefer", "now"]])
def test_wrong_commands(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["date", *arguments]).exit_code == 2


PUBLISHED = [
    ("2020-12-03", "2020-12-03", "2020-12-03"),
    ("2020-12-03T18:30:00+02:00", "2020-12-03", "2020-12-03"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2020-12", "2020-12-01", "2020-12-31"),
    ("2020", "2020-01-01", "2020-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), PUBLISHED)
def test_times_of_publication(text: str, earliest: str, latest: str) -> None:
    interval, _ = reference(text)
    assert (interval.earliest, interval.latest, interval.basis) == (earliest, latest, "known")


@pytest.mark.parametrize("text", ["", "now", "2020-13", "03/12/2020", "99999"])
def test_no_time_of_publication(text: str) -> None:
    with pytest.raises(RejectedInput):
        reference(text)
