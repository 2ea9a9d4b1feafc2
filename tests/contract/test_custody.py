"""One body for both engines: nothing can be changed unseen, things can be taken away, and a copy is a copy."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Table, select, text, update

from stand_ins import document
from stores import ENGINES, put, told
from tawatur.core.claims import Narrator, Participant
from tawatur.core.errors import BrokenStore, RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.queries import Query
from tawatur.store import manifest as manifests
from tawatur.store import signing
from tawatur.store.copying import backup, restore
from tawatur.store.engine import is_sqlite, writing
from tawatur.store.opening import Store, open_store
from tawatur.store.redaction import BLOCK
from tawatur.store.removing import erase, retract
from tawatur.store.schema import blob, claim, event, judgement, log, receipt, report, standing
from tawatur.store.verifying import verify
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

NAME = "خالد العمري"
TEXT = f"أعلن القيادي “{NAME}” قصف البلدة، وقال وخالد العُمَري إن ناهد شهدت ذلك."


def fill(writer: Writer) -> None:
    """Fill a store with a bit of everything."""
    start = TEXT.index("خالد")
    named = Participant(
        text=NAME, start=start, end=start + len(NAME), id="khalid", name="Khalid al-Omari", kind="person"
    )
    said = Narrator(text="ناهد", start=TEXT.index("ناهد"), end=TEXT.index("ناهد") + 4, id=None, kind="x", name=None)
    put(writer, told(TEXT, "خالد_العمري.txt", actors=(named,), sources=(said,)), told("قصف آخر على البلدة", "b.txt"))
    ids = sorted(told(text)[1][0].claim_id for text in (TEXT, "قصف آخر على البلدة"))
    writer.judge([Judgement(left=ids[0], verdict="accept", by="RN", at="2024-03-01", why=f"{NAME} said so")])
    writer.judge([Judgement(left=ids[0], verdict="reject", by="RN", at="2024-03-02")])
    told_by = [{"sentence": TEXT, "claim_id": ids[0]}]
    writer.link([{"event_id": "e1", "claims": ids, "origins": {"at_least": 1, "at_most": 1}, "told": told_by}])


@pytest.fixture
def full(store: Store, writer: Writer) -> Store:
    fill(writer)
    return store


def test_a_store_as_it_was_made_has_no_flaw(full: Store) -> None:
    seen: dict[str, int] = {}
    assert verify(full, watch=lambda what, count: seen.update({what: count})) == []
    assert seen == {"log lines": 10, "blobs": 2, "receipts": 2, "reports": 2, "claims": 2, "judgements": 2, "events": 1}


def flipped(value: object) -> Iterator[object]:
    """Yield a value with one bit of it changed: at the beginning, in the middle, at the end."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        for at in sorted({0, len(value) // 2, len(value) - 1}):
            yield value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]
    elif isinstance(value, bytes):
        for at in sorted({0, len(value) // 2, len(value) - 1}):
            yield value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]


@pytest.mark.parametrize("table", [log, blob, receipt, report, claim, judgement, event, standing], ids=lambda t: t.name)
def test_a_flipped_bit_anywhere_is_found_and_its_place_is_told(full: Store, table: Table) -> None:
    """Every row and column that is not an index of its own is changed, one at a time."""
    passed_over = {
        "claim.report",
        "claim.since",
        "report.reading",
        "event.at_least",
        "event.at_most",
    }
    key = next(iter(table.primary_key))
    with full.engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    tried = 0
    for row in rows:
        for column in table.columns:
            if f"{table.name}.{column.name}" in passed_over or column.primary_key:
                continue
            for value in flipped(row[column.name]):
                tried += 1
                _set(full, table, key, row[key.name], {column.name: value})
                flaws = verify(full)
                assert flaws, (column.name, value)
                told_places = " ".join(flaw.where for flaw in flaws)
                named = row["subject"] if table is standing else row[key.name]
                assert str(named) in told_places, (column.name, flaws)
                _set(full, table, key, row[key.name], {column.name: row[column.name]})
    assert tried > 0
    assert verify(full) == []


def _set(store: Store, table: Table, key: Any, value: object, changes: dict[str, Any]) -> None:
    """Change a row as somebody who can write to the database would, foreign keys or not."""
    off, on = (
        ("PRAGMA foreign_keys=OFF", "PRAGMA foreign_keys=ON")
        if is_sqlite(store.engine)
        else (
            "SET session_replication_role = replica",
            "SET session_replication_role = origin",
        )
    )
    with store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute(off)
        if not is_sqlite(connection):
            raw.commit()
        connection.execute(update(table).where(key == value).values(**changes))
        connection.commit()
        raw.execute(on)
        if not is_sqlite(connection):
            raw.commit()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("DELETE FROM log WHERE seq = 3", "log line 4"),
        ("DELETE FROM log WHERE seq = 10", "event e1"),
        ("DELETE FROM judgement WHERE number = 1", "judgement 1"),
        ("UPDATE blob SET data = NULL", "blob"),
        ("UPDATE report SET state = 'withdrawn' WHERE number = 1", "report 1"),
        ("INSERT INTO judgement SELECT 3, subject, salt, record, seal FROM judgement WHERE number = 1", "judgement 3"),
        ("DELETE FROM standing", "verdict on"),
    ],
)
def test_what_was_added_or_taken_away_behind_its_back_is_found(full: Store, change: str, where: str) -> None:
    with writing(full.engine) as connection:
        connection.execute(text(change))
    assert any(where in flaw.where for flaw in verify(full))


