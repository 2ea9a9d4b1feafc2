"""Second coding: who judged first does not see nor code again, and agreement is what the formula says."""

import pytest

from tawatur.core.errors import RejectedInput
from tawatur.core.people import Person
from tawatur.run import reviewing, rounds
from tawatur.run.workbench import Workbench

FIRST, SECOND = Person(name="first", role="reviewer"), Person(name="second", role="analyst")


@pytest.mark.parametrize(
    ("pairs", "observed", "expected", "kappa"),
    [
        # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: the textbook's example
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.7, 0.5, 0.4),
        ([("a", "a"), ("b", "b"), ("c", "c")], 1.0, 1 / 3, 1.0),
        ([("a", "b"), ("b", "a")], 0.0, 0.5, -1.0),
        ([("a", "a")] * 4, 1.0, 1.0, None),
        ([], None, None, None),
    ],
)
def test_kappa_is_as_the_formula_says(
    pairs: list[tuple[str, str]], observed: float | None, expected: float | None, kappa: float | None
) -> None:
    made = rounds.kappa("type", pairs)
    assert made.n == len(pairs)
    assert (made.observed, made.expected, made.kappa) == pytest.approx((observed, expected, kappa))


def test_a_round_is_coded_blind_and_compared(bench: Workbench) -> None:
    hits = bench.view.unreviewed(most=6)
    for each in hits:
        reviewing.judge(bench, FIRST, each.claim.claim_id, "accept")
    reviewing.judge(bench, FIRST, hits[0].claim.claim_id, "reject")
    made = rounds.make(bench, FIRST, "May", 6)
    assert len(made.claims) == 6 and made.coded == 0
    assert rounds.next_to_code(bench, FIRST, made.id) is None
    while (hit := rounds.next_to_code(bench, SECOND, made.id)) is not None:
        one = hit.claim
        right = one.claim_id != hits[1].claim.claim_id
        rounds.code(
            bench,
            SECOND,
            made.id,
            one.claim_id,
            {
                "valid": "no" if one.claim_id == hits[0].claim.claim_id else "yes",
                "type": one.type if right else "curfew",
                "status": one.status,
                "place": one.places[0].text if one.places else "",
            },
        )
    by_field = {one.field: one for one in rounds.agreement(bench, made.id)}
    assert by_field["valid"].n == 6 and by_field["valid"].kappa == 1.0
    assert by_field["type"].n == 5 and by_field["type"].observed == pytest.approx(0.8)
    assert by_field["place"].observed == 1.0
    with pytest.raises(RejectedInput):
        rounds.code(bench, FIRST, made.id, hits[2].claim.claim_id, {"valid": "yes"})


def test_a_round_needs_claims_that_were_judged(bench: Workbench) -> None:
    with pytest.raises(RejectedInput):
        rounds.make(bench, FIRST, "too early", 5)
