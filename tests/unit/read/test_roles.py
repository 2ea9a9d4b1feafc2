"""Who does it to whom, and who takes part: one row a construction of news Arabic, with sentences of our own."""

from functools import lru_cache

import pytest

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.read.reader import RuleReader

Roles = dict[str, str]  # a role to the texts that have it, joined by " + "


@lru_cache(maxsize=1)
def _reader() -> RuleReader:
    return RuleReader()


def _claim(text: str, trigger: str) -> Claim:
    claims = _reader().read(Document(id="0" * 64, name="a.txt", text=text)).claims
    found = [claim for claim in claims if claim.trigger.text == trigger]
    assert len(found) == 1, f"{trigger}: {[c.trigger.text for c in claims]}"
    return found[0]


def _roles(claim: Claim) -> Roles:
    lists = {"by": claim.actors, "to": claim.recipients, "with": claim.with_}
    return {role: " + ".join(p.text for p in some) for role, some in lists.items() if some}


ROWS: list[tuple[str, str, str, Roles]] = [
    # verbs and what stands around them
    ("verb, subject, place", "قصفت المدفعية التركية قرية كفر خاشر.", "قصفت", {"by": "المدفعية التركية"}),
    (
        "subject before its verb",
        "الجيش اللبناني أوقف أربعة مطلوبين في بعلبك.",
        "أوقف",
        {"by": "الجيش اللبناني", "to": "أربعة مطلوبين"},
    ),
    ("passive by what follows", "قتل 3 مدنيين في حي الزهور.", "قتل", {"to": "3 مدنيين"}),
    ("active by what follows", "قتل مسلحون شاباً في حي الزهور.", "قتل", {"by": "مسلحون", "to": "شاباً"}),
    ("passive by its mark", "قُتلت امرأة في منزلها.", "قُتلت", {"to": "امرأة"}),
    ("people behind a verb of force", "اعتقل ثلاثة شبان في البلدة.", "اعتقل", {"to": "ثلاثة شبان"}),
    (
        "verb behind «كانوا قد»",
        "يشار إلى أن أهالي الحي كانوا قد تظاهروا أمام البلدية.",
        "تظاهروا",
        {"by": "أهالي"},
    ),
    ("a state behind «يشار إلى أن»", "يشار إلى أن أنقرة كانت قد هددت بالرد.", "هددت", {"by": "أنقرة"}),
    (
        "joined subjects go on together",
        "قوة من الشرطة ولواء المغاوير طوقت الحي واعتقلت أربعة مطلوبين.",
        "اعتقلت",
        {"by": "قوة من الشرطة + لواء المغاوير", "to": "أربعة مطلوبين"},
    ),
    (
        "object behind an aside",
        "خطف مسلحون، مساء أمس السبت، الناشط سامر حسن العلي من منزله.",
        "خطف",
        {"by": "مسلحون", "to": "سامر حسن العلي"},
    ),
    (
        "object behind an aside of source",
        "اتهمت الحكومة، في بيان أمس، قوات الدعم السريع بقتل المدنيين.",
        "اتهمت",
        {"by": "الحكومة", "to": "قوات الدعم السريع"},
    ),
    (
        "an unknown subject by position",
        "قال النادي إن الزعران ضربوا الأسير.",
        "ضربوا",
        {"by": "الزعران", "to": "الأسير"},
    ),
    # nouns of acts
    (
        "noun with two genitives",
        "اعتقال القوات الأمنية ثلاثة شبان في البلدة.",
        "اعتقال",
        {"by": "القوات الأمنية", "to": "ثلاثة شبان"},
    ),
    (
        "going on with an act",
        "واصل مسلحو العشائر، أمس الاثنين، استهداف نقاط التفتيش.",
        "استهداف",
        {"by": "مسلحو العشائر"},
    ),
    (
        "a noun with its own suffix",
        "أعلنت حكومة إقليم كردستان رفضها القاطع للقرار.",
        "رفض",
        {"by": "حكومة إقليم كردستان"},
    ),
    ("a bare number as object", "قال الجيش إن جنوده قتلوا سبعة.", "قتلوا", {"by": "جنوده", "to": "سبعة"}),
    (
        "the object is the suffix",
        "عادت قوة من الشرطة بعدما اعترضها أهال.",
        "اعترض",
        {"by": "أهال", "to": "قوة من الشرطة"},
    ),
    (
        "among them, behind a comma",
        "أصيب 12 شخصاً، بينهم ثلاثة مسعفين، برصاص الشرطة.",
        "أصيب",
        {"by": "الشرطة", "to": "12 شخصاً + ثلاثة مسعفين"},
    ),
    ("tens alone", "وأصيب العشرات في الساحة.", "أصيب", {"to": "العشرات"}),
    ("«المدعو» without an office", "اختطف مسلحون المدعو خالد الأحمد.", "اختطف", {"by": "مسلحون", "to": "خالد الأحمد"}),
    (
        "an office is no second object",
        "عيّن الحزب المدعو “أبو رائد” مسؤولاً أمنياً في البلدة.",
        "عيّن",
        {"by": "الحزب", "to": "أبو رائد"},
    ),
    ("taken from", "تسلم الجيش السلاح من مقاتلي العشائر.", "تسلم", {"by": "الجيش", "to": "مقاتلي العشائر"}),
    ("who laid it", "مقتل شرطي في كمين نصبه مجهولون قرب البلدة.", "كمين", {"by": "مجهولون", "to": "شرطي"}),
    (
        "behind «أن», whatever its verb",
        "قال المصدر إن المسلحين كانوا يرتدون زياً عسكرياً، واقتادوا مزارعين إلى الجبل.",
        "اقتادوا",
        {"by": "المسلحين", "to": "مزارعين"},
    ),
    (
        "a relative clause's subject gives way",
        "اشتبكت الشرطة مع مجموعة حاولت التسلل، واعتقلت ثلاثة منها.",
        "اعتقلت",
        {"by": "الشرطة"},
    ),
    ("what is asked for", "طالبت النقابة بإطلاق سراح المعلمين.", "إطلاق سراح", {"to": "المعلمين"}),
    (
        "an accused state behind a name",
        "اتهم الناشط كريم حسن تركيا بقتل مدنيين.",
        "قتل",
        {"by": "تركيا", "to": "مدنيين"},
    ),
    (
        "apposition is no object",
        "أصدرت المحكمة قراراً بإبعاد الشيخ نادر العموري، أحد الخطباء، عن المدينة.",
        "إبعاد",
        {"to": "نادر العموري"},
    ),
    ("an organisation hands out", "ووزعت منظمة الأمل سلالاً غذائية.", "وزعت", {"by": "منظمة الأمل"}),
    (
        "two of an organisation, and more of another",
        "مقتل عنصرين اثنين من جبهة النصرة و4 من قوات النظام.",
        "مقتل",
        {"to": "عنصرين اثنين + جبهة النصرة + 4 من قوات النظام"},
    ),
    (
        "done during an operation",
        "نفذت الشرطة عملية مداهمة في القرية، اعتُقل خلالها أربعة أشخاص.",
        "اعتُقل",
        {"by": "الشرطة", "to": "أربعة أشخاص"},
    ),
    (
        "armed is an adjective, two tribes are two",
        "اندلع نزاع عشائري مسلح بين عشيرتي البوعلي والبوحسن.",
        "نزاع",
        {"by": "عشيرتي البوعلي + البوحسن"},
    ),
    ("nobody alone kills in a clash", "اشتبكت الشرطة مع مهربين، ما أسفر عن مقتل طفل.", "مقتل", {"to": "طفل"}),
    ("noun with the victim", "مقتل طفلة في درعا.", "مقتل", {"to": "طفلة"}),
    (
        "noun with «لـ» of who does it",
        "قتل ثلاثة مدنيين في قصف للجيش على سوق.",
        "قصف",
        {"by": "للجيش", "to": "ثلاثة مدنيين"},
    ),
    ("an arm that acts", "قصف الطيران الحربي المدينة.", "قصف", {"by": "الطيران الحربي"}),
    # light verbs
    (
        "شن",
        "شن الطيران الروسي غارات على مواقع تنظيم داعش.",
        "غارات",
        {"by": "الطيران الروسي", "to": "تنظيم داعش"},
    ),
    ("قام بـ", "قامت ميليشيا فاطميون باعتقال راعي أغنام.", "اعتقال", {"by": "ميليشيا فاطميون", "to": "راعي أغنام"}),
    ("تم", "تم اعتقال خمسة أشخاص في القرية.", "اعتقال", {"to": "خمسة أشخاص"}),
    ("تعرض لـ", "تعرضت دورية للشرطة لإطلاق نار.", "إطلاق نار", {"to": "دورية للشرطة"}),
    # clauses
    ("relative clause", "المسلحون الذين هاجموا الحاجز فروا إلى الجبل.", "هاجموا", {"by": "المسلحون"}),
    ("verb behind a relative clause", "المسلحون الذين هاجموا الحاجز فروا إلى الجبل.", "فروا", {"by": "المسلحون"}),
    (
        "harm takes over the actor of the attack",
        "أسفر قصف لقوات النظام عن مقتل طفلة.",
        "مقتل",
        {"by": "قوات النظام", "to": "طفلة"},
    ),
    (
        "fighters of what was attacked",
        "هاجم مسلحون حاجزاً لقسد، ما أدى إلى مقتل عنصرين.",
        "مقتل",
        {"by": "مسلحون", "to": "عنصرين + قسد"},
    ),
    ("whom a blast struck", "مقتل ثلاثة عناصر من الشرطة بانفجار لغم.", "انفجار", {"to": "ثلاثة عناصر + الشرطة"}),
    ("fear is of somebody else", "عزز الجيش مواقعه تحسباً لأي هجوم.", "هجوم", {"to": "الجيش"}),
    ("revenge is for somebody else's act", "قصفت الفصائل القاعدة رداً على اغتيال طبيب.", "اغتيال", {"to": "طبيب"}),
    ("what is condemned is not the speaker's", "نددت المنظمة بخطف الإيزيديين.", "خطف", {"to": "الإيزيديين"}),
    ("what a group is formed for", "جندت الميليشيا عشرات الفتية لنقل الذخيرة.", "نقل", {"by": "عشرات الفتية"}),
    # agents and targets
    ("على يد", "قتل رجل على يد مجهولين.", "قتل", {"by": "مجهولين", "to": "رجل"}),
    ("برصاص", "جرح ضابط برصاص قناص من قوات النظام.", "جرح", {"by": "قناص من قوات النظام", "to": "ضابط"}),
    ("من قبل", "اغتيل القاضي من قبل مجهولين.", "اغتيل", {"by": "مجهولين", "to": "القاضي"}),
    (
        "agent behind an aside",
        "أصيب تسعة عمال، أحدهم بحالة خطيرة، برصاص قوات الاحتلال.",
        "أصيب",
        {"by": "قوات الاحتلال", "to": "تسعة عمال"},
    ),
    ("ضد", "شنت الفصائل هجوماً ضد قوات النظام.", "هجوماً", {"by": "الفصائل", "to": "قوات النظام"}),
    ("what belongs to somebody", "استهدفت عبوة دورية للجيش.", "استهدفت", {"to": "دورية للجيش"}),
    # lists of dead and wounded
    ("some of them", "مقتل 3 مدنيين بينهم طفلان.", "مقتل", {"to": "3 مدنيين + طفلان"}),
    ("others", "مقتل 3 مدنيين وإصابة آخرين.", "إصابة", {"to": "آخرين"}),
    ("a number counts on fighters", "مقتل ضابطين وجرح أربعة آخرين.", "جرح", {"to": "أربعة آخرين"}),
    ("a third", "مقتل عنصرين وإصابة ثالث.", "إصابة", {"to": "ثالث"}),
    ("dead without a name", "سقوط قتلى وجرحى في القصف.", "قتلى", {}),
    ("organisation of the victim", "مقتل عنصر من الجيش السوري في درعا.", "مقتل", {"to": "عنصر + الجيش السوري"}),
    (
        "people by nationality",
        "اعتقلت الشرطة سوريين اثنين في المطار.",
        "اعتقلت",
        {"by": "الشرطة", "to": "سوريين اثنين"},
    ),
    # persons
    ("profession and name", "أصيب الطفل أحمد محمود خليل بجروح.", "أصيب", {"to": "أحمد محمود خليل"}),
    ("by-name", 'اعتقلت الشرطة القيادي الملقب "أبو حمزة".', "اعتقلت", {"by": "الشرطة", "to": "أبو حمزة"}),
    (
        "adjective between office and name",
        "انتقد الإعلام النائب السابق حسو مراد بشار. واتهم النائب السابق حسو مراد بشار الحكومة بقصف القرية.",
        "اتهم",
        {"by": "حسو مراد بشار", "to": "الحكومة"},
    ),
    ("family name alone", "أقيل العميد سالم مبارك النسي. غير أن النسي رفض القرار.", "رفض", {"by": "النسي"}),
    (
        "what somebody is made",
        "عيّنت القيادة أحمد محمود الخالد قائداً للشرطة.",
        "عيّنت",
        {"by": "القيادة", "to": "أحمد محمود الخالد"},
    ),
    ("name in brackets", "أفرج الحوثيون (أنصار الله) عن 30 معتقلاً.", "أفرج", {"by": "الحوثيون", "to": "30 معتقلاً"}),
    # who takes part
    ("between X and Y", "اندلعت اشتباكات بين الجيش الوطني وقسد.", "اشتباكات", {"by": "الجيش الوطني", "with": "قسد"}),
    (
        "with Y",
        "اجتمع وزير الدفاع مع وفد من الأمم المتحدة.",
        "اجتمع",
        {"by": "وزير الدفاع", "with": "وفد من الأمم المتحدة"},
    ),
    (
        "بمشاركة",
        "أجرى الجيش المصري تدريبات بمشاركة قوات أردنية.",
        "تدريبات",
        {"by": "الجيش المصري", "with": "قوات أردنية"},
    ),
    # demands, bans, aid
    (
        "whom a demand asks",
        "طالب الأهالي الحكومة بإطلاق سراح المعتقلين.",
        "إطلاق سراح",
        {"by": "الحكومة", "to": "المعتقلين"},
    ),
    (
        "whom a ban keeps out",
        "منعت قوات الاحتلال المصلين من دخول المسجد.",
        "منعت",
        {"by": "قوات الاحتلال", "to": "المصلين"},
    ),
    (
        "whom aid reaches",
        "وزعت الجمعية سلالاً غذائية على النازحين.",
        "وزعت",
        {"by": "الجمعية", "to": "النازحين"},
    ),
    ("a source that acts", "طالب المرصد السوري الحكومة بفتح تحقيق.", "طالب", {"by": "المرصد السوري", "to": "الحكومة"}),
    # open vocabulary
    (
        "groups that no list has",
        "هاجم لواء الزيتونة مواقع ميليشيا الشبل.",
        "هاجم",
        {"by": "لواء الزيتونة", "to": "ميليشيا الشبل"},
    ),
    ("numbered unit", "اعتقل اللواء 22 أربعة مطلوبين.", "اعتقل", {"by": "اللواء 22", "to": "أربعة مطلوبين"}),
]


