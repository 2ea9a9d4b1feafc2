"""Files are whole or not there."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from stand_ins import claim
from tawatur.core.errors import FailedOutput
from tawatur.export import files, format_of, formats


def broken() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError("in the middle")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    files.write(tmp_path / "a.txt", [b"one", b"two"])
    assert (tmp_path / "a.txt").read_bytes() == b"onetwo"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        files.write(tmp_path / "a.txt", broken())
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_link_is_followed_and_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    files.write(tmp_path / "link", [b"new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    files.write(tmp_path / "a", [b""])
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("name", ["missing/a.txt", "."])
def test_an_unwritable_place_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(FailedOutput, match="T014"):
        files.refuse_unwritable(tmp_path / name)
    with pytest.raises(FailedOutput, match="T014"):
        files.write(tmp_path / name, [b"x"])


def test_a_full_disk_is_a_failed_output(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")

    def full() -> Iterator[bytes]:
        yield b"x"
        raise OSError(28, "No space left on device")

    with pytest.raises(FailedOutput, match="No space left"):
        files.write(tmp_path / "a", full())
    assert os.listdir(tmp_path) == []


def test_the_formats_of_the_folder_are_found() -> None:
    assert sorted(formats()) == ["csv", "geojson", "jsonl"]


@pytest.mark.parametrize(
    ("path", "given", "name"),
    [
        ("a.jsonl", None, "jsonl"),
        ("a.NDJSON", None, "jsonl"),
        ("a.csv", None, "csv"),
        ("a.geojson", None, "geojson"),
        ("a.csv", "jsonl", "jsonl"),
        ("-", None, "jsonl"),
        ("a.doc", None, None),
        ("csv", None, None),
        ("a.csv", "doc", None),
    ],
)
def test_the_format_is_told_by_word_or_ending(path: str, given: str | None, name: str | None) -> None:
    assert format_of(path, given) == name


@pytest.mark.parametrize("name", ["csv", "geojson", "jsonl"])
def test_writing_counts_the_claims(tmp_path: Path, name: str) -> None:
    assert formats()[name].write([claim(), claim()], tmp_path / "out") == 2
    assert formats()[name].write([], tmp_path / "out") == 0
