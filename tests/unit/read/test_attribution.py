"""On whose word: one row a construction of news Arabic, with sentences of our own."""

import pytest

from readings import claim_of, claims_of, document, reader
from tawatur.core.claims import Claim
from tawatur.read.settings import setting_of

OWN = ""  # nobody is named: the outlet itself speaks


def _chain(claim: Claim) -> str:
    """Return the chain as words and kinds, nearest to the outlet first."""
    return " > ".join(f"{source.text}/{source.kind}" for source in claim.sources)


def _of(text: str, trigger: str, outlet: str | None = None) -> str:
    return _chain(claim_of(text, trigger, outlet))


ROWS: list[tuple[str, str, str, str]] = [
    # verbs of saying and their subject
    ("verb, source, what is said", "قال مصدر محلي إن الطيران قصف قرية التل.", "قصف", "مصدر محلي/anonymous_local"),
    ("the source before its verb", "لكن مصدراً أمنياً نفى قصف القرية.", "قصف", "مصدراً أمنياً/anonymous_private"),
    (
        "a time and a parenthesis between",
        "أعلنت وزارة الدفاع السورية، مساء أمس الأحد، في بيان نشرته عبر صفحتها، مقتل ضابطين.",
        "مقتل",
        "وزارة الدفاع السورية/official",
    ),
    (
        "a medium told, before the source",
        "قال لرويترز مسؤول محلي إن مسلحين قتلوا ثلاثة حراس.",
        "قتلوا",
        "مسؤول محلي/official",
    ),
    (
        "a statement that an agency received is no narrator",
        "ذكرت قيادة الشرطة في بيان تلقته وكالة الأناضول أن مسلحين خطفوا تاجراً.",
        "خطفوا",
        "قيادة الشرطة/official",
    ),
    (
        "a preposition behind the subject",
        "كشفت مصادر خاصة عن وصول تعزيزات إلى القاعدة.",
        "وصول",
        "مصادر خاصة/anonymous_private",
    ),
    (
        "a number before the source",
        "قالت ثلاثة مصادر أمنية إن انتحارياً فجر نفسه في السوق.",
        "فجر نفسه",
        "مصادر أمنية/anonymous_private",
    ),
    (
        "an office that no list knows",
        "أعلنت مديرية أمن الكرمة، أمس، اعتقال أربعة مطلوبين.",
        "اعتقال",
        "مديرية أمن الكرمة/official",
    ),
    ("issued by", "وصدر عن مديرية التوجيه أن دورية أوقفت مهرباً.", "أوقفت", "مديرية التوجيه/official"),
    (
        "in a relative clause",
        "زار الوفد العائلات التي تقول إن المسلحين أحرقوا بيوتها.",
        "أحرقوا",
        "العائلات/anonymous_local",
    ),
    ("a passive says nothing", "أُعلن حظر للتجوال في المدينة.", "حظر للتجوال", OWN),
    ("a verb that is denied says nothing", "اعتقلت الدورية رجلاً لم تكشف هويته من حي الهدف.", "اعتقلت", OWN),
    ("a text of somebody", "وأفاد بيان للجيش اللبناني بأن دورية أوقفت مهرباً.", "أوقفت", "للجيش اللبناني/official"),
    (
        "it says in a statement",
        "وجاء في بيان صادر عن الجيش اللبناني أن دورية أوقفت مهرباً.",
        "أوقفت",
        "الجيش اللبناني/official",
    ),
    # persons and titles
    (
        "a title and a name",
        "قال وزير الصحة فراس الأبيض إن الغارة قتلت ستة.",
        "قتلت",
        "وزير الصحة فراس الأبيض/official",
    ),
    (
        "a name between commas",
        "قال مختار القرية، سعيد ناصر الجاسم، إن القصف قتل راعياً.",
        "قتل",
        "سعيد ناصر الجاسم/official",
    ),
    (
        "who speaks for an armed group is its channel",
        "قال المتحدث باسم حركة النجباء إن المسيرة استهدفت القاعدة.",
        "استهدفت",
        "المتحدث باسم حركة النجباء/armed_group_channel",
    ),
    (
        "who speaks for an army ends before what he tells of",
        "أعلن الناطق الرسمي باسم القوات المسلحة بسط السيطرة على مدخل الجسر.",
        "بسط السيطرة",
        "الناطق الرسمي باسم القوات المسلحة/official",
    ),
    (
        "a spokesman's name ends before what he denies",
        "نفى المتحدث باسم القوات المسلحة نادر سليم استهداف أحياء سكنية في المدينة.",
        "استهداف",
        "المتحدث باسم القوات المسلحة نادر سليم/official",
    ),
    (
        "an official who hides his name",
        "قال ضابط في الشرطة، طلب عدم ذكر اسمه، إن المهاجمين قتلوا حارساً.",
        "قتلوا",
        "ضابط في الشرطة/anonymous_private",
    ),
    (
        "a researcher by apposition",
        "وبحسب سامر الحلو، الباحث في الشؤون العسكرية، قصفت الطائرات القرية.",
        "قصفت",
        "سامر الحلو/think_tank",
    ),
    (
        "a group by way of its agency",
        "أعلن تنظيم داعش عبر وكالة أعماق مسؤوليته عن هجوم قتل خمسة جنود.",
        "قتل",
        "تنظيم داعش/armed_group_channel",
    ),
    # who quotes whom
    (
        "an agency and its source",
        "نقلت وكالة رويترز عن مسؤول أمريكي قوله إن الغارة قتلت قيادياً.",
        "قتلت",
        "وكالة رويترز/media > مسؤول أمريكي/official",
    ),
    (
        "quoting",
        "أفادت قناة الميادين نقلاً عن مصدر طبي بأن القصف قتل طفلين.",
        "قتل",
        "قناة الميادين/media > مصدر طبي/anonymous_local",
    ),
    (
        "whom a state agency leaves unnamed is official",
        "نقلت وكالة سانا عن مصدر عسكري أن الدفاعات أسقطت مسيرة.",
        "أسقطت",
        "وكالة سانا/state_media > مصدر عسكري/official",
    ),
    (
        "a source that another medium had",
        "قال مصدر أمني لوكالة الأناضول إن مسلحين خطفوا تاجراً.",
        "خطفوا",
        "وكالة الأناضول/state_media > مصدر أمني/anonymous_private",
    ),
    (
        "three steps",
        "ونقل نادي الأسير عن محاميه قول الأسير سامي الجنيدي إن السجانين ضربوه.",
        "ضربو",
        "نادي الأسير/monitor > محاميه/activist > الأسير سامي الجنيدي/anonymous_local",
    ),
    (
        "according to a medium, a source said",
        "ووفقاً لشبكة رووداو، قال مصدر أمني إن عبوة انفجرت في السوق.",
        "انفجرت",
        "شبكة رووداو/media > مصدر أمني/anonymous_private",
    ),
    (
        "whose report a centre published",
        "وبحسب تقرير نشره مركز حرمون للدراسات المعاصرة، للباحث نوار شعبان، قصفت الطائرات القرية.",
        "قصفت",
        "مركز حرمون للدراسات المعاصرة/think_tank > للباحث نوار شعبان/think_tank",
    ),
    # according to
    ("behind its clause", "قُتل ثلاثة مدنيين في القصف، بحسب مصدر طبي.", "قُتل", "مصدر طبي/anonymous_local"),
    (
        "before its clause",
        "وبحسب ما نشره موقع “الجسر” المحلي، اعتقلت الدورية شابين.",
        "اعتقلت",
        "موقع “الجسر”/media",
    ),
    (
        "the actor of the clause had it published",
        "استهدفت كتائب القسام دبابة شرق المدينة، بحسب ما أعلنته عبر قناتها.",
        "استهدفت",
        "كتائب القسام/armed_group_channel",
    ),
    ("as … said", "خطف مسلحون طبيباً في المدينة، كما أفاد شهود عيان.", "خطف", "شهود عيان/anonymous_local"),
    (
        "a denial in another's report",
        "نفت مصلحة السجون، وفق صحيفة هآرتس، تعذيب الأسير.",
        "تعذيب",
        "صحيفة هآرتس/media > مصلحة السجون/official",
    ),
    # what is not a narrator
    (
        "reports that somebody denies",
        "نفى المتحدث ما تداولته صفحات محلية عن اختطاف ثلاثة شبان.",
        "اختطاف",
        "المتحدث/official",
    ),
    (
        "rumours that the outlet denies",
        "لا صحة لما تتداوله صفحات عن قصف المطار.",
        "قصف",
        OWN,
    ),
    ("the addressee", "قال المحافظ إنه أبلغ وزير الدفاع رفض المجلس للاتفاق.", "رفض", "المحافظ/official"),
    # demands, charges, threats
    ("a charge is told by the outlet", "اتهم محتجون الشرطة بقتل شاب.", "اتهم", OWN),
    ("what it is about is the word of who charges", "اتهم محتجون الشرطة بقتل شاب.", "قتل", "محتجون/anonymous_local"),
    (
        "what is demanded",
        "وطالبت الأمم المتحدة السلطات بالإفراج عن المعتقلين.",
        "الإفراج",
        "الأمم المتحدة/official",
    ),
    (
        "whom a charge is against is no part of who charges",
        "يتهم ناشطون الفصائل بالاستيلاء على المنازل.",
        "الاستيلاء",
        "ناشطون/activist",
    ),
    # lines of channels, headings
    ("a source and a colon", "🔴 مصدر أمني: مسلحون خطفوا تاجراً في المدينة", "خطفوا", "مصدر أمني/anonymous_private"),
    ("the other side's media", "إعلام عبري: مقتل جنديين في كمين", "مقتل", "إعلام عبري/media"),
    ("a place and a colon is no narrator", "بغداد: مقتل جنديين في كمين", "مقتل", OWN),
]


