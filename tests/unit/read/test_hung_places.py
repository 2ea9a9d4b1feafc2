"""Places of acts that hang on another: aims, what goes along, what an event includes, areas of bases."""

import pytest

from readings import claim_of, places_of

ROWS = [
    (
        "an aim is reached where its act is done",
        "انتشرت الشرطة في حي الزيتون لملاحقة المهربين.",
        "ملاحقة",
        ["حي الزيتون"],
    ),
    (
        "goods are handed out where they are taken to",
        "نقلت المنظمة المساعدات إلى بلدة جاسم تمهيداً لتوزيعها.",
        "توزيع",
        ["بلدة جاسم"],
    ),
    ("what is feared has a scene of its own", "نقل المسلحون صواريخ إلى بلدة جاسم خوفاً من غارات للتحالف.", "غارات", []),
    (
        "what goes along with a movement",
        "وصلت الحافلات إلى مدينة البوكمال ترافقها سيارات مدنية محملة بعناصر.",
        "ترافق",
        ["مدينة البوكمال"],
    ),
    (
        "two verbs side by side",
        "صادرت الشرطة الأسلحة التي تدخل وتخرج عبر معبر اليعربية.",
        "تدخل",
        ["معبر اليعربية"],
    ),
    (
        "what changes included",
        "أجرت القيادة تغييرات في المنطقة الشرقية، وشملت هذه التغييرات تعيين ضباط جدد.",
        "تعيين",
        ["المنطقة الشرقية"],
    ),
    (
        "the area where the bases lie that are to be struck",
        "شكل القائد خلايا في منطقة شرقي الفرات من أجل شن هجمات على القواعد الأمريكية.",
        "هجمات",
        ["القواعد الأمريكية", "منطقة شرقي الفرات"],
    ),
    (
        "sites and where they lie are one place",
        "نقلت الميليشيا مدافع إلى مواقع جنوب غرب محافظة دير الزور.",
        "نقلت",
        ["مواقع جنوب غرب محافظة دير الزور"],
    ),
    (
        "a checkpoint and where it lies are two",
        "فجر انتحاري نفسه عند نقطة تفتيش غرب مدينة الموصل.",
        "فجر",
        ["نقطة تفتيش", "غرب مدينة الموصل"],
    ),
    ("a post is no place", "عين الوزير ثلاثة ضباط في مواقع حساسة.", "عين", []),
    (
        "the sky alone is no place",
        "قصفت المدفعية بلدة جاسم، تزامناً مع تحليق طائرات في الأجواء.",
        "تحليق",
        ["بلدة جاسم"],
    ),
    ("what is asked about is no place", "طلبت القيادة معلومات عن مواقع انتشار المسلحين.", "طلبت", []),
    ("nothing happens under the ground", "أخفى المسلحون السلاح في حفر تحت الأرض.", "أخفى", []),
    (
        "a centre that goods are brought to",
        "نقلت الميليشيا المساعدات إلى المركز الثقافي الإيراني.",
        "نقلت",
        ["المركز الثقافي الإيراني"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_places(text: str, trigger: str, wanted: list[str]) -> None:
    assert places_of(claim_of(text, trigger)) == wanted


def test_what_is_said_in_a_meeting_is_said_where_it_was_held() -> None:
    text = "شهد مقر المحافظة في تعز اجتماعاً لقادة.\nوقال مصدر إن الاجتماع شهد نقاشات وتبادلاً للاتهامات بين القادة."
    assert "تعز" in places_of(claim_of(text, "للاتهامات"))


def test_acts_after_a_drill_that_is_named_again_keep_their_own_places() -> None:
    text = "نفذ الجيش مناورات في ريف حلب.\nوتأتي هذه المناورات بعد أن قام التنظيم بعمليات أمنية ضد الجيش."
    assert places_of(claim_of(text, "عمليات")) == []
