"""Every format gives back what was put in, as far as it can hold it."""

import csv
import io
import json
from pathlib import Path

import pytest

from stand_ins import TEXT, claim
from tawatur.core.claims import Claim, Location, Time, Words
from tawatur.core.documents import Interval
from tawatur.core.errors import RejectedInput
from tawatur.export import formats, jsonl
from tawatur.export.columns import COLUMNS, row
from tawatur.export.csv import Csv, harmless

EMPTY = claim(actors=(), recipients=(), places=(), when=Time(), things=(), people={}, sources=(), rules=())
NASTY = claim(
    trigger=Words(text='=HYPERLINK("http://x","y")', start=0, end=3),
    sentence=Words(text='سطر\nثان، "مقتبس" | شريط\r\n', start=0, end=20),
    when=Time(text="+1", earliest="--02-29", latest="--02-29"),
)
CLAIMS = [claim(), EMPTY, NASTY]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def written(name: str, claims: list[Claim]) -> bytes:
    return b"".join(formats()[name].pieces(claims))


@pytest.mark.parametrize("name", ["csv", "geojson", "jsonl"])
def test_pieces_and_files_are_the_same(tmp_path: Path, name: str) -> None:
    formats()[name].write(CLAIMS, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == written(name, CLAIMS)


def test_json_lines_lose_nothing(tmp_path: Path) -> None:
    jsonl.FORMAT.write(CLAIMS, tmp_path / "c.jsonl")
    assert list(jsonl.load(tmp_path / "c.jsonl")) == CLAIMS
    assert (tmp_path / "c.jsonl").read_bytes().count(b"\n") == len(CLAIMS)
    assert (tmp_path / "c.jsonl").read_text(encoding="utf-8").startswith('{"claim_id":')


def test_json_lines_have_the_keys_of_the_interface() -> None:
    made = json.loads(written("jsonl", [claim()]))
    roles = {"actors", "recipients", "with", "places", "from", "to", "when", "things", "people", "sources"}
    assert roles | {"claim_id", "document", "type", "status", "trigger", "sentence", "rules", "plover", "acled"} <= set(
        made
    )


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_bytes(written("jsonl", [claim()]) + b"\n{}\n")
    with pytest.raises(RejectedInput, match=r"c\.jsonl:3"):
        list(jsonl.load(tmp_path / "c.jsonl"))
    with pytest.raises(RejectedInput, match="T001"):
        list(jsonl.load(tmp_path / "none.jsonl"))
    with pytest.raises(RejectedInput, match="T011"):
        list(jsonl.load(tmp_path))


def test_csv_holds_every_column() -> None:
    rows = table(written("csv", CLAIMS))
    assert len(rows) == len(CLAIMS)
    for cells, made in zip(rows, CLAIMS, strict=True):
        expected = {name: "" if cell is None else str(harmless(cell)) for name, cell in row(made).items()}
        assert cells == expected


def test_csv_begins_with_a_mark_only_when_asked() -> None:
    assert b"".join(Csv(bom=True).pieces([claim()])) == b"\xef\xbb\xbf" + written("csv", [claim()])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    made = claim(trigger=Words(text=text, start=0, end=1), sentence=Words(text=text, start=0, end=1))
    cells = table(written("csv", [made]))[0]
    assert cells["trigger"] == cells["sentence"] == f"'{text}"


def test_numbers_stay_numbers() -> None:
    west = Location(text="x", start=0, end=1, role="at", id=None, name=None, lat=-1.5, lon=-17.25, precision="town")
    cells = table(written("csv", [claim(places=(west,))]))[0]
    assert (cells["lat"], cells["lon"]) == ("-1.5", "-17.25")


def test_unknown_is_empty_and_not_zero() -> None:
    cells = table(written("csv", [EMPTY]))[0]
    assert cells["killed_min"] == cells["lat"] == cells["actors"] == cells["when_earliest"] == ""


def test_values_that_belong_together_stand_together() -> None:
    made = row(claim())
    assert made["places"] == "بلدة | الناقورة"
    assert made["place_ids"] == " | naqoura"
    assert made["thing_counts"] == "3-3"


def test_a_bar_inside_a_value_is_told_from_a_bar_between_values() -> None:
    place = Location(text="a|b", start=0, end=3, role="at", id=None, name=None)
    assert row(claim(places=(place, place)))["places"] == "a\\|b | a\\|b"


def test_columns_have_names_of_their_own_and_say_what_they_hold() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(column.what for column in COLUMNS)


def test_geojson_is_a_collection_of_features() -> None:
    made = json.loads(written("geojson", CLAIMS))
    assert made["type"] == "FeatureCollection"
    assert [f["id"] for f in made["features"]] == [c.claim_id for c in CLAIMS]
    assert all(f["properties"] == row(c) for f, c in zip(made["features"], CLAIMS, strict=True))
    assert json.loads(written("geojson", []))["features"] == []


def test_geojson_points_are_longitude_first_at_the_first_resolved_place() -> None:
    feature = json.loads(written("geojson", [claim()]))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [35.139, 33.118]}
    assert feature["properties"]["precision"] == "town"
    assert feature["properties"]["located_by"] == "places"


def test_geojson_has_no_geometry_where_no_place_is_resolved() -> None:
    feature = json.loads(written("geojson", [EMPTY]))["features"][0]
    assert feature["geometry"] is None
    assert feature["properties"]["precision"] is None


def test_geojson_takes_where_to_before_where_from() -> None:
    point = {"text": "x", "start": 0, "end": 1, "id": None, "name": None, "precision": "town"}
    start = Location(**point, role="from", lat=1.0, lon=2.0)  # type: ignore[arg-type]
    end = Location(**point, role="to", lat=3.0, lon=4.0)  # type: ignore[arg-type]
    feature = json.loads(written("geojson", [claim(places=(), from_=(start,), to=(end,))]))["features"][0]
    assert feature["geometry"]["coordinates"] == [4.0, 3.0]
    assert feature["properties"]["located_by"] == "to"


def test_the_sentence_is_verbatim() -> None:
    assert table(written("csv", [claim()]))[0]["sentence"] == TEXT
    assert table(written("csv", [NASTY]))[0]["sentence"] == NASTY.sentence.text


def test_published_keeps_its_basis() -> None:
    assert row(claim())["published_basis"] == "known"
    unknown = claim().document.__class__(name="b", sha256="0", outlet=None, published=Interval())
    assert row(claim(document=unknown))["published_basis"] == "unknown"
