"""Bad inputs: each gets the message that a user would expect, and the rest is read."""

import tracemalloc
from pathlib import Path

import pytest

from tawatur.core.documents import Document, Issue
from tawatur.sources.reading import MAX_BYTES, Inputs
from unit.sources.given import OTHER, REPORT, codes, documents, issues, read, write

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "data", "code", "level", "words"),
    [
        ("a.txt", b"", "T002", "warning", "the file is empty"),
        ("a.txt", b" \r\n\t", "T002", "warning", "only blanks"),
        ("a.html", b"", "T002", "warning", "the file is empty"),
        ("a.html", b" \n", "T002", "warning", "only blanks"),
        ("a.jsonl", b"", "T002", "warning", "the file is empty"),
        ("a.csv", b"", "T002", "warning", "the file is empty"),
        ("a.json", b"  ", "T002", "warning", "no records"),
        ("a.jsonl", b"\n \n", "T002", "warning", "no records"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "T003", "error", "it is an image"),
        ("a.txt", b"%PDF-1.7\n", "T003", "error", "it is a PDF"),
        ("a.txt", b"PK\x03\x04\x14\x00", "T003", "error", "Word"),
        ("a.txt", bytes(range(256)) * 4, "T003", "error", "binary"),
        ("a.jsonl", bytes(range(256)) * 4, "T003", "error", "binary"),
        ("a.csv", bytes(range(256)) * 4, "T003", "error", "binary"),
        ("a.html", bytes(range(256)) * 4, "T003", "error", "binary"),
        ("a.txt", b"Five people were killed.", "T006", "warning", "no Arabic"),
        ("a.txt", "Пять человек погибли сегодня утром в городе".encode("cp1251"), "T006", "warning", "no Arabic"),
        ("a.txt", "Décès à Évry, où l'été a été très chaud".encode("latin-1"), "T006", "warning", "no Arabic"),
        ("a.docx", b"x", "T010", "error", "the ending .docx"),
        ("README", b"x", "T010", "error", "no ending"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, code: str, level: str, words: str) -> None:
    bad, good = write(tmp_path, name, data), write(tmp_path, "good.txt", REPORT)
    found = read(bad, good)
    (issue,) = issues(found)
    assert (issue.code, issue.level) == (code, level)
    assert issue.where.startswith(str(bad)) and words in issue.message and issue.hint
    assert [d.name for d in documents(found)] == ["good.txt"]


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    missing, good = tmp_path / "none.txt", write(tmp_path, "good.txt", REPORT)
    found = read(missing, "bad\0name", good)
    assert [(i.code, i.level) for i in issues(found)] == [("T001", "error")] * 2
    assert issues(found)[0].where == str(missing) and len(documents(found)) == 1


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    path = write(tmp_path, "a.txt", REPORT)
    monkeypatch.setattr("tawatur.sources.reading.io.FileIO", refuse)
    (issue,) = issues(read(path))
    assert (issue.code, issue.where) == ("T011", str(path)) and "Permission denied" in issue.message


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert codes(read(tmp_path)) == ["T001"]


def test_a_file_of_50_mb_is_refused_without_being_held(tmp_path: Path) -> None:
    big, good = tmp_path / "big.txt", write(tmp_path, "good.txt", REPORT)
    with big.open("wb") as stream:
        stream.truncate(50 * MIB)
    tracemalloc.start()
    found = read(big, good)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (issue,) = issues(found)
    assert (issue.code, issue.level) == ("T005", "error") and f"{MAX_BYTES:,}" in issue.message
    assert len(documents(found)) == 1 and peak < 45 * MIB


def test_the_limit_is_the_users(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", REPORT)
    size = path.stat().st_size
    assert codes(read(path, max_bytes=size)) == [] and codes(read(path, max_bytes=size - 1)) == ["T005"]


def test_the_same_report_twice_is_read_once(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.txt", REPORT), write(tmp_path, "b.txt", REPORT.replace("\n", "\r\n"))
    found = read(first, second, write(tmp_path, "c.txt", OTHER))
    (issue,) = issues(found)
    assert (issue.code, issue.level, issue.where) == ("T012", "note", str(second)) and str(first) in issue.message
    assert [d.name for d in documents(found)] == ["a.txt", "c.txt"]


def test_the_same_words_of_two_outlets_are_two_reports(tmp_path: Path) -> None:
    lines = f'{{"text": "{OTHER.strip()}", "outlet": "شبكة أ"}}\n{{"text": "{OTHER.strip()}", "outlet": "وكالة ب"}}\n'
    found = read(write(tmp_path, "a.jsonl", lines))
    assert codes(found) == []
    assert [d.outlet_text for d in documents(found)] == ["شبكة أ", "وكالة ب"]
    assert len({d.id for d in documents(found)}) == 2


def test_a_copy_of_another_date_is_told_with_what_differs(tmp_path: Path) -> None:
    lines = (
        f'{{"text": "{OTHER.strip()}", "date": "2024-03-01"}}\n{{"text": "{OTHER.strip()}", "date": "2024-03-02"}}\n'
    )
    (issue,) = issues(read(write(tmp_path, "a.jsonl", lines)))
    assert (issue.code, issue.level) == ("T012", "warning")
    assert "date 2024-03-02 here, 2024-03-01 there" in issue.message and "a.jsonl:1" in issue.message


def test_the_same_file_named_twice_is_opened_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", REPORT)
    found = read(path, tmp_path)
    assert codes(found) == ["T012"] and len(documents(found)) == 1


def test_standard_input_by_its_look() -> None:
    assert documents(read("-", stdin=REPORT.encode("utf-8")))[0].name == "stdin"
    assert documents(read("-", stdin=f'{{"text": "{OTHER.strip()}"}}'.encode()))[0].name == "stdin:1"
    page = f"<html><body><article><p>{REPORT}</p></article></body></html>"
    assert documents(read("-", stdin=page.encode("utf-8")))[0].media_type == "text/html"
    assert [i.where for i in issues(read("-", stdin=b""))] == ["standard input"]


def test_standard_input_is_left_open(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", f"text\n{REPORT}")
    with path.open("rb") as stream:
        assert len(list(Inputs(["-"], stdin=stream, format="csv").documents())) == 1
        assert not stream.closed


def test_a_format_overrides_the_ending(tmp_path: Path) -> None:
    (document,) = documents(read(write(tmp_path, "post.1182", REPORT), format="txt"))
    assert document.text == REPORT
    with pytest.raises(ValueError, match="csv, html, json, jsonl, txt"):
        read(tmp_path, format="docx")


def test_reading_is_lazy(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.txt", REPORT), write(tmp_path, "b.txt", REPORT)
    found = Inputs([str(first), str(second)]).documents()
    assert isinstance(next(found), Document)
    second.unlink()
    last = next(found)
    assert isinstance(last, Issue) and last.code == "T001"


def test_reading_again_gives_the_same(tmp_path: Path) -> None:
    inputs = Inputs([str(write(tmp_path, "a.txt", REPORT))])
    assert list(inputs.documents()) == list(inputs.documents())
