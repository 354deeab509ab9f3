"""What long journeys share: the clock on the wall by which the server goes, staff at their windows, acts done by their forms."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters.models import Matter
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK
from tests.named_people import HERE

SOON = "domcontentloaded"


class Wall:
    """The clock on the wall: it stands until somebody turns it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 9, 30, tzinfo=HERE)

    def on(self, month: int, day: int, hour: int = 10) -> None:
        """Turn it forward to an hour of that day of 2026."""
        then = datetime(2026, month, day, hour, tzinfo=HERE)
        assert then >= self.now, "time does not go back"
        self.now = then

    def later(self, days: int = 1) -> None:
        """Turn it forward."""
        self.now += timedelta(days=days)

    def night(self) -> None:
        """What the worker does meanwhile: follow up every act, and tell what time has brought."""
        while follow_one(self.now):
            pass
        sweep(self.now)
        while follow_one(self.now):
            pass
        assert not Outbox.objects.exists()


@pytest.fixture
def wall(monkeypatch, settings) -> Iterator[Wall]:
    """The clock by which everything in this process goes, the server of the browser included."""
    settings.HUIYIN_SECOND_FACTOR = False
    settings.SESSION_COOKIE_AGE = 366 * 24 * 3600  # nobody has to sign in anew because a test turns the clock
    cache.clear()  # rate limits of sign-in live there
    clock = Wall()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    yield clock


class Seats:
    """Staff at their windows: each sits down once, and does acts by their forms."""

    def __init__(self, open_window: Callable[..., object]) -> None:
        self._open, self._pages = open_window, {}

    def at(self, login: str, path: str = ""):
        """The page of somebody, opened at a path of the desk."""
        if login not in self._pages:
            self._pages[login] = seated(self._open(DESK), login, path)
        else:
            self._pages[login].goto(f"/desk/{path}", wait_until=SOON)
        return self._pages[login]

    def do(self, login: str, matter: Matter, act: str, **words: str):
        """Choose an act among those the matter's page offers, fill in its form and send it; gives the page it leads to."""
        page = self.form(login, matter, act, **words)
        sent(page, f"/matters/{matter.pk}/$")
        return page

    def form(self, login: str, matter: Matter, act: str, **words: str):
        """The form of an act that the matter's page offers, filled in and not sent; a page left open is still good."""
        page, way = self._pages.get(login), f"a[href*='/matters/{matter.pk}/act/{act}/']"
        if page is None or not page.locator(way).count():
            page = self.at(login, f"matters/{matter.pk}/")
        page.locator(way).first.click()
        page.wait_for_url(re.compile(f"/act/{act}/"), wait_until=SOON)
        filled(page, **words)
        return page


@pytest.fixture
def seats(window, wall) -> Seats:
    """Everybody's window at the desk."""
    return Seats(window)


def filled(page, **words: str) -> None:
    """Fill in fields by their names: typed, picked or checked."""
    for name, value in words.items():
        kind = page.locator(f"[name='{name}']").first.get_attribute("type")
        if kind in {"radio", "checkbox"}:
            page.check(f"[name='{name}']" + (f"[value='{value}']" if kind == "radio" else ""))
        elif page.locator(f"select[name='{name}']").count():
            page.select_option(f"select[name='{name}']", value)
        else:
            page.fill(f"[name='{name}']", value)


def sent(page, lands: str) -> None:
    """Send the form by its first button, and land where it should lead; what hinders it is told."""
    with page.expect_navigation(wait_until=SOON):
        page.locator("main form button[type=submit].btn-primary").first.click()
    told = page.locator("[role=alert]").all_inner_texts()
    assert re.search(lands, page.url), f"{page.url}: {told}"


def reads(page) -> str:
    """What somebody reads on a page who opens all that is folded, without line breaks."""
    page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true })")
    return re.sub(r"\s+", " ", page.inner_text("main"))


def line_of(page, kind: str) -> None:
    """Choose what a line of the minutes is, by its label as a thumb does; what moved meanwhile is tried again."""
    page.locator(f"#entry .kind-{kind}").click()
    assert page.locator(f"#entry [name=kind][value={kind}]").is_checked()
