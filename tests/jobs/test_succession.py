"""The sweep and units that are no more: found by itself, passed on once, never to the accused, never in a circle."""

from datetime import date, timedelta

import pytest

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.reorganising import settle
from huiyin.foundation.units.tree import tree
from huiyin.jobs.bulk.succession import left_behind, pass_on, stuck
from huiyin.matters.models import Accused, Commitment, Event, Matter
from huiyin.matters.record.children import next_no
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from tests.jobs.test_follow import follow_all
from tests.staffing_people import abolish, found

LAST = date(2026, 3, 20)


@pytest.fixture
def after(at):
    return at + timedelta(days=11)  # 21 March


def test_what_lies_with_an_ended_unit_passes_on_by_itself_and_once(county, a_matter, after, at):
    found(county, "works", "建设局")
    served, forwarded, elsewhere = a_matter("served"), a_matter("forwarded"), a_matter("registered")
    abolish(county, "housing", LAST, "works")
    assert pass_on(at + timedelta(days=10)) == 0, "on its last day it still exists"
    assert stuck(after.date()) == 2
    assert pass_on(after) == 2 and pass_on(after) == 0 and stuck(after.date()) == 0
    for matter in (served, forwarded, elsewhere):
        matter.refresh_from_db()
    assert (served.holder.code, forwarded.holder.code, elsewhere.holder.code) == ("works", "works", "letters")
    assert Event.objects.filter(act="succeed", actor="system").count() == 2


def test_a_promise_alone_passes_on_too(county, a_matter, after):
    found(county, "works", "建设局")
    matter = a_matter("served")
    Commitment.objects.update(unit=county.units["labour"])
    abolish(county, "labour", LAST, "works")
    assert pass_on(after) == 1
    assert Commitment.objects.get(matter_id=matter.pk).unit.code == "works"
    matter.refresh_from_db()
    assert matter.holder.code == "housing"
    follow_all(after)
    assert Notice.objects.filter(matter=matter, code="promise_inherited", unit=county.units["works"]).exists()
    assert not Notice.objects.filter(matter=matter, code="succeeded").exists()


def test_the_person_and_the_new_unit_are_told_and_nobody_of_an_old_file(county, a_matter, after):
    found(county, "works", "建设局")
    matter, old = a_matter("accepted"), a_matter("accepted", title="旧件")
    Matter.objects.filter(pk=old.pk).update(stage="closed", is_open=False)
    abolish(county, "housing", LAST, "works")
    assert list(left_behind(after.date(), archive=True)) == sorted([matter.pk, old.pk])
    pass_on(after)
    follow_all(after)
    told = Notice.objects.get(matter=matter, code="succeeded", unit=None)
    words = compose(told, "en")
    assert "住房和城乡建设局 no longer exists. 建设局 has taken over" in words.text
    assert Notice.objects.get(matter=matter, code="desk_inherited").unit.code == "works"
    assert not Notice.objects.filter(matter=old, code__in=["succeeded", "desk_inherited"]).exists()


def test_one_that_nobody_here_may_take_stays_and_the_others_go_on(county, a_matter, after, caplog):
    found(county, "works", "建设局")
    barred, free = a_matter("forwarded"), a_matter("forwarded")
    for code in ("works", "letters", "city_letters"):
        barred.refresh_from_db()
        Accused.objects.create(matter=barred, no=next_no(barred), unit=county.units[code])
        Matter.objects.filter(pk=barred.pk).update(next_no=barred.next_no)
    abolish(county, "housing", LAST, "works")
    assert pass_on(after) == 1 and pass_on(after) == 0 and stuck(after.date()) == 1
    free.refresh_from_db()
    assert free.holder.code == "works"
    assert barred.number not in caplog.text, "no log names a matter that complains of an office"


def test_it_can_be_cut_off_and_goes_on(county, a_matter, after):
    found(county, "works", "建设局")
    for _ in range(3):
        a_matter("forwarded")
    abolish(county, "housing", LAST, "works")
    stops = iter([False, True, True, True])
    assert pass_on(after, stop=lambda: next(stops)) == 1
    assert pass_on(after) == 2


def test_offices_come_under_the_successor_and_the_home_office_moves(county, after):
    found(county, "works", "建设局"), found(county, "one", "信访中心", kind="letters_office")
    abolish(county, "housing", LAST, "works"), abolish(county, "letters", LAST, "one")
    assert settle(LAST) == 0
    assert settle(after.date()) == 2 and settle(after.date()) == 0
    assert Unit.objects.get(code="housing_station").parent.code == "works"
    assert tree().home().code == "one"


def test_a_circle_of_successors_ends(county, a_matter, after):
    found(county, "a", "甲局"), found(county, "b", "乙局")
    matter = a_matter("forwarded")
    abolish(county, "housing", LAST, "a"), abolish(county, "a", LAST, "b"), abolish(county, "b", LAST, "a")
    assert pass_on(after) == 1
    matter.refresh_from_db()
    assert matter.holder.code == "letters" and settle(after.date()) == 0
