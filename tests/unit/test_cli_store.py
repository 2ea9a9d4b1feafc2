"""The commands around a store, from reports to a signed manifest, as people type them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tawatur.cli import app
from tawatur.core.queries import Query
from tawatur.run.verbs import samples
from tawatur.store.opening import open_store
from tawatur.store.viewing import View

SYRIA, YEMEN = str(samples() / "syria_deir_ezzor.txt"), str(samples() / "yemen_hodeidah.txt")


def run(*arguments: str | Path, input: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store of two reports."""
    place = tmp_path_factory.mktemp("made") / "s.sqlite"
    result = run("store", "add", place, SYRIA, YEMEN, "--by", "RN")
    assert result.exit_code == 0
    assert "2 new reports, 0 known before" in result.stderr
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """Give a copy of the store to write to."""
    copy, to = tmp_path / "copy.sqlite", tmp_path / "s.sqlite"
    assert run("backup", made, "--to", copy).exit_code == 0
    assert run("restore", copy, to).exit_code == 0
    return to


def ids(place: Path, *query: str) -> list[str]:
    out = run("store", "search", place, *query, "--to", "-", "--format", "jsonl").stdout
    return [json.loads(line)["claim_id"] for line in out.splitlines()]


def test_the_same_reports_again_add_nothing(place: Path) -> None:
    result = run("store", "add", place, SYRIA, YEMEN, "nowhere.txt")
    assert result.exit_code == 1
    assert "0 new reports, 2 known before, 0 claims changed" in result.stderr
    assert run("store", "add", place, "nowhere.txt").exit_code == 3


def test_a_report_comes_from_standard_input(place: Path) -> None:
    assert run("store", "add", place, "-", input="قصف الجيش البلدة.".encode()).exit_code == 0
    assert "stdin" in run("store", "reports", place).stdout
    assert "stdin" not in run("store", "reports", place, "دير الزور").stdout


def test_search_shows_counts_and_writes(place: Path, tmp_path: Path) -> None:
    result = run("store", "search", place, "ديرالزور", "--facets", "--limit", "1", "--no-color")
    assert result.exit_code == 0
    assert "syria_deir_ezzor.txt" in result.stdout
    assert "country" in result.stdout
    assert "1 to 1 shown" in result.stderr
    to = tmp_path / "found.csv"
    assert run("store", "search", place, "--country", "YE", "--to", to).exit_code == 0
    assert "yemen_hodeidah.txt" in to.read_text(encoding="utf-8")
    assert set(ids(place, "--country", "SY")).isdisjoint(ids(place, "--country", "YE"))
    assert ids(place, "--from", "1999-01-01", "--until", "1999-12-31") == []
    assert ids(place, "--near", "14.8,42.95,60")
    assert len(ids(place, "--origins", "1")) == len(ids(place))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--near", "here"], 2),
        (["--review", "perhaps"], 2),
        (["--to", "x.doc"], 2),
        (["--from", "soon"], 3),
        (["colour:red"], 3),
    ],
)
def test_a_search_that_is_not_understood(made: Path, arguments: list[str], code: int) -> None:
    assert run("store", "search", made, *arguments).exit_code == code


def test_judging(place: Path, tmp_path: Path) -> None:
    one, two, *_ = ids(place)
    assert (
        run(
            "store", "judge", place, one[:8], "edit", "--set", "type=raid_search", "--why", "video", "--by", "RN"
        ).exit_code
        == 0
    )
    assert run("store", "judge", place, one, "same", "--other", two).exit_code == 0
    assert run("store", "judge", place, one, "perhaps").exit_code == 2
    assert run("store", "judge", place, one, "edit", "--set", "type").exit_code == 2
    assert run("store", "judge", place, "c0", "accept").exit_code == 3
    assert run("store", "judge", place).exit_code == 2
    decisions = tmp_path / "d.jsonl"
    decisions.write_text(
        json.dumps({"left": two, "verdict": "reject", "by": "X", "at": "2024-01-01"}), encoding="utf-8"
    )
    assert run("store", "judge", place, "--decisions", decisions).exit_code == 0
    assert ids(place, "--review", "reject") == [two]
    assert "edit by RN, type = raid_search" in run("store", "search", place, "--review", "edit", "--no-color").stdout
    assert run("store", "link", place).exit_code == 0
    assert two not in ids(place, "--origins", "1")
    assert run("verify", place).exit_code == 0


