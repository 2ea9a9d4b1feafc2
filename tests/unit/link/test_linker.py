"""What becomes one event, what does not, and what people decide about it."""

import pytest
from msgspec import structs

from tawatur.core.claims import Claim, Time
from tawatur.core.events import Judgement
from tawatur.link.facts import facts
from tawatur.link.linker import Linker, link
from tawatur.link.reasons import FUNCTIONS
from tawatur.link.weights import WEIGHTS
from unit.link.make import claim


def judged(left: str, right: str | None, verdict: str, **changes: str) -> Judgement:
    return Judgement(
        left=left,
        right=right,
        verdict=verdict,  # type: ignore[arg-type]
        by="an analyst",
        at="2024-01-01",
        why="looked at it",
        changes=changes,
    )


def test_two_reports_of_one_place_and_day_are_one_event() -> None:
    (event,) = link([claim("a"), claim("b", outlet="sana")])
    assert event.reports == 2
    assert {w.reason for w in event.links[0].why} >= {"base", "type.same", "time.same_day", "place.exact"}
    assert event.links[0].score > 0


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (claim("b", on="2020-01-06", published="2020-01-06"), "time.next_day"),
        (claim("b", at="طفس"), "place.apart"),
        (claim("b", "arrest"), "type.apart"),
        (claim("b", on="2020-03-05", published="2020-03-05"), "time.apart"),
    ],
)
def test_what_differs_is_refused_with_a_reason(other: object, reason: str) -> None:
    linker = Linker()
    one = claim("a")
    linker.add([one, other])  # type: ignore[list-item]
    assert len(linker.events()) == 2
    score, why = linker.compare(one.claim_id, other.claim_id)  # type: ignore[attr-defined]
    assert score <= 0
    assert reason in {w.reason for w in why}


def test_a_refusal_that_came_near_is_kept_with_its_event() -> None:
    first, second = link([claim("a"), claim("b", on="2020-01-06", published="2020-01-06")])
    assert [r.event for r in first.refusals] == [second.event_id]
    assert "time.next_day" in {w.reason for w in first.refusals[0].why}


def test_an_attack_and_its_dead_in_one_report_are_one_event() -> None:
    (event,) = link([claim("a"), claim("a", "killing", at=None, on=None, killed=4, nth=1)])
    assert event.type == "shelling"
    assert len(event.claims) == 2


def test_two_places_in_one_report_are_two_events() -> None:
    assert len(link([claim("a"), claim("a", at="طفس", nth=1)])) == 2


def test_a_denial_is_a_position_and_no_vote() -> None:
    (event,) = link([claim("a"), claim("b", status="negated", outlet="sana")])
    assert {p.stance for p in event.positions} == {"asserted", "denied"}
    assert (event.origins.at_least, event.origins.at_most) == (1, 1)
    assert [(c.field, c.kind) for c in event.contradictions] == [("happened", "denial")]
    assert event.grade.label == "contested"


def test_a_plan_for_the_day_joins_what_happened() -> None:
    plan = claim("a", "exercise", status="planned", published="2020-01-03", at="سرت")
    (event,) = link([plan, claim("b", "exercise", at="سرت", outlet="afp")])
    assert {p.stance for p in event.positions} == {"planned", "asserted"}


def test_a_person_joins_and_parts() -> None:
    one, other = claim("a"), claim("b", at="طفس")
    assert len(link([one, other], [judged(one.claim_id, other.claim_id, "same")])) == 1
    near = claim("c", outlet="sana")
    assert len(link([one, near])) == 1
    events = link([one, near], [judged(one.claim_id, near.claim_id, "different")])
    assert len(events) == 2
    assert "told.apart" in {w.reason for e in events for r in e.refusals for w in r.why}


def test_a_person_parts_claims_of_one_report() -> None:
    one, other = claim("a"), claim("a", "killing", at=None, on=None, killed=4, nth=1)
    assert len(link([one, other])) == 1
    assert len(link([one, other], [judged(one.claim_id, other.claim_id, "different")])) == 2


def test_a_claim_that_a_person_rejected_is_left_out() -> None:
    one, other = claim("a"), claim("b", outlet="sana")
    (event,) = link([one, other], [judged(other.claim_id, None, "reject")])
    assert event.claims == (one.claim_id,)
    assert link([one], [judged(one.claim_id, None, "reject")]) == []


def test_the_newest_decision_counts() -> None:
    one, other = claim("a"), claim("b", at="طفس")
    old = judged(one.claim_id, other.claim_id, "same")
    new = Judgement(left=other.claim_id, right=one.claim_id, verdict="unsure", by="another", at="2024-02-02")
    assert len(link([one, other], [new, old])) == 2


