"""What holds for every test: the places of whoever runs them are not read."""

import os
from pathlib import Path

os.environ["TAWATUR_PLACES"] = str(Path(__file__).with_name("no_such_table.tsv"))
