"""Names taken out of texts: which spellings are found, and that offsets hold."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.store.redaction import BLOCK, Names


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("خالد العمري", "قال خالد العمري إن", "قال ███████████ إن"),
        ("خالد العمري", "قال خَالد «العُمري» إن", "قال ██████████████» إن"),
        ("خالد العمري", "لخالد العمري", "████████████"),
        ("عبد الله ناصر", "عبدالله ناصر", "████████████"),
        ("عبدالله ناصر", "وعبد الله ناصر.", "██████████████."),
        ("خالد العمري", "خالد قال للعمري", "خالد قال للعمري"),
        ("علي", "على الطريق", "على الطريق"),
        ("علي", "هاجم عليّ الموقع", "هاجم ████ الموقع"),
        ("Khalid Omari", "said KHALID  Omari.", "said █████████████."),
        ("Khalid Omari", "https://x.example/khalid-omari", BLOCK * 30),
        ("خالد العمري", "خالد_العمري.txt", BLOCK * 11 + ".txt"),
        ("خالد العمري", f"من https://x.example/{quote('قال-خالد-العمري')}/1 خبر", None),
    ],
)
def test_a_name_is_blackened_where_it_stands(name: str, text: str, expected: str | None) -> None:
    black = Names([name]).blacken(text)
    assert len(black) == len(text)
    assert "العمري" not in unquote(black) if expected is None else black == expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_text_keeps_its_length_and_the_name_is_gone(before: str, after: str) -> None:
    person = Names(["خالد العمري"])
    text = f"{before} خالد العمري {after}"
    black = person.blacken(text)
    assert len(black) == len(text)
    assert person.blacken(black) == black
    assert "العمري" not in black.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    "data",
    [
        "خالد العمري".encode(),
        "خَالِد   العمري".encode(),
        "خالد العمري".encode("cp1256"),
        "خالد العمري".encode("utf-16"),
        b'{"x": "\\u062e\\u0627\\u0644\\u062f \\u0627\\u0644\\u0639\\u0645\\u0631\\u064a"}',
        "&#1582;&#1575;&#1604;&#1583; العمري".encode(),
    ],
)
def test_a_name_is_found_in_bytes(data: bytes) -> None:
    assert Names(["خالد العمري"]).within(data)
    assert not Names(["خالد الناصر"]).within(data)


def test_no_name_is_no_name() -> None:
    assert not Names(["", " «» "])


def test_values_of_spans_follow_the_text() -> None:
    person = Names(["خالد العمري"])
    text = person.blacken("قال خالد العمري")
    value = {"text": "العمري", "start": 9, "end": 15, "id": "x", "name": "y", "kind": "person", "more": [1, None]}
    assert person.redact(value, text) == {
        **{"text": BLOCK * 6, "start": 9, "end": 15, "id": None, "name": None, "kind": "person", "more": [1, None]}
    }
