"""Constructions of the daily press and of local networks: one row each, with sentences of our own."""

from functools import lru_cache

import pytest

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.read.reader import RuleReader

Fields = dict[str, str]  # a field to its texts, joined by " + "


@lru_cache(maxsize=1)
def _reader() -> RuleReader:
    return RuleReader()


def _claims(text: str) -> tuple[Claim, ...]:
    return _reader().read(Document(id="0" * 64, name="a.txt", text=text)).claims


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
    # words that are none
    ("an age is no date", "خطف المسلحون رضيعاً عمره 40 يوماً.", "خطف", {"to": "رضيعاً"}),
    ("«كبير» is no well", "تعرض جزء كبير من المستشفى للتدمير.", "للتدمير", {"at": "المستشفى"}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_fields(text: str, trigger: str, wanted: Fields) -> None:
    found = [claim for claim in _claims(text) if claim.trigger.text == trigger]
    assert len(found) == 1, [c.trigger.text for c in _claims(text)]
    fields = _fields(found[0])
    assert {field: fields.get(field) for field in wanted} == wanted
    if "with" not in wanted:
        assert "with" not in fields
    if wanted.keys() == {"to"}:
        assert "when" not in fields
