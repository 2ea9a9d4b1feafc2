"""What holds for every test: the places and the key of whoever runs them are not used."""

import os
from pathlib import Path

from desks import bench, client, sample_store
from stores import place, second, server, store, writer

__all__ = ["bench", "client", "place", "sample_store", "second", "server", "store", "writer"]

os.environ["TAWATUR_PLACES"] = str(Path(__file__).with_name("no_such_table.tsv"))
os.environ["TAWATUR_KEY"] = os.devnull  # a test that signs names a key of its own
