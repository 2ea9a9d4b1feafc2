"""Folders, globs and single files: which files, in which order, by which names."""

import subprocess
import sys
from pathlib import Path

from unit.sources.given import REPORT, codes, documents, issues, read, write


def _fill(folder: Path) -> None:
    for number, name in enumerate(["b.txt", "a.txt", "2022/تشرين/c.txt", "2022/d.txt", ".hidden/e.txt", ".f.txt"]):
        write(folder, name, f"{REPORT} {number}")


def test_a_folder_gives_its_files_sorted_and_deep(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert [d.name for d in documents(read(tmp_path))] == ["2022/d.txt", "2022/تشرين/c.txt", "a.txt", "b.txt"]


def test_a_hidden_file_is_read_when_named(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert [d.name for d in documents(read(tmp_path / ".f.txt"))] == [".f.txt"]


def test_a_glob_gives_its_matches_sorted(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert [d.name for d in documents(read(tmp_path / "*.txt"))] == ["a.txt", "b.txt"]
    assert [d.name for d in documents(read(tmp_path / "**" / "*.txt"))] == ["d.txt", "c.txt", "a.txt", "b.txt"]
    assert [d.name for d in documents(read(tmp_path / "20*"))] == ["d.txt", "تشرين/c.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    write(tmp_path, "خبر [1].txt", REPORT)
    assert [d.name for d in documents(read(tmp_path / "خبر [1].txt"))] == ["خبر [1].txt"]


def test_a_glob_without_a_match(tmp_path: Path) -> None:
    (issue,) = issues(read(tmp_path / "*.txt"))
    assert issue.code == "T001" and "matches nothing" in issue.message


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (issue,) = issues(read(tmp_path))
    assert issue.code == "T002" and "no files" in issue.message


def test_other_files_of_a_folder_are_told_and_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "photo.jpg", b"\xff\xd8\xff")
    write(tmp_path, "z.txt", REPORT)
    found = read(tmp_path)
    assert [(i.code, i.level) for i in issues(found)] == [("T010", "warning")] and len(documents(found)) == 1


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", REPORT)
    (tmp_path / "in" / "round").symlink_to(tmp_path, target_is_directory=True)
    found = read(tmp_path)
    assert len(documents(found)) == 1 and codes(found) == []


def test_inputs_keep_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert [d.name for d in documents(read(tmp_path / "b.txt", tmp_path / "a.txt"))] == ["b.txt", "a.txt"]


def test_slow_libraries_are_not_imported_for_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", REPORT)
    code = (
        "import sys; from tawatur.sources.reading import Inputs; "
        f"assert len(list(Inputs([{str(path)!r}]).documents())) == 1; "
        "assert not {'trafilatura', 'charset_normalizer', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": "src"}, cwd=Path(__file__).parents[3])
