"""JSON records: a line is a report, a bad line is told, the rest is read."""

import hashlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from unit.sources.given import OTHER, REPORT, codes, documents, issues, read, write

MIB = 1024 * 1024


def _lines(*records: Any) -> str:
    return "".join(f"{r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)}\n" for r in records)


def test_a_line_is_a_document(tmp_path: Path) -> None:
    record = {
        "text": REPORT,
        "title": "عنوان",
        "date": "2022-11-15T10:00:00+03:00",
        "outlet": "عنب بلدي",
        "url": "https://example.org/1",
    }
    (document,) = documents(read(write(tmp_path, "in.jsonl", _lines(record))))
    said = "\0".join((REPORT, "عنب بلدي", "https://example.org/1"))
    assert document.id == hashlib.sha256(said.encode("utf-8")).hexdigest()
    assert (document.name, document.text, document.title) == ("in.jsonl:1", REPORT, "عنوان")
    assert (document.outlet, document.outlet_text, document.url) == (None, "عنب بلدي", "https://example.org/1")
    assert (document.published.earliest, document.published.basis) == ("2022-11-15", "known")
    assert document.published.why == "field date: 2022-11-15T10:00:00+03:00"
    assert document.media_type == "application/json"


@pytest.mark.parametrize("field", ["text", "body", "content", "raw", "message", "النص", "نص", "Text", " BODY "])
def test_names_of_the_text(tmp_path: Path, field: str) -> None:
    assert [d.text for d in documents(read(write(tmp_path, "a.ndjson", _lines({field: REPORT}))))] == [REPORT]


def test_other_names_of_fields(tmp_path: Path) -> None:
    record = {
        "body": REPORT,
        "headline": "عنوان",
        "timestamp": 1668500000,
        "channel": {"name": "دير الزور 24"},
        "link": "https://t.me/deir24/5",
        "id": 5,
    }
    (document,) = documents(read(write(tmp_path, "a.jsonl", _lines(record))))
    assert (document.title, document.outlet_text, document.url) == ("عنوان", "دير الزور 24", "https://t.me/deir24/5")
    assert (document.name, document.published.latest) == ("a.jsonl:1 (5)", "2022-11-15")


def test_bad_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "in.jsonl",
        _lines(
            {"text": REPORT},
            "{ليس json",
            "",
            '"نص"',
            {"title": "بلا نص"},
            {"text": "  "},
            '{"text": "\\udc00"}',
            {"text": 5},
            {"text": OTHER},
        ),
    )
    found = read(path)
    assert [d.name for d in documents(found)] == ["in.jsonl:1", "in.jsonl:9"]
    assert [(i.code, i.level, i.where.rpartition(":")[2]) for i in issues(found)] == [
        ("T007", "error", "2"),
        ("T007", "error", "4"),
        ("T008", "error", "5"),
        ("T008", "warning", "6"),
        ("T007", "error", "7"),
        ("T008", "warning", "8"),
    ]
    assert issues(found)[0].where == f"{path}:2" and "byte" in issues(found)[0].message


def test_a_record_that_is_nested_too_deep(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.jsonl", _lines('{"a":' * 100_000, {"text": REPORT})))
    assert codes(found) == ["T007"] and len(documents(found)) == 1


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_lines_in_other_encodings(tmp_path: Path, codec: str) -> None:
    data = _lines({"text": REPORT}, {"text": OTHER}).encode(codec)
    assert [d.text for d in documents(read(write(tmp_path, "a.jsonl", data)))] == [REPORT, OTHER]


def test_lost_bytes_of_a_line_are_told(tmp_path: Path) -> None:
    data = _lines({"text": REPORT}, {"text": OTHER}).encode("utf-8").replace("دورية".encode(), b"\xff")
    (issue,) = issues(read(write(tmp_path, "a.jsonl", data)))
    assert (issue.code, issue.where.rpartition(":")[2]) == ("T015", "2")


def test_a_long_line_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.jsonl", _lines({"text": REPORT * 99}, {"text": OTHER})), max_bytes=500)
    assert [(i.code, i.where.rpartition(":")[2]) for i in issues(found)] == [("T005", "1")]
    assert [d.name for d in documents(found)] == ["a.jsonl:2"]


def test_a_file_of_50_mb_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(100):
            stream.write(_lines({"text": f"{REPORT} {number}", "filling": "x" * (MIB // 2)}))
    tracemalloc.start()
    assert len(documents(read(path))) == 100
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path.stat().st_size > 50 * MIB and peak < 12 * MIB


def test_an_array_of_records(tmp_path: Path) -> None:
    text = json.dumps([{"text": REPORT}, 7, {"text": OTHER}], ensure_ascii=False, indent=1)
    for name in ("a.json", "a.jsonl"):
        found = read(write(tmp_path, name, text))
        assert [d.name for d in documents(found)] == [f"{name}:1", f"{name}:3"]
        assert [(i.code, i.where.rpartition(":")[2]) for i in issues(found)] == [("T007", "2")]


def test_one_object(tmp_path: Path) -> None:
    (document,) = documents(read(write(tmp_path, "a.json", json.dumps({"text": REPORT}, indent=2))))
    assert (document.name, document.text) == ("a.json", REPORT)


def test_a_channel_export(tmp_path: Path) -> None:
    export = {
        "name": "شبكة دير الزور 24",
        "type": "public_channel",
        "messages": [
            {"id": 1, "type": "service", "date": "2022-11-01T08:00:00", "text": ""},
            {
                "id": 2,
                "date": "2022-11-15T08:00:00",
                "text": [{"type": "hashtag", "text": "#عاجل"}, "\nغارة على الميادين"],
            },
        ],
    }
    found = read(write(tmp_path, "result.json", json.dumps(export)))
    (document,) = documents(found)
    assert (document.text, document.outlet_text) == ("#عاجل\nغارة على الميادين", "شبكة دير الزور 24")
    assert (document.name, document.published.earliest) == ("result.json:2 (2)", "2022-11-15")
    assert [(i.code, i.level) for i in issues(found)] == [("T008", "warning")]


def test_lines_in_a_json_file(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.json", _lines({"text": REPORT}, "{", {"text": OTHER})))
    assert [d.name for d in documents(found)] == ["a.json:1", "a.json:3"] and codes(found) == ["T007"]


def test_a_json_file_that_is_not_json(tmp_path: Path) -> None:
    assert codes(read(write(tmp_path, "a.json", REPORT * 3))) == ["T007"]
    assert codes(read(write(tmp_path, "b.json", "[]"))) == ["T002"]


@pytest.mark.parametrize("written", ["yesterday", "2024-13-01", "31/02/2024", "—"])
def test_a_date_that_is_not_understood_is_told_and_the_report_is_read(tmp_path: Path, written: str) -> None:
    found = read(write(tmp_path, "a.jsonl", _lines({"text": REPORT, "date": written})))
    assert [(i.code, i.level) for i in issues(found)] == [("T033", "warning")]
    assert written in issues(found)[0].message
    assert documents(found)[0].published.basis == "unknown"


def test_one_object_over_lines_is_read_as_lines_are_where_it_is_none(tmp_path: Path) -> None:
    whole = json.dumps({"messages": [{"text": REPORT}, {"text": OTHER}]}, ensure_ascii=False, indent=1)
    assert [d.text for d in documents(read("-", stdin=whole.encode()))] == [REPORT, OTHER]
    broken = read(write(tmp_path, "a.jsonl", '{"text":,\n' + _lines({"text": REPORT})))
    assert (codes(broken), [d.text for d in documents(broken)]) == (["T007"], [REPORT])
