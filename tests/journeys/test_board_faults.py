"""An hour at a board with four writers and a network that loses every other request: nothing is lost, nothing doubled."""

import itertools
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from huiyin.foundation.people.actor import actor_of
from huiyin.foundation.people.models import Account
from huiyin.matters.models import DoneOnce, Event, Minute, Visit
from huiyin.matters.queries.chains import Examined, examine
from huiyin.work.group_visits.acts.meet_duty import meet_duty
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from tests.journeys.staging import Seats, Wall, line_of, seats, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import county, window  # noqa: F401 - fixtures
from tests.named_people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRITERS = ("alice", "bob", "dora", "gina")
ROUNDS = 12  # of five minutes each
# what happens to one request after the other; "lost" is done by the server, and the answer never arrives
FAULTS = ("abort", "pass", "lost", "pass", "abort", "abort", "slow", "lost")


@pytest.fixture
def at(wall) -> datetime:  # noqa: F811
    """The matter was filed three days before."""
    return wall.now - timedelta(days=3)


@pytest.fixture
def visit(county, wall, a_matter) -> Visit:  # noqa: F811
    """A board that the window has just opened; housing and the county are called to it."""
    matter = a_matter("registered")
    coming = Coming(46, "一楼接待大厅", concerned=county.units["housing"].pk)
    event = open_visit(actor=county.actor("alice"), at=wall.now, matter_id=matter.pk, coming=coming)
    return Visit.objects.get(matter_id=matter.pk, no=event.inner["visit"])


class Network:
    """The network between one writer and the office, bad in a pattern until it is mended."""

    def __init__(self, page, start: int) -> None:
        self.faults, self.met = itertools.cycle(FAULTS[start:] + FAULTS[:start]), Counter()
        self.bad, self.gone = True, False
        page.route(re.compile(r"/board/.*/(do|state)/"), self._meet)

    def _meet(self, route) -> None:
        fault = "abort" if self.gone else next(self.faults) if self.bad else "pass"
        self.met[fault] += 1
        if fault == "abort":
            route.abort()
        elif fault == "lost":
            route.fetch()
            route.abort()
        else:
            if fault == "slow":
                route.request.frame.page.wait_for_timeout(40)
            route.continue_()


def tries() -> Iterator[None]:
    """Again and again for three minutes of real time: the device's clock is turned, the server's work is not."""
    until = time.monotonic() + 180
    while time.monotonic() < until:
        yield


class Writer:
    """Somebody who writes at a board on a device whose clock they turn; `ahead` is how wrong it is, in seconds."""

    def __init__(self, seats: Seats, login: str, visit: Visit, start: int, ahead: int = 0) -> None:  # noqa: F811
        self.login, self.said, self.kind = login, [], "demand"
        self.page = seats.at(login)
        self.page.clock.install(time=visit.opened_at.timestamp() + ahead)
        self.net = Network(self.page, start)
        self.asked: set[Any] = set()
        self.page.on("request", lambda one: self.asked.add(one))
        self.page.on("response", lambda one: self.asked.discard(one.request))
        self.page.on("requestfailed", lambda one: self.asked.discard(one))
        self.page.goto(f"/desk/board/{visit.matter_id}/{visit.no}/", wait_until="domcontentloaded")

    def says(self, text: str, kind: str = "remark") -> None:
        """Write a line as one does: choose what it is, type, put it down."""
        if kind != self.kind:
            line_of(self.page, kind)
            self.kind = kind
        self.page.fill("#entry_text", text)
        self.page.locator("#entry button[type=submit]").click()
        self.said.append(text)

    def waits(self, seconds: int) -> None:
        """Let time pass on the device, and what it set off arrive.

        Second by second: an answer is given up after fifteen of the device's seconds, and a busy machine would not have
        given one before they were turned away.
        """
        for _ in range(seconds):
            self.page.clock.run_for(1000)
            self._answered()

    def _answered(self) -> None:
        """Wait, in real time, until nothing is asked that was not answered or lost."""
        for _ in tries():
            self.page.wait_for_timeout(5)
            if not self.asked:
                return
        pytest.fail(f"{self.login} waits in vain for {self.asked}")

    def leaves(self) -> None:
        """Walk out of reach of any network."""
        self.net.gone = True
        self.page.context.set_offline(True)

    def returns(self) -> None:
        """And back."""
        self.net.gone = False
        self.page.context.set_offline(False)

    def left(self) -> int:
        """How many entries still wait on the device."""
        return self.page.locator("#waiting .wait").count()

    def settles(self) -> None:
        """Wait until nothing waits any more."""
        for _ in tries():
            if not self.left():
                return
            self.waits(10)
        pytest.fail(f"{self.login} still has {self.left()} entries: {self.page.inner_text('#board')[:500]}")

    def reads(self, lines: int) -> None:
        """Wait until the board shows so many lines of the minutes, everybody's."""
        for _ in tries():
            if self.page.locator("[data-list=minutes] .line").count() == lines:
                return
            self.waits(5)
        pytest.fail(f"{self.login} does not see everything that was written")

    def is_told(self, words: str) -> None:
        """Wait until the line about the connection says so."""
        for _ in tries():
            if words in self.page.inner_text("#net"):
                return
            self.waits(5)
        pytest.fail(f"{self.login} reads {self.page.inner_text('#net')!r}")


