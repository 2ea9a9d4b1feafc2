"""Places that acts of a sentence have in common, or have not: each rule with a case that is not meant."""

import pytest

from readings import claim_of, places_of

PLACES = [
    ("done in the area that was told", "طوقت الشرطة المنطقة واعتقلت خمسة مطلوبين.", "اعتقلت", ["المنطقة"]),
    ("a place of its own", "طوقت الشرطة المنطقة واعتقلت خمسة مطلوبين في حي النصر.", "اعتقلت", ["حي النصر"]),
    ("feared where one is", "عزز الجيش مواقعه في وادي الحصن تحسباً لأي هجوم.", "هجوم", ["وادي الحصن"]),
    (
        "feared where one was before one left",
        "نزحت ثلاثون عائلة من قرية بليزانة إلى مركز القضاء خوفاً من القصف.",
        "القصف",
        ["قرية بليزانة"],
    ),
    ("feared elsewhere", "نقل المسلحون صواريخ إلى بلدة جاسم خوفاً من غارات للتحالف.", "غارات", []),
    ("who sends does not go there", "هدمت الميليشيا عشرة منازل وهجرت أصحابها إلى مدينة مسلاتة.", "هدمت", []),
    ("who goes acts there", "دخلت القوات إلى مدينة مرزق ونصبت حواجز.", "نصبت", ["مدينة مرزق"]),
    ("where it was said", "وفي بغداد قال الجيش إن جنوده اعتقلوا ستة في حي الأمين.", "اعتقلوا", ["حي الأمين"]),
    ("where it was", "وفي بغداد، اعتقلت الشرطة ستة في حي الأمين.", "اعتقلت", ["حي الأمين", "بغداد"]),
    (
        "all the places that a joined act goes on in",
        "فرضت القوات حظراً للتجوال في ناحيتي الرياض والرشاد، وباشرت حملة دهم.",
        "حملة دهم",
        ["ناحيتي الرياض", "الرشاد"],
    ),
    (
        "not those of another act",
        "فرضت القوات حظراً للتجوال في ناحية الرياض، وباشرت حملة دهم في الرشاد.",
        "حملة دهم",
        ["الرشاد"],
    ),
    ("an attack that is repelled", "تصدت القوات لهجوم شنته المليشيات في جبهة الضالع.", "تصدت", ["جبهة الضالع"]),
    ("a fight after another", "اندلعت اشتباكات بين فصيلين. وشنت طائرات غارة على بلدة حيس.", "اشتباكات", []),
    (
        "what went on in a course",
        "أنهت الميليشيا دورة تدريبية تلقى عناصرها خلالها دروساً في معسكر الصالحية.",
        "دورة تدريبية",
        ["معسكر الصالحية"],
    ),
    (
        "handed out where it was brought",
        "تم نقل المواد الإغاثية إلى بلدة عياش تمهيداً لتوزيعها على العائلات.",
        "توزيع",
        ["بلدة عياش"],
    ),
    ("prepared for elsewhere", "نقلت الميليشيا صواريخ إلى بلدة عياش تمهيداً لشن هجمات.", "هجمات", []),
]
WAYS = [
    (
        "what is moved comes from where it was set up",
        "نقلت الميليشيا المنصات التي نصبتها قرب بلدة صبيخان، باتجاه مدينة الميادين.",
        "نقلت",
        ["قرب بلدة صبيخان"],
        ["مدينة الميادين"],
    ),
    (
        "who set them up moved nothing",
        "قصفت الطائرات المنصات التي نصبتها الميليشيا قرب بلدة صبيخان.",
        "قصفت",
        [],
        [],
    ),
    (
        "one journey in two clauses",
        "الرتل الذي وصل إلى مدينة البوكمال جاء من ريف حمص.",
        "جاء",
        ["ريف حمص"],
        ["مدينة البوكمال"],
    ),
    ("two journeys", "وصل رتل إلى مدينة البوكمال، وجاء آخر من ريف حمص.", "جاء", ["ريف حمص"], []),
    (
        "who flees leaves where they are from",
        "تعويض النقص في المقاتلين من أبناء محافظة درعا، والذين فضلوا الهرب إلى الأردن.",
        "الهرب",
        ["محافظة درعا"],
        ["الأردن"],
    ),
    (
        "who flees from a place that is told",
        "تعويض النقص في المقاتلين من أبناء محافظة درعا، والذين فضلوا الهرب من مدينة نوى إلى الأردن.",
        "الهرب",
        ["مدينة نوى"],
        ["الأردن"],
    ),
    ("who comes from a place", "قدمت من مدينة تدمر تعزيزات للجيش.", "قدمت من", ["مدينة تدمر"], []),
    ("who comes to a place", "وصلت إلى مدينة تدمر تعزيزات للجيش.", "وصلت", [], ["مدينة تدمر"]),
    (
        "people who are moved come from there",
        "نقلت الطائرات العناصر من المطارات العسكرية إلى مطار دمشق الدولي.",
        "نقلت",
        ["المطارات العسكرية"],
        ["مطار دمشق الدولي"],
    ),
    (
        "a second place behind a destination",
        "نقلت الشركة الذخائر براً إلى قاعدة الجفرة جنوبي البلاد.",
        "نقلت",
        [],
        ["قاعدة الجفرة", "جنوبي البلاد"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_places(text: str, trigger: str, wanted: list[str]) -> None:
    assert places_of(claim_of(text, trigger)) == wanted


@pytest.mark.parametrize(("text", "trigger", "start", "end"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS])
def test_ways(text: str, trigger: str, start: list[str], end: list[str]) -> None:
    found = claim_of(text, trigger)
    assert ([p.text for p in found.from_], [p.text for p in found.to]) == (start, end)
