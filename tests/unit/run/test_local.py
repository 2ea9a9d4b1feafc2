"""One run: counts, issues, repeated reports, what an earlier run finished."""

from collections.abc import Iterable
from pathlib import Path

import stand_ins
from tawatur.core.documents import Document, Issue
from tawatur.run.local import Progress, Run, read_all, version
from tawatur.run.spool import Spool

REJECTED = Issue(code="T001", level="error", where="missing.txt", message="no such file or folder")


def run_of(source: Iterable[Document | Issue], spool: Spool, seen: list[Progress] | None = None) -> Run:
    watch = seen.append if seen is not None else lambda progress: None
    return read_all(source, spool=spool, reader=stand_ins.word_reader, watch=watch)


def test_claims_are_ordered_by_name_then_by_trigger() -> None:
    source = [stand_ins.document("قصف وقصف", "b"), stand_ins.document("قصف", "a")]
    with Spool() as spool:
        claims = list(run_of(source, spool).claims())
    assert [(c.document.name, c.trigger.start) for c in claims] == [("a", 0), ("b", 0), ("b", 5)]


def test_progress_counts_reports_claims_and_what_was_rejected() -> None:
    seen: list[Progress] = []
    with Spool() as spool:
        run = run_of([stand_ins.document("قصف وقصف"), REJECTED, stand_ins.document("سلام", "b")], spool, seen)
        assert run.progress == seen[-1] == Progress(documents=2, claims=2, rejected=1)
        assert [i.code for i in run.issues] == ["T030", "T001"]


def test_a_report_given_twice_is_read_once_by_its_first_name_in_any_order() -> None:
    names = ["b", "a", "c", "a"]
    for order in (names, names[::-1], sorted(names)):
        with Spool() as spool:
            run = run_of([stand_ins.document("قصف", name) for name in order], spool)
            assert [c.document.name for c in run.claims()] == ["a"]
            assert {i.code for i in run.issues} == {"T012"}
            assert [name for name, _ in run.documents] == ["a"]


def test_what_is_kept_of_other_inputs_does_not_come_out(tmp_path: Path) -> None:
    with Spool(tmp_path / "p", version="1") as spool:
        run_of([stand_ins.document("قصف", "a"), stand_ins.document("قصف ثان", "b")], spool)
    with Spool(tmp_path / "p", version="1") as spool:
        run = run_of([stand_ins.document("قصف ثان", "b"), stand_ins.document("قصف ثالث", "c")], spool)
        assert [c.document.name for c in run.claims()] == ["b", "c"]
        assert run.progress == Progress(documents=2, resumed=1, claims=2)


def test_issues_of_a_report_are_kept_with_it(tmp_path: Path) -> None:
    for _ in range(2):
        with Spool(tmp_path / "p", version="1") as spool:
            assert [i.where for i in run_of([stand_ins.document("سلام", "a")], spool).issues] == ["a"]


def test_a_spool_of_another_version_is_told(tmp_path: Path) -> None:
    with Spool(tmp_path / "p", version="1"):
        pass
    with Spool(tmp_path / "p", version="2") as spool:
        assert [i.code for i in run_of([], spool).issues] == ["T019"]


def test_the_version_names_the_program() -> None:
    assert version().startswith("0.")
    assert "+" in version()