def test_a_manifest_is_checked_without_the_store(full: Store, writer: Writer, tmp_path: Path) -> None:
    key = tmp_path / "keys" / "mine"
    made = manifests.make(full, key)
    assert key.stat().st_mode & 0o777 == 0o600
    written = manifests.encode(made)
    for secret in ("خالد", "قصف", ".txt", "somewhere"):
        assert secret.encode() not in written
        assert json.dumps(secret)[1:-1].encode() not in written
    mine, other = tmp_path / "a.txt", tmp_path / "b.txt"
    mine.write_bytes(TEXT.encode())
    other.write_bytes(TEXT.encode() + b" ")
    found = manifests.check(manifests.decode(written, "m"), [mine, other])
    assert found.known == (str(mine),)
    assert [flaw.where for flaw in found.flaws] == [str(other)]
    assert manifests.compare(full, made) == []
    writer.judge([Judgement(left="c1", verdict="accept", by="RN", at="2024-03-05")])
    assert manifests.compare(full, made) == []
    assert manifests.make(full, key).key == made.key


def test_a_changed_manifest_is_found_out(full: Store, tmp_path: Path) -> None:
    made = manifests.make(full, tmp_path / "key")
    for name in msgspec.structs.fields(made.body):
        old = getattr(made.body, name.name)
        new = {"claims": 9} if isinstance(old, dict) else old[:-1]
        forged = msgspec.structs.replace(made, body=msgspec.structs.replace(made.body, **{name.name: new}))
        assert any(flaw.where == "signature" for flaw in manifests.check(forged).flaws), name.name
    public, signature = signing.sign(b"other", tmp_path / "other")
    assert manifests.check(msgspec.structs.replace(made, key=public, signature=signature)).flaws
    with pytest.raises(RejectedInput, match="T079"):
        manifests.decode(b"{}", "m")


def test_a_store_that_was_rewritten_whole_does_not_fit_an_older_manifest(full: Store, tmp_path: Path) -> None:
    made = manifests.make(full, tmp_path / "key")
    with open_store(str(tmp_path / "other.sqlite"), create=True) as other:
        fill(Writer(other, by="RN"))
        assert verify(other) == []
        assert manifests.compare(other, made)


def test_a_retracted_report_is_gone_and_the_log_says_why(full: Store, writer: Writer, tmp_path: Path) -> None:
    made = manifests.make(full, tmp_path / "key")
    gone = document(TEXT)
    retract(full, gone.id, by="RN", why="asked by the source")
    view = View(full)
    assert view.counts() == {"reports": 1, "claims": 1, "judgements": 2, "events": 0}
    assert view.received(gone.id) is None
    assert view.search(Query(words="ناهد")).total == 0
    assert list(view.documents("ناهد")) == []
    assert view.claim(told(TEXT)[1][0].claim_id) is None
    last = list(view.log())[-1]
    assert (last.act, last.subject, last.by, last.why) == ("retracted", gone.id, "RN", "removed: asked by the source")
    assert verify(full) == []
    assert manifests.compare(full, made) == []
    assert_nowhere(full, "ناهد")
    with pytest.raises(RejectedInput, match="T084"):
        writer.receive(TEXT.encode(), name="again.txt", where="again.txt")
    received = writer.receive(b"[" + TEXT.encode() + b"]", name="again.json", where="again.json")
    assert writer.keep([gone], received) == 0
    assert writer.record("v2", [(gone.id, told(TEXT)[1])]) == []
    assert verify(full) == []
    assert_nowhere(full, "ناهد")
    with pytest.raises(RejectedInput, match="T075"):
        retract(full, "0" * 64, by="RN", why="x")


