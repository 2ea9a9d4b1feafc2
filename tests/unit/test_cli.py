"""The commands: what they print, what they write, how they end."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import tawatur
from tawatur.cli import app
from tawatur.lexicon import check
from tawatur.run import verbs
from tawatur.run.verbs import samples

SAMPLE = str(samples() / "libya_zawiya.txt")
ENV = os.environ | {"PYTHONPATH": str(Path(tawatur.__file__).parent.parent)}


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments], input=input)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claims") / "c.jsonl"
    assert run("read", SAMPLE, "--to", str(path)).exit_code == 0
    return path


def test_help_loads_nothing_heavy() -> None:
    heavy = "('tawatur.lexicon.load', 'tawatur.read.reader', 'trafilatura', 'rich.progress', 'multiprocessing')"
    code = f"import tawatur.cli, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENV, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [[], ["read"], ["show"], ["explain"], ["demo"], ["date"], ["lexicon"], ["version"]])
def test_every_command_has_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_version() -> None:
    assert run("version").output == f"tawatur {tawatur.__version__}\n"


def test_read_writes_claims_and_sums_up(claims: Path) -> None:
    assert all(
        json.loads(line)["document"]["name"] == "libya_zawiya.txt" for line in claims.read_text("utf-8").splitlines()
    )
    result = run("read", SAMPLE, "--to", str(claims))
    assert "1 report, " in result.stderr
    assert result.stdout == ""
    assert os.listdir(claims.parent) == [claims.name]


def test_read_writes_to_standard_output(claims: Path) -> None:
    result = run("read", SAMPLE, "--quiet")
    assert result.stdout_bytes == claims.read_bytes()
    assert result.stderr == ""


@pytest.mark.parametrize(("ending", "extra"), [("csv", []), ("csv", ["--bom"]), ("geojson", [])])
def test_read_writes_every_format(tmp_path: Path, ending: str, extra: list[str]) -> None:
    to = tmp_path / f"c.{ending}"
    assert run("read", SAMPLE, "--to", str(to), *extra).exit_code == 0
    if ending == "csv":
        assert to.read_bytes().startswith(b"\xef\xbb\xbf") == bool(extra)
        assert list(csv.DictReader(to.read_text(encoding="utf-8-sig").splitlines()))
    else:
        assert json.loads(to.read_bytes())["features"]


def test_read_takes_standard_input(claims: Path) -> None:
    result = run("read", "-", "--quiet", input=Path(SAMPLE).read_bytes())
    assert result.exit_code == 0
    assert result.stdout_bytes.count(b"\n") == claims.read_bytes().count(b"\n")


def test_some_rejected_is_code_1_and_they_are_listed_and_counted(tmp_path: Path) -> None:
    result = run("read", SAMPLE, "missing.txt", "gone.txt", "--to", str(tmp_path / "c.jsonl"))
    assert result.exit_code == 1
    assert "[T001] missing.txt" in result.stderr
    assert "2 × no such file or folder" in result.stderr
    assert (tmp_path / "c.jsonl").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", SAMPLE, "--to", "x.doc"],
        ["read", SAMPLE, "--format", "doc"],
        ["read", SAMPLE, "--resume"],
        ["read", SAMPLE, "--bom"],
        ["read", SAMPLE, "--jobs", "-1"],
        ["read", SAMPLE, "--as", "doc"],
        ["read", SAMPLE, "--max-bytes", "0"],
        ["nothing"],
    ],
)
def test_a_wrong_command_is_code_2(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments).exit_code == 2
    assert os.listdir(tmp_path) == []


def test_nothing_read_is_code_3_and_writes_nothing(tmp_path: Path) -> None:
    assert run("read", "missing.txt", "--to", str(tmp_path / "c.jsonl")).exit_code == 3
    assert os.listdir(tmp_path) == []
    assert run("show", "missing.txt").exit_code == 3


def test_an_output_that_cannot_be_written_is_code_4(tmp_path: Path) -> None:
    result = run("read", SAMPLE, "--to", str(tmp_path / "missing" / "c.jsonl"))
    assert result.exit_code == 4
    assert "[T014]" in result.stderr


def test_max_bytes_rejects(tmp_path: Path) -> None:
    result = run("read", SAMPLE, "--max-bytes", "10", "--to", str(tmp_path / "c.jsonl"))
    assert result.exit_code == 3
    assert "[T005]" in result.stderr


def test_show_marks_the_report() -> None:
    result = run("show", SAMPLE, "--no-color", "--width", "90")
    assert result.exit_code == 0
    assert "[اشتباكات]" in result.stdout
    assert "armed_clash" in result.stdout
    assert "armed_clash" not in run("show", SAMPLE, "--no-color", "--no-claims").stdout


def test_explain_takes_the_beginning_of_an_id(claims: Path) -> None:
    identity = json.loads(claims.read_text(encoding="utf-8").splitlines()[0])["claim_id"]
    result = run("explain", identity[:12], "--in", str(claims), "--no-color")
    assert result.exit_code == 0
    assert identity in result.stdout
    assert "sure 0." in result.stdout


@pytest.mark.parametrize("asked", ["c", "cxyz"])
def test_explain_needs_one_claim(claims: Path, asked: str) -> None:
    result = run("explain", asked, "--in", str(claims))
    assert result.exit_code == 3
    assert "[T016]" in result.stderr


def test_demo_shows_something_and_writes_if_asked(tmp_path: Path) -> None:
    result = run("demo", "--no-color", "--to", str(tmp_path / "c.jsonl"))
    assert result.exit_code == 0, result.stderr
    for path in samples().iterdir():
        assert path.stem in result.stdout
    assert (tmp_path / "c.jsonl").read_bytes().count(b"\n") > 30


def test_lexicon_check_counts_and_complains(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda: check.Checked(counts={"actor": 1234}, problems=()))
    good = run("lexicon", "check")
    assert (good.exit_code, good.stdout) == (0, "actor       1,234\n")
    found = (check.problem("T022", "a.toml: x", "«y»"),)
    monkeypatch.setattr(check, "check", lambda: check.Checked(counts={}, problems=found))
    bad = run("lexicon", "check")
    assert bad.exit_code == 1
    assert "[T022] a.toml: x" in bad.stderr


def test_lexicon_build_writes_the_generated_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "root", lambda: tmp_path)
    monkeypatch.setattr(verbs, "generate", lambda: {"forms.tsv": b"x"})
    assert run("lexicon", "build").exit_code == 0
    assert (tmp_path / "generated" / "forms.tsv").read_bytes() == b"x"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"{sys.executable} -m tawatur read {samples()} --quiet | head -c 5; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=ENV)
    assert done.stdout == '{"cla'
    assert (done.returncode, done.stderr) in ((4, ""), (0, ""))


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_goes_on_and_ends_in_the_same_bytes(tmp_path: Path, number: signal.Signals, jobs: str) -> None:
    text = Path(SAMPLE).read_text(encoding="utf-8")
    with (tmp_path / "in.jsonl").open("w", encoding="utf-8") as lines:
        for n in range(160):
            lines.write(json.dumps({"text": f"{text}\n{n}"}) + "\n")
    out, partial = tmp_path / "c.jsonl", tmp_path / "c.jsonl.partial"
    command = [sys.executable, "-m", "tawatur", "read", str(tmp_path / "in.jsonl"), "--to", str(out), "--jobs", jobs]
    process = subprocess.Popen([*command, "--resume"], env=ENV, stderr=subprocess.PIPE)
    while process.poll() is None and not (partial.exists() and partial.read_bytes().count(b"\n") > 1):
        time.sleep(0.02)
    process.send_signal(number)
    _, said = process.communicate()
    assert process.returncode == (-9 if number == signal.SIGKILL else 130), said.decode()
    assert not out.exists()
    assert sorted(os.listdir(tmp_path)) == ["c.jsonl.partial", "in.jsonl"]
    again = subprocess.run([*command, "--resume"], env=ENV, capture_output=True, text=True, check=True)
    assert "from an earlier run" in again.stderr or "T019" in again.stderr
    assert sorted(os.listdir(tmp_path)) == ["c.jsonl", "in.jsonl"]
    resumed = out.read_bytes()
    assert run("read", str(tmp_path / "in.jsonl"), "--to", str(out)).exit_code == 0
    assert out.read_bytes() == resumed


def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    lines = (json.dumps({"text": Path(SAMPLE).read_text(encoding="utf-8") + str(n)}) + "\n" for n in range(2000))
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "tawatur", "read", str(tmp_path / "in.jsonl"), "--to", str(tmp_path / "c.csv")]
    process = subprocess.Popen(command, env=ENV, stderr=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert said.decode() == "Interrupted: nothing was written.\n"
    assert os.listdir(tmp_path) == ["in.jsonl"]


def test_link_and_event(claims: Path, tmp_path: Path) -> None:
    to, stories_to, network = tmp_path / "e.jsonl", tmp_path / "s.jsonl", tmp_path / "n.jsonl"
    reuse = tmp_path / "r.jsonl"
    more = "--stories", str(stories_to), "--network", str(network), "--reuse", str(reuse)
    done = run("link", str(claims), "--to", str(to), *more)
    assert done.exit_code == 0
    events = [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]
    read = [json.loads(line)["claim_id"] for line in claims.read_text(encoding="utf-8").splitlines()]
    assert sorted(c for e in events for c in e["claims"]) == sorted(read)
    assert {"event_id", "type", "time", "place", "positions", "origins", "contradictions", "grade"} <= set(events[0])
    assert stories_to.exists()
    assert network.exists()
    assert reuse.exists()
    for name in (events[0]["event_id"][:12], events[0]["claims"][0]):
        shown = run("event", name, "--in", str(to), "--no-color", "--width", "100")
        assert shown.exit_code == 0
        assert events[0]["event_id"] in shown.stdout
        for title in ("Positions", "Who has it from whom", "Agreement", "Claims"):
            assert title in shown.stdout
    assert run("event", "e0nosuch", "--in", str(to)).exit_code == 3


def test_read_and_link_at_once(claims: Path, tmp_path: Path) -> None:
    to, events, linked = tmp_path / "c.jsonl", tmp_path / "e.jsonl", tmp_path / "l.jsonl"
    assert run("read", SAMPLE, "--to", str(to), "--link", str(events)).exit_code == 0
    assert run("link", str(claims), "--to", str(linked)).exit_code == 0
    assert events.read_bytes() == linked.read_bytes()
    assert run("read", SAMPLE, "--link", "-").exit_code == 2


def test_link_refuses_what_is_no_claim_and_no_decision(claims: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"left": "c1", "verdict": "perhaps"}\n', encoding="utf-8")
    for arguments in ([str(broken)], [str(claims), "--decisions", str(broken)], [str(tmp_path / "none.jsonl")]):
        done = run("link", *arguments, "--to", str(tmp_path / "e.jsonl"))
        assert done.exit_code == 3
        assert "broken.jsonl:1" in done.stderr or "none.jsonl" in done.stderr
    assert not (tmp_path / "e.jsonl").exists()


def test_stories(tmp_path: Path) -> None:
    to = tmp_path / "s.jsonl"
    assert run("stories", str(samples()), "--to", str(to)).exit_code == 0
    found = [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]
    names = [name for story in found for name in story["reports"]]
    assert len(set(names)) == len(names) >= len(list(samples().glob("*.txt")))
