"""Who is told when units disagree, and that the sender is late when an objection stays unanswered."""

from datetime import date

import pytest

from huiyin.jobs import timer
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.accept import accept
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from huiyin.work.routing.acts.refuse_return import refuse_return
from huiyin.work.routing.acts.report_back import report_back
from huiyin.work.serving.acts.serve import serve
from tests.jobs.test_follow import follow_all
from tests.named_people import answers
from tests.routing_people import NOT_OURS, Story, staff


@pytest.fixture
def story(county, a_matter, at):
    return Story(county, a_matter("registered"), at)


@pytest.fixture
def told(story):
    """What was told since the last call: (code, unit or person), after the worker has followed everything up."""
    seen: set[int] = set()

    def do() -> set[tuple[str, str]]:
        follow_all(story.at)
        rows = [n for n in Notice.objects.select_related("unit").order_by("id") if n.pk not in seen]
        seen.update(n.pk for n in rows)
        for row in rows:
            words = compose(row, "zh-hans")
            assert (
                row.matter.number in words.subject and "%(" not in words.text and NOT_OURS not in words.text
            )
        return {(n.code, n.unit.code if n.unit else "person") for n in rows}

    return do


def test_each_side_is_told_what_concerns_it(story, told, county):
    told()
    story.forward("housing")
    assert told() == {("forwarded", "person"), ("desk_passed", "housing")}
    story.do(object_transfer, "bob", reason=NOT_OURS)
    assert told() == {("objected", "letters")}
    assert "第二十三条" in compose(Notice.objects.get(code="objected"), "zh-hans").text
    story.do(refuse_return, "alice", reason="属住建局")
    assert told() == {("objection_refused", "housing")}


def test_a_bounced_and_arbitrated_matter_is_told_hop_by_hop(story, told, county):
    iris = staff(county, "iris", "county", "arbiter")
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)
    told()
    story.bounce_back()
    assert told() == {("returned", "person"), ("objection_agreed", "housing")}
    story.bounce("labour", "carol")
    told()
    story.do(refer_to_arbiter, "alice", reason=NOT_OURS)
    assert told() == {
        ("disputed", "person"),
        ("dispute_referred", "county"),
        ("dispute_told", "housing"),
        ("dispute_told", "labour"),
    }
    story.do(arbitrate, iris, to_unit=county.units["housing"].pk, reason="属住建局")
    assert told() == {
        ("arbitrated", "person"),
        ("dispute_yours", "housing"),
        ("dispute_decided", "labour"),
        ("dispute_decided", "letters"),
    }


def test_the_office_that_assigned_is_told_of_the_report(story, told, county):
    story.do(assign, "alice", to_unit=county.units["housing"].pk, set_days=60)
    story.do(accept, "bob")
    story.do(decide, "bob", answers=answers(story.at.date()))
    story.do(serve, "bob", how="direct")
    told()
    story.do(report_back, "bob", facts="属实", opinion="支持", execution="已完成")
    assert told() == {("reported", "letters")}


def codes(matter, limit: str) -> list[tuple[str, str]]:
    """The reminders of one limit, in order, and whom they went to."""
    rows = Notice.objects.filter(matter=matter, code__in=("near", "overdue", "overdue_again")).order_by("id")
    return [(n.code, n.unit.code) for n in rows if limit in str(n.params["limit"])]


def test_an_unanswered_objection_is_the_senders_lateness(story, at):
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)  # on Friday 13 March: due on Wednesday the 18th
    for day in range(14, 20):
        timer.sweep(story.at.replace(day=day))
    assert codes(story.matter, "异议") == [("near", "letters"), ("overdue", "letters")]
    assert not [u for c, u in codes(story.matter, "异议") if u == "housing"]


def test_the_arbiter_is_reminded_and_so_is_the_office(story, county):
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)
    story.do(refer_to_arbiter, "alice", reason=NOT_OURS)  # on Saturday 14 March: due on Friday the 20th
    timer.sweep(story.at.replace(day=18))
    timer.sweep(story.at.replace(day=21))
    assert codes(story.matter, "确定办理机关") == [
        ("near", "county"),
        ("overdue", "county"),
        ("overdue", "letters"),
    ]


def test_a_return_that_is_not_passed_on_is_the_senders_delay(story):
    story.bounce("housing", "bob")  # agreed on Saturday 14 March: three working days end on the 18th
    assert story.matter.next_due == date(2026, 3, 18)
    timer.sweep(story.at.replace(day=19))
    assert codes(story.matter, "重新转送") == [("overdue", "letters")]
