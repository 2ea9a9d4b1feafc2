"""CSV (RFC 4180, UTF-8): one claim a row, the columns of ``tawatur.export.columns``.

Reports come from anyone, and a spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula. Such
text gets an apostrophe in front; numbers that the program itself wrote do not need it.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tawatur.core.claims import Claim
from tawatur.export import files
from tawatur.export.columns import COLUMNS, Cell, row

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM: Final = "\ufeff".encode()


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


class Csv:
    """Writes claims as a table; ``bom`` puts a byte order mark first, by which spreadsheets know UTF-8."""

    name = "csv"
    endings: tuple[str, ...] = (".csv",)

    def __init__(self, *, bom: bool = False) -> None:
        """Say whether the table begins with a byte order mark."""
        self.bom = bom

    def pieces(self, claims: Iterable[Claim]) -> Iterator[bytes]:
        """Yield the header, then one row a claim."""
        if self.bom:
            yield _BOM
        yield _line([column.name for column in COLUMNS])
        for claim in claims:
            yield _line([harmless(cell) for cell in row(claim).values()])

    def write(self, claims: Iterable[Claim], path: Path) -> int:
        """Write all claims, atomically; return how many were written."""
        return files.write_claims(self.pieces, claims, path)


FORMAT = Csv()


def _line(cells: list[Cell] | list[str]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode()
