"""Measure the reader on many reports: reports and words a second, start-up, memory, and two other programs beside it.

Usage: PYTHONPATH=src python bench/speed.py [--reports N] [--folder FOLDER] [--json FILE]

The reports of a folder (default: the seed reports in ../shared/seeds, else the bundled samples) are repeated and
shuffled with a fixed seed to N (default 10,000) and read in one process. In the same run, over the same texts: spaCy's
blank Arabic pipeline with a PhraseMatcher over the lexicon's forms, and qalsadi's morphology, each on a part of the
reports; what is not installed (bench/requirements.txt) is skipped. Repeated reports keep every program's caches warm,
so that different reports are read more slowly, and numbers of different machines cannot be compared.
Rates are given by the clock and by the processor's time: on a
machine that others use, too, only the second says what one core does. Start-up is that of an installed program, whose
modules are compiled already.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.lexicon.load import FORMS_FILE, root
from tawatur.read.reader import RuleReader

HERE: Final = Path(__file__).resolve().parent.parent
FOLDERS: Final = (
    HERE.parent / "shared" / "seeds",
    HERE / "src" / "tawatur" / "samples",
    HERE / "tests" / "golden" / "reports",
)
_RUNS: Final = 5
_WARM_UP: Final = 5
_SPACY_SHARE: Final = 500
_QALSADI_WORDS: Final = 2_000
_START: Final = """
import sys, time
t = time.perf_counter()
from tawatur.core.documents import Document
from tawatur.read.reader import RuleReader
a = time.perf_counter()
reader = RuleReader()
b = time.perf_counter()
text = sys.stdin.read()
reader.read(Document(id="0" * 64, name="-", text=text))
c = time.perf_counter()
print(a - t, b - a, c - b, time.process_time())
"""


def corpus(folder: Path, count: int) -> list[Document]:
    """Return the folder's reports, repeated and shuffled to ``count``."""
    files = sorted(folder.rglob("*.txt"))
    if not files:
        sys.exit(f"no .txt reports in {folder}")
    own = [(p.name, p.read_bytes()) for p in files]
    some = [own[i % len(own)] for i in range(count)]
    random.Random(20).shuffle(some)
    return [Document(id=document_id(data), name=name, text=data.decode("utf-8")) for name, data in some]


def size(documents: Sequence[Document]) -> int:
    """Count words as white space parts them."""
    return sum(len(d.text.split()) for d in documents)


def reading(documents: Sequence[Document]) -> dict[str, float]:
    """Read everything in this process."""
    reader = RuleReader()
    for document in documents[:_WARM_UP]:
        reader.read(document)
    claims = 0
    start, used = time.perf_counter(), time.process_time()
    for document in documents:
        claims += len(reader.read(document).claims)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    return _rates(seconds, used, len(documents), size(documents)) | {"claims": claims}


def start_up(document: Document) -> dict[str, float]:
    """Time a fresh interpreter: imports, lexicon, the first report, and the whole process; the best of some runs."""
    best: list[float] = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        done = _python(["-c", _START], document.text)
        whole = time.perf_counter() - start
        parts = [*map(float, done.stdout.split()), whole]
        best = [min(pair) for pair in zip(best, parts, strict=True)] if best else parts
    result = dict(zip(("imports_s", "lexicon_s", "first_report_s", "cpu_s", "process_s"), best, strict=True))
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        if _python(["-m", "tawatur", "--help"], "").returncode == 0:
            times.append(time.perf_counter() - start)
    return result | ({"help_s": min(times)} if times else {})


def phrase_matcher(documents: Sequence[Document]) -> dict[str, float] | str:
    """Run spaCy's blank Arabic pipeline with a PhraseMatcher over the lexicon's forms: words and matches, no claims."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import spacy
            from spacy.matcher import PhraseMatcher
    except ImportError:
        return "spaCy is not installed: skipped"
    nlp: Any = spacy.blank("ar")
    matcher: Any = PhraseMatcher(nlp.vocab)
    lines = (root() / "generated" / FORMS_FILE).read_text(encoding="utf-8").splitlines()
    forms = list(dict.fromkeys(line.split("\t")[0] for line in lines))
    matcher.add("form", list(nlp.pipe(forms)))
    some = documents[:_SPACY_SHARE]
    start, used = time.perf_counter(), time.process_time()
    found = sum(len(matcher(doc)) for doc in nlp.pipe(d.text for d in some))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    return _rates(seconds, used, len(some), size(some)) | {"forms": len(forms), "matches": found}


def morphology(documents: Sequence[Document]) -> dict[str, float] | str:
    """Run qalsadi's morphological analysis over a part of the words: analyses, no claims."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from qalsadi.analex import Analex
    except ImportError:
        return "qalsadi is not installed: skipped"
    words: list[str] = []
    reports = 0
    for document in documents:
        words += document.text.split()
        reports += 1
        if len(words) >= _QALSADI_WORDS:
            break
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        analyser: Any = Analex()
        start, used = time.perf_counter(), time.process_time()
        found = analyser.check_text(" ".join(words))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    return _rates(seconds, used, reports, len(words)) | {"analyses": sum(map(len, found))}


def peak() -> float:
    """Return this process's largest resident memory so far, in MiB (Linux counts KiB, macOS bytes)."""
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _rates(seconds: float, used: float, reports: int, words: int) -> dict[str, float]:
    return {
        "reports": reports,
        "words": words,
        "seconds": seconds,
        "cpu_s": used,
        "reports_per_s": reports / seconds,
        "reports_per_cpu_s": reports / used,
        "words_per_cpu_s": words / used,
    }


def _python(arguments: list[str], stdin: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-X", "utf8", *arguments]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def _line(name: str, row: dict[str, float] | str) -> str:
    if isinstance(row, str):
        return f"{name:<28} {row}"
    return f"{name:<28} " + "  ".join(f"{k} {v:,.3f}" if v % 1 else f"{k} {v:,.0f}" for k, v in row.items())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=10_000, metavar="N")
    parser.add_argument("--folder", type=Path, help="reports to repeat (.txt)")
    parser.add_argument("--json", type=Path, help="write the numbers here, too")
    options = parser.parse_args(arguments)
    folder = options.folder or next(f for f in FOLDERS if any(f.rglob("*.txt")))
    documents = corpus(folder, options.reports)
    machine = f"Python {platform.python_version()}, {platform.machine()}"
    print(f"{len(documents):,} reports, {size(documents):,} words; {machine}")
    steps: list[tuple[str, Callable[[], dict[str, float] | str]]] = [
        ("start-up (fresh process)", lambda: start_up(documents[0])),
        ("tawatur: whole claims", lambda: reading(documents)),
        ("peak memory so far (MiB)", lambda: {"mib": peak()}),
        ("spaCy blank ar + phrases", lambda: phrase_matcher(documents)),
        ("qalsadi morphology", lambda: morphology(documents)),
    ]
    rows: dict[str, dict[str, float] | str] = {}
    for name, step in steps:
        rows[name] = step()
        print(_line(name, rows[name]), flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
