"""Where sentences end, and what they are."""

import pytest

from tawatur.text.sentences import kind_of, sentences
from tawatur.text.words import words


def cut(text: str) -> list[str]:
    found = words(text)
    return [text[found[part.start].start : found[part.stop - 1].end] for part in sentences(text, found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("قتل خمسة", ["قتل خمسة"]),
        ("قتل خمسة. وجرح ستة؛ ثم عادوا، وناموا.", ["قتل خمسة.", "وجرح ستة؛ ثم عادوا، وناموا."]),
        ("عنوان\nنص", ["عنوان", "نص"]),
        ("عنوان\r\n\r\nنص", ["عنوان", "نص"]),
        ("عاجل.. مقتل خمسة", ["عاجل..", "مقتل خمسة"]),
        ("عاجل… مقتل خمسة", ["عاجل…", "مقتل خمسة"]),
        ("هل جاء؟! نعم", ["هل جاء؟!", "نعم"]),
        ("نزح 3.5 مليون. انتهى", ["نزح 3.5 مليون.", "انتهى"]),
        ("قال د. أحمد إن م. علي جاء.", ["قال د. أحمد إن م. علي جاء."]),
        ("شركة ش.م.ل هنا. نعم", ["شركة ش.م.ل هنا.", "نعم"]),
        ("عام 2019م. وقال", ["عام 2019م.", "وقال"]),
        ("يوم 12.5.2020 جاء", ["يوم 12.5.2020 جاء"]),
        ("ذهب.وأضاف", ["ذهب.", "وأضاف"]),
        ("شاهد www.sana.sy. نعم", ["شاهد www.sana.sy.", "نعم"]),
        ('تقدمت "فرقة م.ب." إلى هناك', ['تقدمت "فرقة م.ب." إلى هناك']),
        ('قال "نحن لن نقبل بهذا القرار أبدا." وتابع', ['قال "نحن لن نقبل بهذا القرار أبدا."', "وتابع"]),
        ("جاء (خمسة.) ثم", ["جاء (خمسة.)", "ثم"]),
        ("1. بند\n2. بند", ["1. بند", "2. بند"]),
        ("- أول\n• ثان\nثالث • رابع", ["- أول", "• ثان", "ثالث", "• رابع"]),
        ("نص\n15\nنص", ["نص", "15", "نص"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_long_sentence_stays_whole() -> None:
    text = " ".join(["وقصفت الطائرات بلدة،"] * 80)
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("مقتل خمسة في إدلب\nقتل خمسة.", ["headline", "text"]),
        ("15\nمقتل خمسة في إدلب\nقتل خمسة.", ["counter", "headline", "text"]),
        ("#إدلب #سوريا\nمقتل خمسة\nقتل خمسة.", ["hashtags", "headline", "text"]),
        ("مقتل خمسة في إدلب", ["text"]),
        ("مقتل خمسة في إدلب.\nقتل خمسة.", ["text", "text"]),
        ("مراسلنا في إدلب:\nقتل خمسة.", ["text", "text"]),
        ("قتل خمسة. ثم\n#إدلب #دير_الزور 🔴\nعاجل #إدلب", ["text", "headline", "hashtags", "text"]),
        (" ".join(["كلمة"] * 26) + "\nنص", ["text", "text"]),
        ("***\nنص", ["text", "text"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    found = words(text)
    assert [kind_of(text, found, part) for part in sentences(text, found)] == kinds
