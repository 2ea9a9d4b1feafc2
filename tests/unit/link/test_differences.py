"""How claims of one event differ, and the grade that comes of it."""

import pytest

from tawatur.core.claims import Claim
from tawatur.core.events import Event
from tawatur.link.grades import TABLE
from tawatur.link.linker import link
from unit.link.make import claim

MEDIA = ("enab_baladi", "sana", "reuters", "aljazeera")


def one_event(*claims: Claim) -> Event:
    (event,) = link(claims)
    return event


def kinds(event: Event) -> set[tuple[str, str]]:
    return {(c.field, c.kind) for c in event.contradictions}


def killing(report: str, killed: int, day: int = 5, **more: object) -> Claim:
    published = f"2020-01-{day:02}"
    return claim(report, "killing", killed=killed, outlet=report, published=published, **more)  # type: ignore[arg-type]


def test_a_later_higher_number_is_an_update() -> None:
    event = one_event(killing("sana", 4), killing("reuters", 6, day=6))
    assert ("killed", "update") in kinds(event)


def test_a_number_told_as_risen_is_an_update_on_the_same_day() -> None:
    risen = killing("reuters", 6, sentence="ارتفعت حصيلة القصف إلى ستة قتلى")
    assert ("killed", "update") in kinds(one_event(killing("sana", 4), risen))


def test_two_numbers_of_one_day_contradict() -> None:
    assert ("killed", "contradiction") in kinds(one_event(killing("sana", 4), killing("reuters", 6)))


def test_none_killed_is_a_denial() -> None:
    nobody = claim("b", "killing", status="negated", outlet="reuters")
    assert ("killed", "denial") in kinds(one_event(killing("sana", 4), nobody))


def test_rival_perpetrators_contradict_and_members_do_not() -> None:
    rivals = claim("a", by="isis"), claim("b", by="hts", outlet="sana")
    assert ("perpetrator", "contradiction") in kinds(one_event(*rivals))
    together = claim("a", by="israel"), claim("b", by="israeli_forces", outlet="sana")
    assert ("perpetrator", "precision") in kinds(one_event(*together))


def test_each_value_says_who_holds_it() -> None:
    event = one_event(killing("sana", 4), killing("reuters", 6))
    (row,) = [row for row in event.fields if row.field == "killed"]
    assert {(held.value, held.by) for held in row.values} == {("4", ("sana",)), ("6", ("reuters",))}


def grade(*claims: Claim) -> tuple[str, int]:
    event = one_event(*claims)
    assert event.grade.why
    return event.grade.label, event.grade.credibility


LINES = (
    "قصفت المدفعية سوق البلدة القديم ظهر اليوم وأصابت واجهات المحال",
    "سمع السكان دوي انفجارات متتالية وهرعت فرق الإسعاف لنقل الجرحى",
    "غطى الدخان الأبنية المجاورة بعد سقوط القذائف على الحي السكني",
)


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([claim("a")], ("single origin", 3)),
        ([claim("a", status="alleged")], ("single origin", 4)),
        ([claim("a", status="planned")], ("not rated", 6)),
        ([claim(m, outlet=m, sentence=s) for m, s in zip(MEDIA, LINES[:2], strict=False)], ("corroborated", 2)),
        ([claim(m, outlet=m, sentence=s) for m, s in zip(MEDIA, LINES, strict=False)], ("corroborated", 1)),
        ([claim("a", by="isis", sentence=LINES[0]), claim("b", by="hts", outlet="sana")], ("contested", 4)),
        ([claim("a", by="isis", outlet="reuters", chain=(("armed_group_channel", "isis"),))], ("acknowledged", 2)),
        (
            [
                claim("a", by="isis", outlet="reuters", chain=(("armed_group_channel", "isis"),), sentence=LINES[0]),
                claim("b", by="isis", outlet="sana", sentence=LINES[1]),
            ],
            ("acknowledged", 1),
        ),
        (
            [
                claim("a", outlet="sana"),
                claim("b", status="negated", outlet="sana", published="2020-01-06", sentence="تعتذر عن الخبر"),
            ],
            ("discounted", 5),
        ),
    ],
)
def test_the_grade_is_that_of_the_table(claims: list[Claim], wanted: tuple[str, int]) -> None:
    assert grade(*claims) == wanted
    assert wanted in {row[:2] for row in TABLE}
