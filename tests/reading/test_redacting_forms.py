"""Names and numbers in the many ways in which people write them are found; words that only look like them are left."""

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.redacting.generating.scoring import scored
from huiyin.domain.reading.redacting.generating.texts import samples
from huiyin.domain.reading.redacting.proposing import proposed

SIMPLIFY = opencc.OpenCC("t2s").convert

FOUND = {
    "chinese numerals": ("打他电话一三九〇一二三四五六七没人接。", "一三九〇一二三四五六七"),
    "country code": ("手机+86 139 1234 5678。", "+86 139 1234 5678"),
    "full width": ("手机１３９１２３４５６７８。", "１３９１２３４５６７８"),
    "area code and extension": ("单位电话(0512)66123456转801。", "(0512)66123456转801"),
    "wrong check digit": ("身份证110105194912310023。", "110105194912310023"),
    "parted identity": ("身份证 110105 19491231 002X。", "110105 19491231 002X"),
    "small x": ("身份证11010519491231002x。", "11010519491231002x"),
    "passport": ("护照号是E12345678。", "E12345678"),
    "account": ("加微信：lan-2043联系。", "lan-2043"),
    "qq": ("QQ号：84512207。", "84512207"),
    "credit code": ("统一社会信用代码91320100MA1XYZ123T的企业。", "91320100MA1XYZ123T"),
    "electric car": ("苏A·D12345违停。", "苏A·D12345"),
    "trailer": ("苏B1234挂撞倒护栏。", "苏B1234挂"),
    "bank card in groups": ("卡号6222 0212 3456 7890 123。", "6222 0212 3456 7890 123"),
    "compound surname": ("证人欧阳佩珊没有到场。", "欧阳佩珊"),
    "minority": ("邻居古丽娜尔·艾山说过。", "古丽娜尔·艾山"),
    "spaced by a scanner": ("我叫王 建 国，住在镇上。", "王 建 国"),
    "in a list": ("村里只有覃素芬、邹根宝和薛静怡没有通水。", "邹根宝"),
    "before a title": ("窦春梅女士来过三次。", "窦春梅"),
    "traditional": ("證人馮曉東沒有到場。", "馮曉東"),
    "an estate of which nothing says that it is one": ("我家住翠湖天地3栋2单元501。", "翠湖天地3栋2单元501"),
    "with the areas it lies in": ("现住平川省宁阳市白云区解放南路12号。", "平川省宁阳市白云区解放南路12号"),
    "a village": ("家住龙泉县青石乡大坪村三组12号。", "龙泉县青石乡大坪村三组12号"),
    "telephone with dots": ("电话139.1234.5678没人接。", "139.1234.5678"),
    "country code in brackets": ("电话(+86)13912345678。", "(+86)13912345678"),
    "international prefix": ("电话0086-13912345678。", "0086-13912345678"),
    "permit for Hong Kong": ("通行证H1234567890丢了。", "H1234567890"),
    "officer": ("军官证：军字第1234567号。", "军字第1234567号"),
    "fifteen digits": ("老身份证110105491231002已作废。", "110105491231002"),
    "rare surname": ("昨天牟畅又来闹事。", "牟畅"),
    "rare compound surname": ("由钟离沐阳签字。", "钟离沐阳"),
    "given name that is a word": ("名单：甄向阳、隋丰收。", "甄向阳"),
    "word behind the name": ("会计张伟盖章以后再没来。", "张伟"),
    "in letters": ("外教Wang Xiaoming没有签合同。", "Wang Xiaoming"),
    "wide spaces": ("联系人：欧　阳　寒　翠", "欧　阳　寒　翠"),
    "as neighbours call": ("我们找过老汝，他躲着不见。", "老汝"),
    "seen once, found again": ("我叫陶忆安。昨天陶忆安家停电。", "陶忆安家停电"[:3]),
    "lane": ("住澄江路672弄4号2204室。", "澄江路672弄4号2204室"),
    "group of villagers": ("住呼和浩特市新城区李官庄第三村民小组。", "呼和浩特市新城区李官庄第三村民小组"),
    "surname nobody listed, in a form": ("报案人：璺清远\n2026年", "璺清远"),
    "the same, with what follows a person": ("璺清远（男，1980年生）没有到场。", "璺清远"),
    "the same, before a number": ("璺清远，13912345678", "璺清远"),
    "given name that nobody listed, between words": ("昨天晚上谢刨前来吵闹。", "谢刨"),
    "given name that is a word of other things": ("签收人汤太阳，没有日期。", "汤太阳"),
    "behind a title": ("主治大夫冯陆让转院。", "冯陆"),
    "in a list beside another": ("名单：窦春梅、贺奔、项九斤。", "项九斤"),
    "as a village says it": ("大家都喊他老邹头，不知道真名。", "老邹头"),
    "by house and rank": ("村里的彭家二嫂来过。", "彭家二嫂"),
    "letter box": ("住平川省宁阳市白云区17号信箱。", "平川省宁阳市白云区17号信箱"),
    "half of a house": ("住解放南路9号院3号楼西单元402。", "解放南路9号院3号楼西单元402"),
    "block of an estate": ("住宁阳市翠湖天地C区5幢1805室。", "宁阳市翠湖天地C区5幢1805室"),
    "telephone behind a card": ("110105194912310023 0086-13912345678", "0086-13912345678"),
    "farm": ("住红星林场四社。", "红星林场四社"),
}


@pytest.mark.parametrize(("text", "words"), FOUND.values(), ids=FOUND.keys())
def test_it_is_found_whole(text, words):
    start = text.index(words)
    covered = {place for one in proposed(text, simplify=SIMPLIFY) for place in range(one.start, one.end)}
    assert set(range(start, start + len(words))) <= covered


@pytest.mark.parametrize(
    "text",
    [
        "至今还差一万二千元。",
        "享受优惠政策，召开座谈会平衡各方利益。",
        "谢谢领导，尤其是红绿灯的问题。",
        "2026年3月5日至2026-04-05施工。",
        "化粪池堵了，班主任让一位老人带着家属去公司盖章。",
        "工单编号是DH20250316，县城管局占道经营整治。",
        "金龙小区、石枫村和楚雅医院都在白沙路边。",
        "向广大业主宣传，经有关部门核实后相关问题已办结。",
        "托管机构的人文关怀不够，执法人员将前往检查，部门管一管。",
    ],
)
def test_words_that_look_like_names_or_numbers_are_left(text):
    assert proposed(text, simplify=SIMPLIFY) == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for one in proposed(text, simplify=SIMPLIFY):
        assert 0 <= one.start < one.end <= len(text) and one.words == text[one.start : one.end]


@pytest.mark.parametrize("text", ["王" * 20_000, "1 " * 50_000, "住" * 50_000, "王·" * 9_000, "一" * 50_000])
def test_long_texts_of_one_kind_are_read(text):
    proposed(text, simplify=SIMPLIFY)


def test_halves_of_characters_are_read_over():
    text = "联系人\ud83d：王\ud83d建国，被\udc00谢刨打伤。"
    assert all(one.words == text[one.start : one.end] for one in proposed(text, simplify=SIMPLIFY))


@pytest.mark.parametrize("which", ["h", "i", "j", "k"])
def test_of_people_nobody_lists_hardly_anything_is_overlooked(which):
    texts = [(one.text, one.spans, proposed(one.text)) for one in samples(400, 3, which)]
    told = scored(texts)
    assert told["recall"] >= 0.96, told
    assert told["precision"] >= 0.95, told
