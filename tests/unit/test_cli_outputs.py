"""Outputs beside inputs: nothing that a user has is overwritten, and what a run wrote is no report of the next."""

import json
import os
import stat
import threading
import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tawatur.cli import app
from tawatur.core.errors import FailedOutput
from tawatur.export import files
from tawatur.run.verbs import samples

TEXT = "قتل ثلاثة مدنيين في قصف على مدينة إدلب أمس."


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments], input=input)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "table.csv").write_text(f"id,text\n1,{TEXT}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "table.csv", "--to", "table.csv"],
        ["read", "one.txt", "--to", "claims.csv", "--link", "claims.csv"],
        ["read", "table.csv", "--to", "claims.csv", "--link", "./table.csv"],
        ["link", "table.csv", "--to", "table.csv"],
        ["link", "table.csv", "--to", "e.jsonl", "--stories", "e.jsonl"],
        ["link", "one.txt", "--decisions", "table.csv", "--network", "table.csv"],
        ["stories", "table.csv", "--to", "table.csv"],
        ["date", "--batch", "table.csv", "--to", "table.csv"],
        ["place", "--batch", "table.csv", "--to", "table.csv"],
    ],
)
def test_no_output_takes_the_place_of_an_input_or_of_another(folder: Path, arguments: list[str]) -> None:
    before = (folder / "table.csv").read_bytes()
    result = run(*arguments)
    assert result.exit_code == 2
    assert "is also" in result.stderr
    assert (folder / "table.csv").read_bytes() == before
    assert sorted(os.listdir(folder)) == ["one.txt", "table.csv"]


def test_the_outputs_of_an_earlier_run_are_no_reports_of_their_folder(folder: Path) -> None:
    command = ["read", ".", "--to", "claims.jsonl", "--link", "events.jsonl"]
    assert run(*command).exit_code == 0
    claims = (folder / "claims.jsonl").read_bytes()
    again = run(*command)
    assert (again.exit_code, (folder / "claims.jsonl").read_bytes()) == (0, claims)
    assert "claims.jsonl:" not in again.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert run("read", str(samples() / "libya_zawiya.txt"), "--to", str(pipe), "--format", "jsonl").exit_code == 0
    reader.join(30)
    assert read[0].startswith(b'{"claim_id"')
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_device_is_said(tmp_path: Path) -> None:
    with pytest.raises(FailedOutput, match="T014"):
        files.write(Path("/dev/full"), [b"x" * 100_000])


@pytest.mark.parametrize(
    "lines", ['{{\n  "text": "{}"\n}}\n', '[\n{{"text": "{}"}}\n]', '{{"messages": [\n{{"text": "{}"}}\n]}}']
)
def test_json_over_several_lines_is_read_from_standard_input(lines: str) -> None:
    result = run("read", "-", input=lines.format(TEXT).encode())
    assert result.exit_code == 0
    assert "1 report, " in result.stderr


def test_a_short_beginning_of_an_event_id_is_told_from_an_unknown_one(folder: Path) -> None:
    assert run("read", "one.txt", "--to", "c.jsonl", "--link", "events.jsonl").exit_code == 0
    assert "give more of it" in run("event", "e").stderr
    assert "give more of it" not in run("event", "zzzz").stderr


@pytest.mark.parametrize("name", ["", ".", "folder"])
def test_an_output_that_is_a_folder_or_has_no_name_is_refused(folder: Path, name: str) -> None:
    (folder / "folder").mkdir()
    for arguments in (["--link", name], ["--format", "csv", "--to", name]):
        result = run("read", "one.txt", *arguments)
        assert (result.exit_code, "[T014]" in result.stderr) == (4, True), result.stderr


def test_narrow_terminals_are_kept_to(folder: Path) -> None:
    assert run("read", ".", "--to", "claims.jsonl", "--link", "events.jsonl").exit_code == 0
    claim = json.loads((folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])["claim_id"]
    place, day = ["place", "100 كلم شمال شرقي بغداد"], ["date", "أول أيام عيد الأضحى", "--published", "2020-12-03"]
    for command in (["show", "."], ["explain", claim], ["event", claim], place, day):
        shown = run(*command, "--width", "40").stdout
        cells = [sum(unicodedata.category(c) not in ("Mn", "Cf") for c in line) for line in shown.splitlines()]
        assert cells and max(cells) <= 40, command


@pytest.mark.parametrize("options", [["--country", "ZZ"], ["--type", "nonsense"]])
def test_a_place_that_only_the_options_hide_is_counted(options: list[str]) -> None:
    result = run("gazetteer", "find", "طرابلس", *options)
    assert result.exit_code == 3
    assert "without the options" in result.stderr
    assert "without the options" not in run("gazetteer", "find", "ظظظ", *options).stderr
