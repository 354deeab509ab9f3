"""An hour at a board with four writers and a network that loses every other request: nothing is lost, nothing doubled."""

import itertools
import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from huiyin.matters.models import DoneOnce, Event, Minute, Visit
from huiyin.matters.queries.chains import Examined, examine
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from tests.journeys.staging import Seats, Wall, seats, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import county, window  # noqa: F401 - fixtures

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


class Writer:
    """Somebody who writes at a board on a device whose clock they turn; `ahead` is how wrong it is, in seconds."""

    def __init__(self, seats: Seats, login: str, visit: Visit, start: int, ahead: int = 0) -> None:  # noqa: F811
        self.login, self.said = login, []
        self.page = seats.at(login)
        self.page.clock.install(time=visit.opened_at.timestamp() + ahead)
        self.net = Network(self.page, start)
        self.page.goto(f"/desk/board/{visit.matter_id}/{visit.no}/", wait_until="domcontentloaded")

    def says(self, text: str, kind: str = "remark") -> None:
        """Write a line as one does: choose what it is, type, put it down."""
        self.page.check(f"#entry [name=kind][value={kind}]", force=True)
        self.page.fill("#entry_text", text)
        self.page.locator("#entry button[type=submit]").click()
        self.said.append(text)

    def waits(self, seconds: int) -> None:
        """Let time pass on the device, and what it set off arrive."""
        self.page.clock.run_for(seconds * 1000)
        self.page.wait_for_timeout(15)

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
        for _ in range(120):
            if not self.left():
                return
            self.waits(10)
        pytest.fail(f"{self.login} still has {self.left()} entries: {self.page.inner_text('#board')[:500]}")

    def reads(self, lines: int) -> None:
        """Wait until the board shows so many lines of the minutes, everybody's."""
        for _ in range(40):
            if self.page.locator("[data-list=minutes] .line").count() == lines:
                return
            self.waits(5)
        pytest.fail(f"{self.login} does not see everything that was written")


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
