"""What ``tawatur place`` prints and writes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app

ROW = {"start", "end", "lat", "lon", "kind", "id", "container", "precision", "metres", "geo_precision", "where_prec"}


def test_a_place_explains_itself() -> None:
    result = CliRunner().invoke(app, ["place", "ريف حمص الشرقي", "--no-color", "--width", "160"])
    assert result.exit_code == 0
    for part in ("countryside ريف", "direction الشرقي 90°", "UCDP where_prec", "why"):
        assert part in result.stdout


def test_candidates_and_the_reason_are_told() -> None:
    text = "انفجار في طرابلس شمالي لبنان"
    result = CliRunner().invoke(app, ["place", text, "--no-color", "--width", "200"])
    assert "weighed" in result.stdout
    assert "LB" in result.stdout


def test_a_text_without_places_says_so() -> None:
    result = CliRunner().invoke(app, ["place", "وصل الطلاب متأخرين"])
    assert result.exit_code == 0
    assert "No place was found" in result.stderr


def test_a_batch_answers_what_it_can_and_lists_the_rest(tmp_path: Path) -> None:
    text = "قصف على مدينة تعز"
    lines = [json.dumps({"id": 1, "text": text}), "{", json.dumps({"id": "b"}), json.dumps({"text": "تعز"}), "", "[]"]
    cases, to = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("\n".join(lines), encoding="utf-8")
    result = CliRunner().invoke(app, ["place", "--batch", str(cases), "--to", str(to)])
    assert result.exit_code == 1
    [row] = [json.loads(line) for line in to.read_text("utf-8").splitlines()]
    [mention] = row["mentions"]
    assert set(mention) >= ROW
    assert text[mention["start"] : mention["end"]] == "مدينة تعز"
    assert mention["lat"] == pytest.approx(13.58, abs=0.1)
    for code, line in (("T007", 2), ("T008", 3), ("T031", 4), ("T007", 6)):
        assert f"[{code}] {cases}:{line}" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["تعز", "--batch", "x"]])
def test_wrong_commands(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["place", *arguments]).exit_code == 2
