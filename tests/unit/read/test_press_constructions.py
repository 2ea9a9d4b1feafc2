"""Constructions of the daily press and of local networks: one row each, with sentences of our own."""

import pytest

from readings import claim_of, claims_of
from tawatur.core.claims import Claim

Fields = dict[str, str]  # a field to its texts, joined by " + "


def _fields(claim: Claim) -> Fields:
    lists = {
        "by": claim.actors,
        "to": claim.recipients,
        "with": claim.with_,
        "at": claim.places,
        "from": claim.from_,
        "into": claim.to,
        "things": claim.things,
    }
    found = {field: " + ".join(p.text for p in some) for field, some in lists.items() if some}
    found |= {field: quantity.text for field, quantity in claim.people.items()}
    return found | {"type": claim.type, "status": claim.status} | ({"when": claim.when.text} if claim.when.text else {})


ROWS: list[tuple[str, str, str, Fields]] = [
    # what two words of harm have together
    (
        "a genitive of two nouns",
        "أسفر الهجوم عن مقتل وجرح عدد من عناصر الفصيل.",
        "مقتل",
        {"to": "عدد من عناصر الفصيل", "killed": "عدد من"},
    ),
    ("a subject of two verbs", "قُتل وأصيب عشرات العناصر قرب الجسر.", "قُتل", {"to": "عشرات العناصر"}),
    ("a subject before two verbs", "قال إن سبعة جنود قتلوا وأصيبوا في الوادي.", "أصيبوا", {"to": "سبعة جنود"}),
    # what the subject says or does of its own
    (
        "control that is the subject's own",
        "أعلنت قوات الدعم السريع سيطرتها على جسر شمبات.",
        "سيطرت",
        {"by": "قوات الدعم السريع", "at": "جسر شمبات"},
    ),
    (
        "migrants set free",
        "حررت الشرطة تسعين مهاجراً من مخزن قرب بني وليد.",
        "حررت",
        {"type": "release", "to": "تسعين مهاجراً"},
    ),
    # words for people that are adjectives
    ("an unknown explosion", "أصيب عنصران من الشرطة بانفجار مجهول المصدر.", "انفجار", {"to": "عنصران + الشرطة"}),
    ("a terrorist attack", "استنكر المجلس الهجوم الإرهابي على السوق.", "الهجوم", {"at": "السوق"}),
    # who does what a noun tells of
    (
        "two genitives, the second a place",
        "أصيب شاب خلال اقتحام قوات الاحتلال بلدة سلواد.",
        "اقتحام",
        {"by": "قوات الاحتلال", "at": "بلدة سلواد"},
    ),
    ("fire from somebody", "تعرض الحاجز لإطلاق نار من مسلحين.", "إطلاق نار", {"by": "مسلحين"}),
    (
        "a passive behind its noun",
        "قال إن طوقاً أمنياً فُرض على القرية من قبل الميليشيات الإيرانية.",
        "طوقاً",
        {"by": "الميليشيات الإيرانية", "at": "القرية"},
    ),
    (
        "what may come",
        "توعدت الكتيبة بصد أي هجوم قد تشنه القوات الموالية لحفتر على المدينة.",
        "هجوم",
        {"by": "القوات الموالية لحفتر", "status": "planned"},
    ),
    (
        "what a car carries when it is hit",
        "تعرضت سيارة كانت تقل مدنيين لانفجار لغم.",
        "انفجار",
        {"to": "مدنيين", "things": "سيارة + لغم"},
    ),
    # verbs whose parts stand apart
    (
        "a relative clause before «لـ»",
        "تعرض مخيم أبو شوك الذي يضم آلاف النازحين، لقصف مدفعي.",
        "قصف",
        {"at": "مخيم أبو شوك", "status": "reported"},
    ),
    (
        "a date between a verb and its fixed words",
        "أطلق مسلحون مجهولون، مساء أمس، النار على دورية للشرطة.",
        "أطلق",
        {"type": "shooting", "by": "مسلحون مجهولون", "to": "دورية للشرطة"},
    ),
    (
        "a date between a light verb and its preposition",
        "عملت ميليشيا حزب الله العراقية، فجر اليوم، على نقل ذخائر من القائم.",
        "نقل",
        {"by": "ميليشيا حزب الله العراقية", "from": "القائم", "things": "ذخائر"},
    ),
    # people that no list knows
    ("counted nationals", "لقي 12 سودانياً مصرعهم في قصف على السوق.", "مصرع", {"to": "12 سودانياً", "killed": "12"}),
    ("a nationality spelled as its state", "قتل 14 سورياً في الغارة.", "قتل", {"to": "14 سورياً", "killed": "14"}),
    ("counted people behind harm", "أسفر القصف عن مقتل 75 مصلياً.", "مقتل", {"to": "75 مصلياً", "killed": "75"}),
    # what belongs to a place or thing
    (
        "whose position behind two adjectives",
        "هاجم مسلحون مقراً عسكرياً مشتركاً لقوات النظام وميليشيا الدفاع الوطني.",
        "هاجم",
        {"by": "مسلحون", "to": "قوات النظام + ميليشيا الدفاع الوطني"},
    ),
    (
        "a place on a border",
        "سيطرت الفصائل على مدينة البوكمال الحدودية مع العراق.",
        "سيطرت",
        {"by": "الفصائل", "at": "مدينة البوكمال الحدودية"},
    ),
    (
        "where a thing was made",
        "استقدمت الميليشيا 10 طائرات مسيرة إيرانية الصنع من تدمر.",
        "استقدمت",
        {"type": "weapons_movement", "by": "الميليشيا", "from": "تدمر", "things": "10 طائرات مسيرة"},
    ),
    (
        "whither with «لـ»",
        "ينقل الحرس الثوري أسلحة من البوكمال للعراق.",
        "ينقل",
        {"from": "البوكمال", "into": "للعراق"},
    ),
    # truces
    (
        "a truce in force that is broken",
        "قتل شخص بغارة إسرائيلية في خرق جديد لاتفاق وقف إطلاق النار.",
        "وقف إطلاق النار",
        {"type": "ceasefire", "status": "past"},
    ),
    (
        "what breaks a truce is done",
        "خرقت إسرائيل اتفاق وقف إطلاق النار بقصف بلدة الخيام.",
        "قصف",
        {"by": "إسرائيل", "status": "reported"},
    ),
    (
        "an agreement that is reached",
        "توصل الطرفان إلى اتفاق لوقف إطلاق النار.",
        "اتفاق",
        {"type": "agreement", "by": "الطرفان"},
    ),
    # acts and what only belongs to them
    ("a count of the dead alone", "أعلنت الوزارة سقوط خمسة شهداء وإصابة 12 شخصاً.", "شهداء", {"killed": "خمسة"}),
    (
        "an explosion that took place",
        "أصيب عشرة جراء الانفجار الذي وقع بالمنطقة الصناعية.",
        "الانفجار",
        {"at": "المنطقة الصناعية"},
    ),
    (
        "a shipment is a thing",
        "استهدفت طائرة مسيرة شحنة أسلحة تابعة للميليشيات الإيرانية.",
        "استهدفت",
        {"type": "drone_strike", "to": "للميليشيات الإيرانية"},
    ),
    ("a drone sent up over a town", "أطلقت الميليشيا طائرة مسيرة فوق المدينة.", "أطلقت", {"type": "overflight"}),
    # harm and whom it is done to
    (
        "death met apart",
        "لقي 20 من عناصر الشرطة حتفهم في الانفجار.",
        "لقي",
        {"to": "20 من عناصر الشرطة", "killed": "20"},
    ),
    ("a place that sees killing", "شهدت العاصمة مقتل وإصابة 20 شخصا.", "مقتل", {"to": "20 شخصا", "at": "العاصمة"}),
    (
        "what an attack led to",
        "تسبب هجوم انتحاري في مقتل ثلاثة من أفراد الحرس.",
        "مقتل",
        {"to": "ثلاثة من أفراد الحرس"},
    ),
    ("a checkpoint near", "أعلن الجيش مقتل جنديين في نقطة تفتيش.", "مقتل", {"killed": "جنديين"}),
    ("dozens", "أصيب العشرات بجروح في هجمات متفرقة.", "أصيب", {"to": "العشرات"}),
    # words of other trades near an act
    ("a front that is shelled", "تجدد قصف المدفعية على جبهة مقبنة.", "قصف", {"type": "shelling"}),
    ("a patrol in an ambush", "وقعت دورية شرطة في كمين على الطريق.", "كمين", {"type": "armed_attack"}),
    ("a popular market", "وقع انفجار في سوق شعبي بحي البياع.", "انفجار", {"type": "explosion"}),
    ("a camp for training", "استهدف الطيران مركز تدريب للميليشيا.", "استهدف", {"type": "air_strike"}),
    # who
    (
        "the coalition by its whole name",
        "استقدمت قوات التحالف الدولي لمحاربة تنظيم داعش معدات عسكرية إلى القاعدة.",
        "استقدمت",
        {"type": "weapons_movement", "into": "القاعدة"},
    ),
    (
        "aircraft joined behind «لـ»",
        "رافق ذلك تحليق لمروحيات ومسيرات التحالف في سماء المنطقة.",
        "تحليق",
        {"by": "مسيرات التحالف"},
    ),
    (
        "guests of a meeting",
        "عقد الحرس الثوري اجتماعا ضم قياديين في حزب الله وضباطا من النظام.",
        "اجتماعا",
        {"by": "الحرس الثوري", "with": "قياديين في حزب الله + ضباطا من النظام"},
    ),
    ("a force behind what a town undergoes", "تعرضت البلدة لقصف قوات النظام.", "قصف", {"by": "قوات النظام"}),
    (
        "who may attack",
        "استعدت القوات لهجمات محتملة من الفصائل الموالية لإيران.",
        "هجمات",
        {"by": "الفصائل الموالية لإيران"},
    ),
    ("a rank is no name", "استهدف الانفجار ضابطا رفيع المستوى.", "الانفجار", {"to": "ضابطا"}),
    ("whom a side calls terrorist", "تفقد قيادي في الحرس الثوري الإيراني الإرهابي موقعاً.", "تفقد", {"type": "visit"}),
    # bases and papers
    ("a post that is opened", "قالت إن الميليشيا فتحت مقرا جديدا لها في البلدة.", "فتحت", {"type": "base_established"}),
    ("a post that moves", "نقلت الميليشيا المقرين إلى منطقة الصناعة.", "نقلت", {"type": "deployment"}),
    ("papers taken away", "بدأت الميليشيات بسحب البطاقات العسكرية من عناصرها.", "سحب", {"type": "seizure"}),
    (
        "who is stationed in a camp that is hit",
        "قصفت الطائرة معسكراً تتمركز فيه قوات تابعة لحفتر.",
        "قصفت",
        {"to": "قوات تابعة لحفتر", "at": "معسكراً"},
    ),
    # who does it and to whom, behind a noun
    (
        "«لـ» behind the doer",
        "جاءت الاحتجاجات بعد اعتقال قوات سوريا الديمقراطية لـ17 شاباً.",
        "اعتقال",
        {"by": "قوات سوريا الديمقراطية", "to": "17 شاباً", "arrested": "17"},
    ),
    (
        "what is condemned is a noun",
        "أدان المجلس قصف قوات النظام للأحياء السكنية في دوما.",
        "قصف",
        {"by": "قوات النظام", "at": "للأحياء السكنية + دوما"},
    ),
    (
        "reinforcements behind a date",
        "استقدمت قسد، ليل أمس السبت، تعزيزات إلى البلدة.",
        "تعزيزات",
        {"by": "قسد", "into": "البلدة", "when": "ليل أمس السبت"},
    ),
    (
        "a campaign and whom it is aimed at",
        "نفذت القوات حملة مداهمات استهدفت المتظاهرين.",
        "حملة مداهمات",
        {"by": "القوات", "to": "المتظاهرين"},
    ),
    (
        "a strike by a drone and whom it hits",
        "قتل 8 أشخاص جراء ضربة نفذتها طائرة مسيرة استهدفت نازحين.",
        "ضربة",
        {"type": "drone_strike", "to": "نازحين"},
    ),
    (
        "a pronoun inside a fixed phrase",
        "اعتقلت القوات شبانا بهدف سوقهم إلى الخدمة.",
        "سوقهم إلى الخدمة",
        {"to": "شبانا"},
    ),
    ("what a shelling hits", "أصاب القصف مقر الشرطة بصاروخ.", "القصف", {"type": "shelling", "at": "مقر الشرطة"}),
    ("drones behind the place", "هاجمت القوات مدينة في الشمال بالمسيرات.", "هاجمت", {"type": "drone_strike"}),
    ("who blow themselves up", "أقدم الانتحاريون على تفجير أنفسهم.", "تفجير أنفسهم", {"type": "suicide_bombing"}),
    (
        "armed civilians are one party",
        "فتحت قوات الأمن ومدنيون مسلحون النار على المحتجين.",
        "فتحت",
        {"by": "قوات الأمن + مدنيون مسلحون", "to": "المحتجين"},
    ),
    ("a dateline acts not", "أربيل (كوردستان 24)- أعلن الجهاز تصفية قيادي في داعش.", "تصفية", {"by": "الجهاز"}),
    (
        "who is among the dead kills nobody",
        "قتل عدد من عناصر مليشيا الحوثي بينهم القيادي حبيب صالح القحطاني.",
        "قتل",
        {"to": "عدد من عناصر مليشيا الحوثي + حبيب صالح القحطاني"},
    ),
    (
        "who is among the wounded behind a means",
        "إصابة ثلاثة شبان برصاص الاحتلال، بينهم طفل.",
        "إصابة",
        {"by": "الاحتلال", "to": "ثلاثة شبان + طفل"},
    ),
    ("who pushes reinforcements", "دفع جيش الاحتلال بتعزيزات عسكرية للمخيم.", "دفع", {"by": "جيش الاحتلال"}),
    (
        "drills that are launched are told once",
        "أطلقت ميليشيا الحرس الثوري الإيراني تدريبات عسكرية لقواتها في بلدة التبني.",
        "تدريبات",
        {"type": "exercise", "by": "ميليشيا الحرس الثوري الإيراني"},
    ),
    # words that are none
    ("«وأدى» is no valley", "وأدى القصف إلى مقتل عنصر واحد.", "مقتل", {"to": "عنصر"}),
    ("tear gas is no town", "استخدمت القوات الرصاص الحي والغازات المسيلة للدموع.", "استخدمت", {"by": "القوات"}),
    ("modern arms are no town", "نقلت القوات أسلحة حديثة إلى المعسكر.", "نقلت", {"into": "المعسكر", "things": "أسلحة"}),
    ("an age is no date", "خطف المسلحون رضيعاً عمره 40 يوماً.", "خطف", {"to": "رضيعاً"}),
    (
        "a brigade is a man before its verb",
        "يسيطر اللواء 444 على وسط طرابلس.",
        "يسيطر",
        {"by": "اللواء 444", "at": "وسط طرابلس"},
    ),
    (
        "the commander of a numbered unit",
        "اندلع القتال بعد احتجاز القوة قائد اللواء 444 محمود حمزة.",
        "احتجاز",
        {"by": "القوة", "to": "محمود حمزة + اللواء 444"},
    ),
    (
        "an aside in dashes between who does and whom it is done to",
        "اندلع القتال بعد احتجاز القوة -التي تسيطر على المطار- قائد الكتيبة.",
        "احتجاز",
        {"by": "القوة", "to": "قائد الكتيبة"},
    ),
    ("who stands up to an attack", "وقعت الاشتباكات بعد تصدي الحشد الشعبي لهجوم.", "تصدي", {"by": "الحشد الشعبي"}),
    (
        "those struck by a means are no doers",
        "أعلن الجيش إصابة ثلاثة جنود نتيجة استهدافهم بعبوة ناسفة.",
        "استهداف",
        {"to": "ثلاثة جنود", "things": "عبوة ناسفة"},
    ),
    (
        "what is asked of somebody is a noun",
        "طلبت القوات من القائد سحب المقاتلين من البلدة.",
        "سحب",
        {"by": "القائد", "to": "المقاتلين", "from": "البلدة"},
    ),
    ("what is decided is a noun", "قرر المجلس نشر لواء على الحدود.", "نشر", {"by": "المجلس", "to": "لواء"}),
    (
        "sites of civilians are struck, no people",
        "نفذت طائرات أميركية غارات استهدفت مواقع مدنية في صعدة.",
        "غارات",
        {"by": "طائرات أميركية", "at": "مواقع + صعدة"},
    ),
    (
        "a town that witnesses",
        "ارتفعت حصيلة الاشتباكات التي شهدتها طرابلس يومي الاثنين والثلاثاء.",
        "الاشتباكات",
        {"at": "طرابلس"},
    ),
    ("a town whose name is a verb too", "قتل شاب في مدينة نوى.", "قتل", {"at": "مدينة نوى"}),
    ("a village whose name is an act too", "خطف تاجر في بلدة عدوان بريف درعا.", "خطف", {"at": "بلدة عدوان + ريف درعا"}),
    ("a part of the body is no area", "أصيب شاب في منطقة البطن في درعا.", "أصيب", {"at": "درعا"}),
    (
        "a name in quotation marks behind its verb",
        "وقتل “موسى محمود قويدر”، بعد استهدافه في نوى.",
        "قتل",
        {"to": "موسى محمود قويدر"},
    ),
    ("a name with a word that is a verb too", "قتل الطفل يوسف حكم الحلقي في جاسم.", "قتل", {"to": "يوسف حكم الحلقي"}),
    ("some of those named before", "عاد المتظاهرون بعد إصابة عدد منهم.", "إصابة", {"to": "عدد منهم"}),
    (
        "a number behind a verb of two parts",
        "لقي ثمانية أشخاص حتفهم في مأرب.",
        "لقي",
        {"to": "ثمانية أشخاص", "killed": "ثمانية"},
    ),
    (
        "a comma between a light verb and its noun",
        "قامت الشرطة العسكرية، باعتقال نحو 30 شاباً.",
        "اعتقال",
        {"by": "الشرطة العسكرية", "to": "نحو 30 شاباً"},
    ),
    (
        "whom a campaign of arrests reaches",
        "شنت القوات حملة اعتقالات في البلدة طالت العشرات من المدنيين.",
        "حملة اعتقالات",
        {"type": "arrest", "by": "القوات", "to": "العشرات من المدنيين"},
    ),
    ("what a campaign aims at", "قالت الشبكة إن الحملة تهدف أيضاً لاعتقال الشبان.", "اعتقال", {"status": "planned"}),
    ("whose mine it is", "قُتل مزارع بانفجار لغم للحوثيين في حيفان.", "انفجار", {"by": "للحوثيين", "things": "لغم"}),
    ("a toll is no purpose", "وقدر العدد الأولي للقتلى بثمانية أشخاص.", "للقتلى", {"status": "reported"}),
    ("missiles hit a quarter", "قال متحدث إن صاروخين أصابا منطقة سكنية.", "أصابا", {"type": "shelling"}),
    (
        "a passive told by its doer",
        "قالت المفوضية إن الناشطة التي اختطفت على أيدي مجهولين ما زالت غائبة.",
        "اختطفت",
        {"by": "مجهولين", "to": "الناشطة"},
    ),
    (
        "who regains control of what, from whom",
        "أفادت الشبكة باستعادة قوات النظام السيطرة على البلدة من تنظيم الدولة.",
        "استعادة",
        {"by": "قوات النظام", "to": "تنظيم الدولة", "at": "البلدة"},
    ),
    ("an attempted crime", "حاول مستوطنون ارتكاب جريمة خطف للمواطن وائل مقبل.", "جريمة خطف", {"status": "planned"}),
    (
        "an adjective that is no name",
        "قصفت الطائرات حيين سكنيين في مأرب.",
        "قصفت",
        {"at": "حيين سكنيين + مأرب"},
    ),
    (
        "a row of villages",
        "استهدف القصف قرى الفوار، أبو كرنة، أم كوراك، عجان، معيجنة.",
        "القصف",
        {"at": "قرى الفوار + أبو كرنة + أم كوراك + عجان + معيجنة"},
    ),
    ("quarters joined by «و»", "دارت اشتباكات في أحياء الجورة والقصور.", "اشتباكات", {"at": "أحياء الجورة + القصور"}),
    (
        "nationals by the dozen",
        "قتل عشرات السودانيين بقصف على السوق.",
        "قتل",
        {"to": "عشرات السودانيين", "killed": "عشرات"},
    ),
    ("nationals by the hundred", "اعتقلت الشرطة المئات من السوريين.", "اعتقلت", {"to": "المئات من السوريين"}),
    (
        "a commission of human rights asks a government",
        "طالبت المفوضية العليا لحقوق الإنسان الحكومة العراقية بالتحرك.",
        "طالبت",
        {"to": "الحكومة العراقية"},
    ),
    ("«كبير» is no well", "تعرض جزء كبير من المستشفى للتدمير.", "للتدمير", {"at": "المستشفى"}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_fields(text: str, trigger: str, wanted: Fields) -> None:
    found = claim_of(text, trigger)
    fields = _fields(found)
    assert {field: fields.get(field) for field in wanted} == wanted
    if "with" not in wanted:
        assert "with" not in fields
    if wanted.keys() == {"to"}:
        assert "when" not in fields


SILENT: list[tuple[str, str, set[str]]] = [
    ("who is stationed in a place that is hit", "قصفت الطائرة معسكراً تتمركز فيه قوات تابعة لحفتر.", {"قصفت"}),
    (
        "a breach as what a strike amounts to",
        "أصيب شخص بغارة على البلدة في خرق جديد للهدنة.",
        {"أصيب", "غارة", "الهدنة"},
    ),
    ("what a column is made of", "ضم الرتل معدات عسكرية وشاحنات وقود.", set()),
    ("when a patrol passes", "انفجرت العبوة لدى مرور دورية للجيش.", {"انفجرت"}),
    ("what comes after what", "أعلنت القوات هدنة، كما جاء بعدما صمت القادة.", {"هدنة"}),
    ("who was slain comes from a village", "وينحدر المغدور من قرية صيصون.", set()),
    ("a car that turns over", "أدى إطلاق النار على السيارة إلى انقلابها على الطريق العام.", {"إطلاق النار"}),
    ("what a campaign is to strengthen", "قالت المديرية إن الحملة استهدفت تعزيز الأمن في السوق.", {"تعزيز"}),
    ("a number that is reached", "ضبطت القوات مهاجرين تصل إلى أكثر من ألفين.", {"ضبطت"}),
    ("an office", "التقى آمر التمركزات الأمنية عماد الطرابلسي وفداً من الزاوية.", {"التقى"}),
    ("verbs that carry an explosion", "وقع الانفجار الذي حصل في المستودع فجراً.", {"الانفجار"}),
]


@pytest.mark.parametrize(("text", "triggers"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_no_act_of_its_own(text: str, triggers: set[str]) -> None:
    assert {claim.trigger.text.removeprefix("لل") for claim in claims_of(text)} <= triggers | {"هدنة"}


def test_who_extends_his_control_takes_it_once() -> None:
    claims = claims_of("بسطت قوات الدعم السريع سيطرتها على مدخل جسر شمبات في أم درمان.")
    assert [(c.type, [p.id for p in c.actors]) for c in claims] == [("territory_capture", ["rsf"])]


def test_a_name_that_is_spelt_like_a_verb_captures_nobody() -> None:
    claims = claims_of("شيع أهالي جاسم جثمان القيادي ياسر الحمود الذي اغتيل الأحد برصاص مسلحين.")
    assert {c.type for c in claims} == {"killing"}
    assert "ياسر الحمود" in {p.name for c in claims for p in c.recipients}


def test_adjectives_give_no_place_a_name() -> None:
    (claim,) = claims_of("قصفت الطائرات منطقة سكنية وسوقاً تجارية في مأرب.")
    assert [place.name for place in claim.places if place.text != "مأرب"] == [None] * (len(claim.places) - 1)


def test_vehicles_of_nationals_belong_to_people() -> None:
    (claim,) = claims_of("حطم مستوطنون مركبات فلسطينيين.")
    assert [participant.id for participant in claim.recipients] == ["civilians"]


def test_martyrs_that_rise_are_told_once() -> None:
    claims = claims_of("أسفر القصف عن ارتقاء مئات الشهداء.")
    assert [claim.type for claim in claims].count("killing") == 1
