"""Share of time expressions dated rightly: python bench/times.py CASES.jsonl [--misses] (cases as in score_time.py)."""

import importlib.util
import json
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from tawatur.core.documents import Interval
from tawatur.lexicon.match import Matcher
from tawatur.read.instants import instants
from tawatur.read.times import Prefer, TimeMention, find
from tawatur.read.tokens import Sentence
from tawatur.text.words import words

SCORER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "score_time.py"


def predicted(sentence: Sentence, mention: TimeMention, ref: str, prefer: Prefer) -> dict[str, Any]:
    """Return a mention as the scorer reads it; an hour without a day is put on the reference day."""
    span = sentence.span(mention.first, mention.last)
    earliest, latest = mention.earliest, mention.latest
    exact = instants(mention, datetime.fromisoformat(ref), prefer)
    if exact is not None:
        earliest, latest = exact.earliest, exact.latest
    ends = [end if end is None or not end.startswith("--") else None for end in (earliest, latest)]
    row = {"start": span.start, "end": span.end, "earliest": ends[0], "latest": ends[1]}
    return row | {"precision": mention.precision, "seconds": mention.seconds}


def read(case: dict[str, Any]) -> dict[str, Any]:
    """Read one case with its reference time as the report's date."""
    text, ref = case["text"], case["ref"]
    sentence = Sentence(text, words(text), Matcher(), 0, 0, "text")
    published = Interval(earliest=ref[:10], latest=ref[:10], basis="known")
    prefer = case.get("prefer", "past")
    mentions = find(sentence, published, prefer)
    return {"id": case["id"], "spans": [predicted(sentence, m, ref, prefer) for m in mentions]}


def main(path: Path, *options: str) -> None:
    """Read every case and let the scorer speak."""
    spec = importlib.util.spec_from_file_location("score_time", SCORER)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {SCORER}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read(cases[0])
    began = time.perf_counter()
    rows = [read(case) for case in cases]
    took = time.perf_counter() - began
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
        out.flush()
        sys.argv = ["score_time.py", str(path), out.name, *options]
        scorer.main()
    print(f"{took / len(cases) * 1e3:.2f} ms a case")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