@pytest.mark.parametrize(("text", "trigger", "roles"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_roles(text: str, trigger: str, roles: Roles) -> None:
    assert _roles(_claim(text, trigger)) == roles


PEOPLE = [
    ("digits", "قتل 12 شخصاً في الغارة.", "قتل", "killed", (12, 12)),
    ("words", "اعتقلت الشرطة أحد عشر رجلاً.", "اعتقلت", "arrested", (11, 11)),
    ("dual", "إصابة طفلين في القصف.", "إصابة", "wounded", (2, 2)),
    ("two, said twice", "استشهاد مقاتلين اثنين من اللواء الأول.", "استشهاد", "killed", (2, 2)),
    ("one", "مقتل طفلة برصاص قناص.", "مقتل", "killed", (1, 1)),
    ("at least", "مقتل ما لا يقل عن 20 مدنياً.", "مقتل", "killed", (20, None)),
    ("vague", "اعتقلت الشرطة عشرات الشبان.", "اعتقلت", "arrested", (None, None)),
]


@pytest.mark.parametrize(
    ("text", "trigger", "field", "bounds"), [row[1:] for row in PEOPLE], ids=[r[0] for r in PEOPLE]
)
def test_numbers_of_people(text: str, trigger: str, field: str, bounds: tuple[int | None, int | None]) -> None:
    stated = _claim(text, trigger).people[field]
    assert (stated.min, stated.max) == bounds


NOT_PEOPLE = [
    ("vehicles", "دمرت الطائرات ثلاث دبابات في الميدان.", "دمرت"),
    ("a distance", "قتل مدنيون على بعد 5 كيلومترات من البلدة.", "قتل"),
    ("a family is not one", "قتلت عائلة كاملة في غارة.", "قتلت"),
]


@pytest.mark.parametrize(("text", "trigger"), [row[1:] for row in NOT_PEOPLE], ids=[row[0] for row in NOT_PEOPLE])
def test_no_number_of_people(text: str, trigger: str) -> None:
    stated = _claim(text, trigger).people
    assert all(quantity.min is None and quantity.max is None for quantity in stated.values())


def test_a_person_of_a_group_names_both() -> None:
    claim = _claim('مقتل القيادي في "الحرس الثوري" حميد رضا الشيرازي.', "مقتل")
    assert [(p.text, p.kind) for p in claim.recipients] == [
        ("حميد رضا الشيرازي", "person"),
        ("الحرس الثوري", "state_force"),
    ]
    assert [p.registered for p in claim.recipients] == [False, True]


def test_open_names_are_neutral_and_marked() -> None:
    claim = _claim("هاجم لواء الزيتونة حاجزاً للشرطة.", "هاجم")
    (actor,) = claim.actors
    assert (actor.id, actor.name, actor.registered) == ("group:alzytwnh", "لواء الزيتونة", False)
