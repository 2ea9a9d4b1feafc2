"""Rows of sentences as seven countries' outlets write them, with the days that they allow."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.core.documents import Interval
from tawatur.lexicon.calendar import load_calendar
from tawatur.lexicon.match import Matcher
from tawatur.read.times import TimeMention, find
from tawatur.read.tokens import Sentence
from tawatur.text.words import words

PUBLISHED = Interval(earliest="2021-06-13", latest="2021-06-13", basis="known")  # a Sunday


def sentence_of(text: str) -> Sentence:
    return Sentence(text, words(text), Matcher(), 0, 0, "text")


def read(text: str, published: Interval = PUBLISHED) -> list[tuple[str, TimeMention]]:
    sentence = sentence_of(text)
    found = find(sentence, published)
    return [(text[slice(*_ends(sentence, m))], m) for m in found]


def _ends(sentence: Sentence, mention: TimeMention) -> tuple[int, int]:
    span = sentence.span(mention.first, mention.last)
    return span.start, span.end


DATED = [
    # Syria
    ("قصفت المدفعية الأربعاء 2 من حزيران أطراف البلدة", "الأربعاء 2 من حزيران", "2021-06-02", "2021-06-02"),
    ("اغتيل القيادي في 31 أيار الفائت بعبوة", "31 أيار الفائت", "2021-05-31", "2021-05-31"),
    ("سيرت القوات دورية في 9 من حزيران الحالي", "9 من حزيران الحالي", "2021-06-09", "2021-06-09"),
    ("خلال شهر أيار المنصرم قتل سبعة", "خلال شهر أيار المنصرم", "2021-05-01", "2021-05-31"),
    ("وثق المرصد ليل السبت – الأحد غارات", "ليل السبت – الأحد", "2021-06-12", "2021-06-13"),
    ("اعتقلت دورية شابا في 12 الجاري", "12 الجاري", "2021-06-12", "2021-06-12"),
    # Iraq
    ("انفجرت عبوة مساء أمس السبت قرب الحويجة", "مساء أمس السبت", "2021-06-12", "2021-06-12"),
    ("هاجم مسلحون الحاجز أول من أمس", "أول من أمس", "2021-06-11", "2021-06-11"),
    ("خلال الساعات الـ48 الماضية ضبطت القوة أسلحة", "خلال الساعات الـ48 الماضية", "2021-06-11", "2021-06-13"),
    ("في الثاني من الشهر الجاري خطف الناشط", "الثاني من الشهر الجاري", "2021-06-02", "2021-06-02"),
    ("تظاهر المئات في 25 تشرين الأول/أكتوبر 2019 في بغداد", "25 تشرين الأول/أكتوبر 2019", "2019-10-25", "2019-10-25"),
    # Palestine and Israel
    ("اقتحمت القوة المخيم فجر اليوم الأحد", "فجر اليوم الأحد", "2021-06-13", "2021-06-13"),
    (
        "يوم الأحد 1 شوال 1442هـ الموافق 13 أيار/مايو 2021م",
        "يوم الأحد 1 شوال 1442هـ الموافق 13 أيار/مايو 2021م",
        "2021-05-13",
        "2021-05-13",
    ),
    ("أطلق سراحه الخميس الماضي من السجن", "الخميس الماضي", "2021-06-10", "2021-06-10"),
    # Yemen
    ("سقط صاروخ مطلع الشهر الماضي على مأرب", "مطلع الشهر الماضي", "2021-05-01", "2021-05-10"),
    ("منذ مطلع يونيو/حزيران الجاري نزحت عائلات", "منذ مطلع يونيو/حزيران الجاري", "2021-06-01", "2021-06-13"),
    ("في 19 نوفمبر تشرين الثاني احتجزت السفينة", "19 نوفمبر تشرين الثاني", "2020-11-19", "2020-11-19"),
    # Lebanon
    ("استهدفت مسيرة سيارة قبل ظهر اليوم في الجنوب", "قبل ظهر اليوم", "2021-06-13", "2021-06-13"),
    ("في 8 تشرين الأول الماضي بدأ القصف", "8 تشرين الأول الماضي", "2020-10-08", "2020-10-08"),
    ("أواخر آذار توقف إطلاق النار", "أواخر آذار", "2021-03-21", "2021-03-31"),
    # Sudan and Libya
    ("اندلعت الاشتباكات في 15 أبريل 2023 في الخرطوم", "15 أبريل 2023", "2023-04-15", "2023-04-15"),
    ("قصفت الطائرات المدينة أمس الأول", "أمس الأول", "2021-06-11", "2021-06-11"),
    ("بين عامي 2013 و2020 توسعت القوات", "بين عامي 2013 و2020", "2013-01-01", "2020-12-31"),
    ("خلال الفترة من 3 إلى 5 مايو دارت معارك", "خلال الفترة من 3 إلى 5 مايو", "2021-05-03", "2021-05-05"),
    # any
    ("نشر التقرير في ٣/٥/٢٠٢١ على الموقع", "٣/٥/٢٠٢١", "2021-05-03", "2021-05-03"),
    ("نشر التقرير بتاريخ 2021-05-03 على الموقع", "2021-05-03", "2021-05-03", "2021-05-03"),
    ("قبل ثلاثة أيام قتل قائد", "قبل ثلاثة أيام", "2021-06-10", "2021-06-10"),
    ("منذ عام 2012 تسيطر القوة", "منذ عام 2012", "2012-01-01", "2021-06-13"),
    ("العام الماضي هاجروا", "العام الماضي", "2020-01-01", "2020-12-31"),
    ("حتى فجر الجمعة استمر القصف", "حتى فجر الجمعة", None, "2021-06-11"),
    ("اعتبارا من يوم السبت المقبل يغلق المعبر", "اعتبارا من يوم السبت المقبل", "2021-06-19", None),
    ("في عيد الفطر قصفت المدينة", "عيد الفطر", "2021-05-13", "2021-05-13"),
    ("آخر جمعة من رمضان خرجت مسيرة", "آخر جمعة من رمضان", "2021-05-07", "2021-05-07"),
    ("ستصل القافلة غدا الإثنين", "غدا الإثنين", "2021-06-14", "2021-06-14"),
]


@pytest.mark.parametrize(("text", "words_", "earliest", "latest"), DATED)
def test_days_against_the_report(text: str, words_: str, earliest: str | None, latest: str | None) -> None:
    found = [(said, m.earliest, m.latest) for said, m in read(text)]
    assert (words_, earliest, latest) in found
    assert all(m.why for _, m in read(text))


YEARLESS = [
    ("في 31 آب الفائت زار القيادي المدينة", "--08-31", "--08-31"),
    ("الأربعاء 2 من كانون الأول", "--12-02", "--12-02"),
    ("في تشرين الثاني الماضي نشرت الصور", "--11-01", "--11-30"),
    ("بين 3 و9 شباط وقعت هجمات", "--02-03", "--02-09"),
    ("صباح اليوم قصفت القوات", None, None),
    ("خلال الأيام القليلة الماضية", None, None),
    ("بعد الساعة الـ 6 مساء", None, None),
    ("قبل عدة أيام من انطلاق التدريبات", None, None),
    ("منذ عام 2012", "2012-01-01", None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), YEARLESS)
def test_the_year_stays_open(text: str, earliest: str | None, latest: str | None) -> None:
    [(_, mention)] = read(text, Interval())
    assert (mention.earliest, mention.latest) == (earliest, latest)


BACKGROUND = [
    ("الشهر الماضي", True),
    ("تشرين الثاني الماضي", True),
    ("خلال الأشهر الماضية", True),
    ("منذ عام 2012", True),
    ("في وقت سابق", True),
    ("مؤخراً", True),
    ("آذار 2018", True),
    ("أمس", False),
    ("السبت الماضي", False),
    ("اليوم", False),
    ("خلال الساعات الماضية", False),
    ("مساء الجمعة", False),
    ("خلال الأيام المقبلة", False),
]


@pytest.mark.parametrize(("text", "background"), BACKGROUND)
def test_what_lies_well_before_the_news(text: str, background: bool) -> None:
    [(_, mention)] = read(text)
    assert mention.background is background


KINDS = [
    ("3/5/2021", "date"),
    ("أمس", "relative"),
    ("ثلاثة أيام", "duration"),
    ("الساعة الثامنة والنصف مساء", "clock"),
    ("في وقت لاحق", "vague"),
    ("كل يوم", "recurring"),
    ("لليوم السابع على التوالي", "recurring"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    [(said, mention)] = read(text)
    assert (said, mention.kind) == (text, kind)


CLOCKS = [
    ("الساعة الثامنة والنصف مساء", "20:30"),
    ("عند الساعة 23:30", "23:30"),
    ("بعد الساعة الـ 6 مساء", "18:00"),
    ("الساعة الخامسة إلا ربعا فجرا", "05:00"),
    ("الثالثة فجرا", "03:00"),
    ("الثانية عشرة ظهرا", "12:00"),
    ("من الساعة الخامسة حتى الساعة التاسعة مساء", "17:00/21:00"),
    ("الساعة السادسة من صباح الإثنين", "06:00"),
]


@pytest.mark.parametrize(("text", "clock"), CLOCKS)
def test_hours(text: str, clock: str) -> None:
    assert clock in [mention.clock for _, mention in read(text)]


NO_TIME = [
    "مارس التنظيم ضغوطا على الأهالي",
    "مارست القوات ضغوطا",
    "أب لثلاثة أطفال قتل في القصف",
    "اشتباكات في حي تموز",
    "شارع 14 تموز وسط الموصل",
    "كتيبة 17 فبراير",
    "سد تشرين شرقي حلب",
    "سيارة من نوع نيسان",
    "قتل محمد رمضان وشعبان أحمد",
    "أصيب 31 مدنيا بينهم 20 طفلا",
    "طفل (12 عاما) وامرأة",
    "الفوج 47 واللواء 2012",
    "من قبل طيران التحالف",
    "أحد عناصر الميليشيا",
    "قتل اثنين من العناصر",
    "من 20 إلى 30 شخصا",
    "بين 3 و5 قتلى",
    "بلغ عددهم 2500 مقاتل في 2000 منزل",
    "المدير العام السابق",
    "اليوم العالمي للمرأة",
    "ظهر في تسجيل مصور",
    "لم يتم أي شيء",
    "الطابق الثالث من المبنى",
    "في منتصف الطريق ونهاية الحرب",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_names_verbs_and_counts_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_an_uncertain_date_of_the_report_widens_what_is_counted_from_it() -> None:
    [(_, mention)] = read("أمس", Interval(earliest="2021-06-12", latest="2021-06-13"))
    assert (mention.earliest, mention.latest) == ("2021-06-11", "2021-06-12")


SIGNS = ("3", "12", "31", "2021", "/", "-", ":", "،", "من", "إلى", "و", "الـ", "ثلاثة", "هذا", "آخر", "(", "”")
ALPHABET = [*sorted(load_calendar().at), *SIGNS]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=12).map(" ".join) | st.text(min_size=1, max_size=60),
    st.sampled_from([None, "2021-06-13", "2024-02-29", "0001-01-01", "9999-12-31", "--06-13"]),
    st.sampled_from(["past", "future"]),
)
def test_any_text_is_read_without_error_and_spans_hold(text: str, published: str | None, prefer: str) -> None:
    some = words(text)
    if not some:
        return
    sentence = Sentence(text, some, Matcher(), 0, 0, "text")
    last = 0
    for mention in find(sentence, Interval(earliest=published, latest=published), prefer):  # type: ignore[arg-type]
        assert last <= mention.first < mention.last <= len(sentence)
        last = mention.last
        for day in (mention.earliest, mention.latest):
            assert day is None or date.fromisoformat(day if day[0] != "-" else "2024" + day[1:])
        if mention.earliest and mention.latest and mention.earliest[0] != "-" and mention.latest[0] != "-":
            assert mention.earliest <= mention.latest, (text, mention.why)
        assert mention.why
