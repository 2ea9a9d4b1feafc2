"""Freeze a store of the newest schema for tests of later migrations: run once when a schema is released.

Usage: PYTHONPATH=src:tests python -m freeze
"""

import gzip
import tempfile
from pathlib import Path

from stores import put, spot, told
from tawatur.core.claims import Time
from tawatur.core.events import Judgement
from tawatur.store import schema
from tawatur.store.copying import backup
from tawatur.store.opening import open_store
from tawatur.store.writing import Writer

TEXTS = ("انسحبت المليشيا من البلدة", "قصف على بلدة أخرى")
DECISION = Judgement(left=told(TEXTS[0])[1][0].claim_id, verdict="accept", by="RN", at="2024-03-01", why="video")


def main() -> None:
    """Write the store of the newest schema."""
    to = Path(__file__).parent / "unit" / "store" / "schemas" / f"{schema.VERSION}.sqlite.gz"
    if to.exists():
        raise SystemExit(f"{to.name} is frozen already")
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/s.sqlite", create=True) as store:
        writer = Writer(store, by="RN")
        when = Time(earliest="2024-02-10", latest="2024-02-11")
        put(writer, told(TEXTS[0], "a.txt", places=(spot(35.3, 40.1, "p", "SY"),)), told(TEXTS[1], "b.txt", when=when))
        writer.judge([DECISION])
        origins = {"at_least": 2, "at_most": 2}
        writer.link([{"event_id": "e1", "claims": [told(text)[1][0].claim_id for text in TEXTS], "origins": origins}])
        backup(store, Path(folder) / "copy")
        to.write_bytes(gzip.compress((Path(folder) / "copy").read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
