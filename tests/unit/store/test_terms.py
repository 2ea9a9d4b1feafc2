"""Terms: what finds what, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.core.errors import RejectedInput
from tawatur.store.terms import Wanted, term, terms, wanted

ARABIC = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىأإآؤئ ًَُِّْـ"), min_size=1, max_size=30)


def finds(query: str, text: str) -> bool:
    """Say whether a query finds a text."""
    asked, there = wanted(query), terms(text)
    return all(there.intersection(some) for some in asked.every) and not any(
        all(there.intersection(some) for some in none) for none in asked.none
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("مليشيا", "ميليشياتهم"),
        ("مليشيا", "والمیلیشیات"),
        ("دير الزور", "وبديرالزور"),
        ("دير الزور", "في دير الزور"),
        ("كفرنبل", "كفر نبل"),
        ("عبد الله", "عبدالله"),
        ("التحالف", "وللتحالف"),
        ("بصرى", "في بصرى الشام"),
        ("مدنيون", "المدنيين"),
        ("صاروخ", "صواريخ"),
        ("مسئول", "المسؤولون"),
        ("قصف", "قصفت"),
        ("لبنان", "اللبنانية"),
        ("1250", "1,250"),
        ("IED", "an ied"),
        ("@network_24", "قناة @network_24"),
        ("https://a.example/b", "انظر https://a.example/b"),
    ],
)
def test_spellings_find_each_other(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("مدني", "مدينة"),
        ('"دير الزور"', "دير قديم قرب الزور"),
        ('"الزور دير"', "دير الزور"),
        ("دير، الزور", "ديرالزوراء"),
        ("قصف -مدينة", "قصف المدينة"),
        ("حرس", "حرب"),
    ],
)
def test_others_do_not(query: str, text: str) -> None:
    assert not finds(query, text)


@given(ARABIC)
def test_a_term_is_its_own_term_and_never_empty(text: str) -> None:
    for one in terms(text):
        assert one
        assert term(one) == one


@given(ARABIC, ARABIC, ARABIC)
def test_every_word_of_a_text_finds_the_text(before: str, text: str, after: str) -> None:
    for word in text.split():
        if terms(word):
            assert finds(word, f"{before} {text} {after}")


@given(ARABIC)
def test_a_text_in_quotation_marks_finds_itself(text: str) -> None:
    if terms(text):
        assert finds(f'"{text}"', text)


@given(st.text(max_size=40))
def test_any_query_is_understood_or_refused(query: str) -> None:
    try:
        asked = wanted(query)
    except RejectedInput as error:
        assert error.code == "T077"
    else:
        assert asked.every or asked.none
        assert all(one.strip() and '"' not in one for some in asked.every for one in some)


def test_fields_and_words_apart() -> None:
    assert wanted("place:دير -actor:جيش قصف") == Wanted((("place:دير",), ("قصف",)), ((("actor:جيش",),),))
