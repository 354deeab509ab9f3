"""What the unit was told: shown, counted, marked as read, and never about a matter out of sight."""

from django.utils import timezone

from huiyin.services.notices.telling import Draft, tell
from tests.desk.conftest import page


def told(matter, unit, code="desk_new", **params):
    params = {"number": matter.number, "received_on": matter.received_on.isoformat(), **params}
    tell([Draft(matter.pk, code, timezone.now(), params, unit_id=unit.pk)], now=timezone.now())


def test_a_notice_is_counted_shown_and_read(desk, a_matter, county):
    matter, alice = a_matter("received"), desk("alice")
    told(matter, county.units["letters"])
    assert '<span class="badge-count">1<' in alice.get("/desk/").content.decode()
    shown = alice.get("/desk/notices/").content.decode()
    assert matter.number in shown and ">new<" in shown
    notice = shown.split('name="notice" value="')[1].split('"')[0]
    opened = alice.post("/desk/notices/read/", {"notice": notice, "matter": matter.pk})
    assert opened["Location"] == page(matter)
    assert "badge-count" not in alice.get("/desk/").content.decode()


def test_all_can_be_marked_at_once_and_only_those_of_ones_own_unit(desk, a_matter, county):
    matter = a_matter("forwarded")
    told(matter, county.units["letters"])
    told(matter, county.units["housing"])
    desk("bob").post("/desk/notices/read/")
    assert "badge-count" not in desk("bob").get("/desk/").content.decode()
    assert '<span class="badge-count">1<' in desk("alice").get("/desk/").content.decode()
    for odd in ("x", "-1", "9" * 30):
        assert desk("alice").post("/desk/notices/read/", {"notice": odd}).status_code == 302


def test_a_notice_about_a_report_is_not_shown_to_those_who_read_none(desk, filed, county):
    report = filed(title="举报", kind="report")
    told(report, county.units["letters"])
    assert "badge-count" not in desk("alice").get("/desk/").content.decode()
    assert report.number not in desk("alice").get("/desk/notices/").content.decode()
    assert report.number in desk("rita").get("/desk/notices/").content.decode()
