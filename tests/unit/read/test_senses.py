"""Which act a word names: by its arguments, by the words beside it, by its form, by what another act says."""

import pytest

from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.read.reader import RuleReader

READER = RuleReader()


def acts(text: str) -> list[tuple[str, str]]:
    """Return (trigger, type) of each claim of a text."""
    data = text.encode()
    claims = READER.read(Document(id=document_id(data), name="example", text=text)).claims
    return [(c.trigger.text, c.type) for c in claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قطعت الإدارة الكهرباء عن أحياء المدينة", [("قطعت", "withholding")]),
        ("قطع محتجون الطريق الدولي قرب الميناء", [("قطع", "restriction")]),
        ("قطع مستوطنون عشرات أشجار الزيتون في القرية", [("قطع", "property_destruction")]),
        ("وفر آلاف السكان من المدينة إلى الجبل", [("فر", "displacement")]),
        ("استهدف المقاتلون الموقع بصلية من الصواريخ", [("استهدف", "shelling")]),
        ("استهدفت مسيرات انتحارية محطة الكهرباء", [("استهدفت", "drone_strike")]),
    ],
)
def test_arguments_and_neighbours_tell_the_type(text: str, wanted: list[tuple[str, str]]) -> None:
    assert acts(text) == wanted


def test_a_noun_names_the_act_of_a_verb_that_means_nothing_by_itself() -> None:
    assert acts("شن الطيران الحربي غارات على أطراف المدينة") == [("غارات", "air_strike")]
    assert acts("وصلت قافلة مساعدات أممية إلى البلدة") == [("وصلت", "humanitarian_aid")]


@pytest.mark.parametrize(
    "text",
    [
        "المجموع: 22 قتيلا و31 جريحا",
        "أصيب العشرات بالإنفلونزا هذا الشتاء في البلاد",
        "قال مقدم في الشرطة طلب عدم نشر اسمه",
    ],
)
def test_totals_and_idioms_are_no_attacks(text: str) -> None:
    assert not [kind for _, kind in acts(text) if kind in ("killing", "demand", "weapons_movement", "deployment")]


def test_how_and_when_an_act_was_done_is_none_of_its_own() -> None:
    assert [kind for _, kind in acts("أصيب سبعة شبان بحالات اختناق في البلدة")] == ["wounding"]
    assert [kind for _, kind in acts("أعدم المسلحون ثلاثة أسرى رميا بالرصاص")] == ["killing"]


def test_a_word_beside_the_act_makes_it_none_but_one_farther_on_does_not() -> None:
    assert acts("قتل سائق شاحنة في حادث سير على الطريق") == []
    assert ("شهداء", "killing") in acts("سقط خمسة شهداء في مخيم جباليا")
