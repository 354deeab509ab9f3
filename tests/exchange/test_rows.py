"""Each row becomes a clean message with a lasting key, or a problem with row, column and mend."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from huiyin.services.exchange.mapping import corrected, guess
from huiyin.services.exchange.problems import ROW, SHEET, RowProblem
from huiyin.services.exchange.rows import read_messages, tidy
from huiyin.services.exchange.sheet import Row

HERE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 3, 10, 9, 30, tzinfo=HERE)
HEADINGS = ("编号", "标题", "详情", "时间", "姓名", "电话", "地址", "地点", "分类")
GOOD = (
    "7",
    "电梯坏了",
    "三号楼的电梯坏了两个月",
    "2026/3/1 08:00",
    "王琴",
    "0000-1234567",
    "柳园小区",
    "三号楼",
    "住房",
)


def _read(*rows, headings=HEADINGS, first=2, unread=frozenset()):
    table = [
        Row(1, headings),
        *(Row(number, cells, unread) for number, cells in enumerate(rows, start=first)),
    ]
    mapping = corrected(guess(table), [])
    return list(read_messages(iter(table), mapping, zone=HERE, at=AT))


def _with(**changes):
    names = ("external_id", "title", "body", "time", "name", "phone", "address", "place", "category")
    return tuple(changes.get(name, cell) for name, cell in zip(names, GOOD, strict=True))


def _codes(*rows, **options):
    return [
        (p.row, p.column, p.code, p.taken) for outcome in _read(*rows, **options) for p in outcome.problems
    ]


def test_a_sound_row():
    (outcome,) = _read(GOOD)
    message = outcome.message
    assert not outcome.problems and message.row == 2
    assert (message.title, message.body, message.name, message.phone) == (
        GOOD[1],
        GOOD[2],
        "王琴",
        "0000-1234567",
    )
    assert (message.address, message.place, message.category) == ("柳园小区", "三号楼", "住房")
    assert message.received_at == datetime(2026, 3, 1, 8, tzinfo=HERE)


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"body": "", "title": " "}, "详情", "no_text"),
        ({"body": "……", "title": ""}, "详情", "no_text"),
        ({"time": "2026-02-30"}, "时间", "impossible_date"),
        ({"time": "03/04/2025"}, "时间", "unclear_date"),
        ({"time": "去年夏天"}, "时间", "no_date"),
        ({"time": ""}, "时间", "empty_date"),
        ({"time": "2026-03-11"}, "时间", "future_date"),
        ({"time": "1926-03-11"}, "时间", "old_date"),
        ({"body": "停\ufffd水了很多天"}, "详情", "bad_characters"),
        ({"body": "水" * 50_001}, "详情", "text_too_long"),
    ],
)
def test_bad_rows_are_named(changes, column, code):
    (outcome,) = _read(_with(**changes))
    assert outcome.message is None
    assert [(p.row, p.column, p.code, p.taken) for p in outcome.problems] == [(2, column, code, False)]


def test_ragged_rows_are_named_but_blank_ends_are_not():
    assert _codes((*GOOD, "", " ")) == []
    assert _codes((*GOOD, "溢出"), _with(body="乙乙乙乙"), _with(body="丙丙丙丙")) == [
        (2, "", "too_many_cells", False),
        (4, "", "id_used_twice", True),
    ]
    assert _codes(GOOD[:2]) == [(2, "详情", "too_few_cells", False)]
    assert _codes(GOOD[:4]) == []


def test_formulas_without_value_are_named():
    assert _codes(_with(body=""), unread=frozenset({2})) == [(2, "详情", "unread_value", False)]
    assert _codes(_with(time=""), unread=frozenset({3})) == [(2, "时间", "unread_value", False)]


def test_small_faults_are_mended_and_told():
    row = _with(title="长" * 150, phone="138****1234", place="远" * 200)
    (outcome,) = _read(row)
    assert {(p.column, p.code, p.taken) for p in outcome.problems} == {
        ("标题", "title_cut", True), ("电话", "phone_left_out", True), ("地点", "cut", True),
    }  # fmt: skip
    message = outcome.message
    assert len(message.title) == 100 and message.body.startswith("长" * 150) and GOOD[2] in message.body
    assert message.phone == "" and len(message.place) == 120


def test_a_title_alone_is_a_text():
    (outcome,) = _read(_with(body=""))
    assert outcome.message.body == GOOD[1]


def test_the_key_outlives_the_file_and_the_layout():
    (one,), (other,) = _read(GOOD), _read(GOOD[::-1], headings=HEADINGS[::-1])
    assert one.message.key == other.message.key
    (spaced,) = _read(_with(body="三号楼的电梯，\n  坏了两个月。"), first=9)
    assert spaced.message.key == one.message.key
    for change in (
        {"external_id": "8"},
        {"body": "别的事情发生了"},
        {"time": "2026/3/2"},
        {"name": "李明"},
        {"phone": "0000-7654321"},
    ):
        (changed,) = _read(_with(**change))
        assert changed.message.key != one.message.key, change
    (moved,) = _read(_with(place="别处", category="其他", address="别处"))
    assert moved.message.key == one.message.key


def test_repeats_within_a_file_are_told_apart_from_reused_identifiers():
    outcomes = _read(GOOD, GOOD, _with(body="完全不同的另一件事情"))
    assert [outcome.message is not None for outcome in outcomes] == [True, False, True]
    assert [(p.row, p.code, p.taken) for outcome in outcomes for p in outcome.problems] == [
        (3, "same_as_row", False), (4, "id_used_twice", True),
    ]  # fmt: skip


def test_tidy():
    assert tidy("\r\n\t\t  座落在\x00A市\u202e \r\n\r\n\r\n\r\n\t 请查  \n") == "座落在A市\n\n请查"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_problem_has_words(language):
    params = {
        "given": "x",
        "first": "1990",
        "size": "9",
        "most": "5",
        "other": "3",
        "what": "y",
        "known": "z",
    }
    with translation.override(language):
        for code in ROW:
            words = RowProblem(2, "详情", code, tuple(params.items())).words()
            assert all(words) and not any("%(" in word for word in words)
        for words in SHEET.values():
            assert all("%(" not in str(sentence) % params for sentence in words if sentence)
