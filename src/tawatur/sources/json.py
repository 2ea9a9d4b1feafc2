"""JSON files that hold all their records in one value; how they are read stands in ``jsonl``."""

from typing import Final

from tawatur.sources.formats import Format
from tawatur.sources.jsonl import read_whole

FORMAT: Final = Format("json", (".json",), read_whole)