def written(login: str) -> list[str]:
    """What somebody wrote, as the minutes have it."""
    rows = Minute.objects.filter(by=login.title()).order_by("no")
    return list(rows.values_list("text", flat=True))


def test_four_writers_and_a_network_that_loses_every_other_request(seats, wall, visit):  # noqa: F811
    writers = [
        Writer(seats, login, visit, n, 3600 if login == "gina" else 0) for n, login in enumerate(WRITERS)
    ]
    bob, dora = writers[1:3]
    for round_ in range(ROUNDS):
        wall.now += timedelta(minutes=5)
        for writer in writers:
            writer.says(f"{writer.login} {round_}", "demand" if round_ % 3 == 0 else "remark")
            writer.waits(1)
        if round_ == 3:
            bob.page.reload(wait_until="domcontentloaded")  # with entries of his still on the way
        if round_ == 4:
            dora.leaves()
        if round_ == 9:
            dora.returns()
    for writer in writers:
        writer.net.bad = False
    for writer in writers:
        writer.settles()
    assert sum(w.net.met["abort"] + w.net.met["lost"] for w in writers) > 40, "the network was bad"
    for writer in writers:
        assert written(writer.login) == writer.said, f"{writer.login}: each once, in the order of writing"
    assert Minute.objects.count() == len(WRITERS) * ROUNDS == Event.objects.filter(act="add_minute").count()
    assert DoneOnce.objects.count() >= Minute.objects.count()
    for writer in writers:
        writer.reads(len(WRITERS) * ROUNDS)
    assert not list(examine(Examined())), "the ledger is whole"
    opened, last = visit.opened_at, wall.now
    assert all(opened <= row.at <= last for row in Minute.objects.all()), "no clock of a device is believed"


def test_who_is_signed_out_loses_nothing_and_nobody_sends_it_for_them(seats, wall, visit):  # noqa: F811
    alice = Writer(seats, "alice", visit, 1)
    alice.net.bad = False
    page, board = alice.page, f"/desk/board/{visit.matter_id}/{visit.no}/"
    page.context.clear_cookies()
    alice.says("alice 0")
    alice.waits(2)
    page.wait_for_selector(".board-net.is-out a")
    assert alice.left() == 1 and not Minute.objects.exists()

    sign_in(page, "dora", board)  # a colleague takes the device
    page.wait_for_selector(".board-net")
    alice.is_told("还有内容等待发出")
    assert "alice 0" not in page.inner_text("main")
    alice.says("dora 0")
    alice.reads(1)
    assert written("dora") == ["dora 0"] and not written("alice")

    page.context.clear_cookies()
    sign_in(page, "alice", board)
    alice.reads(2)
    assert written("alice") == ["alice 0"]


