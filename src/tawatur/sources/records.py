"""One record (a JSON object, a row of a table) to a document: which field holds what, in English and Arabic."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tawatur.core.documents import Document, Interval, Issue
from tawatur.core.ids import document_id
from tawatur.sources.decoding import Decoded, lost_bytes
from tawatur.sources.formats import issue
from tawatur.sources.published import published

FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "text": ("text", "body", "content", "raw", "message", "النص", "نص"),
    "title": ("title", "headline", "العنوان", "عنوان"),
    "date": ("date", "published", "published_at", "timestamp", "التاريخ", "تاريخ"),
    "outlet": ("outlet", "source", "site", "channel", "المصدر", "القناة"),
    "url": ("url", "link", "الرابط"),
    "name": ("id", "name"),
}


class Place(NamedTuple):
    """Where a record stands, for its document's name and its issues, and what it was read from."""

    name: str
    where: str
    media_type: str
    encoding: str


def key_of(name: str) -> str:
    """Return a field name as it is looked up: case, spaces and a stray byte order mark do not count."""
    return name.strip("\ufeff \t\r\n").casefold()


def documents(record: Mapping[str, object], place: Place, outlet: str | None = None) -> Iterator[Document | Issue]:
    """Yield the record's report, or T008; ``outlet`` is that of the whole file, for records that name none.

    The id is the SHA-256 of the text with the outlet and the address that the record names, so that one report has one
    id whatever file brings it, and the same words of two outlets have two. The record's own id or name, where it has
    one, stands in brackets behind the file and the number.
    """
    fields = {key_of(key): value for key, value in record.items()}
    text = next((t for name in FIELDS["text"] if (t := _words(fields.get(name)))), "")
    if not text.strip():
        blank = next((name for name in FIELDS["text"] if name in fields), None)
        detail = f"the field {blank} is empty" if blank else None
        yield issue("T008", "warning" if blank else "error", place.where, detail)
        return
    lost = lost_bytes(Decoded(text, place.encoding, text.count("\ufffd")), place.where)
    if lost is not None:
        yield lost
    dated = next((name for name in FIELDS["date"] if fields.get(name) not in (None, "")), None)
    day = published(fields.get(dated), f"field {dated}") if dated else Interval()
    if dated and day.earliest is None:
        yield issue("T033", "warning", place.where, f"{dated}: {str(fields.get(dated))[:80]}")
    own = _first(fields, "name")
    published_by, url = _first(fields, "outlet") or outlet, _first(fields, "url")
    yield Document(
        id=document_id("\0".join(filter(None, (text, published_by, url))).encode("utf-8")),
        name=f"{place.name} ({own})" if own else place.name,
        text=text,
        title=_first(fields, "title"),
        outlet_text=published_by,
        url=url,
        published=day,
        media_type=place.media_type,
        encoding=place.encoding,
    )


def outlet_of(record: Mapping[str, object]) -> str | None:
    """Return the outlet that an object around records names: an outlet field, or the name of an exported channel."""
    fields = {key_of(key): value for key, value in record.items()}
    return _first(fields, "outlet") or _scalar(fields.get("name")) or _first(fields, "title")


def _first(fields: Mapping[str, object], kind: str) -> str | None:
    return next((said for name in FIELDS[kind] if (said := _scalar(fields.get(name)))), None)


def _scalar(value: object) -> str | None:
    """Return a value's words: a string, a number, or the name inside an object (``{"name": …}``)."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(value: object) -> str:
    """Return a text field as it is; channel exports cut theirs into plain and marked parts, which are joined again."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_words(part.get("text") if isinstance(part, dict) else part) for part in value)
    return ""
