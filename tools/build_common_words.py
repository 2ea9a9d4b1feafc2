"""Count in how many of the project's own reports each content word stands: src/tawatur/link/common_words.tsv.

Usage: python -m tools.build_common_words [--check]

The reports are those of tests/golden, tests/stories and the samples, all written for this project. A word that stands
in few of them is left out and counts as rare. The table gives words fixed weights, so that a new report does not change
how two others compare.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tawatur.link.wording import content

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "src" / "tawatur" / "link" / "common_words.tsv"
_LEAST: Final = 4  # matters (a golden report, or a story with all its reports) that a common word stands in


def matters() -> Iterator[str]:
    """Yield the text of each matter: a report, or the reports of one story together."""
    for folder in (ROOT / "tests" / "golden" / "reports", ROOT / "src" / "tawatur" / "samples"):
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "stories" / "data").glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        yield "\n".join(report["text"] for report in story["report"])


def table() -> bytes:
    """Return the table's bytes: the number of matters, then each common word with the number of those it stands in."""
    found: Counter[str] = Counter()
    count = 0
    for text in matters():
        found.update(content(text))
        count += 1
    rows = [f"{word}\t{n}" for word, n in sorted(found.items(), key=lambda item: (-item[1], item[0])) if n >= _LEAST]
    return ("\n".join([f"\t{count}", *rows]) + "\n").encode()


def main(arguments: Sequence[str]) -> int:
    """Run from the command line."""
    data = table()
    if "--check" in arguments:
        stale = not TABLE.exists() or TABLE.read_bytes() != data
        if stale:
            print(TABLE.relative_to(ROOT), "is out of date")
        return int(stale)
    TABLE.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
