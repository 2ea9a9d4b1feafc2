"""Share of words whose proclitics are right: python bench/segmentation.py FILE.tsv (gold parts and kinds by «+»)."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tawatur.text.folding import key
from tawatur.text.words import segment

_PROCLITICS = frozenset(("و", "ف", "ب", "ك", "ل", "س", "ال"))
_FRONT = frozenset(("CONJ", "PREP", "DET", "FUT_PART", "PART"))


def rows(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word as written and its gold proclitics; marks are words too, because they stand before words."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        gold, _, kinds = line.partition("\t")
        parts, labels = gold.split("+"), kinds.split("+")
        front: list[str] = []
        for part, label in zip(parts[:-1], labels, strict=False):
            if part not in _PROCLITICS or label not in _FRONT:
                break
            front.append(part)
        yield "".join(parts).replace("لال", "لل") if front[-2:] == ["ل", "ال"] else "".join(parts), tuple(front)


def score(path: Path) -> tuple[int, int, list[str]]:
    """Return how many words were taken apart rightly, how many there are, and the wrong ones."""
    wrong, total, previous = [], 0, None
    for word, gold in rows(path):
        form = key(word)
        found = segment(form, previous).proclitics
        if found != gold:
            wrong.append(f"{previous} {word}\t{'+'.join(gold)}\t{'+'.join(found)}")
        total, previous = total + 1, form
    return total - len(wrong), total, wrong


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    good, total, wrong = score(Path(sys.argv[1]))
    print("\n".join(wrong))
    print(f"{good} of {total} right: {good / total:.2%}")
