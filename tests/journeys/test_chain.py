"""The whole chain in a browser: a matter bounced, arbitrated, shared, signed, posted, reviewed, decided anew, broken, kept."""

import os

import pytest

from huiyin.matters.models import Matter
from tests.journeys.staging import Seats, Wall, filled, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import PHONE, county, window  # noqa: F401 - fixtures
from tests.staffing_people import hire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("HUIYIN_SHOTS")  # a folder to keep pictures in, for whoever wants to look
HOUSING, LABOUR = "住房和城乡建设局", "人力资源和社会保障局"
NOT_OURS = "职责分工写明电梯维修资金不属于本局职权。"
FIRST = {
    "facts_1": "曳引机损坏，电梯停运两个月。",
    "finding_1": "justified",
    "reason_1": "物业企业没有维修，诉求合理。",
    "basis_1": "《物业管理条例》",
    "outcome_1": "support",
    "measure_1": "督促物业更换曳引机",
    "measure_due_1": "2026-06-10",
}
ANEW = {"reason_1": "维保单位没有资质，造成反复停运。", "measure_1": "更换维保单位并整机检验"}
REVIEWED = {
    "findings": "更换后又停运两次。",
    "reasons": "没有查明反复停运的原因。",
    "basis": "《特种设备安全法》",
}


class Chain:
    """The matter of Zhao Yulan, who reads on the phone what becomes of it."""

    def __init__(self, seats: Seats, wall: Wall, phone) -> None:  # noqa: F811
        self.seats, self.wall, self.phone = seats, wall, phone

    def file(self) -> None:
        """Filed in five steps."""
        page = self.phone
        page.goto("/file/what/")
        filled(page, body="三号楼电梯坏了两个多月，物业说没有钱修。", title="电梯停运两个月无人维修")
        sent(page, "/file/ask/")
        filled(page, claim_1="尽快修好三号楼电梯")
        sent(page, "/file/who/")
        filled(page, name="赵玉兰")
        sent(page, "/file/files/")
        sent(page, "/file/check/")
        sent(page, "/file/receipt/")
        self.code = "".join(page.locator(".slip-code span").all_inner_texts())
        self.matter = Matter.objects.get()

    def do(self, who: str, act: str, **words: str) -> None:
        """An act at the desk, by its form."""
        self.seats.do(who, self.matter, act, **words)

    def reads(self, *words: str, shot: str = "") -> str:
        """What she reads when she types her code again; all of the words are there."""
        self.phone.goto(f"/t/{self.code}")
        page = reads(self.phone)
        if SHOTS and shot:
            self.phone.screenshot(path=f"{SHOTS}/{shot}.png", full_page=True)
        missing = [one for one in words if one not in page]
        assert not missing, f"{missing} in: {page}"
        return page

    def acts(self, way: str, **words: str) -> None:
        """She follows a link of her page, fills in the form and sends it."""
        self.phone.click(way)
        filled(self.phone, **words)
        sent(self.phone, f"/track/{self.matter.pk}/$")


@pytest.fixture
def chain(window, seats, wall, county) -> Chain:  # noqa: F811
    hire(county, "iris", "county", "arbiter")
    return Chain(seats, wall, window(PHONE))


def bounced_and_arbitrated(chain: Chain) -> None:
    chain.do("alice", "register", kind="appeal", path="art31_6")
    for day, unit, who in ((11, LABOUR, "carol"), (13, HOUSING, "bob")):
        chain.wall.on(3, day)
        chain.do("alice", "forward", to_unit=unit)
        chain.wall.later()
        chain.do(who, "object_transfer", reason=NOT_OURS)
        chain.do("alice", "agree_return", reason="核实属实")
    alice = chain.seats.at("alice", f"matters/{chain.matter.pk}/")
    assert not alice.locator("a[href$='/act/forward/']").count(), "after two returns nobody passes it on"
    chain.do("alice", "refer_to_arbiter", reason="双方各执一词")
    chain.reads("正由人民政府确定", "确定办理机关期限 最迟 2026年3月20日", "您不需要做什么")
    chain.wall.on(3, 16)
    chain.do("iris", "arbitrate", to_unit=HOUSING, reason="物业管理由住建部门主管")
    told = chain.reads(
        "现在由谁办 澄水县住房和城乡建设局", "告知受理期限 最迟 2026年3月31日", "不会再转来转去"
    )
    assert (
        told.count("同意退回 2026年3月") == 2 and "计入人民政府" in told
    )  # each hop, and whose the lost days are


def handled_jointly(chain: Chain) -> None:
    chain.wall.on(3, 19)
    chain.do("bob", "accept")
    task = {"unit_1": LABOUR, "task_1": "核实物业公司维修人员的用工情况", "due_1": "2026-03-27"}
    chain.do("ben", "invite_joint", **task)
    chain.wall.on(3, 25)
    chain.do("carol", "contribute", answer="物业公司有持证维修工两名。")
    chain.reads(f"由{HOUSING}牵头", "已反馈 2026年3月25日", "办理期限 最迟 2026年5月18日", "受理告知书")


