"""CSV tables: a row is a report, a row that breaks the rules is told, the rest is read."""

from pathlib import Path

import pytest

from unit.sources.given import OTHER, REPORT, codes, documents, issues, read, write

FIRST, SECOND = REPORT.strip(), OTHER.strip()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_sign_between_cells(tmp_path: Path, sign: str, end: str) -> None:
    rows = [
        ["id", "Text", "date", "source"],
        ["7", f'"{FIRST}"', "15/11/2022", "عنب بلدي"],
        ["8", f'"{SECOND}"', "", ""],
    ]
    found = read(write(tmp_path, "a.csv", "".join(sign.join(row) + end for row in rows)))
    assert codes(found) == []
    first, second = documents(found)
    assert (first.name, first.text, first.outlet_text) == ("a.csv:2 (7)", FIRST, "عنب بلدي")
    assert (first.published.earliest, first.media_type) == ("2022-11-15", "text/csv")
    assert (second.name, second.text, second.outlet_text) == ("a.csv:3 (8)", SECOND, None)


def test_arabic_names_of_columns_and_a_table_from_a_spreadsheet(tmp_path: Path) -> None:
    table = f"العنوان;النص;التاريخ;المصدر;الرابط\r\nعنوان;{FIRST};٢٠٢٢/١١/١٥;سانا;https://sana.sy/1\r\n"
    (document,) = documents(read(write(tmp_path, "a.csv", table.encode("utf-8-sig"))))
    assert (document.title, document.text, document.outlet_text) == ("عنوان", FIRST, "سانا")
    assert (document.url, document.published.latest) == ("https://sana.sy/1", "2022-11-15")


@pytest.mark.parametrize("codec", ["cp1256", "utf-16"])
def test_tables_in_other_encodings(tmp_path: Path, codec: str) -> None:
    data = f'text,id\n"{FIRST}",1\n'.encode(codec)
    assert [d.text for d in documents(read(write(tmp_path, "a.csv", data)))] == [FIRST]


def test_a_cell_of_several_lines_and_quotation_marks(tmp_path: Path) -> None:
    text = f'{FIRST}\r\n\r\nوقال «ناشط»: "نعم"'
    quoted = text.replace('"', '""')
    found = read(write(tmp_path, "a.csv", f'text,id\n"{quoted}",1\n\n"{SECOND}",2\n'))
    assert [(d.name, d.text) for d in documents(found)] == [("a.csv:2 (1)", text), ("a.csv:6 (2)", SECOND)]


def test_bad_rows_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    table = (
        "id,text\n"
        f'1,"{FIRST} قال "أبو جعفر" ذلك"\n'  # marks that are not doubled
        "2,قتل خمسة, وأصيب ستة, في حلب\n"  # commas that are not quoted
        f'3,"{SECOND}\n'  # a mark that is not closed
        '4,"اعتقال ثلاثة شبان في الميادين"\n'
        "5,\n"
        "6\n"
        ",,\n"
        "7,نزوح عائلات من الباغوز\n"
    )
    found = read(write(tmp_path, "a.csv", table))
    assert [d.name for d in documents(found)] == ["a.csv:5 (4)", "a.csv:9 (7)"]
    assert [(i.code, i.where.rpartition(":")[2]) for i in issues(found)] == [
        ("T013", "2"),
        ("T013", "3"),
        ("T013", "4"),
        ("T008", "6"),
        ("T008", "7"),
    ]
    assert "4 cells, the header 2" in issues(found)[1].message


def test_a_mark_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.csv", f'text,id\n"{FIRST},1\n{SECOND},2\n'))
    assert [d.name for d in documents(found)] == ["a.csv:3 (2)"] and codes(found) == ["T013"]


@pytest.mark.parametrize("table", ["a,b\n1,2\n", "1\n", "\n\n", '"', f"{FIRST}\n"])
def test_a_table_without_a_column_of_text(tmp_path: Path, table: str) -> None:
    (issue,) = issues(read(write(tmp_path, "a.csv", table)))
    assert (issue.code, issue.level) == ("T013", "error") and "text" in issue.message


def test_a_header_alone_holds_nothing(tmp_path: Path) -> None:
    assert codes(read(write(tmp_path, "a.csv", "id,text\n"))) == ["T002"]


def test_a_report_longer_than_the_parsers_own_limit(tmp_path: Path) -> None:
    (document,) = documents(read(write(tmp_path, "a.csv", f'text\n"{FIRST * 4000}"\n')))
    assert len(document.text) > 131_072


def test_a_line_above_the_limit(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.csv", f"text\n{FIRST * 99}\n{SECOND}\n"), max_bytes=500)
    assert [(i.code, i.where.rpartition(":")[2]) for i in issues(found)] == [("T005", "2")]
    assert [d.name for d in documents(found)] == ["a.csv:3"]
