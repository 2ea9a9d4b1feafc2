"""GeoJSON (RFC 7946): a Feature a claim, at its first resolved place; null geometry where no place is resolved.

Properties are the flat columns of ``tawatur.export.columns``; ``precision`` and ``located_by`` say what the point
stands for, so that the middle of a province is not taken for an address.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from tawatur.core.claims import Claim
from tawatur.export import files
from tawatur.export.columns import located, row


class GeoJson:
    """Writes claims as a FeatureCollection, one Feature a line."""

    name = "geojson"
    endings: tuple[str, ...] = (".geojson",)

    def pieces(self, claims: Iterable[Claim]) -> Iterator[bytes]:
        """Yield the opening, the features with what separates them, and the end."""
        encoder = msgspec.json.Encoder()
        before = b'{"type":"FeatureCollection","features":[\n'
        for claim in claims:
            yield before + encoder.encode(_feature(claim))
            before = b",\n"
        yield (b"" if before == b",\n" else before) + b"\n]}\n"

    def write(self, claims: Iterable[Claim], path: Path) -> int:
        """Write all claims, atomically; return how many were written."""
        return files.write_claims(self.pieces, claims, path)


FORMAT = GeoJson()


def _feature(claim: Claim) -> dict[str, Any]:
    found = located(claim)
    point = None if found is None else {"type": "Point", "coordinates": [found[1].lon, found[1].lat]}
    return {"type": "Feature", "id": claim.claim_id, "geometry": point, "properties": row(claim)}
