"""Plain text: one file is one report, its text exactly as decoded, line ends and all.

Channel posts are plain text too: hash signs, emoji, links and lines without a full stop stay as they were received.
"""

from collections.abc import Iterator
from typing import Final

from tawatur.core.documents import Document, Issue
from tawatur.core.ids import document_id
from tawatur.sources.decoding import decode, lost_bytes
from tawatur.sources.formats import Format, Received


def read(file: Received) -> Iterator[Document | Issue]:
    """Yield the file's report, and an issue first where bytes were lost."""
    data = file.whole()
    decoded = decode(data, file.where)
    lost = lost_bytes(decoded, file.where)
    if lost is not None:
        yield lost
    yield Document(id=document_id(data), name=file.name, text=decoded.text, encoding=decoded.encoding)


FORMAT: Final = Format("txt", (".txt",), read)
