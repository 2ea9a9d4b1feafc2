"""Participants that stand further off: owners, parts, charges, demands, repelled attacks, and who is left empty."""

import pytest

from readings import Roles, claim_of, roles_of

ROWS: list[tuple[str, str, str, Roles]] = [
    # owners of what is struck, taken or handed over
    (
        "«لـ» behind an unknown noun tells whose it is",
        "رمى مجهولون قنبلة على صيوان للجيش في محلة الزهور.",
        "رمى",
        {"by": "مجهولون", "to": "للجيش"},
    ),
    (
        "«لـ» right behind an attack's noun tells whose attack it is",
        "وقع هجوم للجيش على مواقع الفصائل.",
        "هجوم",
        {"by": "للجيش", "to": "الفصائل"},
    ),
    (
        "a building that somebody uses",
        "قصفت طائرة مسيرة مبنى تستخدمه قوات سوريا الديمقراطية قرب البلدة.",
        "قصفت",
        {"to": "قوات سوريا الديمقراطية"},
    ),
    (
        "what belongs to somebody by «تابعاً لـ»",
        "دمر سلاح الجو مخزناً للوقود تابعاً لتنظيم داعش في الصحراء.",
        "دمر",
        {"by": "سلاح الجو", "to": "تنظيم داعش"},
    ),
    (
        "people from whom things are robbed",
        "نهب المسلحون هواتف ومبالغ مالية من المارة قرب الجسر.",
        "نهب",
        {"by": "المسلحون", "to": "المارة"},
    ),
    (
        "aid «على» people behind its own noun",
        "وزعت منظمة الغيث مساعدات عاجلة على ثلاثين عائلة في المخيم.",
        "وزعت",
        {"by": "منظمة الغيث", "to": "ثلاثين عائلة"},
    ),
    # who is asked, charged or forced
    (
        "a demand «من» a body with the article",
        "طلبت الميليشيا من وجهاء القرى تسليم السلاح.",
        "طلبت",
        {"by": "الميليشيا", "to": "وجهاء القرى"},
    ),
    (
        "a demand «من» a state",
        "قال مسؤول إن واشنطن طلبت من إسرائيل فتح المعبر.",
        "طلبت",
        {"by": "واشنطن", "to": "إسرائيل"},
    ),
    (
        "a ministry and whom it accuses",
        "اتهمت وزارة الصحة القوات الإسرائيلية باستهداف المدنيين.",
        "اتهمت",
        {"by": "وزارة الصحة", "to": "القوات الإسرائيلية"},
    ),
    (
        "two charges by one speaker",
        "طالب النائب سمير الحداد الحكومة بالاستقالة، واتهم الحزب بتخزين السلاح.",
        "اتهم",
        {"by": "سمير الحداد", "to": "الحزب"},
    ),
    (
        "what a demand asks for is done by whom it asks",
        "طلب وزير الخارجية من مجلس الأمن إرسال خبراء إلى البلاد.",
        "إرسال",
        {"by": "مجلس الأمن"},
    ),
    (
        "what is asked of nobody named is done by nobody known",
        "طالبت منظمة الصحة العالمية بوقف فوري لإطلاق النار.",
        "إطلاق النار",
        {},
    ),
    (
        "appeals «من» somebody",
        "لم يفرج التنظيم عن الصحفيين رغم مناشدات متكررة من نقابة الصحفيين.",
        "مناشدات",
        {"by": "نقابة الصحفيين"},
    ),
    (
        "a man is no subject of a feminine verb",
        "أجرت القيادة تغييرات، حيث عينت المدعو “الحاج كريم” قائداً للقطاع.",
        "عينت",
        {"by": "القيادة", "to": "الحاج كريم"},
    ),
    # whom a text charges with an act
    (
        "the accused did what he is accused of",
        "أعلن الجهاز إلقاء القبض على متهم بتمويل خلايا داعش في كركوك.",
        "تمويل",
        {"by": "متهم", "to": "خلايا داعش"},
    ),
    (
        "the arrested did what they are charged with",
        "أوقفت المخابرات ثلاثة شبان بتهمة التعامل مع التحالف الدولي.",
        "التعامل",
        {"by": "ثلاثة شبان", "with": "التحالف الدولي"},
    ),
    # repelled attacks
    (
        "an attack repelled",
        "تصدت القوات الحكومية، فجر أمس، لهجوم شنه مقاتلو داعش قرب الحقل.",
        "تصدت",
        {"by": "القوات الحكومية", "to": "مقاتلو داعش"},
    ),
    (
        "who repels an attack is attacked",
        "صد المقاتلون هجوماً لقوات الدعم السريع على المدينة.",
        "هجوماً",
        {"by": "قوات الدعم السريع", "to": "المقاتلون"},
    ),
    # whom an act is aimed at, closed to, or finds
    (
        "who is stationed where it strikes",
        "استهدفت طائرة مسيرة قاعدة عين الأسد الجوية حيث تتمركز قوات أمريكية.",
        "استهدفت",
        {"to": "قوات أمريكية"},
    ),
    (
        "who was passing",
        "انفجرت عبوة ناسفة لدى مرور رتل للجيش اللبناني على الطريق.",
        "انفجرت",
        {"to": "للجيش اللبناني"},
    ),
    ("fire towards people", "أطلق المستوطنون الرصاص صوب الأهالي.", "أطلق", {"by": "المستوطنون", "to": "الأهالي"}),
    (
        "a crossing closed to people",
        "أغلق الجيش المعبر أمام المدنيين.",
        "أغلق",
        {"by": "الجيش", "to": "المدنيين"},
    ),
    (
        "to whom people surrender",
        "قال المصدر إن أربعة من عناصر التنظيم سلموا أنفسهم إلى قوات سوريا الديمقراطية.",
        "سلموا أنفسهم",
        {"by": "أربعة من عناصر التنظيم", "to": "قوات سوريا الديمقراطية"},
    ),
    (
        "victims who are led away",
        "قال المصدر إن المسلحين اقتادوا الضحيتين إلى جهة مجهولة.",
        "اقتادوا",
        {"by": "المسلحين", "to": "الضحيتين"},
    ),
    (
        "a passive goes on with whom the one before was done to",
        "قال الأهالي إن ثلاث عائلات شُردت من القرية ومُنعت من العودة.",
        "مُنعت",
        {"to": "ثلاث عائلات"},
    ),
    (
        "an aside of a statement with a verb of its own",
        "اتهم تحالف روابط الخير، في بيان تلقت الصحيفة نسخة منه، الحكومة السودانية بقصف الأسواق.",
        "اتهم",
        {"by": "تحالف روابط الخير", "to": "الحكومة السودانية"},
    ),
    (
        "a verb behind «سبق أن»",
        "وقال إن أحد الفصائل سبق أن توعّد ناشطي الساحة.",
        "توعّد",
        {"by": "أحد الفصائل", "to": "ناشطي"},
    ),
    (
        "a refusal of what was asked",
        "طلب الضباط من قائد اللواء سحب المدافع، لكن القائد رفض الطلب.",
        "رفض",
        {"by": "القائد", "to": "الضباط"},
    ),
    (
        "who a meeting brought together",
        "عقد اجتماع ضم شيوخ العشائر وقائد الشرطة في المضافة.",
        "اجتماع",
        {"by": "شيوخ العشائر + قائد الشرطة"},
    ),
    # fights, protection and purposes without a subject of their own
    (
        "a clash with somebody is fought by whom the sentence is about",
        "سيطر الجيش السوداني على الجسر بعد معارك عنيفة مع الدعم السريع.",
        "معارك",
        {"by": "الجيش السوداني", "with": "الدعم السريع"},
    ),
    (
        "who acts under protection is protected",
        "هاجم مستوطنون القرية تحت حماية جيش الاحتلال.",
        "تحت حماية",
        {"by": "جيش الاحتلال", "to": "مستوطنون"},
    ),
    (
        "what protesters demand",
        "نظمت عائلات المخطوفين وقفة احتجاجية أمام المقر للمطالبة بالكشف عن مصير أبنائها.",
        "للمطالبة",
        {"by": "عائلات المخطوفين"},
    ),
    (
        "no accusative is a genitive",
        "استقبل رئيس الأركان وفداً عسكرياً تركياً في مكتبه.",
        "استقبل",
        {"by": "رئيس الأركان", "with": "وفداً"},
    ),
    (
        "a dual with a suffix",
        "أدى القصف إلى مقتل سيدة وإصابة طفليها بجروح.",
        "إصابة",
        {"to": "طفليها"},
    ),
    (
        "some of those shot at are not those who shoot",
        "قال شهود إن مسلحين أطلقوا النار على حافلة تقل عمالاً فقتلوا أربعة منهم.",
        "قتلوا",
        {"by": "مسلحين", "to": "أربعة منهم"},
    ),
    (
        "a force does not kill its own",
        "ردت القوات التركية بقصف مواقع قسد بعد مقتل جندي تركي بصاروخ موجه.",
        "مقتل",
        {"to": "جندي تركي"},
    ),
    (
        "one office dismisses another",
        "أقال وزير الداخلية مدير شرطة البصرة على خلفية الأحداث.",
        "أقال",
        {"by": "وزير الداخلية", "to": "مدير شرطة"},
    ),
    (
        "a plural that kills somebody goes on with its subject",
        "تقدم مقاتلو المقاومة الشعبية نحو الجبل وقتلوا قناصاً.",
        "قتلوا",
        {"by": "مقاتلو المقاومة الشعبية", "to": "قناصاً"},
    ),
    # parts of people, and people whom nothing else names
    (
        "«أحدهم» is some of those named",
        "احتجزت الشرطة ثلاثة شبان قبل أن تفرج عن أحدهم بوساطة شيخ قبلي.",
        "تفرج",
        {"by": "الشرطة", "to": "أحدهم", "with": "شيخ قبلي"},
    ),
    (
        "«بعضهم» may be a subject",
        "احتج أفراد الكتيبة أمام المقر ورفض بعضهم تسليم سلاحه.",
        "رفض",
        {"by": "بعضهم"},
    ),
    (
        "«الأخير» is whoever was named last",
        "طلب الضباط من قائد اللواء سحب المدافع، لكن الأخير رفض الطلب.",
        "رفض",
        {"by": "الأخير", "to": "الضباط"},
    ),
    ("«العشرات» are people", "اعتقلت القوات العشرات.", "اعتقلت", {"by": "القوات", "to": "العشرات"}),
    (
        "an unknown counted noun behind a killing is people",
        "أسفر التفجير عن مقتل 75 مصلياً.",
        "مقتل",
        {"to": "75 مصلياً"},
    ),
    # who is left empty
    (
        "no subject of an earlier sentence behind a subject that no list knows",
        "اقتحمت قوات الأمن القرية. وقالت التنسيقية إن سكان الحي قطعوا الطريق.",
        "قطعوا",
        {"by": "سكان"},
    ),
    (
        "who tells does no act of force",
        "وقال المراسل إن الدورية غادرت الحي، فيما باشر عناصر الميليشيا بحفر خنادق ورفع سواتر ترابية.",
        "رفع سواتر",
        {"by": "عناصر الميليشيا"},
    ),
]