def test_another_account_in_the_next_window_does_not_send_it(seats, wall, visit):  # noqa: F811
    alice = Writer(seats, "alice", visit, 1)
    alice.net.bad = False
    other = alice.page.context.new_page()
    alice.page.context.clear_cookies()
    sign_in(other, "dora", "/desk/")
    alice.says("alice 0")
    alice.is_told("另一个人")
    assert alice.left() == 1
    assert not Minute.objects.exists()


def test_what_is_refused_stays_with_its_reason_until_it_is_mended(seats, wall, visit):  # noqa: F811
    alice = Writer(seats, "alice", visit, 1)
    alice.net.bad = False
    page = alice.page
    alice.says("要求换掉物业", "refused")
    alice.says("随后说的")
    page.wait_for_selector("#waiting .is-refused")
    assert "没有写明理由" in page.inner_text("#waiting") and "要求换掉物业" in page.inner_text("#waiting")
    alice.reads(1)
    assert written("alice") == ["随后说的"], "what comes after it does not wait for it"
    page.reload(wait_until="domcontentloaded")
    page.wait_for_selector("#waiting .is-refused")
    page.locator("#waiting").get_by_role("button", name="改正").click()
    assert page.input_value("#entry_text") == "要求换掉物业" and not alice.left()
    page.fill("#entry_reason", "由业主大会决定")
    page.locator("#entry button[type=submit]").click()
    alice.reads(2)
    assert Minute.objects.get(kind="refused").reason == "由业主大会决定"


def test_a_closed_window_sends_when_the_board_is_opened_again(seats, wall, visit):  # noqa: F811
    alice = Writer(seats, "alice", visit, 1)
    alice.leaves()
    for n in range(3):
        alice.says(f"alice {n}")
    context, address = alice.page.context, alice.page.url
    alice.page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address, wait_until="domcontentloaded")
    again.wait_for_function("() => document.querySelectorAll('[data-list=minutes] .line').length === 3")
    assert written("alice") == alice.said


def test_an_answer_to_a_demand_that_still_waits_finds_it(seats, wall, visit):  # noqa: F811
    alice = Writer(seats, "alice", visit, 1)
    alice.leaves()
    alice.says("何时修好", "demand")
    line_of(alice.page, "answer")
    alice.page.select_option("#entry_answers", label="何时修好")
    alice.says("月底前", "answer")
    alice.net.bad = False
    alice.returns()
    alice.settles()
    demand, answer = Minute.objects.order_by("no")
    assert (answer.text, answer.answers_no) == ("月底前", demand.no)


def test_what_somebody_types_is_never_touched(seats, wall, visit):  # noqa: F811
    alice, bob = Writer(seats, "alice", visit, 1), Writer(seats, "bob", visit, 2)
    alice.net.bad = bob.net.bad = False
    number = alice.page.locator(".duty form:has([name=official]) [name=duty]").first.input_value()
    box = alice.page.locator(f".duty form:has([name=duty][value='{number}']) [name=official]")
    box.fill("局长 孙")
    alice.page.fill("#entry_text", "正在写的一句")
    bob.says("bob 0")
    bob.reads(1)
    tell_them_come(visit, int(number), wall.now)
    alice.reads(1)
    assert box.input_value() == "局长 孙" and alice.page.input_value("#entry_text") == "正在写的一句"
    box.fill("")
    alice.page.locator("h1").click()
    for _ in range(20):
        if not box.count():
            break
        alice.waits(5)
    else:
        pytest.fail("the row is brought up to date once nobody types in it")


def tell_them_come(visit: Visit, duty: int, at: datetime) -> None:
    """Somebody else records that they are here."""

    dora = actor_of(Account.objects.get(login="dora"))
    meet_duty(actor=dora, at=at, matter_id=visit.matter_id, duty=duty, official="局长 孙立")


def sign_in(page, login: str, then: str) -> None:
    """Sign in on the device as somebody."""
    page.goto(f"/desk/sign-in/?next={then}", wait_until="domcontentloaded")
    page.fill("#id_login", login)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{then}", wait_until="domcontentloaded")
