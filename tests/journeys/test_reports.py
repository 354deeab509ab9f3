"""An analyst's report and what the public reads: a wrong number is told and mended, the report leaves; a small number is hidden."""

import shutil
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.releasing import files
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at() -> datetime:
    """The fifth of a month that is past."""
    return (timezone.now() - timedelta(days=45)).replace(day=5, hour=2)


@pytest.fixture
def month(a_matter, at, settings):
    """Two matters in that month, their facts built; gives the month's first day."""
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()
    a_matter("served")
    a_matter("registered", key="another-key-of-a-matter")
    rebuild(at=timezone.now())
    yield at.date().replace(day=1)
    shutil.rmtree(store.place(), ignore_errors=True)
    shutil.rmtree(files.place(), ignore_errors=True)


def test_a_wrong_number_is_told_mended_and_the_report_leaves(window, month, axe):  # noqa: F811
    dora, reader = window(DESK), window(PHONE)
    seated(dora, "dora", "reports/")
    dora.fill("[name=first]", month.isoformat())
    dora.fill("[name=last]", (month + timedelta(days=27)).isoformat())
    dora.click("form.act-form button.btn-primary")
    look(dora, axe)
    right = dora.input_value("#text_data")
    assert "收到信访事项2〔1〕件" in right
    dora.fill("#text_data", right.replace("2〔1〕", "5〔1〕", 1))
    dora.click("form.act-form button.btn-primary")
    look(dora, axe)
    told = dora.inner_text("#marks_data")
    assert "5" in told and "〔1〕 2" in told and "定稿" not in dora.inner_text("main .buttons >> nth=-1")
    dora.fill("#text_data", right)
    dora.click("form.act-form button.btn-primary")
    dora.click("button:has-text('定稿')")
    assert "SHA-256" in dora.inner_text("main")
    with dora.expect_download() as paper:
        dora.click("a:has-text('Word')")
    assert paper.value.suggested_filename.endswith(".docx")

    dora.goto("/desk/releases/")
    dora.fill("[name=first]", f"{month:%Y-%m}")
    dora.fill("[name=last]", f"{month:%Y-%m}")
    dora.check("[name=understood]")
    dora.click("form.act-form button.btn-primary")
    reader.goto("/statistics/")
    look(reader, axe)
    assert "不显示" in reader.inner_text("table >> nth=0")  # two matters: too few to be shown


def test_what_others_asked_is_read_by_everybody(window, a_matter, axe, settings):  # noqa: F811
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()
    matter = a_matter("served", publishable=True)
    bob, reader = window(PHONE), window(PHONE)
    seated(bob, "bob", f"matters/{matter.pk}/act/publish_answer/")
    look(bob, axe)
    assert "三号楼" not in bob.input_value("[name=asked]")
    bob.check("[name=confirmed]")
    bob.click("form.act-form button.btn-primary")
    reader.goto("/answers/")
    reader.click("h2 a")
    look(reader, axe)
    assert "曳引机" in reader.inner_text("main")