def test_rereading_tells_what_changed(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "0 added, 0 gone, 0 changed" in run("store", "reread", place).stderr
    one = ids(place)[0]
    run("store", "judge", place, one, "accept")
    monkeypatch.setattr("tawatur.run.keeping.version", lambda: "another")
    monkeypatch.setattr("tawatur.read.reader.senses.decide", lambda act, forms: "protest")
    to = tmp_path / "changes.jsonl"
    result = run("store", "reread", place, "--to", to)
    assert result.exit_code == 0
    assert "judged by people" in result.stderr
    changes = [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]
    assert {change["kind"] for change in changes} >= {"changed"}
    assert next(c for c in changes if c["claim_id"] == one)["judged"]
    assert run("verify", place).exit_code == 0


def test_looking_back(place: Path, tmp_path: Path) -> None:
    one = ids(place)[0]
    run("store", "judge", place, one, "unsure", "--why", "no picture", "--by", "RN")
    run("store", "judge", place, one, "accept", "--by", "RN")
    told = run("store", "history", place, one[:9], "--no-color", "--width", "200").stdout
    assert "unsure by RN: no picture  (superseded)" in told
    assert told.rstrip().endswith("accept by RN")
    to = tmp_path / "o.txt"
    result = run("store", "original", place, "syria_deir_ezzor.txt", "--to", to)
    assert to.read_bytes() == Path(SYRIA).read_bytes()
    assert "by RN" in result.stderr
    assert run("store", "original", place, "syria_deir_ezzor.txt").stdout_bytes == Path(SYRIA).read_bytes()
    lines = run("store", "log", place).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert "  RN  judged  2" in lines[-1]
    run("retract", place, "syria_deir_ezzor.txt", "--why", "asked")
    assert run("store", "original", place, "syria_deir_ezzor.txt").exit_code == 3


def test_manifest_and_verify(place: Path, tmp_path: Path) -> None:
    to, key = tmp_path / "m.json", tmp_path / "key"
    result = run("manifest", place, "--to", to, "--key", key)
    assert result.exit_code == 0
    assert "A new key was made" in result.stderr
    signer = (
        next(line for line in result.stderr.splitlines() if "Signed with key" in line).split("key ")[1].split(":")[0]
    )
    assert run("manifest", "--check", to, "--file", SYRIA, "--signer", signer).exit_code == 0
    assert run("manifest", "--check", to, "--signer", "0000").exit_code == 1
    assert run("manifest", "--check", SYRIA).exit_code == 3
    assert run("manifest", "--check", tmp_path / "none").exit_code == 3
    assert run("manifest").exit_code == 2
    assert run("verify", place, "--manifest", to).exit_code == 0
    to.write_text(to.read_text(encoding="utf-8").replace("RN", "RM"), encoding="utf-8")
    assert run("manifest", "--check", to).exit_code == 1


def test_taking_away(place: Path) -> None:
    assert run("erase", place, "التمو", "--why", "asked").exit_code == 0
    assert ids(place, "التمو") == []
    assert run("erase", place, "التمو", "--why", "asked").exit_code == 3
    assert run("retract", place, "syria_deir_ezzor.txt", "--why", "asked").exit_code == 0
    assert ids(place, "--country", "SY") == []
    assert run("retract", place, "nothing", "--why", "asked").exit_code == 3
    assert run("verify", place).exit_code == 0


def test_places_that_are_no_stores(tmp_path: Path) -> None:
    other = tmp_path / "x.sqlite"
    assert run("verify", other).exit_code == 3
    other.write_text("not a database, but long enough to be taken for one " * 30, encoding="utf-8")
    result = run("verify", other)
    assert result.exit_code == 3
    assert "[T071]" in result.stderr
    assert run("store", "search", "mysql://user:secret@host/x", "a").exit_code == 3
    assert "secret" not in run("store", "search", "mysql://user:secret@host/x", "a").stderr


def test_a_correction_by_command_is_coded_searched_and_taken_back(tmp_path: Path) -> None:
    place = str(tmp_path / "s.db")
    assert run("store", "add", place, SYRIA).exit_code == 0
    with open_store(place) as store:
        claim = View(store).search(Query(limit=1)).hits[0].claim.claim_id
    assert run("store", "judge", place, claim, "edit", "--set", "type=curfew").exit_code == 0
    with open_store(place) as store:
        (hit,) = View(store).search(Query(type=("curfew",))).hits
    assert hit.claim.claim_id == claim and hit.claim.plover.event == "COERCE"
    assert run("store", "judge", place, claim, "edit", "--set", "type=nonsense").exit_code == 3
    assert run("store", "judge", place, claim, "edit", "--set", "grade=contested").exit_code == 0
    for _ in range(2):
        assert run("store", "judge", place, claim, "undo").exit_code == 0
    with open_store(place) as store:
        assert View(store).search(Query(type=("curfew",))).total == 0
