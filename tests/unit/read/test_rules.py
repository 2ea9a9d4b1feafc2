from pathlib import Path
from typing import Final

import pytest

from tawatur.read import rules

PAGE: Final = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"


def named() -> list[str]:
    told = PAGE.read_text(encoding="utf-8")  # written from the code, and checked to be
    return [line.split("`")[1].rstrip("…").rstrip(".") for line in told.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_rule_of_the_code_has_a_meaning(language: rules.Language) -> None:
    assert len(named()) > 50
    for rule in named():
        assert rules.explain(rule, language).endswith(".")


def test_a_rule_without_a_meaning_has_that_of_its_kind() -> None:
    assert rules.explain("roles.place.somewhere") == rules.explain("roles.place")
    with pytest.raises(KeyError):
        rules.explain("no_such_rule.at_all")
