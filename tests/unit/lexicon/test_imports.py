"""Tables of others, small ones made for this: what is taken, what is refused and why, and that nothing is lost."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.core.errors import RejectedInput
from tawatur.lexicon.gazetteer import load_places
from tawatur.lexicon.imports import cod, merging, taking
from tawatur.lexicon.place_table import USER_TABLE, Place, made, parse, table


def dump_row(number: int, name: str, feature: str, *, names: str = "", country: str = "SY", **more: str) -> str:
    cells = [""] * 19
    cells[0], cells[1], cells[2], cells[3] = str(number), name, name, names
    cells[4], cells[5] = more.get("lat", "36.5"), more.get("lon", "41.0")
    cells[6], cells[7] = feature.split(".")
    cells[8], cells[10], cells[14] = country, "01", more.get("people", "0")
    return "\t".join(cells)


def names_row(number: int, geoname: int, language: str, name: str, *flags: str) -> str:
    return "\t".join([str(number), str(geoname), language, name, *(flags or ("", "", "", "")), "", ""])


DUMP = "\n".join(
    [
        dump_row(900001, "Qariya One", "P.PPL", people="6200"),
        dump_row(900002, "Qariya Two", "P.PPL", names="Qariya,قَرية تجريبية"),
        dump_row(900003, "No Arabic", "P.PPL"),
        dump_row(900004, "A Well", "H.WLL", names="بئر تجريبية"),
        dump_row(900005, "Was There", "P.PPLQ", names="كانت هنا"),
        dump_row(900006, "Elsewhere", "P.PPL", names="مكان آخر", country="FR"),
        dump_row(900007, "Off the Globe", "P.PPL", names="خارج الأرض", lat="99"),
        "too\tshort",
        dump_row(900008, "Field", "L.OILF", names="حقل تجريبي"),
    ]
)
NAMES = "\n".join(
    [
        names_row(1, 900001, "en", "Qariya One"),
        names_row(2, 900001, "ar", "القرية القديمة", "", "", "", "1"),
        names_row(3, 900001, "ar", "القرية الأولى التجريبية"),
        names_row(4, 900001, "ar", "قرية المثال", "1", "", "", ""),
        names_row(5, 999999, "ar", "غيرها"),
    ]
)
FIRST = """admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,admin0Pcode
#adm1+name,#adm1+name+ar,#adm1+code,#adm2+name,#adm2+name+ar,#adm2+code,#country+code
Aleppo,حلب,SY02,Sample,المثال الأول,SY0299,SY
Aleppo,حلب,SY02,Afrin,عفرين,SY0203,SY
Aleppo,حلب,SY02,Latin only,,SY0298,SY
"""
SECOND = """ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM0_PCODE
Aleppo,حلب,SY02,Sample,المثال الأول,SY0299,SY
Aleppo,حلب,SY02,Sample,المثال الأول,SY0299,SY
Aleppo,حلب,,Sample,المثال الثاني,,SY
"""
THIRD = """adm1_name,adm1_name1,adm1_pcode,adm2_name,adm2_name1,adm2_pcode,iso2,lang,lang1,center_lat,center_lon
Aleppo,حلب,SY02,Sample,المثال الأول,SY0299,SY,en,ar,36.4,37.5
Aleppo,حلب,SY02,Bad point,المثال الثالث,SY0297,SY,en,ar,136.4,37.5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("SY.txt", DUMP), ("alternateNamesV2.txt", NAMES), ("a.csv", FIRST), ("b.csv", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "c.csv").write_text(THIRD, encoding="utf-8-sig")
    return tmp_path


def packaged() -> list[Place]:
    return list(load_places().values())


