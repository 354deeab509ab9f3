"""An unannounced visit of 46: opened at the window, three units called, one leader late, minutes signed and handed over."""

import os
import re
from datetime import timedelta

import pytest

from huiyin.foundation.vault.seal import seal
from huiyin.jobs.visits.watching import watch
from huiyin.matters.models import (
    Claim,
    Commitment,
    Duty,
    Matter,
    Minute,
    Party,
    Representative,
    Signature,
    Signer,
    Visit,
)
from huiyin.matters.record.children import add, next_no
from huiyin.services.notices.models import Notice
from tests.journeys.staging import Seats, Wall, filled, line_of, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import PHONE, county, look, window  # noqa: F401 - fixtures
from tests.named_people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("HUIYIN_SHOTS", "")
HALL = (1920, 1080)
BOARD = r"/board/\d+/\d+/(#\w+)?$"
ABOUT = "柳园小区三号楼电梯停运两个月，楼上老人下不了楼，要求尽快修好，并公布维修资金账目。"


def shot(page, name: str, **more: object) -> None:
    """A picture of what is seen, where somebody asked for pictures."""
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", **more)


class Table:
    """The table at which one clerk writes: its board on a phone, and what is done there."""

    def __init__(self, page, wall: Wall) -> None:  # noqa: F811
        self.page, self.wall = page, wall

    def minutes(self, count: int) -> None:
        """Turn the clock, and let the device's go with it."""
        self.wall.now += timedelta(minutes=count)

    def says(self, kind: str, text: str, **more: str) -> None:
        """Write one line, and see it stand on the record."""
        self.minutes(1)
        page = self.page
        line_of(page, kind)
        page.fill("#entry_text", text)
        for name, value in more.items():
            field = page.locator(f"#entry [name={name}]")
            if name == "as_claim":
                field.check()
            elif name == "answers":
                field.select_option(label=value)
            else:
                field.fill(value)
        page.locator("#entry button[type=submit]").click()
        page.wait_for_selector(f"[data-list=minutes] .line:has-text('{text[:12]}')")

    def row(self, words: str):
        """The row of a duty."""
        return self.page.locator(".duty", has_text=words).first

    def presses(self, words: str, button: str, official: str = "") -> None:
        """Press what one presses beside a duty, and see it met."""
        row = self.row(words)
        if official:
            row.locator("[name=official]").fill(official)
        row.get_by_role("button", name=button).click()
        self.page.wait_for_selector(
            f".duty.is-met:has-text('{words}'), .duty.is-met_late:has-text('{words}')"
        )


def chosen(visit: Visit, on) -> list[int]:
    """Three whom the people chose: who brought it, and two who signed."""
    matter = Matter.objects.get(pk=visit.matter_id)
    party = Party.objects.get(matter_id=matter.pk)
    rows = [
        add(Representative, matter, party_no=party.no, scope="代表全体住户", chosen_how="meeting", since=on)
    ]
    for name in ("李红", "赵强"):
        signer = Signer(matter=matter, no=next_no(matter), how="typed", signed_on=on)
        signer.name = seal(name, f"signer:{matter.pk}:{signer.no}:name")
        signer.save()
        given = {"signer_no": signer.no, "scope": "二单元住户", "chosen_how": "meeting", "since": on}
        rows.append(add(Representative, matter, **given))
    matter.save()
    return [row.no for row in rows]


def pictures(window, page, address: str, axe: str) -> None:  # noqa: F811
    """The board on a phone and on the wall as a brochure shows them; both pass axe there too."""
    state = page.context.storage_state()
    for name, size, rest in (
        ("board_phone", PHONE, ""),
        ("board_wall", HALL, "wall/"),
        ("board_desk", (1440, 1000), ""),
    ):
        fine = window(size, storage_state=state, device_scale_factor=2 if size == PHONE else 1)
        fine.goto(f"{address}{rest}", wait_until="load")
        fine.wait_for_timeout(600)
        look(fine, axe)
        shot(fine, name)
        fine.close()


