"""A SQLite file in which one byte was flipped, anywhere: it is found, or nothing that is kept was touched."""

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from stores import put, told
from tawatur.core.errors import BrokenStore
from tawatur.core.events import Judgement
from tawatur.store.copying import backup
from tawatur.store.opening import open_store
from tawatur.store.schema import SEALED, blob, event, log
from tawatur.store.verifying import verify
from tawatur.store.writing import Writer

LONG = "قصف الجيش البلدة ثم انسحب. " * 600
FLIPS = 80


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a store with a report that is longer than a page of the database."""
    folder = tmp_path_factory.mktemp("sound")
    with open_store(str(folder / "s.sqlite"), create=True) as store:
        writer = Writer(store, by="RN")
        put(writer, told(LONG), told("قصف آخر"))
        writer.judge([Judgement(left="c1", verdict="accept", by="RN", at="2024-03-01", why="seen")])
        writer.link([{"event_id": "e1", "claims": [told(LONG)[1][0].claim_id]}])
        backup(store, folder / "copy.sqlite")
    assert (folder / "s.sqlite").stat().st_mode & 0o777 == 0o600
    return folder / "copy.sqlite"


def kept(place: Path) -> list[object]:
    """Return everything that is kept, whatever state the file is in."""
    with open_store(str(place)) as store, store.engine.connect() as connection:
        tables = (log, blob, event, *SEALED.values())
        return [
            tuple(row) for table in tables for row in connection.execute(select(table).order_by(*table.primary_key))
        ]


def flaws_of(place: Path) -> list[str]:
    try:
        with open_store(str(place)) as store:
            return [flaw.where for flaw in verify(store)]
    except BrokenStore as error:
        return [error.code]


def flip(sound: Path, to: Path, at: int, bit: int) -> None:
    shutil.copyfile(sound, to)
    with to.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def test_a_flipped_bit_anywhere_in_the_file_is_found_or_touches_nothing_kept(sound: Path, tmp_path: Path) -> None:
    draw, size, before, found = random.Random(13), sound.stat().st_size, kept(sound), 0
    for _ in range(FLIPS):
        at, bit, copy = draw.randrange(size), draw.randrange(8), tmp_path / "copy"
        flip(sound, copy, at, bit)
        if flaws_of(copy):
            found += 1
        else:
            assert kept(copy) == before, (at, bit)
    assert found > 0


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (LONG.encode(), f"blob {told(LONG)[0].id}"),
        (b'"act":"judged"', "log line 8"),
        (b'"why":"seen"', "judgement 1"),
        (b"/somewhere/a.txt", "receipt 1"),
    ],
)
def test_the_place_of_a_flipped_bit_is_told(sound: Path, tmp_path: Path, content: bytes, where: str) -> None:
    data = sound.read_bytes()
    starts = [n for n in range(len(data)) if data.startswith(content[:14], n)][:8]
    assert starts
    told_places = set[str]()
    for start in starts:
        flip(sound, tmp_path / "copy", start + 7, 0)
        told_places.update(flaws_of(tmp_path / "copy"))
    assert where in told_places
