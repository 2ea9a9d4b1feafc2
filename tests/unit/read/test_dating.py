"""Which date a claim gets: its own, its clause's, its list's, or none."""

import pytest

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Interval
from tawatur.core.ids import document_id
from tawatur.read.reader import RuleReader

READER = RuleReader()
PUBLISHED = Interval(earliest="2021-06-13", latest="2021-06-13", basis="known")


def read(text: str, published: Interval = PUBLISHED) -> tuple[Claim, ...]:
    document = Document(id=document_id(text.encode()), name="a", text=text, published=published)
    return READER.read(document).claims


def days(text: str, published: Interval = PUBLISHED) -> dict[str, tuple[str | None, str | None]]:
    return {c.type: (c.when.earliest, c.when.latest) for c in read(text, published)}


TODAY, YESTERDAY, NONE = ("2021-06-13",) * 2, ("2021-06-12",) * 2, (None, None)

ROWS = [
    # behind the act, before it, behind an aside
    ("قصفت قوات النظام بلدة سرمين أمس.", {"shelling": YESTERDAY}),
    ("وأمس، قصفت قوات النظام بلدة سرمين.", {"shelling": YESTERDAY}),
    # the day of a funeral is not that of the death
    ("شيع الأهالي في سرمين اليوم جثامين ثلاثة شهداء.", {"killing": NONE}),
    ("شيع الأهالي ثلاثة شهداء، وقتل شاب في سرمين أمس.", {"killing": YESTERDAY}),
    # a length is no date where a date stands beside it
    ("أغلقت القوات معبر الراعي لعدة أيام في نيسان 2021.", {"restriction": ("2021-04-01", "2021-04-30")}),
    # an hour that is told as news is of the report's own day
    ("انفجرت عبوة ناسفة في بلدة سرمين عند الساعة 14:00.", {"explosion": TODAY, "bombing": TODAY}),
    # a term runs from the report
    ("وهدد بقصف بلدة سرمين خلال 48 ساعة.", {"shelling": ("2021-06-13", "2021-06-15")}),
    # an aside or a cause between
    ("قتل ثلاثة مدنيين، أحدهم طفل، بانفجار لغم في سرمين، فجر السبت.", {"killing": YESTERDAY}),
    # a clause of its own takes the day of the news over, what lies before it does not
    ("قصفت قوات النظام أمس بلدة سرمين بعد أن داهمت منازل فيها.", {"shelling": YESTERDAY, "raid_search": YESTERDAY}),
    ("قصفت قوات النظام أمس بلدة سرمين ردا على مقتل جندي فيها.", {"shelling": YESTERDAY, "killing": NONE}),
    # who tells at a time bounds what is told
    ("أكد المتحدث في بيان مؤرخ في 12 حزيران أن القوات قصفت بلدة سرمين.", {"shelling": (None, "2021-06-12")}),
    # what is planned leans ahead
    ("يعتزم المتظاهرون إغلاق معبر الراعي يوم الخميس.", {"restriction": ("2021-06-17", "2021-06-17")}),
    # behind «بعد» its own time counts, behind the act that it lies before the clause's
    (
        "أطلقت القوات اليوم حملة دهم في سرمين بعد مقتل جندي في هجوم أمس السبت.",
        {"raid_search": TODAY, "killing": YESTERDAY},
    ),
    # an event that opens a stretch
    ("نزح المدنيون من سرمين منذ بدء القصف في 8 أيار الماضي.", {"displacement": ("2021-05-08", "2021-06-13")}),
    # what is demanded or threatened takes no date from the demand
    ("طالب مجلس سرمين أمس بوقف إطلاق النار.", {"demand": YESTERDAY, "ceasefire": NONE}),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_the_time_of_an_act(text: str, wanted: dict[str, tuple[str | None, str | None]]) -> None:
    found = days(text)
    assert found
    assert {kind: found[kind] for kind in wanted if kind in found} == {k: v for k, v in wanted.items() if k in found}


def test_what_opens_a_list_dates_its_items() -> None:
    text = """وثق المركز انتهاكات خلال الفترة من 1 آذار حتى 31 أيار 2021، توزعت على الشكل التالي:
- مقتل 12 مدنيا في سرمين
- اعتقال 7 أشخاص في إدلب

وقتل رجل في سرمين."""
    found = read(text)
    spring = ("2021-03-01", "2021-05-31")
    assert [(c.when.earliest, c.when.latest) for c in found if c.type in ("killing", "arrest")] == [
        spring,
        spring,
        NONE,
    ]
    assert [r.rule for c in found for r in c.rules if r.field == "when" and r.rule.startswith("times.")] == [
        "times.list",
        "times.list",
    ]


def test_a_heading_dates_labelled_lines_and_no_running_text() -> None:
    text = """حصيلة الضحايا المدنيين | السبت 12 حزيران 2021

سرمين: مقتل 3 مدنيين بقصف على السوق
وقتل رجل في إدلب."""
    found = [(c.when.earliest, c.when.latest) for c in read(text) if c.trigger.text in ("مقتل", "قتل")]
    assert found == [YESTERDAY, NONE]


def test_a_dateline_dates_no_act() -> None:
    found = read("إدلب 13-6-2021 (وكالات) - قصفت قوات النظام بلدة سرمين.", Interval())
    assert [(c.when.text, c.when.earliest) for c in found if c.type == "shelling"] == [(None, None)]


def test_what_came_before_a_dated_act_is_not_later() -> None:
    text = """أجرت القوات مناورات في 8 حزيران 2021 شرق سرمين.
وتأتي هذه المناورات بعد أن نفذ التنظيم هجمات على حواجز في سرمين خلال الأيام القليلة الماضية."""
    [attack] = [c for c in read(text) if c.type == "armed_attack"]
    assert (attack.when.earliest, attack.when.latest) == (None, "2021-06-08")
