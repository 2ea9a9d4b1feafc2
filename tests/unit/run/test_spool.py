"""What is finished is on the disk, and is found again."""

from pathlib import Path

import msgspec
import pytest

import stand_ins
from tawatur.core.errors import FailedOutput
from tawatur.run.spool import Spool
from tawatur.run.workers import Finished


def line(name: str, claims: int = 1) -> bytes:
    made = tuple(stand_ins.claim(claim_id=f"c{n}") for n in range(claims))
    return msgspec.json.encode(Finished(name=name, document=f"id-{name}", claims=made, issues=())) + b"\n"


def test_claims_come_back_in_the_order_asked() -> None:
    with Spool() as spool:
        kept = spool.append(line("b", 2) + line("a", 1))
        assert [k.claims for k in kept] == [2, 1]
        assert [c.claim_id for c in spool.claims([("a", "id-a"), ("b", "id-b")])] == ["c0", "c0", "c1"]
        assert spool.get(("c", "id-c")) is None


def test_a_kept_spool_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "out.partial"
    with Spool(path, version="1") as spool:
        spool.append(line("a", 2))
    with Spool(path, version="1") as spool:
        assert not spool.outdated
        spool.append(line("b", 1))
        assert [c.claim_id for c in spool.claims([("a", "id-a"), ("b", "id-b")])] == ["c0", "c1", "c0"]
        spool.drop()
    assert not path.exists()


@pytest.mark.parametrize("cut", [1, 10, 200])
def test_a_line_that_was_cut_off_is_dropped(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "out.partial"
    with Spool(path, version="1") as spool:
        spool.append(line("a") + line("b"))
    path.write_bytes(path.read_bytes()[:-cut])
    with Spool(path, version="1") as spool:
        assert spool.get(("a", "id-a")) is not None
        assert spool.get(("b", "id-b")) is None
        spool.append(line("b"))
        assert len(list(spool.claims([("a", "id-a"), ("b", "id-b")]))) == 2


def test_a_spool_of_another_version_is_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "out.partial"
    with Spool(path, version="1") as spool:
        spool.append(line("a"))
    with Spool(path, version="2") as spool:
        assert spool.outdated
        assert spool.get(("a", "id-a")) is None
    with Spool(path, version="2") as spool:
        assert not spool.outdated


def test_an_unwritable_spool_is_a_failed_output(tmp_path: Path) -> None:
    with pytest.raises(FailedOutput, match="T014"):
        Spool(tmp_path / "missing" / "out.partial")
