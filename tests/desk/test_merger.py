"""A county merger in mid-case, over HTTP: Wang's lift, Li's wages and a report live on, each where the law lets it."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from huiyin.interfaces.console.office import office
from huiyin.jobs import worker
from huiyin.matters.models import Clock, Commitment, Document, Matter
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.taking import query_code
from huiyin.work.routing.acts.forward import forward
from huiyin.work.staffing.acts.name_officer import name_officer
from tests.desk.conftest import page, sent
from tests.desk.test_acts import decision
from tests.desk.test_lists import titles
from tests.staffing_people import hire

PLAN = """
last: {last}
units:
  - {{code: east_works, name: 东江县建设局, short: 东江建设局, kind: organ, parent: county, valid_from: 2000-01-01}}
ends:
  - {{unit: housing, successor: east_works, staff: successor}}
  - {{unit: labour, successor: east_works, staff: successor}}
"""


def in_english(html_of: Client, address: str) -> str:
    html_of.cookies["huiyin_language"] = "en"
    return html_of.get(address).content.decode()


def person_with(key: str) -> Client:
    browser = Client()
    browser.get(f"/t/{query_code(key)}")
    return browser


@pytest.fixture
def three(county, a_matter, filed, at):
    """Wang's matter with Bob, a served one with a promise, and one that complains of the housing bureau, with labour."""
    wang = a_matter("accepted", key="wang-and-the-lift")
    name_officer(
        actor=county.actor("bob"),
        at=at + timedelta(days=4),
        matter_id=wang.pk,
        officer=county.accounts["bob"].pk,
    )
    promised = a_matter("served", title="已答复有承诺的")
    against = filed(
        title="反映住建局的", key="li-against-housing", accused_units=(county.units["housing"].pk,)
    )
    city = hire(county, "ulla", "city_letters", "clerk", "signer")
    home = county.actor("alice") if against.office.code == "letters" else county.actor(city.login)
    register(actor=home, at=at, matter_id=against.pk, classified=Classified("appeal", "art31_6"))
    forward(actor=home, at=at, matter_id=against.pk, to_unit=county.units["labour"].pk)
    return wang, promised, against


def merged(tmp_path):
    """The merger, done yesterday and entered today; then the worker."""
    file = tmp_path / "merger.yaml"
    file.write_text(PLAN.format(last=timezone.localdate() - timedelta(days=1)), encoding="utf-8")
    shown = CliRunner().invoke(office, ["reorganise", str(file)])
    assert "matters to 东江建设局: 2" in shown.output and "Nothing was changed" in shown.output
    done = CliRunner().invoke(office, ["reorganise", str(file), "--yes"])
    assert done.exit_code == 0 and "Passed on: 3." in done.output, done.output
    worker.run(once=True, echo=lambda words: None)


def test_a_county_merger_in_mid_case(desk, county, three, tmp_path):
    wang, promised, against = three
    due = Clock.objects.get(matter_id=wang.pk, limit="handle").due
    merged(tmp_path)
    county.accounts["bob"].refresh_from_db()

    # the case goes on: the same officer, the same stage, the same day
    bob = desk("bob")
    assert titles(in_english(bob, "/desk/?mine=1")) == [wang.title]
    shown = in_english(bob, page(wang))
    assert due.isoformat() in shown and "From unit" in shown and "住房和城乡建设局" in shown
    assert sent(bob, wang, "decide", **decision()).status_code == 302
    wang.refresh_from_db()
    assert (wang.stage, wang.holder.code) == ("decided", "east_works")

    # the promise is the new bureau's, and can be kept there
    promise = Commitment.objects.get(matter_id=promised.pk)
    assert promise.unit.code == "east_works"
    assert (
        sent(bob, promised, "keep_promise", commitment=str(promise.no), evidence="电梯已恢复").status_code
        == 302
    )

    # old papers and the timeline keep the names of their day
    letter = Document.objects.get(matter_id=wang.pk, kind="transfer_letter")
    assert "澄水县住房和城乡建设局" in in_english(bob, page(wang, f"documents/{letter.no}/"))
    opinion = Document.objects.get(matter_id=wang.pk, kind="opinion")
    assert opinion.unit.code == "east_works"

    # Wang is told, and reads it all on the page
    told = in_english(person_with("wang-and-the-lift"), f"/track/{wang.pk}/")
    assert (
        "住房和城乡建设局 no longer exists. 东江建设局 took its place" in told
        and "forwarded to 住房和城乡建设局" in told
    )

    assert "successor" not in told, "no code stands where words belong"

    # the one that complains of housing went neither to its heir nor to anybody who came from there
    against.refresh_from_db()
    assert against.holder.kind == "letters_office" and against.stage == "registered"
    for name in ("bob", "carol", "ben", "bella"):
        browser = desk(name)
        assert against.title not in in_english(browser, "/desk/") + in_english(browser, "/desk/all/")
        assert browser.get(page(against)).status_code == 404
        assert titles(in_english(browser, f"/desk/search/?q={against.number}")) == []
        assert against.number not in in_english(browser, "/desk/notices/")
    told = in_english(person_with("li-against-housing"), f"/track/{against.pk}/")
    assert "is one you complain of" in told and against.holder.name in told


def test_from_then_on_the_old_name_leads_to_the_new_bureau(desk, county, three, a_matter, tmp_path):
    merged(tmp_path)
    fresh = a_matter("registered", title="新来的")
    assert sent(desk("alice"), fresh, "forward", to_unit="住房和城乡建设局").status_code == 302
    fresh.refresh_from_db()
    assert fresh.holder.code == "east_works"
    assert Matter.objects.filter(holder__code="housing", is_open=True).count() == 0
    bad = sent(desk("alice"), a_matter("registered", title="又一件"), "forward", to_unit="没有的局")
    assert bad.status_code == 422
