"""What is said to have happened, to be planned, ordered, denied, doubted or to be background."""

import pytest

from readings import claims_of
from tawatur.core.documents import Interval


def _statuses(text: str) -> dict[str, str]:
    published = Interval(earliest="2024-03-20", latest="2024-03-20")
    return {claim.trigger.text: claim.status for claim in claims_of(text, published=published)}


ROWS = [
    ("negation before a verb", "لم تقصف القوات البلدة أمس.", "تقصف", "negated"),
    ("an exception of time", "أكد القائد أن قواته لن تغادر القاعدة إلا بعد وصول البديل.", "تغادر", "negated"),
    ("an exception of things", "لم توزع المنظمة إلا خمسين سلة غذائية.", "توزع", "reported"),
    ("negation of a noun", "انفجرت القذيفة دون سقوط قتلى في الحي.", "قتلى", "negated"),
    ("«سرعان ما» negates nothing", "وسرعان ما قصف الجيش القرية.", "قصف", "reported"),
    ("denial by a verb", "نفى الجيش قصف المشفى.", "قصف", "negated"),
    ("denial by a participle", "قال المتحدث إن الوضع هادئ، نافياً اعتقال أي شاب في القرية.", "اعتقال", "negated"),
    ("denial of what is told", "نفت الشرطة ما تداولته صفحات محلية عن اختطاف طبيب.", "اختطاف", "negated"),
    ("denial ends with a new verb", "نفت الوزارة وقوع قتلى، وقصفت الطائرات القرية.", "قصفت", "reported"),
    ("news without basis", "قال المركز إن الأنباء عن قصف المطار لا أساس لها.", "قصف", "negated"),
    ("news devoid of truth", "ما يشاع عن انسحاب القوات من البلدة عار عن الصحة.", "انسحاب", "negated"),
    ("no truth in", "لا صحة للأنباء المتداولة عن انسحاب القوات من المطار.", "انسحاب", "negated"),
    ("rumour", "سرت شائعات عن اقتحام الحي.", "اقتحام", "alleged"),
    ("charge", "اتهم ناشطون الفصيل بخطف طبيب في عفرين.", "خطف", "alleged"),
    ("charge across an aside", "اتهمت الحركة، في بيان أمس، الجيش باستهداف قافلة إغاثة.", "استهداف", "alleged"),
    ("condemnation doubts nothing", "أدانت الحكومة قصف الميناء.", "قصف", "reported"),
    ("unconfirmed, behind", "إصابة جندي في الحاجز (غير مؤكد).", "إصابة", "alleged"),
    ("likely", "من المرجح أن تكون طائرة مسيرة قد استهدفت السيارة.", "استهدفت", "alleged"),
    ("intention", "تعتزم الفصائل شن هجوم على القاعدة.", "هجوم", "planned"),
    ("intention across an aside", "تنوي القوات، وفق ناشطين، اقتحام البلدة.", "اقتحام", "planned"),
    ("purpose", "دخل رتل عسكري البلدة لاعتقال مطلوبين.", "اعتقال", "planned"),
    ("purpose after a noun", "أطلقت الشرطة حملة أمنية واسعة في المدينة لملاحقة المهربين.", "ملاحقة", "planned"),
    ("«تصدى لـ» has no purpose", "تصدت القوات لهجوم على مواقعها.", "هجوم", "reported"),
    ("fear", "نزح الأهالي خوفاً من قصف القرية.", "قصف", "planned"),
    ("exchange", "طلب الخاطفون فدية مقابل إطلاق سراح التاجر.", "إطلاق سراح", "planned"),
    ("condition", "انسحب المسلحون من الحي، على أن تنتشر الشرطة فيه.", "تنتشر", "planned"),
    ("future", "ستقصف الطائرات المواقع.", "تقصف", "planned"),
    ("a date ahead", "الكتيبة تسلّم المعسكر للوزارة غداً.", "تسلّم", "planned"),
    ("order", "أمر القائد باعتقال الصحفي.", "اعتقال", "ordered"),
    ("demand", "طالب الأهالي بإطلاق سراح المعتقلين.", "إطلاق سراح", "ordered"),
    ("order and new clause", "أمر القائد بإغلاق المعبر، وقصفت المدفعية التلال.", "قصفت", "reported"),
    ("background", "قصف الجيش البلدة. وكانت القوات قد اعتقلت ثلاثة شبان.", "اعتقلت", "past"),
    (
        "a source's background",
        "قال ناشطون إن الجيش قصف البلدة. وأضافوا أن القوات كانت قد اعتقلت طبيباً.",
        "اعتقلت",
        "past",
    ),
    ("the outlet's own background", "ويأتي ذلك بعد اعتقال ثلاثة شبان في البلدة.", "اعتقال", "past"),
    ("who is meant, by what was done", "أعادت الفصائل المنازل التي صادرتها إلى أصحابها.", "صادرت", "past"),
    ("what somebody did in the news", "شوهد العناصر الذين أغلقوا مداخل الحي.", "أغلقوا", "reported"),
    ("reprisal", "قصفت الفصائل القاعدة رداً على اغتيال قائدها.", "اغتيال", "past"),
    ("one story with «بعد»", "سيطر الجيش على المعسكر بعد اشتباكات عنيفة.", "اشتباكات", "reported"),
    ("habit", "نزح السكان بسبب القصف المتكرر على القرية.", "القصف", "past"),
    ("the news is no background", "قتلت المليشيات مئات المدنيين في المدينة في نوفمبر 2023.", "قتلت", "reported"),
    ("an old date", "اعتقلت الشرطة شاباً. وقصف الجيش البلدة في عام 2019.", "قصف", "past"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_status(text: str, trigger: str, status: str) -> None:
    found = _statuses(text)
    assert {word: found[word] for word in found if word == trigger} == {trigger: status}
