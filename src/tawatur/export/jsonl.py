"""JSON Lines: one claim a line, lossless, keys as in docs/reference. The format that other commands read again."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.errors import RejectedInput
from tawatur.export import files


class JsonLines:
    """Writes and reads claims as JSON Lines in UTF-8; ``claim_id`` is the first key of a line."""

    name = "jsonl"
    endings: tuple[str, ...] = (".jsonl", ".ndjson")

    def pieces(self, claims: Iterable[Claim]) -> Iterator[bytes]:
        """Yield one line a claim."""
        encoder = msgspec.json.Encoder()
        for claim in claims:
            yield encoder.encode(claim) + b"\n"

    def write(self, claims: Iterable[Claim], path: Path) -> int:
        """Write all claims, atomically; return how many were written."""
        return files.write_claims(self.pieces, claims, path)


FORMAT = JsonLines()


def load(path: Path) -> Iterator[Claim]:
    """Yield the claims of a file; RejectedInput names the file and the line at fault."""
    decoder = msgspec.json.Decoder(Claim)
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    try:
                        yield decoder.decode(line)
                    except (msgspec.DecodeError, UnicodeDecodeError) as error:
                        raise RejectedInput("T007", f"{path}:{number}", str(error)) from error
    except FileNotFoundError as error:
        raise RejectedInput("T001", str(path)) from error
    except OSError as error:
        raise RejectedInput("T011", str(path), error.strerror) from error
