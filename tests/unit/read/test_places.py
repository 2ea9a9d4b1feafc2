"""Reading of place phrases and where they are said to lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.lexicon.load import load
from tawatur.read.geometry import distance_km, middle, offset
from tawatur.read.place_mentions import PlaceMention, mentions
from tawatur.read.reader import RuleReader

LAT = st.floats(-80, 80)
LON = st.floats(-179, 179)


def read(text: str) -> list[tuple[str, PlaceMention]]:
    return [(m.span.of(text), m) for m in mentions(text, load())]


def only(text: str) -> PlaceMention:
    found = read(text)
    assert len(found) == 1, [words for words, _ in found]
    return found[0][1]


PHRASES = [
    ("انفجرت عبوة في ريف درعا الغربي", "ريف درعا الغربي"),
    ("اقتحمت القوة مدينة جنين", "مدينة جنين"),
    ("دارت اشتباكات في محيط مطار الخرطوم", "محيط مطار الخرطوم"),
    ("قطع محتجون الطريق الواصل بين بغداد وبعقوبة", "الطريق الواصل بين بغداد وبعقوبة"),
    ("أغلقت القوة طريق حلب – اللاذقية", "طريق حلب – اللاذقية"),
    ("سقطت طائرة على بعد 20 كيلومترا جنوب مأرب", "على بعد 20 كيلومترا جنوب مأرب"),
    ("عبرت الشاحنات معبر باب الهوى الحدودي", "معبر باب الهوى الحدودي"),
    ("طوقت قوة أمنية مكان الحادث", "مكان الحادث"),
]


@pytest.mark.parametrize(("text", "words"), PHRASES)
def test_the_reach_of_a_phrase(text: str, words: str) -> None:
    assert words in [found for found, _ in read(text)]


def test_names_joined_to_a_dual_head_are_places_too() -> None:
    assert [w for w, _ in read("قصفت المدفعية قريتي شيرك وكسرى")] == ["قريتي شيرك", "كسرى"]


def test_hashtags_are_words() -> None:
    assert [m.entity.id for _, m in read("رتل يتحرك من #مصراتة باتجاه #طرابلس عبر ليبيا")][:2] == [
        "misrata",
        "tripoli_libya",
    ]


def test_a_street_never_is_the_far_city_of_its_name() -> None:
    text = "انفجار في شارع بورسعيد شرقي مدينة دير الزور"
    street = dict(read(text))["شارع بورسعيد"].entity.fix
    assert street is not None and street.place is None
    assert street.container is not None and street.container.id == "deir_ez_zor"
    assert street.level == "container"


def test_an_inner_place_without_a_town_has_no_point() -> None:
    street = only("انفجار في شارع القاهرة").entity.fix
    assert street is not None and street.lat is None and street.place is None


def test_an_area_told_by_its_holder_has_no_point() -> None:
    found = dict(read("وقع هجوم في مناطق سيطرة قسد"))
    [area] = found.values()
    assert area.entity.fix is not None and area.entity.fix.lat is None


def test_a_distance_is_measured_along_its_bearing() -> None:
    base = only("انفجار في بغداد").entity.fix
    moved = only("انفجار 100 كلم شمال شرقي بغداد").entity.fix
    assert base is not None and moved is not None
    assert base.lat is not None and base.lon is not None and moved.lat is not None and moved.lon is not None
    assert distance_km((base.lat, base.lon), (moved.lat, moved.lon)) == pytest.approx(100, abs=0.5)
    assert moved.lat > base.lat and moved.lon > base.lon


def test_what_stands_beside_decides_among_places_of_one_name() -> None:
    libya = dict(read("اشتباكات في طرابلس غربي ليبيا"))["طرابلس"].entity.fix
    lebanon = dict(read("اشتباكات في طرابلس شمالي لبنان"))["طرابلس"].entity.fix
    assert libya is not None and libya.place is not None and libya.place.country == "LY"
    assert lebanon is not None and lebanon.place is not None and lebanon.place.country == "LB"
    assert {p.country for p, _ in lebanon.candidates} >= {"LB"}
    assert lebanon.reason


def test_codes_of_precision() -> None:
    for text, geo, where in (
        ("انفجار في مدينة تعز", 1, 1),
        ("انفجار قرب مدينة تعز", 2, 2),
        ("انفجار في محافظة تعز", 3, 4),
        ("انفجار في اليمن", 3, 6),
    ):
        place = only(text).entity.fix
        assert place is not None and (place.geo_precision, place.where_prec) == (geo, where), text


def claims(text: str) -> list[tuple[str, list[str], list[str], list[str]]]:
    document = Document(id=document_id(text.encode()), name="x", text=text)
    return [
        (c.trigger.text, [p.text for p in c.places], [p.text for p in c.from_], [p.text for p in c.to])
        for c in RuleReader().read(document).claims
    ]


def test_movements_keep_origin_and_destination() -> None:
    [(_, places, start, end)] = claims("نقلت القوة مدافع من مدينة سرت إلى قاعدة الجفرة عبر الطريق الساحلي")
    assert (start, end) == (["مدينة سرت"], ["قاعدة الجفرة"])
    assert places == ["الطريق الساحلي"]


def test_a_bare_place_behind_a_departure_is_its_origin() -> None:
    [(_, _, start, end)] = claims("غادرت القوات الحكومية مدينة زنجبار")
    assert (start, end) == (["مدينة زنجبار"], [])


def test_acts_side_by_side_share_what_follows() -> None:
    found = claims("أعلنت الوزارة مقتل جندي وإصابة آخر بانفجار لغم في مدينة بنغازي")
    assert found and all(places == ["مدينة بنغازي"] for _, places, _, _ in found)


def test_where_a_narrator_is_does_not_place_the_act() -> None:
    found = claims("قال مراسل الوكالة في درعا إن مسلحين قتلوا شرطيا في بلدة طفس")
    assert [places for _, places, _, _ in found] == [["بلدة طفس"]]


@given(LAT, LON, st.floats(0, 360), st.floats(0.1, 2_000))
def test_an_offset_lies_as_far_as_it_says(lat: float, lon: float, bearing: float, km: float) -> None:
    assert distance_km((lat, lon), offset((lat, lon), bearing, km)) == pytest.approx(km, rel=1e-6, abs=1e-3)


@given(LAT, LON, LAT, st.floats(-60, 60))
def test_the_middle_is_as_far_from_both_ends(lat: float, lon: float, other: float, east: float) -> None:
    a, b = (lat, lon), (other, max(-179.0, min(179.0, lon + east)))
    centre = middle(a, b)
    assert distance_km(a, centre) == pytest.approx(distance_km(b, centre), rel=1e-6, abs=1e-3)
    assert distance_km(a, centre) <= distance_km(a, b) + 1e-6


PIECES = [
    "ريف",
    "مدينة",
    "حي",
    "شارع",
    "شرقي",
    "قرب",
    "بين",
    "طريق",
    "حلب",
    "والباب",
    "غير",
    "الدولي",
    "#",
    "_",
    "،",
    "من",
    "10",
    "كلم",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_sequence_of_place_words_is_read(text: str) -> None:
    for words, mention in read(text):
        assert words and text[mention.span.start : mention.span.end] == words
        fix_ = mention.entity.fix
        assert fix_ is None or (fix_.lat is None) == (fix_.lon is None)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for words, _ in read(text):
        assert words


def test_a_way_lies_between_its_ends() -> None:
    way = only("حوادث على الطريق الواصل بين بغداد وبعقوبة").entity.fix
    first, second = only("انفجار في بغداد").entity.fix, only("انفجار في مدينة بعقوبة").entity.fix
    assert way is not None and first is not None and second is not None
    assert way.lat is not None and first.lat is not None and second.lat is not None
    assert min(first.lat, second.lat) < way.lat < max(first.lat, second.lat)
    assert way.where_prec == 5
