"""The same bytes for any order of the inputs and any number of workers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import stand_ins
from tawatur.cli import app
from tawatur.core.documents import Document
from tawatur.export import formats
from tawatur.run import workers
from tawatur.run.local import read_all
from tawatur.run.spool import Spool
from tawatur.run.verbs import samples

reports = st.lists(
    st.builds(stand_ins.document, st.text("قصف عم\n", max_size=20), st.sampled_from(["a", "b", "c/d", "ي"])), max_size=8
)


def written(documents: list[Document], name: str = "jsonl", jobs: int = 1) -> bytes:
    with Spool() as spool:
        run = read_all(documents, spool=spool, jobs=jobs, reader=stand_ins.word_reader)
        issues = repr([i for i in run.issues if i.code != "T012"]).encode()
        return b"".join(formats()[name].pieces(run.claims())) + issues


@given(reports, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_changes_nothing(documents: list[Document], random: object) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert written(shuffled) == written(documents)


def test_the_number_of_workers_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_REPORTS", 2)
    documents = [stand_ins.document("قصف " * (n % 4) + str(n), f"{n % 7}") for n in range(30)]
    assert written(documents, jobs=2) == written(documents[::-1], jobs=1)


@pytest.mark.parametrize("name", ["jsonl", "csv", "geojson"])
def test_the_command_gives_the_same_bytes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_REPORTS", 2)
    files = sorted(str(p) for p in samples().iterdir())
    outputs = set()
    jobs = ["1", "2"] if name == "jsonl" else ["1"]
    for order in (files, files[::-1], [str(samples())]):
        for number in jobs:
            to = tmp_path / f"out.{name}"
            result = CliRunner().invoke(app, ["read", *order, "--to", str(to), "--jobs", number])
            assert result.exit_code == 0, result.output
            outputs.add(to.read_bytes())
    assert len(outputs) == 1
    assert b"".join(outputs)
