"""What the tests of this room share: a report, and reading inputs to the end."""

import io
from pathlib import Path
from typing import Final

from tawatur.core.documents import Document, Issue
from tawatur.sources.reading import MAX_BYTES, Inputs

REPORT: Final = "قُتل خمسة مدنيين وأصيب ثلاثة بقصف مدفعي على بلدة السوسة شرقي دير الزور، بحسب ناشطين.\n"
OTHER: Final = "سيّرت القوات الأميركية دورية في ريف الحسكة، وفق مصادر محلية.\n"


Found = list[Document | Issue]


def read(
    *inputs: str | Path, max_bytes: int = MAX_BYTES, stdin: bytes | None = None, format: str | None = None
) -> Found:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(Inputs([str(one) for one in inputs], max_bytes=max_bytes, stdin=stream, format=format).documents())


def documents(found: Found) -> list[Document]:
    return [one for one in found if isinstance(one, Document)]


def issues(found: Found) -> list[Issue]:
    return [one for one in found if isinstance(one, Issue)]


def codes(found: Found) -> list[str]:
    return [one.code for one in issues(found)]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
