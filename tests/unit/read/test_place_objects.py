"""Phrases that name a place but are what an act is done to, or where people are from; with what is kept."""

import pytest

from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.read.reader import RuleReader


def places(text: str) -> dict[str, list[str]]:
    """Return the words of the places (of any role) of each claim, by its trigger."""
    document = Document(id=document_id(text.encode("utf-8")), name="x", text=text)
    return {c.trigger.text: [p.text for p in (*c.places, *c.from_, *c.to)] for c in RuleReader().read(document).claims}


ROWS = [
    ("a house that is hit", "قصفت الطائرات منزلاً في بلدة حيس.", "قصفت", ["بلدة حيس"]),
    ("a house is all that is told", "داهمت الشرطة منزلاً واعتقلت ثلاثة شبان.", "داهمت", ["منزلاً"]),
    ("a station that is hit", "استهدفت مسيرة محطة وقود في مدينة الأبيض.", "استهدفت", ["مدينة الأبيض"]),
    ("in a café", "انفجرت عبوة داخل مقهى في مدينة بعقوبة.", "انفجرت", ["مقهى", "مدينة بعقوبة"]),
    ("their houses in a named place", "داهمت القوات منازلهم في بلدة دورا.", "داهمت", ["بلدة دورا"]),
    ("his house", "اختطف مسلحون الناشط من منزله في حي الداوون.", "اختطف", ["منزله", "حي الداوون"]),
    ("what is found", "عثرت الشرطة على معمل للمتفجرات في بلدة راوة.", "عثرت", ["بلدة راوة"]),
    ("posts that are left", "أخلت الميليشيا مقراتها في مدينة البوكمال.", "أخلت", ["مدينة البوكمال"]),
    ("a post that is left has no other place", "انسحب الجنود من الثكنة.", "انسحب", ["الثكنة"]),
    ("a court", "أمرت النيابة بإحالة المتهمين على القضاء.", "إحالة", []),
    ("a district", "انفجرت عبوة ناسفة في قضاء سنجار.", "انفجرت", ["قضاء سنجار"]),
    ("a way that is cut off", "غادرت قافلة المساعدات المدينة لكن عصابة اعترضت طريقها.", "اعترضت", []),
    ("a way that is closed", "أغلق محتجون طريق المطار في مدينة عدن.", "أغلق", ["طريق المطار", "مدينة عدن"]),
    ("no position fell", "نفى الجيش سقوط أي موقع.", "سقوط", []),
    ("a named camp fell", "أكد الجيش سقوط معسكر خالد.", "سقوط", ["معسكر خالد"]),
    (
        "what a place is called",
        "سمعت انفجارات في حقل العمر النفطي الذي تتخذه القوات الأمريكية قاعدة لها.",
        "انفجارات",
        ["حقل العمر النفطي"],
    ),
    ("recruits and where they are from", "بدأت الجماعة بتجنيد أبناء المحافظات الشرقية.", "تجنيد", []),
    ("where recruits are taken", "بدأت الجماعة بتجنيد شبان في محافظة ذمار.", "تجنيد", ["محافظة ذمار"]),
    ("deserters and where they are from", "ثمانية من المقاتلين من أبناء المنطقة سلموا أنفسهم.", "سلموا أنفسهم", []),
    ("who is made to leave home", "هجرت الميليشيا سكان القرية.", "هجرت", ["القرية"]),
    ("part of goods", "نقلت السفينة جزءاً من حمولتها إلى ميناء طبرق.", "نقلت", ["ميناء طبرق"]),
    ("part of a city", "سيطرت القوات على جزء من المدينة.", "سيطرت", ["جزء من المدينة"]),
    ("a gap that is filled", "اجتمع القائدان في كفري لبحث سد الفراغ الأمني.", "اجتمع", ["كفري"]),
    ("a dam", "قصفت الطائرات محيط سد تشرين.", "قصفت", ["محيط سد تشرين"]),
    ("another name in brackets", "قصفت المدفعية مدينة سنجار (شنكال).", "قصفت", ["مدينة سنجار"]),
    ("another place", "قصفت المدفعية مدينة سنجار وبلدة سنوني.", "قصفت", ["مدينة سنجار", "بلدة سنوني"]),
    ("gates that are set up", "نصبت القوات بوابات أمنية على مداخل مدينة مرزق.", "نصبت", ["مداخل مدينة مرزق"]),
    ("a gate that is there", "تظاهر المئات أمام بوابة المعسكر.", "تظاهر", ["بوابة المعسكر"]),
    ("notables and where they are from", "عقد العميد اجتماعاً مع مشايخ من باب التبانة والقبة.", "اجتماعاً", []),
    ("where they met", "عقد العميد اجتماعاً في باب التبانة والقبة.", "اجتماعاً", ["باب التبانة", "القبة"]),
    ("where another verb leads", "أصيب متعاقد بجروح لكنه عاد إلى بغداد.", "أصيب", []),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_places(text: str, trigger: str, wanted: list[str]) -> None:
    assert places(text)[trigger] == wanted
