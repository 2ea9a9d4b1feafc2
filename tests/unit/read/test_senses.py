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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("نظم الأهالي وقفة أمام المبنى، مطالبين برفع الحواجز", ("مطالبين", "demand")),
        ("قال الشيخ إن البلدة بلا ماء، داعياً المنظمات إلى نجدتها", ("داعياً", "demand")),
        ("وصفت اللجنة الغارة بالجريمة، محملةً القيادة المسؤولية عنها", ("محملةً", "accusation")),
        ("أغلق السائقون الطريق، متهمين فرع الأمن بابتزازهم", ("متهمين", "accusation")),
    ],
)
def test_a_participle_of_saying_is_an_act_of_its_own(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in acts(text)


def test_people_charged_charge_nobody() -> None:
    assert [kind for _, kind in acts("أوقفت الشرطة متهمين بالسرقة في السوق")].count("accusation") == 0


def test_an_attack_that_somebody_claims_is_of_the_type_told_before() -> None:
    told = "استهدفت مسيرة مفخخة قاعدة جوية غرب البلاد. "
    assert acts(told + "وأعلنت الجماعة مسؤوليتها عن الهجوم.")[1:] == [("الهجوم", "drone_strike")]
    assert acts(told + "وتبنت الجماعة العملية في بيان.")[1:] == [("العملية", "drone_strike")]
    assert acts(told + "وتوقف الهجوم مساء.")[1:] == []


def test_what_went_off_may_stand_before_its_verb() -> None:
    text = "قال شهود إن عبوة ناسفة زرعت على الطريق الواصل بين القرية والمدينة الصناعية انفجرت ظهراً"
    assert ("انفجرت", "bombing") in acts(text)


def test_a_preposition_may_be_a_verb_at_the_start_of_a_clause() -> None:
    assert acts("عبر رتل عسكري الحدود إلى تشاد") == [("عبر", "deployment")]
    assert acts("حول الفصيل المدرسة إلى ثكنة") == [("حول", "base_established")]
    assert acts("حول المدينة حواجز قديمة") == []


def test_the_parts_of_a_set_phrase_may_stand_apart() -> None:
    assert acts("لقي ثلاثة مزارعين حتفهم قرب القرية") == [("لقي", "killing")]
    assert acts("سوت الجرافات المنزل بالأرض") == [("سوت", "property_destruction")]


def test_what_came_of_an_attack_is_an_act_beside_it() -> None:
    assert [kind for _, kind in acts("خلفت الغارة دماراً واسعاً في الحي")] == ["air_strike", "property_destruction"]


def test_what_training_is_in_and_what_a_building_is_for_are_no_acts() -> None:
    assert [kind for _, kind in acts("تلقى العناصر تدريبات على القنص والتعامل مع المتفجرات")] == ["exercise"]
    assert acts("عثرت القوات على معمل لتفخيخ السيارات") == [("عثرت", "seizure")]


def test_a_noun_with_the_article_has_no_genitive_without_it() -> None:
    assert ("دخل", "deployment") in acts("دخل البلدة مقاتلون من اللواء الخامس")
