"""Columns are understood by heading and content, corrected by the user, and never turned into identity by guess."""

import pytest

from huiyin.services.exchange.mapping import corrected, guess
from huiyin.services.exchange.problems import SheetRefused
from huiyin.services.exchange.sheet import Row

TEXT = "我们小区三号楼的电梯坏了两个多月，楼上老人下不了楼，请帮助解决。"


def _rows(*rows):
    return [Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)]


def _meaning(*rows):
    mapping = guess(_rows(*rows))
    return {field: mapping.names[place] for field, place in mapping.columns.items()}


def test_chinese_headings():
    headings = ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "一级标签", "反对数", "点赞数"]
    row = ["24", "A00074011", "电梯坏了", "2020/1/6 12:09:38", TEXT, "城乡建设", "0", "0"]
    assert _meaning(headings, row) == {
        "external_id": "留言编号", "title": "留言主题", "time": "留言时间", "body": "留言详情", "category": "一级标签",
    }  # fmt: skip


def test_english_headings_and_identity_that_is_named_so():
    headings = ["Ref", "Name", "Phone number", "Home Address", "Location", "Received", "Subject", "Complaint"]
    row = ["7", "Ann Example", "0000-1234567", "1 Hill Rd", "Market St", "2024-05-01", "Lamp", TEXT]
    assert _meaning(headings, row) == {
        "external_id": "Ref", "name": "Name", "phone": "Phone number", "address": "Home Address", "place": "Location",
        "time": "Received", "title": "Subject", "body": "Complaint",
    }  # fmt: skip


def test_headings_that_hold_a_known_word():
    assert _meaning(["本次诉求详细内容说明", "诉求提交日期"], [TEXT, "2024-05-01"]) == {
        "body": "本次诉求详细内容说明", "time": "诉求提交日期",
    }  # fmt: skip


def test_replies_and_their_dates_are_not_the_message():
    found = _meaning(["详情", "答复意见", "答复时间", "时间"], [TEXT, TEXT * 4, "2024-06-01", "2024-05-01"])
    assert found == {"body": "详情", "time": "时间"}


def test_content_tells_what_headings_do_not():
    rows = [
        [f"条目{n}甲", f"2024/5/{n} 10:00", f"1380000{n:04d}", f"关于第{n}号楼的问题反映", TEXT * n]
        for n in range(1, 9)
    ]
    found = guess(_rows(["甲", "乙", "丙", "丁", "戊"], *rows))
    assert found.has_headings
    assert {f: found.names[p] for f, p in found.columns.items()} == {
        "time": "乙",
        "phone": "丙",
        "body": "戊",
        "title": "丁",
    }
    assert set(found.reasons.values()) == {"content"}


def test_a_file_without_headings():
    rows = [[f"2024/5/{n} 10:00", TEXT * n] for n in range(1, 9)]
    found = guess(_rows(*rows))
    assert not found.has_headings and dict(found.columns) == {"time": 0, "body": 1}
    assert found.names == ("#1", "#2")


@pytest.mark.parametrize("heading", ["留言用户", "author_code", "user", "账号", "姓名", "name"])
def test_account_codes_are_nobodys_name(heading):
    rows = [[f"A000{n}", TEXT] for n in range(10)]
    assert "name" not in _meaning([heading, "详情"], *rows)


def test_names_are_never_guessed_from_content():
    rows = [[name, TEXT] for name in ("王琴", "李明", "赵海", "钱江", "孙平")]
    assert "name" not in _meaning(["甲", "详情"], *rows)


def test_corrections():
    mapping = guess(_rows(["编号", "标题", "详情", "备注"], ["1", "电梯", TEXT, TEXT]))
    mended = corrected(mapping, ["body=备注", "title=-", "place=#2"])
    assert dict(mended.columns) == {"external_id": 0, "body": 3, "place": 1}
    assert mended.reasons["body"] == "given" and mended.left_out() == ("详情",)
    assert corrected(mapping, ["category= 备 注 "]).column_name("category") == "备注"


@pytest.mark.parametrize(
    ("corrections", "code"),
    [
        (["colour=详情"], "unknown_field"),
        (["body=没有这列"], "unknown_column"),
        (["body=#9"], "unknown_column"),
        (["body"], "unknown_column"),
        (["body=-"], "no_body"),
        (["body=详情", "title=详情"], "given_twice"),
    ],
)
def test_corrections_that_cannot_be_used(corrections, code):
    mapping = guess(_rows(["编号", "详情"], ["1", TEXT]))
    with pytest.raises(SheetRefused) as caught:
        corrected(mapping, corrections)
    assert caught.value.code == code and "%(" not in str(caught.value)


def test_no_text_column_is_said():
    with pytest.raises(SheetRefused) as caught:
        corrected(guess(_rows(["编号", "数"], ["1", "2"], ["3", "4"])), [])
    assert caught.value.code == "no_body"


def test_an_empty_sheet_is_said():
    with pytest.raises(SheetRefused):
        guess([])
