"""Spreadsheets are read whatever their encoding, delimiter and damages, row by row."""

import csv
import io
import tracemalloc

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huiyin.services.exchange.problems import SheetRefused
from huiyin.services.exchange.sheet import read_rows, shape_of
from tests.files import making

TABLE = [
    ["编号", "主题", "详情"],
    ["1", "路灯不亮", "村口的路灯，\n坏了“三个月”"],
    ["2", "停水", 'He said "no, never", 唉'],
]


@pytest.fixture
def sheet(tmp_path):
    """Write bytes to a file and return its rows as (number, cells)."""

    def read(data: bytes):
        path = tmp_path / "sheet"
        path.write_bytes(data)
        return list(read_rows(path))

    return read


def _csv(rows, **options):
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


def _xlsx(rows):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encodings_and_delimiters(sheet, encoding, delimiter):
    data = _csv(TABLE, delimiter=delimiter).encode(encoding)
    assert [list(row.cells) for row in sheet(data)] == TABLE


def test_workbook(sheet):
    assert [list(row.cells) for row in sheet(_xlsx(TABLE))] == TABLE


CELLS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\x1a"), max_size=20
)


@settings(deadline=None)
@example(
    [["\t", "\x1e\t", "\x1e\t"]]
)  # a record separator ends a line for Python's splitlines, and for no file
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_whatever_is_written_comes_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheets") / "sheet"
    path.write_bytes(_csv([["编号", "主题", "详情"], *rows]).encode("utf-8-sig"))
    read = [list(row.cells) for row in read_rows(path, shape_of(path))]
    assert read[1:] == [row for row in rows if any(cell.strip() for cell in row)]


def test_numbers_are_those_of_a_spreadsheet_program(sheet):
    rows = sheet("a,b\n\n1,two\nlines\n".replace("two\nlines", '"two\nlines"').encode() + b",\n2,x\n")
    assert [(row.number, row.cells) for row in rows] == [
        (1, ("a", "b")),
        (3, ("1", "two\nlines")),
        (5, ("2", "x")),
    ]


def test_nul_bytes_and_one_bad_byte_do_not_spoil_the_rest(sheet):
    data = (
        "编号,详情\n".encode()
        + "1,路灯\0坏了\n2,停".encode()
        + b"\xff"
        + "水\n".encode()
        + "3,修路请求\n".encode() * 50
    )
    rows = sheet(data)
    assert rows[1].cells == ("1", "路灯\0坏了")
    assert rows[2].cells == ("2", "停\ufffd水") and rows[3].cells == ("3", "修路请求")


def test_a_cell_of_a_hundred_thousand_characters(sheet):
    text = "水" * 100_000
    assert sheet(_csv([["编号", "详情"], ["1", text]]).encode())[1].cells == ("1", text)


def test_a_quotation_mark_never_closed_is_a_named_row(sheet):
    data = '编号,详情\n1,"从不关闭'.encode() + "，水\n".encode() * 600_000
    rows = sheet(data)
    assert rows[1].fault == "row_unreadable" and rows[1].number == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \n\n", "empty_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "old_excel"),
        (bytes(range(128, 256)) * 40, "unknown_encoding"),
        (making.docx(), "no_workbook"),
        (making.docx(extra={"word/media/zeros.bin": bytes(30 << 20)}), "workbook_refused"),
        (_xlsx(TABLE)[:-100], "workbook_refused"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused(sheet, data, code):
    with pytest.raises(SheetRefused) as caught:
        sheet(data)
    assert caught.value.code == code
    assert len(str(caught.value)) > 20 and "%(" not in str(caught.value)


def test_values_of_a_workbook(sheet):
    from datetime import date, datetime

    rows = sheet(
        _xlsx(
            [
                [
                    13800001234.0,
                    0.5,
                    True,
                    date(2019, 2, 28),
                    datetime(2019, 2, 28, 11, 25),
                    None,
                    "=1+1",
                    "#REF!",
                ]
            ]
        )
    )
    assert rows[0].cells[:6] == (
        "13800001234",
        "0.5",
        "TRUE",
        "2019-02-28 00:00:00",
        "2019-02-28 11:25:00",
        "",
    )
    assert rows[0].unread == {6, 7} and rows[0].cells[6:] == ("", "")


def test_the_first_sheet_with_rows_is_read(sheet):
    book, out = openpyxl.Workbook(), io.BytesIO()
    second = book.create_sheet("来信")
    second.append(["详情"])
    book.save(out)
    assert [row.cells for row in sheet(out.getvalue())] == [("详情",)]


def test_a_hundred_thousand_rows_take_little_memory(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write("编号,详情\n")
        out.writelines(f"{number},{'村口的路灯坏了三个月' * 20}\n" for number in range(100_000))
    tracemalloc.start()
    assert sum(1 for _ in read_rows(path)) == 100_001
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 50 << 20 and peak < 16 << 20
