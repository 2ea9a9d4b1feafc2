"""What holds of every text, Arabic or not."""

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.folding import fold, key
from tawatur.text.numbers import number_of, read_number
from tawatur.text.sentences import kind_of, sentences
from tawatur.text.words import readings, segment, words

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةگپچڤیک" + "ًٌٍَُِّْـٰ" + "٠١٢٣۴۵٫٬٪،؛؟" + "ﷲﻻﺍﻟﷺ"
OTHER = " \n\t\u00a0\u200b\u200c\u200d\u200f\u202b\ufeff.:!?…\"'«»“”()[]-–#_@/%0123456789abzAZé٭•🔴❤️"
FORMS = st.text(alphabet="ابتكلفوسهينمره", min_size=1, max_size=10)
texts = st.one_of(st.text(), st.text(alphabet=ARABIC + OTHER), st.text(alphabet="وفبكلس ال.«»\n1٣ـً"))


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert key(key(text)) == key(text)


@given(texts)
def test_the_table_goes_forward_and_gives_each_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.text)
    assert all(left <= right for left, right in pairwise(folded.starts))
    assert all(folded.text[i] in fold(text[start]).text for i, start in enumerate(folded.starts))


@given(texts, st.data())
def test_a_range_goes_back_to_words_that_fold_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert folded.text[start:end] in fold(span.of(text)).text


@given(texts)
def test_words_are_their_places_in_the_text(text: str) -> None:
    found = words(text)
    assert all(fold(text[word.start : word.end]).text == word.form for word in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(texts)
def test_words_cover_all_but_spaces_and_what_folding_drops(text: str) -> None:
    covered = set(chain.from_iterable(range(word.start, word.end) for word in words(text)))
    left = (letter for i, letter in enumerate(text) if i not in covered)
    assert all(fold(letter).text.strip() == "" for letter in left)


@given(texts)
def test_sentences_are_all_words_in_order(text: str) -> None:
    found = words(text)
    parts = sentences(text, found)
    assert list(chain.from_iterable(parts)) == list(range(len(found)))
    assert all(len(part) > 0 for part in parts)
    assert all(kind_of(text, found, part) in ("counter", "hashtags", "headline", "text") for part in parts)


@given(texts)
def test_numbers_end_after_they_start(text: str) -> None:
    found = words(text)
    read = [(i, read_number(found, i)) for i in range(len(found))]
    assert all(number is None or i < number.end <= len(found) for i, number in read)
    number_of(text)


@given(FORMS)
def test_readings_hold_the_best_one(form: str) -> None:
    found = readings(form)
    assert len(set(found)) == len(found)
    assert segment(form) in found
    assert all(reading.stem or reading.enclitic for reading in found)


UNITS = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = ("", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
HUNDREDS = ("", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمئة", "تسعمئة")


def below_hundred(n: int) -> str:
    if n < 10:
        return UNITS[n]
    if 10 < n < 20:
        return ("أحد", "اثنا", *UNITS[3:])[n - 11] + " عشر"
    return (UNITS[n % 10] + " و" if n % 10 else "") + TENS[n // 10]


def below_thousand(n: int) -> str:
    return " و".join(filter(None, (HUNDREDS[n // 100], below_hundred(n % 100))))


def scaled(n: int, one: str, two: str, few: str, many: str) -> str:
    if n < 3:
        return ("", one, two)[n]
    return f"{below_thousand(n)} {few if 3 <= n % 100 <= 10 else many if n % 100 > 10 else one}"


def spelt(n: int) -> str:
    millions = scaled(n // 10**6, "مليون", "مليونان", "ملايين", "مليوناً")
    thousands = scaled(n // 1000 % 1000, "ألف", "ألفان", "آلاف", "ألفاً")
    return " و".join(filter(None, (millions, thousands, below_thousand(n % 1000))))


@given(st.integers(1, 10**9 - 1))
def test_a_number_spelt_out_is_read_back(n: int) -> None:
    assert number_of(spelt(n)) == n
