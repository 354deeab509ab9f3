"""`huiyin office reorganise` and `close`: shown first, done with --yes, done again without harm, refused with every fault."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from huiyin.foundation.people import absences
from huiyin.foundation.people.models import Account
from huiyin.foundation.units import tree
from huiyin.foundation.units.models import Unit
from huiyin.interfaces.console.office import office
from huiyin.matters.models import BulkRun, Commitment, Event, Matter
from tests.staffing_people import abolish, found, hire

YESTERDAY = timezone.localdate() - timedelta(days=1)
FIRST = date(2000, 1, 1)


@pytest.fixture
def at():
    return timezone.now() - timedelta(days=10)


@pytest.fixture
def run(tmp_path):
    def do(text: str, *options: str):
        file = tmp_path / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(office, ["reorganise", str(file), *options])

    return do


def plan(ends: str, last: date = YESTERDAY, units: str = "") -> str:
    new = (
        units
        or "{code: works, name: 澄水县建设局, short: 建设局, kind: organ, parent: county, valid_from: 2000-01-01}"
    )
    return f"last: {last}\nunits:\n  - {new}\nends:\n  - {ends}\n"


MERGE = "{unit: housing, successor: works, staff: successor}"


def test_without_yes_it_is_shown_and_nothing_changes(run, a_matter, county):
    a_matter("accepted"), a_matter("forwarded")
    said = run(plan(MERGE))
    assert said.exit_code == 0, said.output
    for words in (
        "matters to 建设局: 2",
        "bob -> works",
        "come under 建设局: 房管所",
        "Nothing was changed",
    ):
        assert words in said.output
    assert not Unit.objects.filter(code="works").exists() and not BulkRun.objects.exists()
    assert tree.tree().units[county.units["housing"].pk].valid_to is None


def test_a_merger_moves_matters_staff_duties_and_offices(run, a_matter, county):
    Unit.objects.filter(code="housing").update(duties=["housing"])
    accepted, closed = a_matter("accepted"), a_matter("served")
    Commitment.objects.update(kept_on=timezone.localdate())
    Matter.objects.filter(pk=closed.pk).update(stage="closed", is_open=False, open_commitments=0)
    said = run(plan(MERGE), "--yes")
    assert said.exit_code == 0 and "Passed on: 1." in said.output, said.output
    accepted.refresh_from_db(), closed.refresh_from_db()
    works = Unit.objects.get(code="works")
    assert accepted.holder == works and accepted.stage == "accepted"
    assert closed.holder.code == "housing"
    assert Account.objects.get(login="bob").unit == works and works.duties == ["housing"]
    assert Unit.objects.get(code="housing_station").parent == works
    again = run(plan(MERGE), "--yes")
    assert again.exit_code == 0 and "No matter lies with" in again.output
    assert Event.objects.filter(act="succeed").count() == 1
    archive = run(plan(MERGE), "--yes", "--archive")
    assert "Passed on: 1." in archive.output
    closed.refresh_from_db()
    assert (closed.holder, closed.stage, closed.is_open) == (works, "closed", False)


def test_a_split_gives_each_category_to_its_heir(run, a_matter, county):
    lift, house = (
        a_matter("accepted", category="housing.property"),
        a_matter("accepted", category="housing.quality"),
    )
    found(county, "lifts", "物业所")
    ends = "{unit: housing, successor: works, heirs: {housing.property: lifts}, staff: {bob: lifts}}"
    said = run(plan(ends), "--yes")
    assert said.exit_code == 0, said.output
    lift.refresh_from_db(), house.refresh_from_db()
    assert (lift.holder.code, house.holder.code) == ("lifts", "works")
    assert Account.objects.get(login="bob").unit.code == "lifts"
    assert Unit.objects.get(code="lifts").duties == ["housing.property"]


def test_a_day_in_the_future_is_only_written_down(run, a_matter, county):
    matter, last = a_matter("accepted"), timezone.localdate() + timedelta(days=3)
    said = run(plan(MERGE, last), "--yes")
    assert said.exit_code == 0 and "pass on by themselves" in said.output
    matter.refresh_from_db()
    assert matter.holder.code == "housing" and Unit.objects.get(code="housing").valid_to == last
    assert Account.objects.get(login="bob").unit.code == "housing"


def test_the_letters_office_itself_is_merged(run, a_matter, county):
    matter = a_matter("accepted")
    new = "{code: one, name: 澄水县信访中心, short: 信访中心, kind: letters_office, parent: county, valid_from: 2000-01-01}"
    said = run(plan("{unit: letters, successor: one, staff: successor}", units=new), "--yes")
    assert said.exit_code == 0, said.output
    matter.refresh_from_db()
    assert matter.office.code == "one" and [u.code for u in Unit.objects.filter(home=True)] == ["one"]


WRONG = [
    ("{unit: nowhere, successor: works}", "'nowhere' is no known office"),
    ("{unit: housing, successor: nowhere}", "neither in the file nor known"),
    ("{unit: housing, successor: housing}", "cannot succeed itself"),
    ("{unit: housing, successor: labour}\n  - {unit: labour, successor: housing}", "ends on the same day"),
    ("{unit: housing, successor: works}\n  - {unit: housing, successor: works}", "stands twice"),
    ("{unit: housing, successor: works, heirs: {nonsense: labour}}", "'nonsense' is no category"),
    ("{unit: housing, successor: works, heirs: [labour]}", "'heirs' is no list"),
    ("{unit: housing, successor: works, staff: {carol: works}}", "no 'carol' among its staff"),
    ("{unit: housing, successor: works, staff: {bob: nowhere}}", "cannot move to 'nowhere'"),
    ("{unit: housing, staff: successor}", "there must be one"),
    ("{unit: letters, successor: works}", "must be a letters office"),
    ("{unit: housing, successor: works, date: 2026-01-01}", "unknown date"),
    ("{unit: gone, successor: works}", "has ended already"),
    ("{unit: housing, successor: gone}", "has ended already"),
]  # fmt: skip


@pytest.mark.parametrize(("ends", "words"), WRONG, ids=[words for _, words in WRONG])
def test_every_fault_is_named_and_nothing_changes(run, county, ends, words):
    found(county, "gone", "已撤局")
    abolish(county, "gone", date(2020, 1, 1), "labour")
    before = list(Unit.objects.order_by("pk").values())
    said = run(plan(ends), "--yes")
    assert said.exit_code == 1 and words in said.output and "Nothing was changed" in said.output, said.output
    assert list(Unit.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    "text",
    ["", "[]", "ends: 3", "last: soon\nends: []", "last: 2026-01-01", "\t: x", "last: 2026-02-30\nends: []"],
)
def test_a_file_that_is_no_plan_is_refused_in_words(run, county, text):
    said = run(text, "--yes")
    assert said.exit_code == 1 and "Traceback" not in said.output and said.output.startswith("Error:")


def test_closing_an_account_says_what_is_left_and_the_way_on(county, a_matter, at):
    ben, matter, today = (
        hire(county, "ben", "housing", "handler"),
        a_matter("forwarded"),
        timezone.localdate(),
    )
    Matter.objects.filter(pk=matter.pk).update(officer=ben)
    absences.enter(
        account=county.accounts["bob"], deputy=ben, first=today, last=None, by="x", at=at, on=today
    )
    said = CliRunner().invoke(office, ["close", "ben"])
    assert said.exit_code == 0 and "ben is closed" in said.output
    assert (
        "hands of Ben (住房和城乡建设局): 1." in said.output
        and f"/desk/bulk/new/?officer={ben.pk}" in said.output
    )
    assert "stand in for Bob" in said.output
    quiet = CliRunner().invoke(office, ["close", "carol"])
    assert quiet.output.strip() == "carol is closed."
    assert CliRunner().invoke(office, ["close", "nobody"]).exit_code == 1
