"""Who can be recognised in a text: by name, number, mail or a piece of an address, however it is written."""

import pytest

from huiyin.domain.reading.recognising import traces

WANG = {"name": "王琴", "phone": "0000-7654321", "address": "澄水县柳溪镇柳园小区三号楼2单元"}
LI = {"name": "Li Ming", "email": "Li.Ming@example.org", "address": "12 Willow Lane, Chengshui"}
OFFICES = ["柳溪镇人民政府", "澄水县人民政府"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("王琴的电梯", "name"),
        ("王 琴 反映", "name"),
        ("Answer to LI MING on the lift", "name"),
        ("拨打0000 765-4321", "phone"),
        ("拨打7654321", "phone"),
        ("住在柳园小区", "address"),
        ("三号楼２单元", "address"),
        ("a lift in Willow Lane", "address"),
        ("写信给someone@else.example", "email"),
        ("身份证110101199001011234", "number"),
        ("手机138 0000 0000", "number"),
    ],
)
def test_what_gives_somebody_away_is_found(text, kind):
    assert kind in {trace.kind for trace in traces(text, [WANG, LI], OFFICES)}


@pytest.mark.parametrize(
    "text",
    [
        "柳溪镇人民政府辖区一处住宅电梯停运两个多月，听证认为应当在2026年4月20日前修复。",
        "澄水县柳溪镇人民政府应当支付维修资金1200000元（澄信〔2026〕12号）。",
        "Limits were set; the limingate of a firm named Limingo.",
        "",
    ],
)
def test_offices_dates_and_sums_give_nobody_away(text):
    assert traces(text, [WANG, LI, {"name": "王", "phone": "12", "address": "县城"}], OFFICES) == []


def test_a_long_piece_of_an_address_is_one_trace():
    (found,) = traces("在柳溪镇柳园小区三号楼听证", [WANG], OFFICES)
    assert found.words == "柳溪镇柳园小区三号楼"
