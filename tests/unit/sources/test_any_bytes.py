"""Whatever the bytes are, reading gives documents or issues and never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.core.errors import CODES
from unit.sources.given import REPORT, documents, issues, read

ARABIC = st.text(alphabet=st.sampled_from("قتل خمسة،في\n\r\"'<>{}[]:;,\ufeff\ufffd\u200f\x00\x1a"), max_size=60)
BYTES = (
    st.binary(max_size=200)
    | st.tuples(ARABIC, st.sampled_from(["utf-8", "cp1256", "utf-16"])).map(lambda t: t[0].encode(t[1], "ignore"))
    | st.tuples(st.binary(max_size=20), ARABIC, st.binary(max_size=5)).map(lambda t: t[0] + t[1].encode() + t[2])
    | st.binary(max_size=20).map(lambda b: b'{"text": "' + REPORT.strip().encode() + b + b'"}\n')
    | st.binary(max_size=20).map(lambda b: b"text,id\n" + REPORT.strip().encode() + b + b",5\n")
    | st.binary(max_size=20).map(lambda b: b"<html><body><p>" + REPORT.encode() + b + b"</p></body>")
)


@pytest.mark.parametrize("format", ["txt", "html", "jsonl", "json", "csv", None])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=BYTES)
def test_any_bytes(format: str | None, data: bytes) -> None:
    found = read("-", stdin=data, format=format)
    assert found
    for document in documents(found):
        assert document.text.strip() and document.text.encode("utf-8")
    for issue in issues(found):
        assert issue.code in CODES and issue.where.startswith("standard input")


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=100).map(lambda text: f"قتل{text}").filter(lambda text: "\x00" not in text))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    found = read("-", stdin=text.encode("utf-8"), format="txt")
    assert [d.text for d in documents(found)] == [text] or [i.code for i in issues(found)] == ["T003"]
