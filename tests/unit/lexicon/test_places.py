"""The tables of places as they are, and finding places in them."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tawatur.core.errors import BrokenLexicon
from tawatur.lexicon.gazetteer import Gazetteer, load_gazetteer, load_places, named, tables
from tawatur.lexicon.place_check import place_problems
from tawatur.lexicon.place_table import COLUMNS, USER_TABLE, Place, line, made, parse, table, user_table

BOUNDS = Path(__file__).with_name("bounds.tsv")  # boxes of Natural Earth (public domain), widened to GeoNames' cities
MARGIN = 0.15  # degrees: the boxes' own precision
HEADER = "\t".join(COLUMNS)
SEVEN = ("SY", "IQ", "LB", "YE", "PS", "LY", "SD")
EXTENDED = frozenset({"country", "region", "desert", "river", "road", "sea", "mountain", "border", "island", "port"})


@pytest.fixture(scope="module")
def own() -> list[tuple[str, Place]]:
    return [(name, place) for name, some in tables(user=False) for place in some]


def place(**cells: str) -> Place:
    return made(
        {"id": "x", "name_ar": "سنجار", "name_en": "Sinjar", "type": "town", "country": "IQ", "source": "own"} | cells
    )


def test_nothing_is_wrong_in_the_tables(own: list[tuple[str, Place]]) -> None:
    assert list(place_problems(own)) == []


def test_points_lie_in_their_country_and_first_level(own: list[tuple[str, Place]]) -> None:
    with BOUNDS.open(encoding="utf-8", newline="") as rows:
        boxes = {
            (r["country"], r["admin1"]): tuple(float(r[side]) for side in ("south", "west", "north", "east"))
            for r in csv.DictReader(rows, delimiter="\t")
        }
    outside = []
    for name, p in own:
        if p.lat is None or p.lon is None or p.type in EXTENDED:
            continue
        for box in {(p.country, ""), (p.country, p.admin1 or "")} & boxes.keys():
            south, west, north, east = boxes[box]
            if not (south - MARGIN <= p.lat <= north + MARGIN and west - MARGIN <= p.lon <= east + MARGIN):
                outside.append(f"{name} {p.id} {p.lat} {p.lon} not in {box}")
    assert outside == []


def test_every_first_level_that_a_row_names_exists(own: list[tuple[str, Place]]) -> None:
    known = {(p.country, p.admin1) for _, p in own if p.type == "admin1"} | {("PS", "WE")}
    strange = {(p.country, p.admin1) for _, p in own if p.country in SEVEN and p.admin1} - known
    assert strange == set()


def test_admin_units_of_the_seven_countries_have_p_codes(own: list[tuple[str, Place]]) -> None:
    coded = Counter((p.country, p.type) for _, p in own if p.pcode and p.type.startswith("admin"))
    assert coded["SY", "admin1"] == 14
    assert coded["SY", "admin2"] == 62
    assert coded["SY", "admin3"] >= 260
    assert coded["IQ", "admin1"] == 18 and coded["IQ", "admin2"] == 101
    assert coded["LB", "admin1"] == 8 and coded["LB", "admin2"] == 26
    assert coded["YE", "admin1"] == 22 and coded["YE", "admin2"] == 335
    assert coded["SD", "admin1"] == 19 and coded["SD", "admin2"] == 189
    assert coded["PS", "admin1"] == 16  # the governorates: what OCHA calls the second level
    assert coded["LY", "admin1"] == 22  # likewise


def test_a_candidate_comes_with_what_contains_it() -> None:
    found = load_gazetteer().candidates("الميادين")
    assert [w.type for w in found[0].within] == ["country", "admin1", "admin2", "admin3"]
    assert [w.name_ar for w in found[0].within][:2] == ["سوريا", "دير الزور"]
    assert {c.place.type for c in found} == {"city", "admin2", "admin3"}


@pytest.mark.parametrize(
    ("name", "within"),
    [("حوارة", ["palestine", "west_bank", "nablus_governorate"]), ("عاليه", ["lebanon", "mount_lebanon"])],
)
def test_a_code_of_several_units_is_that_of_the_region_around_them(name: str, within: list[str]) -> None:
    found = next(c for c in load_gazetteer().candidates(name) if c.place.country in ("PS", "LB"))
    assert [p.id for p in found.within] == within


def test_candidates_by_type_and_country() -> None:
    gazetteer = load_gazetteer()
    assert [c.place.pcode for c in gazetteer.candidates("الميادين", types={"admin2"})] == ["SY0903"]
    assert {c.place.country for c in gazetteer.candidates("طرابلس")} == {"LB", "LY"}
    assert {c.place.country for c in gazetteer.candidates("طرابلس", country="LB")} == {"LB"}
    assert gazetteer.candidates("لا مكان كهذا") == ()


@pytest.mark.parametrize("spelling", ["دير الزور", "ديرالزور", "دَيْر الزّور"])
def test_spacing_and_marks_do_not_matter(spelling: str) -> None:
    assert load_gazetteer().candidates(spelling)[0].place.id == "deir_ez_zor"


def test_the_spelling_given_comes_before_looser_ones() -> None:
    places = [place(id="a", name_ar="العمر"), place(id="b", name_ar="عمر")]
    gazetteer = Gazetteer({p.id: p for p in places})
    assert [c.place.id for c in gazetteer.candidates("عمر")] == ["b"]
    assert [c.place.id for c in gazetteer.candidates("ال عمر")] == ["a", "b"]


def test_a_circle_of_parents_ends() -> None:
    places = [place(id="a", parent="b"), place(id="b", parent="a")]
    gazetteer = Gazetteer({p.id: p for p in places})
    assert len(gazetteer.containers(places[0])) <= 6
    assert gazetteer.contains(places[1], places[0])


def test_districts_and_common_words_are_not_read_without_their_head_noun() -> None:
    places = [
        place(id="town"),
        place(id="district", type="admin2"),
        place(id="alone", type="admin2", name_ar="المضاربة والعارة"),
        place(id="word", type="village", name_ar="جروح", ambiguous="yes"),
    ]
    assert [p.id for _, p in named({p.id: p for p in places})] == ["town", "alone"]


def test_names_are_read_written_together_and_apart() -> None:
    rows = [place(id=f"k{n}", name_ar=f"كفر {'ا' * 3}{chr(0x0628 + n)}") for n in range(25)]
    rows += [
        place(id="nabl", name_ar="كفرنبل"),
        place(id="zita", name_ar="كفر زيتا"),
        place(id="other", name_ar="سد كبير"),
    ]
    names = {(name, p.id) for name, p in named({p.id: p for p in rows})}
    assert {("كفرنبل", "nabl"), ("كفر نبل", "nabl"), ("كفر زيتا", "zita"), ("كفرزيتا", "zita")} <= names
    assert ("سدكبير", "other") not in names  # too few names begin so


def test_a_table_written_is_read_as_it_was() -> None:
    places = [place(lat="36.32", lon="41.86", uncertainty="1500", population="38294", aliases="شنكال|شنگال")]
    assert list(parse(table(places).decode(), "t.tsv")) == places
    assert line(places[0]).count("\t") == len(COLUMNS) - 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id\tname\n", "t.tsv:1: "),
        (f"{HEADER}\nx\tسنجار\n", "t.tsv:2: "),
        (
            f"{HEADER}\n{line(place())}\n{line(place()).replace('own', 'own', 1).replace('IQ', 'IQ', 1)}x\ty\n",
            "t.tsv:3: ",
        ),
    ],
)
def test_a_broken_row_is_named(text: str, told: str) -> None:
    with pytest.raises(BrokenLexicon, match=told):
        list(parse(text, "t.tsv"))


def test_the_users_table_stands_between_geonames_and_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [place(id="deir_ez_zor", name_ar="أخرى", country="SY"), place(id="mine", name_ar="قريتي", country="SY")]
    path = tmp_path / "places.tsv"
    path.write_bytes(table(rows))
    monkeypatch.setenv(USER_TABLE, str(path))
    assert user_table() == path
    load_places.cache_clear()
    try:
        places = load_places()
        assert places["deir_ez_zor"].name_ar == "دير الزور"
        assert places["mine"].name_ar == "قريتي"
    finally:
        load_places.cache_clear()