def test_a_dump_and_its_names(folder: Path) -> None:
    places, report = merging.read([folder / "alternateNamesV2.txt", folder / "SY.txt"], packaged=packaged(), before=[])
    taken = {p.id: p for p in places}
    assert set(taken) == {"qariya_one_900001", "qariya_two_900002", "field_900008"}
    one = taken["qariya_one_900001"]
    assert (one.name_ar, one.aliases, one.type) == ("قرية المثال", ("القرية الأولى التجريبية",), "town")
    assert taken["qariya_two_900002"].name_ar == "قرية تجريبية"  # without its vowel marks
    assert taken["field_900008"].type == "oil_field"
    assert report.read["SY.txt"] == 9 and report.taken["SY.txt"] == 3
    assert [(row, reason) for _, row, reason in report.refusals()] == [
        (3, taking.NO_ARABIC),
        (4, f"{taking.NOT_KEPT} (H.WLL)"),
        (5, "a settlement that is no longer there"),
        (6, taking.ELSEWHERE),
        (7, taking.NO_POINT),
        (8, taking.TOO_FEW),
    ]


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("a.csv", {(4, taking.KNOWN), (5, taking.NO_ARABIC)}),
        ("b.csv", {(3, "the P-code SY0299 once more"), (4, cod.NO_CODE)}),
        ("c.csv", {(3, taking.NO_POINT)}),
    ],
)
def test_the_three_generations_of_headers(folder: Path, name: str, refused: set[tuple[int, str]]) -> None:
    places, report = merging.read([folder / name], packaged=packaged(), before=[])
    assert [(p.id, p.name_ar, p.type, p.country, p.pcode) for p in places] == [
        ("cod_sy0299", "المثال الأول", "admin2", "SY", "SY0299")
    ]
    assert places[0].parent == "aleppo_governorate"  # the known unit of the P-code above
    assert {(row, reason) for _, row, reason in report.refusals()} == refused
    assert (places[0].lat is not None) == (name == "c.csv")


def test_importing_again_changes_nothing_and_loses_nothing(folder: Path) -> None:
    mine = made(
        {"id": "mine", "name_ar": "قريتي", "name_en": "Mine", "type": "village", "country": "SY", "source": "me"}
    )
    once, _ = merging.read([folder / "SY.txt", folder / "a.csv"], packaged=packaged(), before=[mine])
    twice, report = merging.read([folder / "SY.txt", folder / "a.csv"], packaged=packaged(), before=once)
    assert mine in once
    assert table(twice) == table(once)
    assert sum(report.taken.values()) == len(once) - 1


def test_a_unit_of_ours_without_a_point_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = next(p for p in packaged() if p.country == "SD" and p.type == "admin2" and p.lat is None)
    path = tmp_path / "sdn.csv"
    head = "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM0_PCODE,center_lat,center_lon"
    path.write_text(f"{head}\n{bare.name_en},{bare.name_ar},{bare.pcode},SD,13.5,33.25\n", encoding="utf-8")
    places, _ = merging.read([path], packaged=packaged(), before=[])
    assert [(p.id, p.lat, p.lon) for p in places] == [(bare.id, 13.5, 33.25)]
    own = tmp_path / "places.tsv"
    own.write_bytes(table(places))
    monkeypatch.setenv(USER_TABLE, str(own))
    load_places.cache_clear()
    try:
        now = load_places()[bare.id]
    finally:
        load_places.cache_clear()
    assert (now.name_ar, now.lat, now.lon, now.pcode) == (bare.name_ar, 13.5, 33.25, bare.pcode)


@pytest.mark.parametrize("name", ["x.csv", "x.txt", "x.xlsx"])
def test_what_is_no_table_of_places_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(RejectedInput, match="T035"):
        merging.kind_of(path)


def test_names_need_their_dump(folder: Path) -> None:
    with pytest.raises(RejectedInput, match="dump"):
        merging.read([folder / "alternateNamesV2.txt"], packaged=[], before=[])


def test_the_command_writes_the_table_and_the_refusals(folder: Path) -> None:
    to, refused = folder / "deep" / "places.tsv", folder / "refused.tsv"
    arguments = ["gazetteer", "import", str(folder / "SY.txt"), str(folder / "c.csv")]
    done = CliRunner().invoke(app, [*arguments, "--to", str(to), "--refused", str(refused)])
    assert done.exit_code == 0
    assert str(to) in done.output and "no name in Arabic letters: 2 (rows 1, 3)" in done.output
    assert {p.id for p in parse(to.read_text(encoding="utf-8"), "t")} >= {"cod_sy0299", "field_900008"}
    assert "SY.txt\t8\ttoo few columns" in refused.read_text(encoding="utf-8").splitlines()


def test_a_refused_file_leaves_the_table_as_it_was(folder: Path) -> None:
    to = folder / "places.tsv"
    to.write_bytes(table([]))
    bad = folder / "bad.xlsx"
    bad.write_bytes(b"PK")
    done = CliRunner().invoke(app, ["gazetteer", "import", str(folder / "SY.txt"), str(bad), "--to", str(to)])
    assert done.exit_code == 3 and "CSV" in done.output
    assert to.read_bytes() == table([])


def test_find_tells_what_contains_a_place() -> None:
    done = CliRunner().invoke(app, ["gazetteer", "find", "خشام", "--type", "town"])
    assert done.exit_code == 0 and "سوريا > دير الزور" in done.output
    assert CliRunner().invoke(app, ["gazetteer", "find", "لا مكان كهذا"]).exit_code == 3