@pytest.mark.parametrize(("text", "trigger", "chain"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_who_says_it(text: str, trigger: str, chain: str) -> None:
    assert _of(text, trigger) == chain


CARRIED: list[tuple[str, str, str, str]] = [
    (
        "who tells news goes on telling",
        "قالت مصادر محلية إن الطيران قصف قرية التل. واعتقلت الدورية شابين من القرية.",
        "اعتقلت",
        "مصادر محلية/anonymous_local",
    ),
    (
        "a dropped subject",
        "قال أحد وجهاء القرية إن الجنود فتشوا المنازل. وأضاف أنهم اعتقلوا شاباً.",
        "اعتقلوا",
        "أحد وجهاء القرية/anonymous_local",
    ),
    (
        "a re-mention brings its chain",
        "نقلت وكالة سانا عن مصدر عسكري أن مسيرة سقطت. وأضاف المصدر أن الدفاعات أسقطت صاروخاً.",
        "أسقطت",
        "وكالة سانا/state_media > المصدر/official",
    ),
    (
        "a surname",
        "قال الناشط ياسر عزات الحمامدة إن الجيش هدم بيتاً. وأوضح الحمامدة أن جنوداً اعتقلوا طفلاً.",
        "اعتقلوا",
        "الحمامدة/activist",
    ),
    (
        "a text speaks for its author",
        "قالت منظمة العدالة إن الجنود أحرقوا القرية. وأضاف التقرير أن مسلحين خطفوا طبيباً.",
        "خطفوا",
        "منظمة العدالة/monitor",
    ),
    (
        "who spoke for a side has spoken",
        "قال قائد شرطة واسط إن مندسين أحرقوا المقر. وفرضت السلطات حظراً للتجوال.",
        "حظراً للتجوال",
        OWN,
    ),
    (
        "a quoted medium is quoted for what it says",
        "ذكرت صحيفة هآرتس أن الجيش أغلق الطرق. وقصفت المدفعية أطراف البلدة.",
        "قصفت",
        OWN,
    ),
    (
        "another place is another matter",
        "قال مصدر محلي إن الطيران قصف قرية التل. وفي مدينة جاسم، اعتقلت دورية شابين.",
        "اعتقلت",
        OWN,
    ),
    (
        "background is the outlet's own",
        "قال مصدر محلي إن الطيران قصف قرية التل. وكانت الفصائل قد انسحبت من القرية.",
        "انسحبت",
        OWN,
    ),
    (
        "it is mentioned that",
        "قال مصدر محلي إن الطيران قصف قرية التل. يُذكر أن القرية شهدت اشتباكات الشهر الماضي.",
        "اشتباكات",
        OWN,
    ),
    (
        "the lines under a heading",
        "وثقت الشبكة السورية لحقوق الإنسان الانتهاكات الآتية:\n- اعتقال 12 مدنياً في حماة\n- مقتل طفلين في إدلب",
        "مقتل",
        "الشبكة السورية لحقوق الإنسان/monitor",
    ),
    (
        "each line of a channel stands alone",
        "🔴 مصدر أمني: مسلحون خطفوا تاجراً في المدينة\n🔴 الجيش يقصف أطراف البلدة",
        "يقصف",
        OWN,
    ),
]


@pytest.mark.parametrize(("text", "trigger", "chain"), [row[1:] for row in CARRIED], ids=[row[0] for row in CARRIED])
def test_what_goes_on_in_the_next_sentence(text: str, trigger: str, chain: str) -> None:
    assert _of(text, trigger) == chain


@pytest.mark.parametrize(
    "text",
    [
        "قال مراسل عنب بلدي إن الطيران قصف قرية التل.",
        "ذكرت عنب بلدي أن الطيران قصف قرية التل.",
        "أفاد مراسلنا بأن الطيران قصف قرية التل.",
    ],
)
def test_the_outlet_and_its_correspondents_are_no_source(text: str) -> None:
    assert _of(text, "قصف", "enab_baladi") == OWN


def test_whom_the_outlet_asked_is_the_source() -> None:
    assert _of("قال ناشط لعنب بلدي إن الطيران قصف قرية التل.", "قصف", "enab_baladi") == "ناشط/activist"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("قال مصدر خاص لمنصة SY24 إن الطيران قصف القرية.", "sy24"),
        ("قالت مصادر محلية لـ”دير الزور 24” إن الطيران قصف القرية.", "deir_ezzor_24"),
        ("حديبو (عدن الغد) خاص:\nقصف الطيران القرية.", "aden_al_ghad"),
        ("علمت منصة SY24 من مصادر خاصة أن الطيران قصف القرية.", "sy24"),
        ("قال مصدر أمني لوكالة فرانس برس إن الطيران قصف القرية.", None),
        ("ووفقاً لقناة السومرية، قصف الطيران القرية.", None),
        ("قالت وكالة الأنباء السورية (سانا) إن الطيران قصف القرية.", None),
    ],
)
def test_the_outlet_from_the_text(text: str, outlet: str | None) -> None:
    reading = reader().read(document(text))
    assert reading.outlet == outlet