def signed(chain: Chain) -> None:
    chain.wall.on(4, 1)
    chain.do("ben", "decide", **FIRST)  # without the right to sign: it waits
    chain.do("bob", "send_back_draft", remarks="依据请写到条")
    ben = chain.seats.form("ben", chain.matter, "decide")
    assert "依据请写到条" in reads(ben)
    filled(ben, basis_1="《物业管理条例》第三十五条")
    sent(ben, f"/matters/{chain.matter.pk}/$")
    chain.wall.on(4, 2)
    chain.do("bob", "decide")
    told = chain.reads("已作出处理意见", "办理期限照常计算")
    assert "更换曳引机" not in told and "没有维修" not in told, "nothing of the answer before it is served"


def served_by_post(chain: Chain) -> None:
    chain.wall.on(4, 3)
    chain.do("bob", "send_paper", parcel="XA12345678911")
    chain.reads("已于2026年4月3日把书面答复邮寄给您", "挂号信编号：XA12345678911", "收到时才算送达")
    chain.wall.on(4, 8)
    chain.do("bob", "serve", how="post", served_on="2026-04-06", parcel="XA12345678911")
    chain.reads("请澄水县人民政府复查，最迟在2026年5月6日提出", "督促物业更换曳引机", "收到于 2026年4月6日")


def reviewed(chain: Chain) -> None:
    chain.wall.on(4, 20)
    chain.reads()
    chain.acts("a[href$='/review/']", grounds="电梯修好一周又停了，原因没有查清。")
    chain.reads("现在由谁办 澄水县人民政府", "等待受理", "最迟不晚于 2026年5月20日", f"由{HOUSING}牵头")
    chain.wall.on(4, 22)
    chain.do("ruth", "admit_review")
    chain.wall.on(5, 6)
    chain.do("ruth", "decide_review", outcome="redo", redo_days="30", **REVIEWED)
    assert "没有查明" not in chain.reads("已作出复查意见")
    chain.wall.on(5, 8)
    chain.do("ruth", "serve_review", how="direct")
    chain.reads(
        f"{HOUSING}应当重新作出",
        "没有查明反复停运的原因",
        "重新作出处理意见期限 最迟 2026年6月7日",
        "督促物业更换曳引机",
    )


def decided_anew(chain: Chain) -> None:
    chain.wall.on(5, 12)
    ben = chain.seats.form("ben", chain.matter, "decide", **FIRST)
    sent(ben, "/act/decide/$")
    assert "原处理意见已被撤销" in ben.inner_text("[role=alert]"), "the same opinion once more"
    filled(ben, **ANEW)
    sent(ben, f"/matters/{chain.matter.pk}/$")
    chain.do("bob", "decide")
    assert "更换维保单位" not in chain.reads("新的答复正在送达")
    chain.wall.on(5, 13)
    chain.do("bob", "serve", how="direct")
    chain.reads("更换维保单位并整机检验", "2026年6月10日之前", "最迟在2026年6月12日提出")


def broken_and_kept(chain: Chain) -> None:
    chain.wall.on(6, 15)
    chain.wall.night()
    chain.reads("到期未落实", "有承诺正在督促落实，责任单位应当在2026年6月30日前书面答复")
    assert "督促" in reads(chain.seats.at("dora", "notices/")), "supervision hears of it by itself"
    chain.do("bob", "answer_pressing", words="配件到货晚了，本周装好。")
    chain.do("bob", "keep_promise", evidence="维保单位已更换，整机检验合格。")
    chain.wall.later()
    chain.reads("配件到货晚了", "逾期落实 2026年6月15日", "责任单位说 维保单位已更换")
    chain.acts("a[href*='/promise/']", said="not_done", words="电梯还是停着")
    chain.reads("重新列为未落实", "您说 没有办", "责任单位应当在2026年7月1日前书面答复")
    chain.wall.later()
    chain.do("bob", "keep_promise", evidence="6月17日整机检验合格，报告贴在电梯内。")
    chain.reads()
    chain.acts("a[href*='/promise/']", said="done")
    chain.do("bob", "close")
    chain.reads("本件已经办结", "您说 已经办好了", "有新情况：申请重新启动", shot="closed")
    assert chain.phone.locator(".papers a[href$='.docx']").count() == 8  # every paper she was given, once


def test_the_whole_chain(chain) -> None:
    chain.file()
    bounced_and_arbitrated(chain)
    handled_jointly(chain)
    signed(chain)
    served_by_post(chain)
    reviewed(chain)
    decided_anew(chain)
    broken_and_kept(chain)
