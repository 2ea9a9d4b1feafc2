import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.core.documents import Document, Interval
from tawatur.core.spans import Span
from tawatur.read.offering import Offered, offer

TEXT = (
    "قال ناشطون إن عناصر من قوات سوريا الديمقراطية شنّوا أمس حملة دهم في بلدة الشحيل، وصادروا رشاشين.\r\n"
    "وفي حمص ازدحمت الأسواق 🚚🚚."
)
DAY = Interval(earliest="2024-03-05", latest="2024-03-05", basis="known")


def offered(words: str, text: str = TEXT) -> Offered:
    start = text.index(words)
    return offer(Document(id="d", name="d", text=text), Span(start, start + len(words)), DAY, None)


def test_words_that_name_an_act_are_offered_as_its_claim() -> None:
    claim = offered("حملة دهم").claim
    assert claim is not None and claim.type == "raid_search"
    assert [one.text for one in claim.actors] == ["عناصر من قوات سوريا الديمقراطية"]
    assert [one.text for one in claim.places] == ["بلدة الشحيل"]
    assert [one.text for one in claim.sources] == ["ناشطون"]
    assert claim.when.earliest == "2024-03-04"


def test_words_that_name_none_are_offered_what_their_sentence_names() -> None:
    found = offered("ازدحمت")
    assert found.claim is None
    assert found.places[0].text == "حمص"
    found = offered("بلدة الشحيل")
    assert "بلدة الشحيل" not in [one.text for one in found.places]
    assert [one.text for one in found.things] == ["رشاشين"]


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=len(TEXT) - 1), st.integers(min_value=1, max_value=30))
def test_what_is_offered_stands_where_it_says(start: int, size: int) -> None:
    found = offer(Document(id="d", name="d", text=TEXT), Span(start, min(len(TEXT), start + size)), DAY, None)
    some = [*found.participants, *found.places, *found.things, *found.sources]
    if found.claim is not None:
        some += [found.claim.trigger, *found.claim.actors, *found.claim.recipients, *found.claim.places]
    for one in some:
        assert TEXT[one.start : one.end] == one.text


@pytest.mark.parametrize("text", ["\r\n", " ", "🚚", "x"])
def test_where_no_sentence_is_nothing_is_offered(text: str) -> None:
    assert offer(Document(id="d", name="d", text=text), Span(0, 1), DAY, None) == Offered()
