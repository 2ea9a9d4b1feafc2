"""Writers that are killed at any moment, and writers side by side: what was acknowledged is there, and all of it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur
from stores import ENGINES, fresh
from tawatur.store.copying import backup
from tawatur.store.opening import open_store
from tawatur.store.verifying import verify
from tawatur.store.viewing import View

TESTS = Path(__file__).parent.parent
ENV = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(tawatur.__file__).parent.parent), str(TESTS)])}
SCRIPT = TESTS / "unit" / "store" / "acknowledging.py"
KILLS = 12


@pytest.fixture(params=ENGINES)
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh(request, tmp_path) as made:
        yield made


def begin(place: str, name: str, first: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, str(SCRIPT), place, name, str(first)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=ENV)


def kill(process: subprocess.Popen[str], after: int, wait: float) -> list[str]:
    """Kill a writer a moment after it acknowledged some steps; return every step that it acknowledged."""
    assert process.stdout is not None
    acknowledged = [line for line, _ in zip(process.stdout, range(after), strict=False)]
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.read().splitlines(keepends=True)
    process.wait()
    process.stdout.close()
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def check(place: str, acknowledged: list[str]) -> None:
    """Check that nothing is lost, and that nothing is half there."""
    with open_store(place) as store:
        assert verify(store) == []
        view = View(store)
        documents = {kept.document.id for kept in view.documents()}
        claims = {one.claim_id for one in view.claims()}
        judged = {one.judgement.left for one in view.judgements()}
        for line in acknowledged:
            kind, key = line.split()
            if kind == "blob":
                assert view.received(key) is not None
            else:
                assert key in {"report": documents, "claim": claims, "judgement": judged}[kind]
        assert view.counts()["claims"] % 3 == 0
        for kept in view.documents():
            assert view.receipts(kept.document.id)


def test_a_killed_writer_loses_nothing_and_leaves_nothing_half_done(anywhere: str) -> None:
    draw = random.Random(6)
    acknowledged: list[str] = []
    for round_ in range(KILLS):
        process = begin(anywhere, f"w{round_}x", 0)
        acknowledged += kill(process, draw.randrange(0, 40), draw.random() * 0.03)
        if round_ % 4 == 3:
            check(anywhere, acknowledged)
    assert len(acknowledged) > KILLS


def test_a_store_whose_making_was_cut_off_can_be_made(anywhere: str) -> None:
    draw = random.Random(7)
    for _ in range(4):
        process = begin(anywhere, "a", 0)
        time.sleep(draw.uniform(0.3, 0.9))
        process.kill()
        assert process.stdout is not None
        process.communicate()
    with open_store(anywhere, create=True) as store:
        assert verify(store) == []


def test_a_backup_is_of_one_moment_while_others_write(anywhere: str, tmp_path: Path) -> None:
    process = begin(anywhere, "busy", 0)
    assert process.stdout is not None
    for line, _ in zip(process.stdout, range(8), strict=False):
        assert line
    copies = [tmp_path / f"copy{n}.sqlite" for n in range(3)]
    for copy in copies:
        with open_store(anywhere) as store:
            backup(store, copy)
    kill(process, 0, 0)
    counts = []
    for copy in copies:
        check(str(copy), [])
        with open_store(str(copy)) as store:
            counts.append(View(store).counts()["reports"])
    assert counts == sorted(counts)


def test_two_processes_write_side_by_side(anywhere: str) -> None:
    both = [begin(anywhere, name, 0) for name in ("left", "right")]
    acknowledged: list[str] = []
    for process in both:
        acknowledged += kill(process, 60, 0.2)
    check(anywhere, acknowledged)
    with open_store(anywhere) as store:
        assert {entry.by for entry in View(store).log()} >= {"left", "right"}
