"""Scanned letters: reading order, paragraphs, doubt and fields, with what an engine gave as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.domain.reading.scanning.doubting import UNSURE, UNSURE_COMMA, UNSURE_FIGURE, counted, doubtful
from huiyin.domain.reading.scanning.fields import fields
from huiyin.domain.reading.scanning.joining import Written, written
from huiyin.domain.reading.scanning.measuring import compared, edits, fields_right, folded, strict
from huiyin.domain.reading.scanning.seen import Line, Page, page_of
from huiyin.domain.reading.scanning.turning import lies_on_side, tilt, upside_down

HIGH = 0.024


def line(text, left, top, *, wide=None, lean=0.0, sure=0.99, high=HIGH):
    """A line of characters as wide as they are high, leaning by so much of its length."""
    wide = wide or high * len(text)
    down = wide * lean
    corners = ((left, top), (left + wide, top + down), (left + wide, top + down + high), (left, top + high))
    return Line(corners, text, (sure,) * len(text))


def page(*lines, **more):
    """A page of these lines."""
    return Page(0, 1.4, tuple(lines), **more)


def sure(text):
    """A text of which everything is certain."""
    return Written(text, (1.0,) * len(text))


LETTER = "\n".join(
    (
        "关于井盖损坏的反映",
        "尊敬的新河区城市管理局：",
        "巷口的井盖坏了三个月，一、没有围挡；二、没有灯。",
        "我的诉求如下：",
        "一、更换井盖。",
        "二、公布责任单位。",
        "反映人：周明",
        "联系电话：139 0000 1234",
        "住址：新河区柳巷7号2单元301室",
        "二〇二六年三月十二日",
    )
)


def test_lines_of_one_paragraph_are_joined_and_an_indented_one_begins_another():
    full = "一" * 30
    seen = page(
        line("　　巷口".strip(), 0.14 + 2 * HIGH, 0.10, wide=0.72 - 2 * HIGH),
        line(full, 0.14, 0.15),
        line("到此为止。", 0.14, 0.20),
        line("另起一段", 0.14 + 2 * HIGH, 0.25),
    )
    assert written(seen).text == f"巷口{full}到此为止。\n另起一段"


def test_lines_given_in_any_order_are_read_from_the_top():
    given_lines = [line("第一行。", 0.1, 0.1), line("第二行。", 0.1, 0.2), line("第三行。", 0.1, 0.3)]
    assert written(page(*reversed(given_lines))).text == "第一行。\n第二行。\n第三行。"


def test_a_leaning_page_is_read_as_if_it_were_level():
    rows = [line("左" * 14, 0.05, 0.1 + n * 0.05, lean=0.08) for n in range(3)]
    pieces = [line("右" * 12, 0.55, 0.1 + n * 0.05 + 0.5 * 0.08, lean=0.08) for n in range(3)]
    bound = line("全" * 36, 0.05, 0.3, lean=0.08)
    assert abs(tilt([*rows, *pieces, bound]) - 0.08) < 0.001
    text = written(page(*rows, *pieces, bound)).text.replace("\n", "")
    assert text == ("左" * 14 * 3 + "右" * 12 * 3 + "全" * 36)  # two columns over a whole line


def test_two_columns_are_read_one_after_the_other_below_their_heading():
    left = [line("左栏的文字写满一行" * 2, 0.05, 0.2 + n * 0.05) for n in range(4)]
    right = [line("右栏的文字写满一行" * 2, 0.55, 0.2 + n * 0.05) for n in range(4)]
    heading = line("题" * 30, 0.14, 0.1)
    text = written(page(*right, heading, *left)).text
    assert text.index("题") < text.index("左栏") < text.rindex("左栏") < text.index("右栏")


def test_short_entries_beside_one_another_are_a_form_and_read_across():
    rows = [
        (line(a, 0.1, 0.1 + n * 0.05), line(b, 0.5, 0.1 + n * 0.05))
        for n, (a, b) in enumerate([("姓名", "周明"), ("电话", "无"), ("事由", "井盖")])
    ]
    text = written(page(*[one for row in rows for one in row])).text
    assert text.replace("\n", "") == "姓名周明电话无事由井盖"


def test_columns_from_right_to_left():
    tall = [
        Line(
            ((x, 0.1), (x + 0.03, 0.1), (x + 0.03, 0.1 + 0.03 * len(text)), (x, 0.1 + 0.03 * len(text))),
            text,
            (1.0,) * len(text),
        )
        for x, text in ((0.3, "末列"), (0.8, "首列文字"), (0.5, "中列文字"))
    ]
    assert written(page(*tall, columns=True)).text.replace("\n", "") == "首列文字中列文字末列"


def test_a_numbered_line_begins_anew_even_after_a_full_one():
    seen = page(line("请" * 30, 0.14, 0.1), line("（一）赔偿", 0.14, 0.15), line("2、道歉", 0.14, 0.2))
    assert written(seen).text.splitlines()[1:] == ["（一）赔偿", "2、道歉"]


def test_how_a_page_lies():
    assert lies_on_side([(20, 300), (20, 280), (300, 20)])
    assert not lies_on_side([(300, 20), (20, 40), (25, 25)])
    assert not lies_on_side([])
    assert upside_down([0.4, 0.5, 0.9], [0.9, 0.95, 0.8])
    assert not upside_down([0.9], [0.9])
    assert not upside_down([], [])


def test_what_the_engine_was_not_sure_of_is_marked_and_figures_sooner():
    text, values = "共12元整", (1.0, UNSURE_FIGURE - 0.01, UNSURE_FIGURE, UNSURE, UNSURE - 0.01)
    found = doubtful(text, values)
    assert [(one.start, one.end) for one in found] == [(1, 2), (4, 5)]
    assert doubtful("，", (UNSURE_COMMA,)) == [] and doubtful("，", (UNSURE_COMMA - 0.01,))
    assert counted(doubtful("存疑", (0.1, 0.2))) == 2 and len(doubtful("存疑", (0.1, 0.2))) == 1
    assert doubtful("空 白", (1.0, 0.0, 1.0)) == []


def test_the_fields_of_a_letter_are_proposed_with_their_places():
    found = fields(sure(LETTER))
    values = [(one.kind, one.value) for one in found]
    assert values == [
        ("office", "新河区城市管理局"),
        ("name", "周明"),
        ("phone", "13900001234"),
        ("address", "新河区柳巷7号2单元301室"),
        ("date", "2026-03-12"),
        ("claim", "更换井盖。"),
        ("claim", "公布责任单位。"),
    ]
    for one in found:
        if one.kind not in {"phone", "date"}:
            assert LETTER[one.start : one.end] == one.value


def test_a_field_is_as_certain_as_its_least_certain_character():
    text = "反映人：周明"
    assert fields(Written(text, (1.0, 1.0, 1.0, 1.0, 0.4, 0.9)))[0].certainty == 0.4


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("2026年3月2日", "2026-03-02"),
        ("2026.3.2", "2026-03-02"),
        ("二〇二六年十一月二十三日", "2026-11-23"),
        ("2026年13月2日", None),
        ("二零二六年十月十日", "2026-10-10"),
    ],
)
def test_the_day_under_a_letter(end, day):
    found = {one.kind: one.value for one in fields(sure(f"事情是这样的。\n周大明\n{end}"))}
    assert found.get("date") == day
    assert found.get("name") == "周大明"


def test_a_story_with_numbers_asks_for_nothing():
    assert not [one for one in fields(sure("经过如下：\n1、先停水。\n2、后停电。")) if one.kind == "claim"]


def test_what_was_kept_is_the_page_again_and_nothing_else_is_one():
    seen = page(line("一行", 0.1, 0.1))
    assert page_of(seen.data()) == seen
    for wrong in (
        {},
        {"quarters": 0, "aspect": 1, "lines": [{}]},
        {"quarters": 0, "aspect": 1, "lines": [{"corners": [[0, 0]], "text": "", "certainties": []}]},
        {"quarters": "x", "aspect": 1, "lines": []},
    ):
        with pytest.raises(ValueError, match="not a page"):
            page_of(wrong)


def test_too_few_certainties_are_filled_with_the_least():
    data = page(line("三个字", 0.1, 0.1)).data()
    data["lines"][0]["certainties"] = [0.9, 0.5]
    assert page_of(data).lines[0].certainties == (0.9, 0.5, 0.5)


def test_character_errors_are_counted_folded_and_as_they_stand():
    assert folded("Ａ １\n２") == "A12"
    assert strict(" a \n\n b") == "a\nb"
    assert edits("", "三个字") == 3 and edits("三个字", "") == 3 and edits("", "") == 0
    read = Written("巷口的井益坏了", (1.0, 1.0, 1.0, 1.0, 0.3, 1.0, 0.2))
    found = compared(read, "巷口的井盖坏了 \n")
    assert (found.characters, found.edits, found.wrong, found.marked, found.wrong_marked) == (7, 1, 1, 2, 1)


def test_fields_are_right_only_with_their_value():
    found = fields(sure(LETTER))
    truth = {"name": "周明", "phone": "13900009999", "claims": ["更换井盖。", "别的"], "kind": "print"}
    assert fields_right(found, truth) == {"name": (1, 1), "phone": (0, 1), "claims": (1, 2)}


lines = st.builds(
    lambda text, x, y, w, h, sure: Line(
        ((x, y), (x + w, y), (x + w, y + h), (x, y + h)), text, (sure,) * len(text)
    ),
    st.text(max_size=40),
    st.floats(0, 1),
    st.floats(0, 3),
    st.floats(0, 1),
    st.floats(0, 0.5),
    st.floats(0, 1),
)


@given(st.lists(lines, max_size=25), st.booleans())
def test_whatever_was_seen_gives_a_text_and_proposals_within_it(seen, columns):
    text = written(Page(0, 1.4, tuple(seen), columns))
    assert len(text.text) == len(text.certainties)
    assert sorted("".join("".join(one.text for one in seen).split())) == sorted("".join(text.text.split()))
    for one in fields(text):
        assert 0 <= one.start < one.end <= len(text.text)
    doubtful(text.text, text.certainties)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一",
        "😀" * 40,
        "a" * 100_000,
        "诉求：\n" * 20_000,
        "關於請願書：\n要求：\n一、還我土地",
        "\n" * 1000,
        "1、" * 30_000,
    ],
)
def test_odd_texts_are_no_fault(text):
    assert isinstance(fields(sure(text)), list)
