"""What follows a hearing: its person and each unit invited are told once, with day, hour and place."""

from datetime import datetime, timedelta

import pytest

from huiyin.jobs.follow import follow_one
from huiyin.matters.models import Matter, Proceeding
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.hearing.acts.call_hearing import call_hearing
from huiyin.work.hearing.acts.cancel_hearing import cancel_hearing
from huiyin.work.hearing.sitting import Calling
from huiyin.work.intake.acts.withdraw import withdraw
from tests.named_people import HERE, person

CALLED = datetime(2026, 3, 16, 10, 0, tzinfo=HERE)


@pytest.fixture
def called(county, a_matter):
    """A matter whose hearing is called, with the labour office invited."""
    matter = a_matter("accepted")
    calling = Calling(
        held_at=CALLED + timedelta(days=14),
        place="二楼听证室",
        subject="电梯",
        presider=county.accounts["dora"].pk,
        bring=("本通知书",),
        invited=(county.units["labour"].pk,),
    )
    call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=matter.pk, calling=calling)
    return matter


def follow_all(now: datetime) -> None:
    while follow_one(now):
        pass


def test_the_person_and_the_invited_unit_are_told_and_nobody_gets_it_on_the_desk(county, called):
    follow_all(CALLED)
    told = Notice.objects.get(matter_id=called.pk, code="hearing_called")
    words = compose(told, "zh-hans")
    assert told.unit_id is None and "2026年3月30日" in words.text and "二楼听证室" in words.text
    invited = Notice.objects.get(code="hearing_invited")
    assert invited.unit_id == county.units["labour"].pk and "10:00" in compose(invited, "en").text
    assert not Notice.objects.filter(code="desk_passed", unit_id=county.units["labour"].pk).exists()


def test_both_are_told_that_it_is_not_held(county, called):
    cancel_hearing(
        actor=county.actor("bob"), at=CALLED + timedelta(days=1), matter_id=called.pk, reason="停电"
    )
    follow_all(CALLED + timedelta(days=1))
    codes = dict(Notice.objects.filter(code__contains="hearing").values_list("code", "unit_id"))
    assert codes["hearing_cancelled"] is None and codes["hearing_uninvited"] == county.units["labour"].pk


def test_the_invited_unit_is_told_when_the_person_takes_the_matter_back(county, called):
    withdraw(actor=person(called), at=CALLED + timedelta(days=1), matter_id=called.pk)
    row = Proceeding.objects.get(matter_id=called.pk)
    assert (row.state, row.details["unwished"]) == ("cancelled", True)
    assert not Matter.objects.get(pk=called.pk).marks["hearing_open"]
    follow_all(CALLED + timedelta(days=1))
    told = Notice.objects.get(code="hearing_uninvited")
    assert told.unit_id == county.units["labour"].pk and "30 March 2026" in compose(told, "en").subject
