"""A year's holidays are announced: the file is checked, waiting dates are counted again, and everybody is told."""

from datetime import date, datetime

import pytest
from click.testing import CliRunner

from huiyin.foundation.ledger.models import Entry
from huiyin.interfaces.console.calendar import calendar
from huiyin.jobs import calendars
from huiyin.jobs.calendar_file import SHAPE, CalendarProblems, read_year
from huiyin.matters.models import Clock, Event, Matter, PublishedYear
from huiyin.matters.queries.chains import Examined, examine
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.serving.acts.serve import serve
from tests.jobs.test_follow import follow_all
from tests.named_people import HERE

# 2027 as it might be announced: New Year off from Friday to Sunday, and the Saturday after worked.
NEW_YEAR = """year: 2027
source: 国务院办公厅关于2027年部分节假日安排的通知
holidays:
  - name: 元旦
    from: 2027-01-01
    to: 2027-01-05
    work: [2027-01-09]
"""


@pytest.fixture
def announced(tmp_path):
    """The announcement as a file."""
    path = tmp_path / "2027.yaml"
    path.write_text(NEW_YEAR, encoding="utf-8")
    return path


def review_clock(matter) -> Clock:
    return Clock.objects.get(matter_id=matter.pk, limit="ask_review")


@pytest.fixture
def served(a_matter, county):
    """Served so that the 30th day falls on Saturday 2 January 2027, a year not announced."""
    matter = a_matter("decided")
    day = datetime(2026, 12, 3, 15, 0, tzinfo=HERE)
    serve(actor=county.actor("bob"), at=day, matter_id=matter.pk, how="direct")
    follow_all(day)
    return matter


def publish(path, *more):
    return CliRunner().invoke(calendar, ["publish", "--year", "2027", "--file", str(path), *more])


def test_before_the_announcement_the_date_is_provisional(served):
    clock = review_clock(served)
    assert clock.provisional and clock.due == date(2027, 1, 4)


def test_the_announcement_moves_the_date_by_one_act_and_tells_both_dates(served, announced):
    before = Entry.objects.filter(chain=served.pk).count()
    told = publish(announced)
    assert told.exit_code == 0, told.output
    clock = review_clock(served)
    assert (clock.due, clock.provisional) == (date(2027, 1, 6), False)
    event = Event.objects.filter(matter_id=served.pk).latest("no")
    assert event.act == "recount" and event.stage_before == event.stage_after == "served"
    assert event.public["clocks"][0] | {"clock": 0} == {
        "clock": 0,
        "limit": "ask_review",
        "before": "2027-01-04",
        "after": "2027-01-06",
        "provisional": False,
    }
    assert "国务院" in event.public["source"] and event.articles
    assert Entry.objects.filter(chain=served.pk).count() == before + 1
    assert list(examine(Examined())) == []
    follow_all(datetime(2026, 12, 10, tzinfo=HERE))
    notice = Notice.objects.get(matter=served, code="recounted")
    text = compose(notice, "zh-hans").text
    assert "2027年1月6日" in text and "2027年1月4日" in text and "国务院" in text


def test_publishing_again_changes_nothing(served, announced):
    publish(announced)
    events = Event.objects.count()
    again = publish(announced)
    assert again.exit_code == 0 and "此前已录入" in again.output
    assert Event.objects.count() == events and PublishedYear.objects.count() == 1


def test_a_recount_that_was_cut_off_is_finished_by_the_sweep(served, announced, settings):
    codes = {"元旦": "new_year"}
    now = datetime(2026, 12, 10, tzinfo=HERE)
    calendars.publish(
        settings.HUIYIN_PACK, read_year(announced, 2027, codes), now=now
    )  # killed before the recount
    assert review_clock(served).provisional
    assert calendars.recount(now) == 1
    assert not review_clock(served).provisional
    assert calendars.recount(now) == 0


def test_another_calendar_for_the_same_year_needs_the_word_replace(served, announced, tmp_path):
    publish(announced)
    other = tmp_path / "other.yaml"
    other.write_text(NEW_YEAR.replace("to: 2027-01-05", "to: 2027-01-03"), encoding="utf-8")
    refused = publish(other)
    assert refused.exit_code == 1 and "--replace" in refused.output
    assert review_clock(served).due == date(2027, 1, 6)
    assert publish(other, "--replace").exit_code == 0
    assert review_clock(served).due == date(2027, 1, 4)


def test_a_year_that_came_with_the_law_is_not_entered_by_mistake(db, announced):
    announced.write_text(NEW_YEAR.replace("2027", "2026"), encoding="utf-8")
    told = CliRunner().invoke(calendar, ["publish", "--year", "2026", "--file", str(announced)])
    assert (told.exit_code == 1 and "--replace" in told.output) or "working day" in told.output
    assert PublishedYear.objects.count() == 0


def test_show_says_what_is_provisional(db, announced):
    before = CliRunner().invoke(calendar, ["show", "--year", "2027"])
    assert before.exit_code == 0 and "provisional" in before.output
    publish(announced)
    after = CliRunner().invoke(calendar, ["show", "--year", "2027"])
    assert (
        "2027-01-04 Mon 一  off 放假   元旦假期" in after.output
        and "2027-01-09 Sat 六  worked" in after.output
    )
    assert CliRunner().invoke(calendar, ["show", "--year", "1200"]).exit_code == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("year: 2027", "year: 2026"), "for the year 2026"),
        (("source: 国务院办公厅关于2027年部分节假日安排的通知", "source: ''"), "'source' is missing"),
        (("to: 2027-01-05", "to: 2026-12-31"), "not a day of 2027"),
        (("to: 2027-01-05", "to: 2027-03-05"), "not a holiday of 1 to 15 days"),
        (("to: 2027-01-05", "to: 三号"), "not a day written as"),
        (("work: [2027-01-09]", "work: [2027-01-11]"), "ordinary working day"),
        (("work: [2027-01-09]", "work: [2027-01-02]"), "both a day off and a day worked"),
        (("work: [2027-01-09]", "work: 2027-01-09"), "must be a list"),
        (("name: 元旦", "title: 元旦"), "has no name"),
        (("holidays:", "days:"), "Unknown: days"),
        (("    work", "  - name: 元旦\n    from: 2027-01-05\n    work"), "given twice"),
        (("year: 2027", "year: [2027"), "not YAML"),
        (("year: 2027", "\x00"), "not YAML"),
    ],
)
def test_what_is_wrong_with_the_file_is_said(tmp_path, change, said):
    path = tmp_path / "bad.yaml"
    path.write_text(NEW_YEAR.replace(*change), encoding="utf-8")
    with pytest.raises(CalendarProblems, match=said):
        read_year(path, 2027, {})


def test_a_file_that_is_not_there_or_not_text(tmp_path):
    with pytest.raises(CalendarProblems, match="cannot be read"):
        read_year(tmp_path / "none.yaml", 2027, {})
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CalendarProblems, match="not YAML in UTF-8"):
        read_year(tmp_path / "b", 2027, {})


def test_the_shape_we_show_is_one_we_take(tmp_path):
    path = tmp_path / "shape.yaml"
    path.write_text(SHAPE, encoding="utf-8")
    assert len(read_year(path, 2027, {}).holidays) == 3 + 8


def test_a_matter_whose_date_stands_is_not_bothered(a_matter, announced):
    matter = a_matter("served")
    version = Matter.objects.get(pk=matter.pk).version
    publish(announced)
    assert Matter.objects.get(pk=matter.pk).version == version