def test_a_narrator_of_no_list_is_marked() -> None:
    claim = claims_of("أفادت شبكة “صدى الوادي” بأن الطيران قصف القرية.")[0]
    assert [(s.kind, s.registered) for s in claim.sources] == [("network", False)]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("قال الدفاع المدني إن غارة على خان يونس في قطاع غزة قتلت طفلاً.", "gaza_civil_defence"),
        ("قال الدفاع المدني إن غارة قتلت طفلاً.", "gaza_civil_defence"),
        ("قال الدفاع المدني إن غارة على بلدة الخيام في لبنان قتلت طفلاً.", None),
        ("أعلن الدفاع المدني السوري نزوح الأهالي من إدلب. وقال الدفاع المدني إن غارة قتلت طفلاً.", "white_helmets"),
    ],
)
def test_an_office_that_every_country_has_is_that_of_the_report_or_of_its_fuller_name(
    text: str, id_: str | None
) -> None:
    claim = next(c for c in claims_of(text) if c.trigger.text == "قتلت")
    assert [n.id for n in claim.sources] == [id_]


def test_an_outlet_s_home_speaks_for_the_place_of_its_country() -> None:
    lexicon = reader().lexicon
    assert setting_of([], lexicon, "enab_baladi").outlet_country == "SY"
    assert setting_of([], lexicon, None).outlet_country is None
