"""The benchmark's command on rows that nobody has seen."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("scipy")
ROOT = Path(__file__).resolve().parents[2]


def test_unseen_rows_are_answered_in_the_scorers_format(tmp_path: Path) -> None:
    rows, to = tmp_path / "rows.csv", tmp_path / "pred.jsonl"
    with rows.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "text"])
        table.writerow(["a-1", "قتل مسلحون مجهولون ثلاثة جنود عراقيين في هجوم استهدف دوريتهم أمس."])
        table.writerow(["a-2", "زار وزير الزراعة معرض التمور."])
        table.writerow(["a-3", "«»"])
    subprocess.run([sys.executable, "bench/gsr.py", "--predict", str(rows), "--to", str(to)], cwd=ROOT, check=True)
    first, second, marks = (json.loads(line) for line in to.read_text(encoding="utf-8").splitlines())
    assert first["assault"] > first["thresholds"]["assault"] > second["assault"]
    assert first["spans"]["assault"]["verb"] == ["قتل"]
    assert set(first["spans"]["assault"]["source"]) & {"مسلحون", "مجهولون"}
    assert "جنود" in first["spans"]["assault"]["target"]
    assert first["spans"]["assault"]["codes"]["target"] == ["IRQ", "MIL"]
    assert marks["id"] == "a-3" and marks["spans"]["protest"]["verb"] == []
