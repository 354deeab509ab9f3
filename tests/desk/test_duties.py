"""A unit that was called to a visit finds on its desk what is asked of it, until when, and what is late; others find nothing."""

from datetime import timedelta

from django.utils import timezone

from huiyin.work.group_visits.acts.meet_duty import meet_duty
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
