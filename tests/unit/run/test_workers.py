"""Reading in one process or several gives the same lines; a death of a worker loses nothing."""

from collections.abc import Iterator

import msgspec
import pytest

import stand_ins
from tawatur.core.documents import Document, Issue
from tawatur.run import workers
from tawatur.run.workers import Finished, ReaderFactory, chunks, read_chunks

DOCUMENTS = [stand_ins.document(f"قصف {n} ثم قصف", f"{n}.txt") for n in range(12)]


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_REPORTS", 3)


def lines(
    documents: list[Document], jobs: int, reader: ReaderFactory, issues: list[Issue] | None = None
) -> list[bytes]:
    report = (issues if issues is not None else []).append
    every = b"".join(read_chunks(chunks(documents), jobs=jobs, reader=reader, report=report))
    return sorted(every.splitlines())


def test_chunks_are_bounded_by_reports_and_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [len(msgspec.msgpack.decode(c)) for c in chunks(DOCUMENTS[:7])] == [3, 3, 1]
    monkeypatch.setattr(workers, "_CHARACTERS", 1)
    assert [len(msgspec.msgpack.decode(c)) for c in chunks(DOCUMENTS[:3])] == [1, 1, 1]
    assert list(chunks([])) == []


def test_one_process_and_two_give_the_same() -> None:
    assert lines(DOCUMENTS, 1, stand_ins.word_reader) == lines(DOCUMENTS, 2, stand_ins.word_reader)


def test_claims_come_in_the_order_of_their_triggers() -> None:
    made = msgspec.json.decode(lines(DOCUMENTS[:1], 1, stand_ins.word_reader)[0], type=Finished)
    assert [c.trigger.start for c in made.claims] == [0, 9]


def test_a_failure_on_one_report_is_told_and_stops_nothing() -> None:
    documents = [stand_ins.document("قصف", "a"), stand_ins.document("عطب", "b")]
    good, bad = (msgspec.json.decode(one, type=Finished) for one in lines(documents, 1, stand_ins.failing_reader))
    good, bad = (good, bad) if good.name == "a" else (bad, good)
    assert len(good.claims) == 1 and not good.issues
    assert bad.claims == ()
    assert bad.issues[0].code == "T018"
    assert "ValueError at stand_ins.py:" in bad.issues[0].message


def test_a_dead_worker_is_told_and_its_reports_are_read_again() -> None:
    documents = [*DOCUMENTS, stand_ins.document("موت قصف", "z.txt")]
    issues: list[Issue] = []
    assert lines(documents, 2, stand_ins.dying_reader, issues) == lines(documents, 1, stand_ins.dying_reader)
    assert {i.code for i in issues} == {"T017"}


def test_when_workers_die_again_and_again_the_rest_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_RESTARTS", 1)
    documents = [stand_ins.document(f"موت قصف {n}", f"{n}.txt") for n in range(20)]
    issues: list[Issue] = []
    assert lines(documents, 2, stand_ins.dying_reader, issues) == lines(documents, 1, stand_ins.dying_reader)
    assert len(issues) == 1


def test_no_more_is_taken_than_the_workers_can_hold() -> None:
    taken = 0

    def source() -> Iterator[Document]:
        nonlocal taken
        for n in range(300):
            taken += 1
            yield stand_ins.document(f"قصف {n}", f"{n:03}.txt")

    some = read_chunks(chunks(source()), jobs=2, reader=stand_ins.word_reader, report=lambda issue: None)
    next(some)
    assert taken <= 3 * (2 * workers._AHEAD + 2)
    some.close()  # type: ignore[attr-defined]
