"""Pages of reports and releases: one analyst at work, others see nothing."""

import shutil

import pytest
from django.core.cache import cache
from django.test import Client

from huiyin.foundation.people.models import Account, Role
from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.releasing import files
from tests.desk.conftest import inline_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(county, a_matter, at, settings):
    """The small county with a few matters, its facts, and browsers by name."""
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()
    a_matter("served")
    a_matter("registered", key="another-key-of-a-matter")
    rebuild(at=at.replace(month=6))
    Account.objects.get(login="hank").roles.add(Role.objects.get(code="analyst"))

    def of(name: str) -> Client:
        client = Client()
        client.force_login(county.accounts[name], backend="django.contrib.auth.backends.ModelBackend")
        client.cookies["huiyin_language"] = "en"
        return client

    yield of
    shutil.rmtree(store.place(), ignore_errors=True)
    shutil.rmtree(files.place(), ignore_errors=True)


def made(client):
    given = {"first": "2026-03-01", "last": "2026-03-31", "language": "en"}
    answer = client.post("/desk/reports/", given)
    assert answer.status_code == 302, answer.content.decode()
    return SituationReport.objects.get(), answer.url


def test_a_report_from_draft_to_document(desk):
    client = desk("dora")
    report, address = made(client)
    html = client.get(address).content.decode()
    assert "2〔1〕 matters were received" in html and inline_in(html) == [] and "SELECT" in html
    text = report.sections[0]["text"]
    wrong = {"seen": "made", "text_data": text.replace("2〔1〕", "3〔1〕", 1)}
    assert client.post(address, wrong).status_code == 302
    html = client.get(address).content.decode()
    assert (
        "is none of the figures" in html
        and "〔1〕 2: Matters received" in html
        and "Make it final" not in html
    )
    assert client.post(f"{address}finish/").status_code == 409
    seen = html.split('name="seen" value="')[1].split('"')[0]
    assert client.post(address, {"seen": seen, "text_data": text}).status_code == 302
    assert client.post(f"{address}finish/").status_code == 302
    document = client.get(f"{address}report.docx")
    assert document.content[:2] == b"PK" and "attachment" in document["Content-Disposition"]
    assert "SHA-256" in client.get(address).content.decode()
    assert client.post(address, {"seen": seen, "text_data": "x"}).status_code == 409


def test_what_was_typed_stays_where_somebody_was_faster(desk):
    client = desk("dora")
    _report, address = made(client)
    client.post(address, {"seen": "made", "text_other": "first"})
    late = client.post(address, {"seen": "made", "text_other": "typed in vain?"})
    assert late.status_code == 409 and "typed in vain?" in late.content.decode()


def test_a_report_is_its_units_own_and_needs_the_permission(desk):
    _report, address = made(desk("dora"))
    for name in ("alice", "bob", "frank"):
        assert desk(name).get(address).status_code in (403, 404)
        assert desk(name).get("/desk/reports/").status_code == 403
    assert desk("gina").get(address).status_code == 200  # the government above supervises the office
    assert desk("dora").get("/desk/reports/9999999999999999999999/").status_code == 404


def test_bad_days_are_told_and_stay_typed(desk):
    answer = desk("dora").post(
        "/desk/reports/", {"first": "2026-04-01", "last": "2026-03-31", "language": "en"}
    )
    assert answer.status_code == 422 and "lies before the first" in answer.content.decode()
    assert "2026-04-01" in answer.content.decode()


def test_figures_are_published_once_by_the_office_that_runs_it(desk):
    given = {"first": "2026-03", "last": "2026-03", "understood": "on"}
    assert desk("gina").post("/desk/releases/", given).status_code == 403
    client = desk("dora")
    assert client.post("/desk/releases/", {**given, "understood": ""}).status_code == 422
    assert client.post("/desk/releases/", given).status_code == 302
    again = client.post("/desk/releases/", given)
    assert again.status_code == 422 and "published already" in again.content.decode()
    page = Client().get("/statistics/")
    assert page.status_code == 200 and "2026-03-31" in page.content.decode()
