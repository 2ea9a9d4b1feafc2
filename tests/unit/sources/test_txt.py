"""Text files: the text is what was received, whatever the encoding."""

import hashlib
from pathlib import Path

import pytest

from unit.sources.given import REPORT, codes, documents, issues, read, write


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode("utf-8"), "utf-8"),
        (REPORT.encode("utf-8-sig"), "utf-8-sig"),
        (REPORT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16"),
        (REPORT.encode("utf-32"), "utf-32"),
    ],
)
def test_a_byte_order_mark_chooses_the_encoding_and_is_no_text(tmp_path: Path, data: bytes, encoding: str) -> None:
    (document,) = documents(read(write(tmp_path, "تقرير.txt", data)))
    assert (document.text, document.encoding, document.name) == (REPORT, encoding, "تقرير.txt")
    assert document.id == hashlib.sha256(data).hexdigest()
    assert (document.media_type, document.outlet, document.published.basis) == ("text/plain", None, "unknown")


@pytest.mark.parametrize("text", [REPORT, "قتل", "عاجل | غارة على ريف إدلب\r\n12 قتيلاً؟"])
def test_windows_1256_is_detected(tmp_path: Path, text: str) -> None:
    (document,) = documents(read(write(tmp_path, "a.txt", text.encode("cp1256"))))
    assert (document.text, document.encoding) == (text, "windows-1256")


def test_the_older_iso_encoding_is_told_from_windows_1256(tmp_path: Path) -> None:
    text = "قتل خمسة مدنيين في قصف على البوكمال، بحسب ناشطين"
    (document,) = documents(read(write(tmp_path, "a.txt", text.encode("iso8859-6"))))
    assert (document.text, document.encoding) == (text, "iso-8859-6")


def test_line_ends_and_marks_stay(tmp_path: Path) -> None:
    text = "  عنوان\r\n\r\nقـــال\u200f ناشط\u00a0إن…\t\r\n"
    (document,) = documents(read(write(tmp_path, "a.txt", text)))
    assert document.text == text


def test_a_channel_post_stays_as_it_is(tmp_path: Path) -> None:
    post = "🔴 #عاجل\n#ديرالزور | استهداف آلية عسكرية لـ #قسد قرب الشحيل 👇\n\nhttps://t.me/deir24/1182\n@deir24"
    (document,) = documents(read(write(tmp_path, "post.txt", post)))
    assert document.text == post


def test_bytes_that_are_lost_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    data = REPORT.encode("utf-8").replace("مدنيين".encode(), b"\xff\xfe" + "مدنيين".encode())
    found = read(write(tmp_path, "a.txt", data))
    (document,), (issue,) = documents(found), issues(found)
    assert (issue.code, issue.level) == ("T015", "warning")
    assert issue.span is not None and issue.span.of(document.text) == "\ufffd"
    assert document.text.replace("\ufffd", "") == REPORT


def test_a_replacement_character_that_was_received_is_not_counted(tmp_path: Path) -> None:
    assert codes(read(write(tmp_path, "a.txt", REPORT + "\ufffd"))) == []


def test_a_text_cut_within_a_letter_is_read(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.txt", REPORT.strip().encode("utf-8").rstrip(b".")[:-1]))
    assert codes(found) == ["T015"] and len(documents(found)) == 1
