"""Places that an act's own clause does not say, and buildings and bodies as places."""

import pytest

from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.read.reader import RuleReader


def places(text: str) -> dict[str, list[str]]:
    """Return the words of the places (of any role) of each claim, by its trigger."""
    document = Document(id=document_id(text.encode("utf-8")), name="x", text=text)
    return {c.trigger.text: [p.text for p in (*c.places, *c.from_, *c.to)] for c in RuleReader().read(document).claims}


def rules(text: str) -> set[str]:
    document = Document(id=document_id(text.encode("utf-8")), name="x", text=text)
    return {r.rule for c in RuleReader().read(document).claims for r in c.rules}


def test_an_attack_named_again_gives_its_place_to_what_it_did() -> None:
    text = "شنت الطائرات غارات على بلدة كفرنبل.\nوقالت مصادر طبية إن الغارات تسببت في مقتل أربعة مدنيين وإصابة ستة."
    assert places(text)["مقتل"] == ["بلدة كفرنبل"]
    assert places(text)["إصابة"] == ["بلدة كفرنبل"]
    assert "places.mentioned_again" in rules(text)


def test_losses_told_right_after_an_attack_happened_there() -> None:
    text = "قصفت المدفعية أطراف مدينة تعز. وأصيب ثلاثة مدنيين بجروح."
    assert places(text)["أصيب"] == ["أطراف مدينة تعز"]


@pytest.mark.parametrize(
    "second",
    [
        "واعتقلت الشرطة شابين بتهمة السرقة.",
        "وطالب وزير الخارجية بوقف الحرب.",
        "وقتل شخصان في مدينة عدن.",
    ],
)
def test_other_acts_do_not_take_the_place_of_the_sentence_before(second: str) -> None:
    found = places("قصفت المدفعية أطراف مدينة تعز.\n" + second)
    assert all("أطراف مدينة تعز" not in some for words, some in found.items() if words != "قصفت")


def test_a_place_that_is_named_only_as_somebodys() -> None:
    text = "اقتحم مسلحون قرية أم ضوا.\nوقال عمدة القرية إن المسلحين نهبوا المواشي."
    assert places(text)["نهبوا"] == ["القرية"]
    assert "places.in_passing" in rules(text)


def test_an_adjective_of_people_is_no_place() -> None:
    assert places("قتلت القوات عددا من العناصر المحلية.")["قتلت"] == []


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("اغتال مجهولون ضابطا أمام منزله في بلدة اليادودة.", "اغتال", ["منزله", "بلدة اليادودة"]),
        ("شنت الطائرات غارة على منزل في حي الزيتون.", "غارة", ["منزل", "حي الزيتون"]),
        ("تظاهر المئات أمام وزارة الكهرباء في بغداد.", "تظاهر", ["بغداد", "وزارة الكهرباء"]),
        ("أصابت القذائف مركزا للجيش في بلدة العديسة.", "أصابت", ["مركزا للجيش", "بلدة العديسة"]),
        ("استهدفت الطائرات محطة وقود في مديرية عبس.", "استهدفت", ["مديرية عبس"]),
    ],
)
def test_buildings_and_bodies(text: str, trigger: str, wanted: list[str]) -> None:
    assert places(text)[trigger] == wanted


def test_two_names_behind_a_dual() -> None:
    text = "اعتدى مستوطنون على مركبات عند حاجزي حوارة وبيت فوريك."
    assert ["حاجزي حوارة", "بيت فوريك"] in places(text).values()


def test_live_ammunition_is_no_quarter() -> None:
    assert all(not some for some in places("أطلق الجنود الرصاص الحي صوب المتظاهرين.").values())


def test_what_opens_a_sentence_is_where_its_acts_are() -> None:
    found = places("وفي بلدة تل السبع، قتل شاب بإطلاق نار، وباشرت الشرطة التحقيق دون أن تعتقل أحدا.")
    assert all(some == ["بلدة تل السبع"] for some in found.values())


def test_where_people_hail_from_is_not_where_they_are_arrested() -> None:
    assert places("اعتقل فرع الأمن ثلاثة شبان من بلدة صيدا على حاجز خربة غزالة.")["اعتقل"] == ["حاجز خربة غزالة"]
    assert places("أفرجت السلطات عن الأسير ضياء العباسي من سلوان.")["أفرجت"] == []
    assert places("أفرجت السلطات عن معتقلين من سجن صيدنايا.")["أفرجت"] == ["سجن صيدنايا"]


def test_the_place_that_sees_something_happen() -> None:
    found = places("شهد المربع الأمني الخاص بالحرس الثوري، منذ أمس، اجتماعات مكثفة.")
    assert found["اجتماعات"] == ["المربع الأمني الخاص بالحرس الثوري"]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("عقد القيادي اجتماعا في مبنى البلدية القديم.", "اجتماعا", ["مبنى البلدية"]),
        ("قصفت المدفعية مبنى المحافظة.", "قصفت", ["مبنى المحافظة"]),
        ("أطلق المقاتلون قذائف محلية الصنع على بلدة خشام.", "أطلق", ["بلدة خشام"]),
    ],
)
def test_a_place_completed_by_another_and_no_place(text: str, trigger: str, wanted: list[str]) -> None:
    assert places(text)[trigger] == wanted


def test_a_gathering_named_again_is_where_it_was() -> None:
    text = "شهد مركز البلدية في مدينة سبها، اجتماعات لقادة الكتائب.\nوقال مصدر أمني إن الاجتماع شهد نقاشات حادة."
    assert places(text)["اجتماعات"] == ["مركز البلدية", "مدينة سبها"]
    assert places(text)["نقاشات"] == ["مركز البلدية", "مدينة سبها"]


def test_a_position_that_is_struck_and_a_long_subject() -> None:
    text = "تعرض أحد مواقع الميليشيا في مدينة الميادين، لهجوم صاروخي."
    assert places(text)["هجوم صاروخي"] == ["أحد مواقع الميليشيا", "مدينة الميادين"]


def test_what_somebody_trains_with_is_no_place() -> None:
    text = "أجرت الكتيبة تدريبات حول كيفية التعامل مع التلال في البادية."
    assert places(text)["تدريبات"] == ["البادية"]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("اندلعت اشتباكات في محيط المطار بين ثوار الزنتان والقوات الآتية من مصراتة.", "اشتباكات", ["محيط المطار"]),
        ("فتشت الشرطة الشاحنات القادمة من مدينة الفاشر.", "فتشت", []),
        ("اعتقلت القوات أربعة أشخاص في قرية الزر، بينهم نازح من مدينة السخنة.", "اعتقلت", ["قرية الزر"]),
        ("هدد القائد المخالفين بالسجن.", "هدد", []),
        ("اقتحم مستوطنون المسجد الأقصى المبارك.", "اقتحم", ["المسجد الأقصى"]),
        ("هجرت الميليشيا أربعين عائلة من حي العامل.", "هجرت", ["حي العامل"]),
    ],
)
def test_where_people_come_from_and_go_to(text: str, trigger: str, wanted: list[str]) -> None:
    assert places(text).get(trigger) == wanted


def test_the_houses_of_a_place_are_in_it() -> None:
    found = places("طوقت القوات قرية الدوير وداهمت عددا من منازلها.")
    assert "قرية الدوير" in found["داهمت"]


def test_what_is_done_there() -> None:
    found = places("تمركزت القوات في محيط قلعة الرحبة، حيث باشر الجنود بحفر خنادق.")
    assert found["حفر"] == ["محيط قلعة الرحبة"]
