"""The country of those who act and those it is done to, told by an adjective of nationality or a state's name."""

import pytest

from readings import claims_of
from tawatur.core.claims import Claim


def _countries(claim: Claim) -> dict[str, str | None]:
    return {mention.text: mention.country for mention in (*claim.actors, *claim.recipients)}


@pytest.mark.parametrize(
    ("text", "who", "country"),
    [
        ("اعتقلت الشرطة الكينية عشرة متظاهرين.", "الشرطة الكينية", "KEN"),
        ("قصف الجيش السريلانكي مواقع المتمردين.", "الجيش السريلانكي", "LKA"),
        ("فتحت القوات البورمية النار على الرهبان.", "القوات البورمية", "MMR"),
        ("قتل ثلاثة مدنيين أفغان في غارة جوية.", "ثلاثة مدنيين أفغان", "AFG"),
        ("هاجم مسلحون صوماليون سفينة في الخليج.", "مسلحون صوماليون", "SOM"),
        ("هاجمت ميليشيا عراقية مقر الشرطة.", "ميليشيا عراقية", "IRQ"),
        ("قصفت المدفعية الكورية الشمالية الجزيرة.", "المدفعية الكورية الشمالية", "PRK"),
        ("قتل الجنود الكوريون الشماليون صيادا.", "الجنود الكوريون الشماليون", "PRK"),
        ("خطفت الحركة 23 كوريا جنوبيا في الولاية.", "23 كوريا جنوبيا", "KOR"),
        ("اتهمت تايلندا جارتها بقصف المعبد.", "تايلندا", "THA"),
        ("قمعت السلطات الشعب البورمي.", "الشعب البورمي", "MMR"),
        ("قتل 7 فلسطينيين في القصف.", "7 فلسطينيين", "PSE"),
        ("تظاهر الآلاف من النيباليين في العاصمة.", "الآلاف من النيباليين", "NPL"),
        ("هاجم الحزب القومي الألماني المحتجين.", "الحزب القومي الألماني", "DEU"),
        ("دعا وزير الخارجية السويدي كارل بيلت إلى الهدنة.", "كارل بيلت", "SWE"),
        ("اعتقلت الشرطة يوليا تيموشينكو أمام المحكمة.", "يوليا تيموشينكو", "UKR"),
    ],
)
def test_an_adjective_or_a_name_tells_the_country(text: str, who: str, country: str) -> None:
    assert _countries(claims_of(text)[0])[who] == country


def test_a_country_beside_another_is_a_place_though_it_looks_like_an_accusative() -> None:
    places = [place.text for place in claims_of("وقعت هجمات في العراق وسوريا.")[0].places]
    assert places == ["العراق", "سوريا"]


@pytest.mark.parametrize("text", ["تلقى الجرحى التبرعات المالية من الجمعية.", "احتل سوق دبي المالي المرتبة الأولى."])
def test_money_is_not_mali(text: str) -> None:
    named = [m.text for claim in claims_of(text) for m in (*claim.actors, *claim.recipients, *claim.places)]
    assert [words for words in named if words.startswith("المالي")] == []


def test_what_bodies_everywhere_are_called_is_none_of_another_country() -> None:
    here = claims_of("طالب الحزب الحكومة بالاستقالة. وشهدت بيروت مسيرة.")[0].actors[0]
    there = claims_of("طالب الحزب الحكومة بالاستقالة. وشهدت دمشق مسيرة.")[0].actors[0]
    assert (here.country, there.country) == ("LBN", None)


def test_a_bare_name_before_an_accusative_of_office_gets_it() -> None:
    claim = claims_of("أصدر محمود عباس مرسوما بحل القوة، وعين سلام فياض رئيسا لحكومة طوارئ.")[-1]
    assert [a.name for a in claim.actors] == ["محمود عباس"]
    assert [r.name for r in claim.recipients] == ["سلام فياض"]
