"""Saved pages: the article's body by trafilatura; title, date, outlet and address from what the page says of itself.

The document's text is the extracted body: spans point into it, not into the markup. Its id is that of the page's bytes.
Nothing is fetched: only the bytes that were given are looked at.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.core.ids import document_id
from tawatur.sources.arabic import has_arabic
from tawatur.sources.decoding import decode, lost_bytes
from tawatur.sources.formats import Format, Received, issue
from tawatur.sources.page import address_of, outlet_of, published_of

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # a parser of markup refuses them
_HEAD: Final = 4096
_LATEST: Final = "2099-12-31"  # the library's own limit is today, which would make readings differ by the day
_LOGGERS: Final = ("trafilatura", "htmldate", "courlan", "justext")
_SKIPPED: Final = (
    *("script", "style", "noscript", "template", "title", "svg"),
    *("nav", "header", "footer", "aside", "form", "button", "select"),
)
_INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong")
) | {"sub", "sup", "time", "u"}


def read(file: Received) -> Iterator[Document | Issue]:
    """Yield the page's report; T009 where no body was found, as a warning if all text of the page is taken instead."""
    data = file.whole()
    decoded = decode(data, file.where, _declared(data))
    lost = lost_bytes(decoded, file.where)
    if lost is not None:
        yield lost
    markup = _CONTROLS.sub(" ", _DECLARATION.sub("", decoded.text))
    if not markup.strip():
        raise RejectedInput("T002", file.where, "only blanks")
    tree = _tree(markup)
    if tree is None:
        raise RejectedInput("T009", file.where)
    page = _article(markup)
    text = (page.text or "") if page is not None else ""
    if not has_arabic(text):
        every = _all_text(tree)
        if has_arabic(every):
            yield issue("T009", "warning", file.where, "all text of the page is read instead")
        text = every if has_arabic(every) else text or every
    if not text.strip():
        raise RejectedInput("T009", file.where)
    url = address_of(tree) or (page.url if page is not None else None)
    yield Document(
        id=document_id(data),
        name=file.name,
        text=text,
        title=(page.title or None) if page is not None else None,
        outlet_text=outlet_of(tree, url) or (page.sitename if page is not None else None),
        url=url,
        published=published_of(tree, page.date if page is not None else None),
        media_type="text/html",
        encoding=decoded.encoding,
    )


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page's beginning declares."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii").lower() if found else None


def _quiet() -> None:
    """Keep the libraries' logs off the user's screen: what matters is told by issues."""
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())


def _tree(markup: str) -> Any | None:
    """Parse a page as a browser would, broken or not."""
    from trafilatura import load_html  # imported late: it takes longer than the whole rest of the program

    _quiet()
    return load_html(f"<html><body>{markup}</body></html>" if not _looks_whole(markup) else markup)


def _looks_whole(markup: str) -> bool:
    return re.search(r"<(html|body|head)\b", markup, re.IGNORECASE) is not None


def _article(markup: str) -> Any | None:
    """Return what trafilatura takes for the article, with its metadata, or null."""
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            markup,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LATEST},
        )
    except Exception:  # whatever a page does to the library, the page's text can still be had
        logging.getLogger(__name__).exception("trafilatura failed")
        return None


def _all_text(tree: Any) -> str:
    """Return the text of a page without its scripts, menus and forms: a line for each block."""
    skipped = " or ".join(f"ancestor::{tag}" for tag in _SKIPPED)
    lines: list[str] = []
    last = None
    for node in tree.xpath(f"//text()[not({skipped})]"):
        words = " ".join(node.split())
        if not words:
            continue
        block = _block(node)
        if lines and block is last:
            lines[-1] += f" {words}"
        else:
            lines.append(words)
        last = block
    return "\n".join(lines)


def _block(node: Any) -> Any:
    """Return the element whose line a text stands in."""
    element = node.getparent()
    if node.is_tail:
        element = element if element.tag == "br" else element.getparent()
    while element is not None and element.tag in _INLINE:
        element = element.getparent()
    return element


FORMAT: Final = Format("html", (".html", ".htm"), read)
