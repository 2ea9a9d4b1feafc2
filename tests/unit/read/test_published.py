"""What a text says of its own date, and what it must not be made to say."""

import pytest

from tawatur.core.documents import Interval, Issue
from tawatur.lexicon.match import Matcher
from tawatur.read.published import infer_published
from tawatur.read.tokens import Sentence
from tawatur.text.words import words


def infer(*texts: str, given: Interval | None = None, url: str | None = None) -> tuple[Interval, list[Issue]]:
    received = "\n".join(texts)
    sentences, start = [], 0
    for index, text in enumerate(texts):
        some = [w for w in words(received) if start <= w.start < start + len(text)]
        sentences.append(Sentence(received, some, Matcher(), index, index, "text"))
        start += len(text) + 1
    return infer_published(sentences, "outlet", given or Interval(), url)


ROWS = [
    (("دمشق، 12 آذار 2021", "قصفت المدفعية بلدة"), "2021-03-12", "2021-03-12"),
    (("قتل شرطي اليوم الأحد 13 حزيران 2021 في هجوم قرب حمرين شرقي ديالى",), "2021-06-13", "2021-06-13"),
    (("أصيب مدنيون أمس السبت 12 حزيران 2021 في هجوم قرب حمرين شرقي ديالى",), "2021-06-13", "2021-06-13"),
    (
        (
            "حلقت الطائرات الأربعاء 2 من كانون الأول",
            "وفي 1 من كانون الأول الحالي هاجموا الموقع",
            "دراسة بين عامي 2013 و2020",
        ),
        "2020-12-02",
        "2020-12-31",
    ),
    (("اعتقلوا شابا في 12 حزيران الجاري",), "--06-12", "--06-30"),
    (("زار المدينة في 31 آب الفائت", "استهدف الحقل في 25 آب الجاري"), "--09-01", "--09-30"),
    (("حلقت الطائرات الأربعاء 2 من كانون الأول الحالي وهم هناك منذ عام 2012",), "--12-02", "--12-31"),
    (("زار المدينة في تشرين الثاني الماضي",), None, None),
    (
        ("قصفت المدفعية عصر الجمعة 7 شباط 2025 أطراف بلدة على الحدود مع الجوار", "انسحبت قبل أيام"),
        "2025-02-07",
        "2025-02-07",
    ),
    (
        (
            "قصفت المدفعية الجمعة 7 شباط 2025 أطراف بلدة على الحدود مع البلد المجاور",
            "وفي 9 شباط 2025 انسحبت القوات منها باتجاه بلدة أخرى على الحدود مع البلد المجاور",
        ),
        None,
        None,
    ),
    (("قصفت المدفعية منذ الجمعة 7 شباط 2025 أطراف بلدة على الحدود مع البلد المجاور",), None, None),
    (("قصفت المدفعية بلدة صباح اليوم",), None, None),
    (("قصف على بلدة", "قتلى وجرحى", "09:17 م الجمعة 7 شباط 2025", "قصفت المدفعية بلدة"), "2025-02-07", "2025-02-07"),
    (("قصف على بلدة", "قتلى", "جرحى", "عقب هدنة شاملة وقعها الطرفان يوم 7 شباط 2025", "قصف"), None, None),
    (("تسيطر القوات على المدينة منذ عام 2017",), None, None),
]


@pytest.mark.parametrize(("texts", "earliest", "latest"), ROWS)
def test_the_text_dates_its_report_or_leaves_it_unknown(
    texts: tuple[str, ...], earliest: str | None, latest: str | None
) -> None:
    published, _ = infer(*texts)
    assert (published.earliest, published.latest) == (earliest, latest)
    assert (published.basis == "inferred") is (earliest is not None)
    assert (published.why is not None) is (earliest is not None)


def test_a_month_called_current_and_past_is_told_with_its_place() -> None:
    _, [issue] = infer("زار المدينة في 31 آب الفائت", "استهدف الحقل في 25 آب الجاري")
    assert issue.code == "T030" and issue.level == "warning"
    assert issue.span is not None and "25 آب الجاري" in issue.message and "31 آب الفائت" in issue.message


ADDRESSES = [
    ("https://news.example/2021/06/13/report", "2021-06-13"),
    ("https://news.example/archive/2021-6-13", "2021-06-13"),
    ("https://news.example/2021/13/45/report", None),
    ("https://news.example/id/20210613", None),
]


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_the_address_dates_a_report(url: str, day: str | None) -> None:
    published, _ = infer("قصفت المدفعية بلدة", url=url)
    assert (published.earliest, published.latest) == (day, day)


def test_an_address_against_the_text_is_told() -> None:
    _, issues = infer("اعتقلوا شابا في 12 أيار الجاري", url="https://news.example/2021/06/13/report")
    assert [issue.code for issue in issues] == ["T030"]


def test_a_given_date_is_kept_and_checked() -> None:
    given = Interval(earliest="2021-06-13", latest="2021-06-13", basis="known")
    published, issues = infer("اعتقلوا شابا في 12 أيار الجاري", given=given)
    assert published is given
    assert [issue.code for issue in issues] == ["T030"]


def test_a_weekday_that_its_date_does_not_fall_on_is_told() -> None:
    _, [issue] = infer("قصفت المدفعية البلدة يوم الإثنين 13 حزيران 2021 وانسحبت بعد ساعات من الاشتباك")
    assert "Sunday" in issue.message


def test_nothing_in_the_text_is_nothing_known() -> None:
    assert infer("قصفت المدفعية بلدة") == (Interval(), [])
