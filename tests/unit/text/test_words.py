"""Words as received, and their readings."""

import pytest

from tawatur.text.words import Reading, readings, segment, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتِلَ مدنيّون", "قتل:arabic مدنيون:arabic"),
        ("#دير_الزور", "#:punct دير:arabic _:punct الزور:arabic"),
        ("SY24 و F-16 وGPS", "sy24:latin و:arabic f-16:latin و:arabic gps:latin"),
        ("1,200 ٣٫٥ 50% ١٠", "1,200:number 3.5:number 50%:number 10:number"),
        ("1.200.000 3,5 .77", "1.200.000:number 3,5:number .77:number"),
        ("10كم", "10:number كم:arabic"),
        ("كم10", "كم:arabic 10:number"),
        ("12.5.2020", "12:number .:punct 5:number .:punct 2020:number"),
        ("12/5", "12:number /:punct 5:number"),
        ("قال: «نعم».", 'قال:arabic ::punct ":punct نعم:arabic ":punct .:punct'),
        ("هل؟!", "هل:arabic ؟:punct !:punct"),
        ("عاجل 🔴 مقتل", "عاجل:arabic 🔴:symbol مقتل:arabic"),
        ("https://sana.sy/a?b=1.", "https://sana.sy/a?b=1:latin .:punct"),
        ("مي\u200cليشيا", "ميليشيا:arabic"),
        ("محمد ﷺ", "محمد:arabic ﷺ:symbol"),
        ("", ""),
        (" \n\u200f ", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(f"{word.form}:{word.kind}" for word in words(text)) == expected


def test_places_are_those_of_the_received_text() -> None:
    text = "لـ”التحالف“ قُتِلَ\u200f."
    assert [text[word.start : word.end] for word in words(text)] == ["لـ", "”", "التحالف", "“", "قُتِلَ", "."]


def test_joined_says_that_no_space_stands_before() -> None:
    assert [word.joined for word in words("لـ”التحالف“ #دير_الزور")] == [
        False,
        True,
        True,
        True,
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("واحد", Reading((), "واحد", "")),
        ("للحرس", Reading(("ل", "ال"), "حرس", "")),
        ("للجنه", Reading(("ل", "ال"), "لجنه", "")),
        ("للجنه", Reading(("ل", "ال"), "جنه", "")),
        ("للجنه", Reading(("ل",), "لجنه", "")),
        ("لله", Reading((), "لله", "")),
        ("لله", Reading(("ل",), "الله", "")),
        ("سيارته", Reading((), "سيارت", "ه")),
        ("سيارته", Reading((), "سياره", "ه")),
        ("قتلوه", Reading((), "قتلو", "ه")),
        ("قتلوه", Reading((), "قتلوا", "ه")),
        ("اعضايهم", Reading((), "اعضاء", "هم")),
        ("مستشفاها", Reading((), "مستشفي", "ها")),
        ("وبالسياره", Reading(("و", "ب", "ال"), "سياره", "")),
        ("وسيقتل", Reading(("و", "س"), "يقتل", "")),
        ("فبمدينتهم", Reading(("ف", "ب"), "مدينه", "هم")),
        ("كالحرب", Reading(("ك", "ال"), "حرب", "")),
        ("بها", Reading(("ب",), "", "ها")),
        ("ضربني", Reading((), "ضرب", "ني")),
        ("كتابهما", Reading((), "كتاب", "هما")),
    ],
)
def test_a_possible_reading(form: str, reading: Reading) -> None:
    assert reading in readings(form)


@pytest.mark.parametrize("form", ["واحد", "ب", "و", "الله", "قتلوه"])
def test_the_whole_word_comes_first(form: str) -> None:
    assert readings(form)[0] == Reading((), form, "")


def test_no_reading_of_nothing() -> None:
    assert readings("") == ()


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("السيارات", Reading(("ال",), "سيارات", "")),
        ("والعالي", Reading(("و", "ال"), "عالي", "")),
        ("وبالسيارات", Reading(("و", "ب", "ال"), "سيارات", "")),
        ("ولقيادتها", Reading(("و", "ل"), "قيادتها", "")),
        ("وزيرها", Reading((), "وزيرها", "")),
        ("ووزارته", Reading(("و",), "وزارته", "")),
        ("بغداد", Reading((), "بغداد", "")),
        ("ببغداد", Reading(("ب",), "بغداد", "")),
        ("بلدتهم", Reading((), "بلدتهم", "")),
        ("لبنان", Reading((), "لبنان", "")),
        ("للبنان", Reading(("ل",), "لبنان", "")),
        ("للجنه", Reading(("ل", "ال"), "لجنه", "")),
        ("كذلك", Reading(("ك",), "ذلك", "")),
        ("كتيبه", Reading((), "كتيبه", "")),
        ("كالعاده", Reading(("ك", "ال"), "عاده", "")),
        ("سيعلن", Reading(("س",), "يعلن", "")),
        ("سيطره", Reading((), "سيطره", "")),
        ("وسيطره", Reading(("و",), "سيطره", "")),
        ("فقد", Reading(("ف",), "قد", "")),
        ("فلسطين", Reading((), "فلسطين", "")),
        ("وبها", Reading(("و", "ب"), "", "ها")),
        ("الذي", Reading((), "الذي", "")),
        ("التزمت", Reading((), "التزمت", "")),
        ("وعدن", Reading(("و",), "عدن", "")),
    ],
)
def test_the_best_reading(form: str, reading: Reading) -> None:
    assert segment(form) == reading


@pytest.mark.parametrize(
    ("previous", "form", "proclitics"),
    [
        ("في", "باريسا", ()),
        ("في", "وسكان", ()),
        ("من", "سيقود", ("س",)),
        ("على", "الحدود", ("ال",)),
        ("قتل", "وسكان", ("و",)),
    ],
)
def test_the_word_before_counts(previous: str, form: str, proclitics: tuple[str, ...]) -> None:
    assert segment(form, previous.replace("ى", "ي")).proclitics == proclitics
