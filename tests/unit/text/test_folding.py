"""Folding: which spellings become one, and the way back to the received text."""

import pytest

from tawatur.core.spans import Span
from tawatur.text.folding import fold, key


@pytest.mark.parametrize(
    ("received", "folded"),
    [
        ("أحمد إلى آخر ٱلله", "احمد الي اخر الله"),
        ("مؤتمر رئيس مدينة مستشفى", "موتمر رييس مدينه مستشفي"),
        ("جزء", "جزء"),
        ("كِتَابٌ مُحَمَّدٍ", "كتاب محمد"),
        ("الـحــرس", "الحرس"),
        ("ﷲ ﻻ ﻷ ﺍﻟﺤﺮﺱ", "الله لا لا الحرس"),
        ("ایران کردستان ہند", "ايران كردستان هند"),
        ("گلي پكك چاي ڤيينا ژاله", "كلي بكك جاي فيينا زاله"),
        ("١٢٣٤٥٦٧٨٩٠ ۱۲۳", "1234567890 123"),
        ("٣٫٥ ١٬٢٠٠ ٥٠٪", "3.5 1,200 50%"),
        ("«أ» “ب” „ت‟ ‹ث› ‘ج’ ‚ح' ″خ〝〞 ❝❞", '"ا" "ب" "ت" "ث" "ج" "ح" "خ"" ""'),
        ("دمشق – سانا — ٥−٦", "دمشق - سانا - 5-6"),
        ("في\u00a0دمشق\u2009الآن", "في دمشق الان"),
        ("\u200fمي\u200cليشيا\u202b\ufeff", "ميليشيا"),
        ("SANA Reuters É", "sana reuters é"),
        ("محمد ﷺ", "محمد ﷺ"),
    ],
)
def test_one_spelling(received: str, folded: str) -> None:
    assert fold(received).text == folded


@pytest.mark.parametrize(
    ("received", "part", "words"),
    [
        ("قُتِلَ خمسةٌ", "خمسه", "خمسةٌ"),
        ("قُتِلَ خمسةٌ", "قتل", "قُتِلَ"),
        ("لـ”التحالف“", "ل", "لـ"),
        ("والله ﷲ قال", "قال", "قال"),
        ("\u200f«قسد»\u200f في", "قسد", "قسد"),
        ("بلا لا ﻻ", "ا ل", "ا ل"),
    ],
)
def test_way_back(received: str, part: str, words: str) -> None:
    folded = fold(received)
    start = folded.text.index(part)
    assert folded.span(start, start + len(part)).of(received) == words


def test_a_letter_of_a_ligature_stands_where_the_ligature_does() -> None:
    folded = fold("قال ﷲ")
    assert [folded.span(i, i + 1) for i in range(4, 8)] == [Span(4, 5)] * 4


def test_an_empty_range_is_a_place() -> None:
    folded = fold("أبٌ")
    assert folded.span(1, 1) == Span(1, 1)
    assert folded.span(2, 2) == Span(3, 3)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("  الحرسُ \n الثوري ", "الحرس الثوري"), ("وزارة  الدفاع", "وزاره الدفاع"), ("", "")],
)
def test_key_of_a_phrase(word: str, folded: str) -> None:
    assert key(word) == folded