def test_a_persons_grade_overrules_and_keeps_the_proposal() -> None:
    one = claim("a")
    (event,) = link([one], [judged(one.claim_id, None, "edit", grade="corroborated", credibility="2")])
    assert (event.grade.label, event.grade.credibility, event.grade.by) == ("corroborated", 2, "an analyst")
    assert "single origin" in event.grade.why


def test_the_reliability_that_people_set_is_shown() -> None:
    (event,) = link([claim("a")], [judged("enab_baladi", None, "edit", reliability="B")])
    assert event.grade.reliability == {"enab_baladi": "B"}


def test_every_reason_that_can_be_given_has_a_weight() -> None:
    assert all(about and abs(value) <= 8 for value, about in WEIGHTS.values())
    assert all(function.__doc__ for function in FUNCTIONS)


def test_a_report_that_is_known_is_not_read_again() -> None:
    linker = Linker()
    linker.add([claim("a")])
    linker.add([claim("a")])
    assert len(linker.events()) == 1
    assert len(linker.events()[0].claims) == 1


def test_no_claims_are_no_events() -> None:
    assert link([]) == []


def reasons(one: Claim, other: Claim) -> set[str]:
    linker = Linker()
    linker.add([one, other])
    return {w.reason for w in linker.compare(one.claim_id, other.claim_id)[1]}


def test_a_name_in_both_sentences_speaks_for_one_killing() -> None:
    first = claim("a", "killing", sentence="أطلق مسلحون النار على شهبور القنطريسي أمام بيته وسط المدينة")
    second = claim("b", "killing", sentence="توفي شهبور القنطريسي في المستشفى متأثراً بجراحه", outlet="sana", at=None)
    assert "wording.name" in reasons(first, second)


def test_a_place_that_is_only_mentioned_counts() -> None:
    bare = claim("b", at=None, sentence="قال الجيش إن قواته قصفت الأتارب صباحا", outlet="sana")
    assert "place.mentioned" in reasons(claim("a"), bare)


def test_where_the_wounded_died_is_not_where_it_happened() -> None:
    died = claim("a", "killing", killed=1)
    hospital = structs.replace(died.places[0], id="hospital:x", name="مستشفى كذا", text="مستشفى كذا", precision=None)
    assert facts(structs.replace(died, places=(hospital,))).spots == ()


def test_where_rockets_went_up_is_not_where_they_fell() -> None:
    fired = claim("a", "shelling", at="طفس")
    moved = structs.replace(fired, type="displacement", places=(), from_=fired.places)
    assert facts(structs.replace(fired, places=(), from_=fired.places)).spots == ()
    assert facts(moved).spots == facts(fired).spots


def test_what_speaks_so_strongly_against_is_not_outweighed() -> None:
    same = "قصفت المدفعية سوق البلدة القديم ظهر اليوم وأصابت واجهات المحال وسيارات الباعة"
    one = claim("a", by="isis", sentence=same)
    other = claim("b", by="isis", sentence=same, on="2020-03-05", published="2020-03-05", outlet="sana")
    assert len(link([one, other])) == 2


def test_fire_and_answer_are_two_acts() -> None:
    struck = claim("b", by="hts", outlet="sana")
    answer = structs.replace(struck, recipients=claim("x", by="syrian_regime_forces").actors)
    assert "actor.reversed" in reasons(claim("a", by="syrian_regime_forces"), answer)


def test_two_sides_that_strike_in_one_report_do_two_things() -> None:
    first = claim("a", by="isis", at=None, on=None)
    second = claim("a", by="syrian_regime_forces", at=None, on=None, nth=1, chain=(("official", None),))
    assert len(link([first, second])) == 2


def test_place_and_side_alone_do_not_join_an_undated_report() -> None:
    dated = claim("a", by="isis", sentence="هاجم عناصر التنظيم حاجزا عسكريا على الطريق الدولي")
    sentence = "انفجرت عبوة بسيارة إمداد قرب البئر القديمة وسط البساتين"
    undated = claim("b", by="isis", sentence=sentence, on=None, published=None, outlet="sana")
    assert "time.unsupported" in reasons(dated, undated)
    assert len(link([dated, undated])) == 2


def test_days_of_the_week_are_compared_where_a_date_is_not_known() -> None:
    def undated(day: str) -> Claim:
        one = claim("b", on=None, published=None, outlet="sana")
        return structs.replace(one, when=Time(text=f"ظهر اليوم {day}"))

    dated = claim("a", on="2020-01-05")  # a Sunday
    assert "time.weekday" in reasons(dated, undated("الأحد"))
    assert "time.weekday_other" in reasons(dated, undated("الثلاثاء"))
    assert "time.unknown" in reasons(dated, claim("b", on=None, published=None, outlet="sana"))
