"""Time of a lookup, size on disk and in memory of the gazetteer.

Usage: PYTHONPATH=src python bench/gazetteer.py [--json]

Looked up are every tenth name that the gazetteer has, as it is displayed, and as many names that it has not (the same
with a letter changed), in an order that does not follow the tables. Memory is what the process grows by.
"""

import gc
import json
import random
import resource
import statistics
import sys
import time
from pathlib import Path

import tawatur.lexicon
from tawatur.lexicon.gazetteer import Gazetteer, load_places

FOLDER = Path(tawatur.lexicon.__file__).parent / "ar" / "places"
STEP = 10


def resident() -> float:
    """Return the process's resident memory in MB: now where /proc tells it, else at its greatest."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def figures() -> dict[str, float]:
    """Measure and return the figures."""
    gc.collect()
    before = resident()
    start = time.perf_counter()
    places = load_places()
    read = time.perf_counter() - start
    gazetteer = Gazetteer(places)
    ready = time.perf_counter() - start
    gc.collect()
    grown = resident() - before
    known = [p.name_ar for p in places.values()][::STEP]
    names = known + [name[:-1] + "ظ" for name in known]
    random.Random(1).shuffle(names)
    took = []
    for name in names:
        begun = time.perf_counter_ns()
        gazetteer.candidates(name)
        took.append((time.perf_counter_ns() - begun) / 1000)
    took.sort()
    return {
        "places": len(places),
        "names": sum(len(p.keys) for p in places.values()),
        "disk_mb": sum(f.stat().st_size for f in FOLDER.glob("*.tsv")) / 1e6,
        "memory_mb": grown,
        "read_s": read,
        "ready_s": ready,
        "lookup_us_mean": statistics.fmean(took),
        "lookup_us_median": statistics.median(took),
        "lookup_us_99th": took[len(took) * 99 // 100],
    }


def main() -> None:
    """Print the figures."""
    found = figures()
    if "--json" in sys.argv:
        print(json.dumps({k: round(v, 4) for k, v in found.items()}))
        return
    for name, value in found.items():
        print(f"{name:<18}{value:>12,.3f}")


if __name__ == "__main__":
    main()
