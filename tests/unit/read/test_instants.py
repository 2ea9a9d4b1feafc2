"""Hours, parts of days and lengths counted from an exact time."""

from datetime import datetime

import pytest

from tawatur.core.documents import Interval
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
