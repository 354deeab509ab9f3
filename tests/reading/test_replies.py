"""The check of an answer: each remark where it belongs, none where it does not, and no text that breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.replies.answering import best_passage
from huiyin.domain.reading.replies.checking import check
from huiyin.domain.reading.replies.citing import citations, number_of, shipped
from huiyin.domain.reading.replies.copying import Earlier
from huiyin.domain.reading.replies.parts import KINDS, Asked, Demands, Law, Part
from huiyin.domain.reading.replies.plainness import FORMULA, plainness
from huiyin.domain.reading.replies.trying.asking import claims_of
from huiyin.domain.reading.replies.trying.spoiling import WAYS, Pair, auc

LAMP = "文昌巷12盏路灯坏了三个月，夜里看不见路，要求修好"
FEES = "物业多收的电梯费每户240元要求退还"
GOOD = (
    "经查，文昌巷共有路灯31盏，其中12盏因电缆老化不亮。市政所已采购电缆，2026年4月10日前修好全部路灯。"
    "关于电梯费，物业公司按每户240元多收了一年，依据《物业服务收费管理办法》第十条退还，退款在3月底前到账。"
)
ASKED = Asked({1: LAMP, 2: FEES}, said="我住文昌巷3号，电话13800001111")
LAW = Demands(days=30, article="第三十五条", printed=True)


def kinds(text, asked=ASKED, demands=LAW, **more):
    return [one.kind for one in check([Part("reply", text)], asked, demands, **more).remarks]


def test_an_answer_to_each_claim_shows_its_passages_and_gets_no_remark_on_them():
    found = check([Part("reply", GOOD)], ASKED, LAW)
    assert "unanswered" not in [one.kind for one in found.remarks]
    lamp, fees = found.passages[1], found.passages[2]
    assert "路灯31盏" in GOOD[lamp.start : lamp.end] and "240元" in GOOD[fees.start : fees.end]


def test_the_claim_that_nothing_speaks_to_is_named():
    text = GOOD.split("关于电梯费")[0]
    remarks = [one for one in check([Part("reply", text)], ASKED, LAW).remarks if one.kind == "unanswered"]
    assert [one.claim for one in remarks] == [2]


def test_a_claim_is_looked_for_in_its_own_fields():
    parts = [Part("reason_1", GOOD, claim=1), Part("reason_2", "已经答复。", claim=2)]
    found = check(parts, ASKED, LAW)
    assert found.passages[1] is not None and found.passages[2] is None
    assert not check(
        [Part("reason_1", "", claim=1)], ASKED, LAW
    ).remarks  # nothing written, nothing to remark


def test_repeating_the_claim_is_no_answer():
    assert (
        best_passage(1, LAMP, [Part("reply", "您反映的文昌巷路灯坏了的问题已收悉，感谢您的关心。")]) is None
    )


@pytest.mark.parametrize("written", ["第十五条", "第15条", "第 15 条"])
def test_articles_are_read_in_both_numerals(written):
    (one,) = citations(f"根据《信访工作条例》{written}的规定")
    assert [number for number, _, _ in one.articles] == [15]


@pytest.mark.parametrize(
    ("written", "number"), [("一百二十五", 125), ("一千二百六十", 1260), ("九十", 90), ("十", 10)]
)
def test_chinese_numerals(written, number):
    assert number_of(written) == number


def test_what_is_cited_is_held_against_what_is_known():
    assert "basis_beyond" in kinds("依据《信访工作条例》第五十一条，不予支持。")
    assert "basis_beyond" not in kinds("依据《信访工作条例》第五十条，不予支持。")
    remarks = check([Part("reply", "依据《信访条例》第二十一条办理。")], ASKED, LAW).remarks
    (old,) = [one for one in remarks if one.kind == "basis_repealed"]
    assert old.values["now"] == "《信访工作条例》" and old.values["until"] == "2022-05-01"
    (unknown,) = [
        one
        for one in check([Part("r", "依据《澄水县电梯办法》办理。")], ASKED, LAW).remarks
        if one.kind == "basis_unknown"
    ]
    assert unknown.light
    own = Demands(laws=[Law("澄水县电梯办法", last=9)])
    assert "basis_unknown" not in kinds("依据《澄水县电梯办法》第三条办理。", demands=own)
    assert "basis_beyond" in kinds("依据《澄水县电梯办法》第十条办理。", demands=own)


def test_a_certificate_or_a_column_is_no_rule():
    assert citations("请携带《居住证》《户口簿》，并关注《阳光问答》栏目。") == []


def test_rules_that_are_shipped_are_sound():
    for law in shipped().values():
        assert law.last >= 0 and bool(law.until) == bool(law.now)


def test_no_basis_is_said_where_one_is_wanted():
    parts = [Part("reason_1", GOOD, claim=1), Part("basis_1", "有关政策规定", "basis", 1)]
    assert "no_basis" in [one.kind for one in check(parts, ASKED, LAW).remarks]
    parts[1] = Part("basis_1", "澄政发〔2024〕7号", "basis", 1)
    assert "no_basis" not in [one.kind for one in check(parts, ASKED, LAW).remarks]


@pytest.mark.parametrize(
    "text",
    [
        "我局将尽快修复路面。",
        "依据该办法，我局将尽快更换曳引机。",
        "下一步，镇政府将启动改造。",
        "近期我们会组织维修。",
    ],
)
def test_a_promise_without_a_day(text):
    assert "promise_undated" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "我局将尽快修复路面，4月10日前完工。",
        "请您尽快提交材料。",
        "路面已于3月5日修好。",
        "将在15个工作日内抓紧整改。",
        "应当尽快报告。",
        "渗水是由于近期雨季造成。",
        "对该项目后续建设的监管将予加强。",
        "除争取上级资金外，其余由村组解决。",
    ],
)
def test_no_promise_or_one_with_a_day(text):
    assert "promise_undated" not in kinds(text)


def test_a_day_in_a_field_of_its_own_is_a_day():
    assert not [
        one
        for one in check([Part("measure_1", "尽快修复路面", "measure", 1, dated=True)], ASKED, LAW).remarks
        if one.kind == "promise_undated"
    ]


def test_the_way_to_review():
    assert "remedy_missing" in kinds(GOOD, demands=Demands(days=30))
    assert "remedy_missing" not in kinds(GOOD)  # the program prints it
    assert "remedy_days" in kinds("如不服，可在15日内申请复查。") and "remedy_days" in kinds(
        "三十个工作日内申请复查。"
    )
    assert "remedy_days" not in kinds("如不服，可自收到之日起三十日内申请复查。")
    assert "remedy_days" not in kinds("5月7日上午城管队到该店复查。")


def test_formula_and_other_doors():
    empty = "您好！您反映的问题已收悉，我局高度重视，积极协调推进。感谢您的理解与支持！"
    assert "empty_formula" in kinds(empty) and "empty_formula" not in kinds(GOOD)
    assert "sent_elsewhere" in kinds("您好，建议您直接向供电公司咨询。")
    assert "sent_elsewhere" not in kinds(GOOD + "如有疑问请致电0512-66001234咨询。")
    (besides,) = [
        one
        for one in check([Part("r", GOOD * 2 + "该项问题已转县供电公司处理。")], ASKED, LAW).remarks
        if one.kind == "sent_elsewhere"
    ]
    assert besides.light


def test_a_copy_of_an_earlier_answer():
    remarks = check(
        [Part("r", GOOD)], ASKED, LAW, earlier=[Earlier(GOOD.replace("31", "30"), "信2026-7")]
    ).remarks
    (copy,) = [one for one in remarks if one.kind == "copied"]
    assert copy.values["of"] == "信2026-7"
    assert "copied" not in kinds(GOOD, earlier=[Earlier("完全不同的一件事，" * 20)])
    assert "copied" in kinds("已收悉。", earlier=[Earlier("已 收悉")])


def test_others_are_not_disclosed_and_the_writer_may_be_named():
    text = "举报的是3号楼住户赵桂兰，身份证号11010519491231002X，手机13912345678。"
    told = [one for one in check([Part("r", text)], ASKED, LAW).remarks if one.kind == "discloses"]
    assert {one.values["what"] for one in told} >= {"name", "id_number", "phone"}
    assert "discloses" in kinds("联系户主的电话是13912345678。")
    assert "discloses" in kinds("居民王建国也反映过此事。"), "a name so frequent that it stands among words"
    own = Asked({1: LAMP}, said=text, known=[{"name": "赵桂兰"}])
    assert "discloses" not in kinds("赵桂兰您好，您的手机13912345678已登记。", asked=own)
    for thing in (
        "该路延伸至花侯路交叉口。",
        "应先持证就医，白昼时间延长。",
        "江沙场持有许可证。",
        "此事由张贴公告告知。",
        "路面宽五米左右。",
    ):
        assert "discloses" not in kinds(thing)
    assert "discloses" not in kinds("联系人：建设股王建国，电话13912345678。")


def test_the_score_of_plain_words_can_be_reckoned_again():
    found = plainness([Part("r", GOOD)])
    assert found.score == round(100 - sum(point.taken for point in found.points))
    assert [point.name for point in found.points] == [row[0] for row in FORMULA]
    winding = "鉴于上述情况且由于该项目的前期手续的办理的进度的原因" * 6 + "。"
    assert plainness([Part("r", winding)]).score < 60 < found.score
    assert plainness([Part("r", "短。")]) is None


def test_letters_without_claims_get_theirs():
    assert len(claims_of("", "1、文昌巷路灯坏了要求修；2、电梯费多收了要求退；")) == 2
    assert list(claims_of("文昌巷路灯", "路灯坏了三个月，能否修好？")) == [1]
    assert claims_of("", "") == {}


def test_spoilt_answers_are_caught():
    import random

    pair = Pair({1: LAMP}, GOOD)
    for name, (spoil, kind) in WAYS.items():
        spoilt = spoil(pair, random.Random(5))
        assert spoilt is not None, name
        assert kind in kinds(spoilt.answer, earlier=[Earlier(GOOD)] if kind == "copied" else []), name
    assert auc([2, 3], [1, 2]) == 0.875


ODD = [
    "",
    "好",
    "？",
    "🙂" * 500,
    "Thank you for your letter.",
    "尊敬的網友：您反映的問題已收悉，將儘快處理。",
    "|甲|乙|\n|--|--|\n|1|2|\n" * 50,
    "> 2025年1月3日的信\n>> 更早的信\n回复如下",
    "我局将尽快处理，" * 12_500,
    "《" * 1000,
    "第" * 1000 + "条",
    "\x00\ud800",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_bad_input_gives_a_remark_or_none(text):
    found = check([Part("reply", text)], Asked({1: text, 2: LAMP}, text), LAW, earlier=[Earlier(text)])
    assert {one.kind for one in found.remarks} <= set(KINDS)
    assert all(0 <= one.start <= one.end <= max(len(text), 1) for one in found.remarks)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=200))
def test_any_text_can_be_checked(text, claim):
    found = check([Part("a", text), Part("b", claim, "basis", 1)], Asked({1: claim}, claim), LAW)
    assert all(0 <= one.start <= one.end <= max(len(text), len(claim)) for one in found.remarks)


def test_traditional_characters_are_read():
    import opencc

    text = "我局將儘快修復路面。依據《信訪條例》第二十一條辦理。"
    assert {"promise_undated", "basis_repealed"} <= set(kinds(text, simplify=opencc.OpenCC("t2s").convert))