def test_what_was_taken_away_goes_for_good_even_if_the_power_went_just_then(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("tawatur.store.engine.shrink", lambda engine: None)
        retract(full, document(TEXT).id, by="RN", why="asked")
    full.close()
    with open_store(full.engine.url.render_as_string(hide_password=False)) as again:
        assert verify(again) == []
        assert_nowhere(full, "ناهد")


def test_a_withdrawn_report_stays_but_is_not_found(full: Store) -> None:
    gone = document(TEXT)
    retract(full, gone.id, by="RN", why="the outlet took it back", keep_text=True)
    view = View(full)
    assert view.search(Query()).total == 1
    kept = view.document(gone.id)
    assert kept is not None and (kept.state, kept.document.text) == ("withdrawn", TEXT)
    assert view.received(gone.id) == TEXT.encode()
    assert verify(full) == []


def test_an_erased_person_is_nowhere_and_offsets_still_hold(full: Store, writer: Writer) -> None:
    writer.receive("<p>&#1582;&#1575;&#1604;&#1583; العمري".encode(), name="x.html", where="x.html")
    writer.receive(json.dumps({"other": NAME}).encode(), name="y.json", where="y.json")
    with pytest.raises(RejectedInput, match="T082"):
        erase(full, [NAME], by="RN", why=f"{NAME} asked")
    assert erase(full, [NAME, "Khalid al-Omari"], by="RN", why="the person asked") > 0
    view = View(full)
    assert_nowhere(full, "العمري")
    assert_nowhere(full, "العُمَري")
    assert_nowhere(full, "Khalid")
    assert_nowhere(full, "khalid")
    kept = view.document(document(TEXT).id)
    assert kept is not None
    assert kept.document.text == f"أعلن القيادي “{BLOCK * len(NAME)}” قصف البلدة، وقال {BLOCK * 14} إن ناهد شهدت ذلك."
    hit = view.claim(told(TEXT)[1][0].claim_id)
    assert hit is not None
    actor = hit.claim.actors[0]
    assert (actor.text, actor.id, actor.name) == (BLOCK * len(NAME), None, None)
    assert kept.document.text[actor.start : actor.end] == actor.text
    assert view.search(Query(words="العمري")).total == 0
    assert view.search(Query(words="ناهد")).total == 1
    assert view.judgements()[0].judgement.why == f"{BLOCK * len(NAME)} said so"
    assert verify(full) == []
    assert view.received(document("قصف آخر على البلدة").id) is not None
    assert {entry.why for entry in view.log() if entry.act == "erased"} == {"the person asked"}
    with pytest.raises(RejectedInput, match="T083"):
        erase(full, [NAME], by="RN", why="again")


def assert_nowhere(store: Store, words: str) -> None:
    """Check that no row of any table, and no byte of the file, holds some words."""
    needle = words.encode()
    with store.engine.connect() as connection:
        for table in (log, blob, receipt, report, claim, judgement, event, standing):
            for row in connection.execute(select(table)):
                for value in row:
                    data = value if isinstance(value, bytes) else str(value).encode()
                    assert needle not in data, (table.name, words)
        values = connection.scalars(text("SELECT value FROM facet_value")).all()
        assert not any(words in value for value in values)
    if store.engine.dialect.name == "sqlite":
        path = Path(store.place)
        for file in path.parent.glob(f"{path.name}*"):
            assert needle not in file.read_bytes(), file.name


@pytest.mark.parametrize("other", ENGINES)
def test_a_backup_is_made_and_brought_back_on_either_engine(
    full: Store, writer: Writer, tmp_path: Path, other: str, request: pytest.FixtureRequest
) -> None:
    copy = tmp_path / "copy.sqlite"
    backup(full, copy)
    assert not list(tmp_path.glob("copy.sqlite?*"))
    assert copy.stat().st_mode & 0o777 == 0o600
    writer.judge([Judgement(left="c9", verdict="accept", by="RN", at="2024-03-05")])
    with pytest.raises(BrokenStore, match="T081"):
        backup(full, copy)
    target = str(tmp_path / "new.sqlite") if other == "sqlite" else request.getfixturevalue("second")
    restore(copy, target, by="RN")
    with pytest.raises(BrokenStore, match="T081"):
        restore(copy, target, by="RN")
    with open_store(target) as new:
        assert verify(new) == []
        one, two = View(full), View(new)
        assert list(one.claims()) == list(two.claims())
        assert list(one.events()) == list(two.events())
        assert one.judgements()[:2] == two.judgements()
        assert one.facets(Query()) == two.facets(Query())
        assert two.search(Query(words="ناهد")).total == 1
        assert [entry.act for entry in two.log()][-1] == "restored"
        put(Writer(new, by="RN"), told("قصف ثالث"))
        assert verify(new) == []


def test_no_backup_is_taken_for_one(tmp_path: Path) -> None:
    other = tmp_path / "x.sqlite"
    with pytest.raises(BrokenStore, match="T070"):
        restore(other, str(tmp_path / "y"), by="RN")
    other.write_bytes(b"SQLite format 3" + bytes(200))
    with pytest.raises(BrokenStore, match="T080"):
        restore(other, str(tmp_path / "y"), by="RN")