def draws(page) -> None:
    """Sign with the finger."""
    page.locator("#pad").scroll_into_view_if_needed()
    box = page.locator("#pad").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    for n in range(1, 9):
        page.mouse.move(box["x"] + 40 + 25 * n, box["y"] + 60 + (20 if n % 2 else -20))
    page.mouse.up()


def test_forty_six_people_are_received_heard_and_answered(seats, wall, window, axe, county):  # noqa: F811
    clerk = seats.at("alice", "take/visit/")
    clerk.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    clerk.get_by_role("link", name="有多人来访").click()
    look(clerk, axe)
    filled(
        clerk, headcount="46", place="一楼接待大厅", about=ABOUT, concerned="住房和城乡建设局", read_back="on"
    )
    clerk.check("[name=needs][value=wheelchair]")
    clerk.check("[name=needs][value=child]")
    clerk.locator("details summary").click()
    filled(clerk, name="王琴", phone="0000-7654321")
    clerk.locator("form.opening button.btn-primary").click()
    clerk.wait_for_url("**/board/*/*/")
    address, visit = clerk.url, Visit.objects.get()
    assert (visit.headcount, visit.matter.people, sorted(visit.needs)) == (46, 46, ["child", "wheelchair"])
    clerk.wait_for_selector(".board-net.is-live")
    look(clerk, axe)
    table = Table(clerk, wall)

    # three units are called: the one concerned by the ladder, two more by the clerk
    for unit, minutes, reason in (
        ("人力资源和社会保障局", "30", "有住户反映物业拖欠工资"),
        ("柳溪镇人民政府", "40", "熟悉小区情况"),
    ):
        clerk.get_by_role("link", name="通知单位到场").click()
        look(clerk, axe)
        filled(clerk, unit=unit, minutes=minutes, reason=reason, means="phone")
        sent(clerk, BOARD)
    table.minutes(2)
    table.presses("报告本单位值班负责人", "已告知")
    table.presses("通知有权处理的单位", "已告知")
    table.presses("出口和通道畅通", "完成")
    table.presses("饮水、座位", "完成")
    bob = seats.at("bob", f"board/{visit.matter_id}/{visit.no}/")
    look(bob, axe)
    bob.locator(".duty", has_text="确认知道并派人").get_by_role("button", name="现在确认").click()
    bob.wait_for_selector(".duty.is-met:has-text('确认知道并派人')")
    assert not bob.locator(".duty", has_text="报告本级党委").locator("form").count(), (
        "others keep no board of ours"
    )

    # minutes at the table
    table.says("demand", "三号楼电梯什么时候修好", as_claim="on")
    table.says("demand", "公布两年来维修资金的账目", as_claim="on")
    table.says("answer", "曳引机已经订货，月底前到货", answers="三号楼电梯什么时候修好")
    due = (wall.now + timedelta(days=20)).date().isoformat()
    table.says(
        "promise", "更换曳引机并恢复运行", unit="住房和城乡建设局", due=due, answers="三号楼电梯什么时候修好"
    )
    table.says("refused", "要求由政府更换物业公司", reason="更换物业由业主大会决定")
    table.says("explained", "维修资金的使用由业主表决，主管部门监督")
    table.says("remark", "三单元的账目另外再谈")
    clerk.locator(".line", has_text="三单元的账目").get_by_role("link", name="划去").click()
    look(clerk, axe)
    filled(clerk, reason="说的是二单元")
    sent(clerk, BOARD)
    assert {c.text for c in Claim.objects.all()} >= {"三号楼电梯什么时候修好", "公布两年来维修资金的账目"}
    assert Commitment.objects.get().unit == county.units["housing"]

    pictures(window, clerk, address, axe)

    # the head of the unit is late: missed on the record, and later written as late
    wall.now = visit.opened_at + timedelta(minutes=61)
    watch(wall.now)  # what the timer does every few seconds
    wall.night()
    assert Duty.objects.get(rung="leader_comes").state == "missed"
    assert Notice.objects.filter(code="duty_missed").exists()
    clerk.reload(wait_until="domcontentloaded")
    late = table.row("主要负责人到场")
    assert "逾时，已记录" in late.inner_text()
    shot(clerk, "board_phone_late", full_page=True)
    wide = seats.at("dora", f"board/{visit.matter_id}/{visit.no}/wall/")
    wide.set_viewport_size({"width": HALL[0], "height": HALL[1]})
    wide.wait_for_selector(".is-missed")
    look(wide, axe)
    shot(wide, "board_wall_late")
    tall = wide.evaluate("() => document.documentElement.scrollHeight")
    assert tall <= HALL[1], f"the screen in the hall is not scrolled: {tall}"
    table.minutes(14)
    table.presses("主要负责人到场", "已到场", official="局长 孙立")
    assert "迟15分钟" in table.row("主要负责人到场").inner_text()
    wide.wait_for_selector(".is-met_late")
    assert "孙立" not in wide.inner_text("main") and "拖欠工资" not in wide.inner_text("main")

    # read back: two sign on the screen, one does not
    first, second, third = chosen(visit, wall.now.date())
    for number in (first, second):
        clerk.goto(f"{address}do/sign/?representative={number}", wait_until="domcontentloaded")
        look(clerk, axe)
        assert "更换曳引机" in reads(clerk) and "三单元的账目" not in reads(clerk), (
            "struck lines are not read back"
        )
        clerk.check("[name=read_back]")
        draws(clerk)
        shot(clerk, "board_signing")
        sent(clerk, BOARD)
    clerk.goto(f"{address}do/sign/?representative={third}", wait_until="domcontentloaded")
    clerk.check("[name=read_back]")
    clerk.check("[name=how][value=refused]")
    clerk.locator("main form button.btn-primary").click()
    clerk.wait_for_selector("#waiting .is-refused")
    assert "要写明为什么" in reads(clerk), "a refusal without its reason is refused with the article"
    filled(clerk, reason="认为答复不够具体", witness="县信访局接访科科长")
    sent(clerk, BOARD)
    assert sorted(Signature.objects.values_list("how", flat=True)) == ["refused", "screen", "screen"]
    look(clerk, axe)
    assert not clerk.locator("#waiting .wait").count(), "what was mended waits no more"

    # the copy they take along opens their page
    clerk.locator(".speaker").first.get_by_role("link", name="交付记录").click()
    look(clerk, axe)
    sent(clerk, "/copy/")
    look(clerk, axe)
    shot(clerk, "board_copy", full_page=True)
    code = clerk.locator(".slip-code").inner_text()
    assert "更换曳引机" in reads(clerk) and "王琴" not in reads(clerk)
    phone = window(PHONE)
    phone.goto("/track/")
    phone.fill("[name=code]", re.sub(r"\s", "", code))
    phone.locator("main form button.btn-primary").first.click()
    phone.wait_for_url(re.compile(r"/track/\d+/"))
    assert "接谈时承诺：更换曳引机并恢复运行。由住房和城乡建设局在" in reads(phone)
    look(phone, axe)
    assert Minute.objects.filter(struck_at=None).count() == 6


def test_the_board_works_without_a_script(window, wall, county, a_matter):  # noqa: F811
    page = window(PHONE, java_script_enabled=False)
    page.goto("/desk/sign-in/")
    page.fill("#id_login", "alice")
    page.fill("#id_password", PASSWORD)
    page.locator("main button[type=submit]").click()
    page.goto("/desk/board/open/")
    page.fill("[name=headcount]", "12")
    page.fill("[name=place]", "二楼接待室")
    page.fill("[name=about]", ABOUT)
    page.check("[name=read_back]")
    page.locator("form.opening button.btn-primary").click()
    page.locator(".duty", has_text="报告本单位值班负责人").get_by_role("button").click()
    assert page.locator(".duty.is-met", has_text="报告本单位值班负责人").count() == 1
    line_of(page, "demand")
    page.fill("#entry_text", "没有脚本也能记")
    page.locator("#entry button[type=submit]").click()
    assert page.locator("[data-list=minutes] .line").count() == 1
    assert Minute.objects.get().text == "没有脚本也能记"
    assert page.get_by_role("link", name="刷新").is_visible()
