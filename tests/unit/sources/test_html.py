"""Saved pages: the article and nothing else, with what the page says of itself."""

import hashlib
import socket
from pathlib import Path

import pytest

from tawatur.core.documents import Document
from unit.sources.given import codes, documents, issues, read, write
from unit.sources.pages import FOOTER, LINKED, META, NAVIGATION, PARAGRAPHS, RELATED, TITLE, page


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _one(folder: Path, markup: str | bytes) -> Document:
    found = read(write(folder, "page.html", markup))
    assert codes(found) == []
    (document,) = documents(found)
    return document


def test_the_body_is_the_text_and_the_rest_of_the_page_is_not(tmp_path: Path) -> None:
    document = _one(tmp_path, page())
    for paragraph in PARAGRAPHS:
        assert paragraph in document.text
    for other in (RELATED, FOOTER, NAVIGATION.split()[-1], "إعلان"):
        assert other not in document.text
    assert document.text.splitlines()[-1] == PARAGRAPHS[-1]


def test_title_outlet_address_and_id(tmp_path: Path) -> None:
    document = _one(tmp_path, page())
    assert document.title == TITLE
    assert (document.outlet, document.outlet_text) == (None, "شبكة الفرات الإخبارية")
    assert document.url == "https://www.alfurat.example/news/4711"
    assert document.id == hashlib.sha256(page().encode("utf-8")).hexdigest()
    assert (document.name, document.media_type, document.encoding) == ("page.html", "text/html", "utf-8")


@pytest.mark.parametrize(
    ("head", "time", "day", "why"),
    [
        (LINKED, None, "2022-11-15", "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2022-11-16T09:00:00Z">', None, "2022-11-16", "meta article"),
        ("", None, "2022-11-14", "time element"),
        ('<script type="application/ld+json">{"datePublished": </script>', None, "2022-11-14", "time element"),
        ('<meta name="date" content="15/11/2022">', "", "2022-11-15", "meta date: 15/11/2022 (day before month)"),
        ('<meta name="date" content="قبل ساعة">', None, "2022-11-14", "time element"),
    ],
)
def test_the_date_is_the_first_that_the_page_states(
    tmp_path: Path, head: str, time: str | None, day: str, why: str
) -> None:
    published = _one(tmp_path, page(head=head) if time is None else page(head=head, time=time)).published
    assert (published.earliest, published.latest, published.basis) == (day, day, "known")
    assert published.why is not None and published.why.startswith(why)


def test_a_date_in_the_address_is_inferred(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://alfurat.example/2022/11/17/news">'
    document = _one(tmp_path, page(head=head, time=""))
    assert (document.published.earliest, document.published.basis) == ("2022-11-17", "inferred")
    assert document.outlet_text == "alfurat.example"


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    published = _one(tmp_path, page(head="", time="")).published
    assert (published.earliest, published.latest, published.basis) == (None, None, "unknown")


def test_the_publisher_of_linked_data_is_the_outlet_where_the_site_has_no_name(tmp_path: Path) -> None:
    assert _one(tmp_path, page(head=LINKED)).outlet_text == "شبكة الفرات"


def test_a_page_in_windows_1256(tmp_path: Path) -> None:
    markup = page().replace('charset="utf-8"', 'charset="windows-1256"')
    document = _one(tmp_path, markup.encode("cp1256"))
    assert document.encoding == "windows-1256" and PARAGRAPHS[1] in document.text
    undeclared = _one(tmp_path, markup.replace('<meta charset="windows-1256">', "").encode("cp1256"))
    assert undeclared.encoding == "windows-1256" and PARAGRAPHS[1] in undeclared.text


def test_a_wrong_declaration_is_not_believed(tmp_path: Path) -> None:
    markup = page().replace('charset="utf-8"', 'charset="iso-8859-1"')
    assert PARAGRAPHS[1] in _one(tmp_path, markup).text
    assert PARAGRAPHS[1] in _one(tmp_path, markup.encode("cp1256")).text


def test_broken_markup_is_read(tmp_path: Path) -> None:
    broken = page(paragraphs=tuple(f"{p}<b><div></i>" for p in PARAGRAPHS)).replace("</p>", "").split("</article>")[0]
    document = _one(tmp_path, broken.replace("</h1>", "").replace("</nav>", "</nav></td></tr>"))
    for paragraph in PARAGRAPHS:
        assert paragraph in document.text


def test_markup_with_a_declaration_and_stray_controls(tmp_path: Path) -> None:
    markup = f"<?xml version='1.0' encoding='utf-8'?>\n{page()}".replace("ناشطون", "\x0bناشطون")
    assert PARAGRAPHS[2] in _one(tmp_path, markup).text


def test_a_page_without_an_article_gives_all_its_text_and_says_so(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.htm", "<p>قُتل خمسة في <b>حلب</b>"))
    (issue,) = issues(found)
    assert (issue.code, issue.level) == ("T009", "warning")
    assert [d.text for d in documents(found)] == ["قُتل خمسة في حلب"]


@pytest.mark.parametrize("markup", ["<html><body></body></html>", "<html><body><script>var a=1</script>", "<!--"])
def test_a_page_without_any_text(tmp_path: Path, markup: str) -> None:
    (issue,) = issues(read(write(tmp_path, "a.html", markup)))
    assert (issue.code, issue.level) == ("T009", "error")


def test_a_page_in_another_language(tmp_path: Path) -> None:
    body = "<p>Five people were killed in the shelling of the town.</p>" * 5
    assert codes(read(write(tmp_path, "a.html", f"<html><body><article>{body}</article></body></html>"))) == ["T006"]


def test_a_failure_of_the_library_does_not_stop_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    found = read(write(tmp_path, "a.html", page(head=META)))
    assert codes(found) == ["T009"] and PARAGRAPHS[1] in documents(found)[0].text
    assert documents(found)[0].outlet_text == "شبكة الفرات الإخبارية"
