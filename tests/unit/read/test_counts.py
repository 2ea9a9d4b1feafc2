"""How many people a claim says were killed, wounded or taken, in the constructions of tolls."""

import pytest

from readings import claims_of


def _counts(text: str) -> list[tuple[str, str, int | None]]:
    return [(c.trigger.text, field, q.min) for c in claims_of(text) for field, q in c.people.items() if field in _TOLLS]


_TOLLS = ("killed", "wounded")

ROWS: list[tuple[str, str, list[tuple[str, str, int | None]]]] = [
    (
        "a dual counts itself, not those of the next noun",
        "أدى القصف على البلدة إلى سقوط قتيلين وإصابة ثلاثة مدنيين بجروح.",
        [("قتيلين", "killed", 2), ("إصابة", "wounded", 3)],
    ),
    (
        "a dual at the head of a heading",
        "قتيلان وأربعة جرحى بانفجار عبوة ناسفة في مدينة الباب.",
        [("قتيلان", "killed", 2), ("جرحى", "wounded", 4)],
    ),
    (
        "a list of two numbers in words",
        "أسفر الهجوم على الحاجز عن أربعة قتلى وسبعة جرحى.",
        [("قتلى", "killed", 4), ("جرحى", "wounded", 7)],
    ),
    (
        "a number that a toll rises to",
        "ارتفع عدد القتلى إلى تسعة في قصف على مدينة الأبيض.",
        [("القتلى", "killed", 9)],
    ),
    (
        "the dead of an attack, and the number far behind",
        "ارتفع عدد قتلى الهجوم الذي تعرضت له القرية أمس إلى أحد عشر، وفق مصدر طبي.",
        [("قتلى", "killed", 11)],
    ),
    (
        "a number right behind",
        "بلغ عدد القتلى 14 والجرحى 20 في القصف على مدينة إدلب.",
        [("القتلى", "killed", 14), ("الجرحى", "wounded", 20)],
    ),
    (
        "«حصيلة» and a number",
        "ارتفعت حصيلة الجرحى في مدينة النبطية إلى ثلاثين.",
        [("الجرحى", "wounded", 30)],
    ),
    (
        "whither the wounded went is no number of them",
        "ارتفع عدد الجرحى ونقلوا إلى ثلاثة مستشفيات في البلدة.",
        [("الجرحى", "wounded", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_a_toll_is_counted(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert _counts(text) == expected