def _numbers(text: str, trigger: str) -> dict[str, tuple[int | None, int | None]]:
    return {name: (q.min, q.max) for name, q in claim_of(text, trigger).people.items()}


def test_groups_among_the_dead_are_counted() -> None:
    numbers = _numbers("قتل 12 مدنياً بينهم 3 أطفال وامرأتان في قصف على السوق.", "قتل")
    assert numbers == {"killed": (12, 12), "civilians": (12, 12), "children": (3, 3), "women": (2, 2)}


def test_numbers_joined_by_and_are_summed() -> None:
    numbers = _numbers("أصيب أربعة مسعفين وصحفيان في غارة على البلدة.", "أصيب")
    assert numbers == {"wounded": (6, 6), "medics": (4, 4), "journalists": (2, 2)}


def test_the_two_sides_are_those_of_the_clash_before() -> None:
    text = "وقعت اشتباكات بين قوات النظام وهيئة تحرير الشام قرب البلدة. وتوصل الطرفان إلى هدنة ليومين."
    assert [a.id for a in claim_of(text, "هدنة").actors] == ["syrian_regime_forces", "hts"]


@pytest.mark.parametrize(("text", "trigger", "roles"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_participants(text: str, trigger: str, roles: Roles) -> None:
    assert roles_of(claim_of(text, trigger)) == roles
