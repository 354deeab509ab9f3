"""Numbers of a running text are found with their values, and what only looks like one is left."""

from decimal import Decimal

import pytest

from huiyin.domain.reading.numerals import numbers_in, tags_in, untagged


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("收到信访事项312件，同比增长4.7%。", ["312", "4.7"]),
        ("收到１２３４件", ["1234"]),
        ("收到三百一十二件，其中十二件逾期，两百零五人次来访", ["312", "12", "205"]),
        ("百分之八十七点五按期办结", ["87.5"]),
        ("2026年3月5日，依据第四十一条、第22条，按〔2026〕12号文件办理", []),
        ("一、总体情况\n（一）来信\n1. 数据", []),
        ("一个问题、一项建议、一家人", []),
        ("In 2026 Q1 we received 1,204 matters (Art 41(1)), 87% in time.", ["2026", "1204", "87"]),
        ("一半不超过5天，九成不超过12天，九成按期", ["5", "12", "9"]),
        ("补贴1.5万元", ["15000.0"]),
        ("从2026-01-01到2026-03-31共9件", ["9"]),
    ],
)
def test_numbers_and_what_only_looks_like_one(text, values):
    assert [one.value for one in numbers_in(text)] == [Decimal(value) for value in values]


def test_tags_belong_to_the_number_before_them_and_are_not_printed():
    text = "收到312件〔1〕，增长4.7%〔2〕，办结300〔3〕件。"
    assert [(one.words, one.tag) for one in numbers_in(text)] == [("312", "1"), ("4.7%", "2"), ("300", "3")]
    assert untagged(text) == "收到312件，增长4.7%，办结300件。" and tags_in(text) == ["1", "2", "3"]
