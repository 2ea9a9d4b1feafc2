"""JSON Lines: one claim a line, lossless, keys as in docs/reference. The format that other commands read again."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tawatur.core.claims import Claim
from tawatur.export import files, lines


class JsonLines:
    """Writes and reads claims as JSON Lines in UTF-8; ``claim_id`` is the first key of a line."""

    name = "jsonl"
    endings: tuple[str, ...] = (".jsonl", ".ndjson")

    def pieces(self, claims: Iterable[Claim]) -> Iterator[bytes]:
        """Yield one line a claim."""
        return lines.pieces(claims)

    def write(self, claims: Iterable[Claim], path: Path) -> int:
        """Write all claims, atomically; return how many were written."""
        return files.write_claims(self.pieces, claims, path)


FORMAT = JsonLines()


def load(path: Path) -> Iterator[Claim]:
    """Yield the claims of a file; RejectedInput names the file and the line at fault."""
    return lines.load(path, Claim, "T007")
