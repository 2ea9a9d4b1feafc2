"""The golden set holds the reader to what it has already reached."""

from functools import lru_cache

import pytest

from golden.score import SETS, Result, load_baseline, run, total
from golden.scoring import Report, compare, golden, wrong_offsets
from tawatur.core.claims import Claim
from tawatur.read.reader import RuleReader

SLACK = 0.005


@lru_cache(maxsize=1)
def _claims() -> dict[str, tuple[Claim, ...]]:
    reader = RuleReader()
    return {report.document.name: reader.read(report.document).claims for report in golden()}


def _golden_result() -> Result:
    return [(report, compare(_claims()[report.document.name], report)) for report in golden()]


def test_the_golden_set_is_read_as_well_as_before() -> None:
    score, base = total(_golden_result()), load_baseline()["golden"]
    assert score.f1["found + type"].f1 >= base.found_type - SLACK
    assert score.f1["found"].f1 >= base.found - SLACK
    assert score.shares["status"].value >= base.status - 2 * SLACK


def test_unseen_reports_are_read_as_well_as_before() -> None:
    score, base = total(run(SETS["unseen"]())), load_baseline()["unseen"]
    assert score.f1["found + type"].f1 >= base.found_type - 2 * SLACK
    assert score.shares["status"].value >= base.status - 4 * SLACK


def test_the_seed_reports_are_read_as_well_as_before() -> None:
    reports = SETS["seeds"]()
    if not reports:
        pytest.skip("the seed reports are kept outside the repository (../shared) and are not here")
    score, base = total(run(reports)), load_baseline()["seeds"]
    assert score.f1["found + type"].f1 >= base.found_type - SLACK


@pytest.mark.parametrize("report", golden(), ids=lambda r: r.document.name)
def test_every_value_stands_where_its_claim_says(report: Report) -> None:
    claims = _claims()[report.document.name]
    assert [wrong for claim in claims for wrong in wrong_offsets(claim, report.document.text)] == []
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert [c.trigger.start for c in claims] == sorted(c.trigger.start for c in claims)
