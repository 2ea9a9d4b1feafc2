"""What the rules that a claim names mean: ``rules.toml``, in Arabic and English."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["ar", "en"]


def explain(rule: str, language: Language = "en") -> str:
    """Return what a rule means, in one sentence; KeyError where neither it nor the beginning of its id is known."""
    known, name = _meanings(), rule
    while name not in known and "." in name:
        name = name.rpartition(".")[0]
    return known[name][language]


@cache
def _meanings() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("tawatur.read") / "rules.toml").read_text(encoding="utf-8"))
