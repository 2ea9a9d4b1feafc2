"""Hours, parts of days and lengths counted from an exact time."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.core.documents import Interval
from tawatur.lexicon.calendar import load_calendar
from tawatur.lexicon.match import Matcher
from tawatur.read.instants import instants
from tawatur.read.times import Prefer, find
from tawatur.read.tokens import Sentence
from tawatur.text.words import words

REF = datetime(2021, 6, 13, 9, 30)


def read(text: str, prefer: Prefer) -> list[tuple[str | None, str | None]]:
    sentence = Sentence(text, words(text), Matcher(), 0, 0, "text")
    day = Interval(earliest="2021-06-13", latest="2021-06-13", basis="known")
    found = [(m, instants(m, REF, prefer)) for m in find(sentence, day, prefer)]
    return [(m.earliest, m.latest) if exact is None else (exact.earliest, exact.latest) for m, exact in found]


PLANS = [
    ("الساعة 3", "2021-06-13T15:00:00", "2021-06-13T15:00:00"),
    ("الساعة 10", "2021-06-13T10:00:00", None),
    ("غدا الساعة 3", "2021-06-14T03:00:00", None),
    ("بعد ساعتين ونصف", "2021-06-13T12:00:00", "2021-06-13T12:00:00"),
    ("بعد ربع ساعة", "2021-06-13T09:45:00", "2021-06-13T09:45:00"),
    ("منذ الأحد الماضي", "2021-06-06", None),
    ("الليلة الماضية", "2021-06-12T18:00:00", "2021-06-13T00:00:00"),
    ("الأسبوع التالي", "2021-06-14", "2021-06-20"),
    ("بين الاثنين والخميس", "2021-06-14", "2021-06-17"),
    ("خلال أسبوعين", "2021-06-13", "2021-06-27"),
    ("مساء أمس", "2021-06-12T18:00:00", "2021-06-13T00:00:00"),
    ("الثلاثاء من 9:30 إلى 11:00", "2021-06-15T09:30:00", "2021-06-15T11:00:00"),
    ("حتى الساعة 2 ظهرا", None, "2021-06-13T14:00:00"),
    ("بعد الساعة الخامسة مساء", "2021-06-13T17:00:00", None),
    ("الدقائق الثلاث القادمة", "2021-06-13T09:30:00", "2021-06-13T09:33:00"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), PLANS)
def test_as_plans_are_told(text: str, earliest: str | None, latest: str | None) -> None:
    [(first, last)] = read(text, "future")
    assert first == earliest
    assert last == latest or (latest == earliest and last is None)


REPORTS = [
    ("صباح اليوم", "2021-06-13", "2021-06-13"),
    ("الساعة 3", "2021-06-13T03:00:00", None),
    ("قبل ساعتين", "2021-06-13T07:30:00", "2021-06-13T07:30:00"),
    ("قبل شهرين", "2021-04-13", "2021-04-13"),
    ("منذ ساعتين", "2021-06-13T07:30:00", "2021-06-13T09:30:00"),
    ("منذ عام 2012", "2012-01-01", None),
    ("الساعة الثامنة والنصف مساء أمس", "2021-06-12T20:30:00", None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), REPORTS)
def test_as_reports_are_written(text: str, earliest: str | None, latest: str | None) -> None:
    assert read(text, "past") == [(earliest, latest)]


SOME = [*sorted(load_calendar().at)[::7], "3", "15", "2014", "99", ":", "-", "/", "،", "و", "من", "إلى", "بعد"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(SOME), min_size=1, max_size=9),
    st.datetimes(datetime(1, 1, 2), datetime(9998, 1, 1)),
    st.sampled_from(["past", "future"]),
)
def test_any_words_at_any_time_are_read(some: list[str], ref: datetime, prefer: Prefer) -> None:
    text = " ".join(some)
    sentence = Sentence(text, words(text), Matcher(), 0, 0, "text")
    day = Interval(earliest=ref.date().isoformat(), latest=ref.date().isoformat(), basis="known")
    last = 0
    for mention in find(sentence, day, prefer):
        assert last <= mention.first < mention.last <= len(sentence)
        last = mention.last
        exact = instants(mention, ref, prefer)
        for end in (exact.earliest, exact.latest) if exact is not None else ():
            assert end is None or datetime.fromisoformat(end)
        if exact is not None and exact.earliest and exact.latest:
            assert exact.earliest[:10] <= exact.latest[:10]
