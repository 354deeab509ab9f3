"""Ground for every test: which tests touch the database, what this machine leaves out, and a browser."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypotheses

from huiyin.foundation import held
from tests import databases, machine, remembered, settled
from tests.named_people import a_matter, at, county, filed, key_file  # noqa: F401

PROJECT = Path(__file__).resolve().parent.parent
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
# A quiet Chromium: it must not try to call home from a machine without a network, and nobody looks at what it paints.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
QUIET += ["--disable-component-update", "--disable-sync", "--in-process-gpu"]
# A frame of its own for every page costs a third more and shows nothing else; the rest of these playwright leaves out as well.
QUIET += [
    "--disable-features=RenderDocument,PaintHolding,HttpsUpgrades,OptimizationHints,MediaRouter,LensOverlay"
]

hypotheses.register_profile("house", deadline=None)  # a busy machine is no fault of what is tested
hypotheses.load_profile("house")
remembered.remember()
os.environ["PYTHONPATH"] = str(PROJECT / "src")  # for tests that start a command of their own


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "database: added by itself to every test that touches the database")


def pytest_collection_finish() -> None:
    """What was read in stays to the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _touches_database(item):
            item.add_marker(pytest.mark.database)
        if item.get_closest_marker("browser") and machine.chromium() is None:
            item.add_marker(pytest.mark.skip(reason="there is no Chromium here"))
        if item.get_closest_marker("postgres") and not os.environ.get("HUIYIN_TEST_DATABASE_URL"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL; the suite's second part runs it"))


def _touches_database(item: pytest.Item) -> bool:
    case = getattr(item, "cls", None)
    if case and issubclass(case, TransactionTestCase):
        return True
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """The migrations are run where one of them has changed; else what they made last time is copied."""
    if request.config.pluginmanager.has_plugin("cacheprovider"):
        databases.copied_from(request.config.cache.mkdir("huiyin-databases"))


@pytest.fixture(autouse=True)
def no_scan_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The models are run by the few tests that ask for them, and by no worker of another test."""
    monkeypatch.setattr("huiyin.jobs.reading.scans.ready", lambda: False)


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with nothing held in memory, and what it holds does not grow old by a busy machine."""
    held.forget_all()
    monkeypatch.setattr(held, "now", lambda: 0.0)


@pytest.fixture(autouse=True)
def fresh_index(request: pytest.FixtureRequest) -> None:
    """The text index is no model's table, so emptying the database after a transactional test leaves it: empty it here."""
    marker = request.node.get_closest_marker("django_db")
    whole = marker is not None and marker.kwargs.get("transaction")
    if whole or {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM matter_grams")
            cursor.execute("DELETE FROM matter_mark")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One headless Chromium for the run; mark the test with `browser`."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # playwright keeps a loop in this thread; we use it in turns
    )
    settled.settle_clicks()
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=machine.chromium(), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """A fresh page, desk-sized, in Chinese; anything it writes to its console as an error fails the test."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    settled.watch(context)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert not errors, f"the page complained in its console: {errors}"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, for page.evaluate; `make assets` brings it."""
    source = PROJECT / "tests" / "vendor" / "axe.min.js"
    if not source.is_file():
        pytest.fail("tests/vendor/axe.min.js is missing; run `make assets`")
    return source.read_text(encoding="utf-8")
