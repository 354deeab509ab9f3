"""A unit that was called to a visit finds on its desk what is asked of it, until when, and what is late; others find nothing."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from huiyin.foundation.people.actor import PersonActor, SystemActor
from huiyin.interfaces.portal.tracking.timeline import timeline
from huiyin.matters.queries.followed import followed
from huiyin.work.group_visits.acts.meet_duty import meet_duty
from huiyin.work.group_visits.acts.miss_duty import miss_duty
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming

MINUTE = timedelta(minutes=1)


def test_the_inbox_of_a_unit_that_was_called(desk, county, a_matter):
    matter, now = a_matter("registered"), timezone.now()
    coming = Coming(46, "一楼接待大厅", concerned=county.units["housing"].pk)
    event = open_visit(actor=county.actor("alice"), at=now - 20 * MINUTE, matter_id=matter.pk, coming=coming)
    bob = desk("bob")
    page = bob.get("/desk/").content.decode()
    assert "Our duties now" in page and "the head of the competent unit is there" in page
    assert "39 minutes left" in page and "46 people" in page and "the competent unit is told" not in page
    bob.cookies["huiyin_language"] = "zh-hans"
    page = bob.get("/desk/").content.decode()
    assert "有权处理单位的主要负责人到场" in page and "还有39分钟" in page
    assert "15 minutes late" in desk("alice").get("/desk/").content.decode()
    assert "Our duties now" not in desk("carol").get("/desk/").content.decode()
    row = next(no for no in event.inner["duties"] if no)
    meet_duty(actor=county.actor("alice"), at=now, matter_id=matter.pk, duty=row, official="股长")
    assert bob.get("/desk/").status_code == 200


def test_the_timeline_tells_the_number_the_duty_and_how_late(desk, county, a_matter):
    matter, now = a_matter("registered"), timezone.now()
    coming = Coming(46, "一楼接待大厅", concerned=county.units["housing"].pk)
    alice, then = county.actor("alice"), now - timedelta(hours=2)
    event = open_visit(actor=alice, at=then, matter_id=matter.pk, coming=coming)
    first = event.inner["duties"][0]
    meet_duty(actor=alice, at=then + 25 * MINUTE, matter_id=matter.pk, duty=first, official="股长 李某")
    page = desk("alice").get(f"/desk/matters/{matter.pk}/").content.decode()
    assert "open the board of a visit" in page and "a room with seats is ready" in page
    assert "15 minutes" in page and "李某" not in page


def test_many_steps_are_one_entry_for_the_desk_and_one_sentence_for_the_person(
    desk, county, a_matter, client
):
    matter, now = a_matter("registered"), timezone.now()
    coming = Coming(46, "一楼接待大厅", concerned=county.units["housing"].pk)
    alice = county.actor("alice")
    then = timezone.localtime(now).replace(hour=10, minute=0) - timedelta(
        days=1
    )  # all on one day, at whatever hour the test runs
    event = open_visit(actor=alice, at=then, matter_id=matter.pk, coming=coming)
    room, exits, leader, *_rest = event.inner["duties"]
    done = {"matter_id": matter.pk, "official": "股长 李某"}
    meet_duty(actor=alice, at=then + 5 * MINUTE, duty=room, **done)
    meet_duty(actor=alice, at=then + 15 * MINUTE, duty=exits, **done)
    miss_duty(actor=SystemActor(), at=then + 20 * MINUTE, matter_id=matter.pk, duty=leader)
    page = desk("alice").get(f"/desk/matters/{matter.pk}/").content.decode()
    assert page.count("Duties of the visit") == 1 and "record that a duty was met a room" in _plain(page)
    assert "Late by 5 minutes" in page and "the leader on duty of this unit is told" in page
    with override("en"):
        actor = PersonActor(matter.pk)
        told = timeline(followed(matter.pk, actor=actor, at=now))
    steps = next(one for one in told if one.act == "duties")
    assert steps.sentence == (
        "What offices had to do when you came: 1 duty was met in time, 1 was late, 1 was not met."
    )
    assert [line.rpartition(": ")[2] for line in steps.details] == [
        "exits and passages are free, and it is known how many the rooms hold (信访局). 5 minutes late.",
        "the leader on duty of this unit is told (信访局).",
    ]
    with override("zh-hans"):
        told = timeline(followed(matter.pk, actor=actor, at=now))
    steps = next(one for one in told if one.act == "duties")
    assert steps.details[0].endswith("（信访局）。迟了5分钟。")
    assert steps.sentence.endswith("：按时做到1项，做迟了1项，没有做到1项。")


def _plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
