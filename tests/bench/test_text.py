"""The public benchmarks of words and numbers, where their data is at hand."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "bench" / "data"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("script", "file", "least"),
    [("segmentation", "segmentation_dev.tsv", 0.975), ("read_numbers", "numbers_dev.jsonl", 0.98)],
)
def test_share_right(script: str, file: str, least: float) -> None:
    path = DATA / file
    if not path.exists():
        pytest.skip(f"the benchmark data is not at hand: {path}")
    right, total, wrong = load(script).score(path)
    assert right / total >= least, wrong
