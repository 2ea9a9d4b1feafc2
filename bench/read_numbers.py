"""Share of number strings read rightly: python bench/read_numbers.py FILE.jsonl (rows with text and val)."""

import json
import sys
from pathlib import Path

from tawatur.text.numbers import number_of


def score(path: Path) -> tuple[int, int, list[str]]:
    """Return how many rows were read rightly, how many there are, and the wrong ones."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wrong = [f"{row['text']} {row['val']} {number_of(row['text'])}" for row in rows if not right(row)]
    return len(rows) - len(wrong), len(rows), wrong


def right(row: dict[str, object]) -> bool:
    """Say whether the row's text is read as the row's value."""
    value = number_of(str(row["text"]))
    return value is not None and abs(value - float(str(row["val"]))) < 1e-9


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    good, total, wrong = score(Path(sys.argv[1]))
    print("\n".join(wrong))
    print(f"{good} of {total} right: {good / total:.2%}")
