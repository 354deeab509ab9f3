"""Before and after a visit: the briefing from the record, the summary that agrees with it, papers, numbers without persons."""

from datetime import date, datetime, timedelta

import pytest

from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.foundation.people.permissions import STATISTICS
from huiyin.jobs.follow import follow_one
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import (
    Accused,
    Commitment,
    Document,
    Duty,
    Event,
    Matter,
    Minute,
    ReadEntry,
    Visit,
)
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.preparing.agreeing import remarks
from huiyin.matters.preparing.summing_up import draft, talk_of
from huiyin.matters.queries.visits.counted import counted
from huiyin.matters.queries.visits.prepared import briefing_of
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.announcing.acts.close_visit import close_visit
from huiyin.work.announcing.acts.give_position import give_position
from huiyin.work.announcing.acts.prepare_visit import prepare_visit
from huiyin.work.announcing.closing import Closing
from huiyin.work.group_visits.acts.miss_duty import miss_duty
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.lines import Line
from tests.acts.test_announcing import MONDAY, announced, answered  # noqa: F401
from tests.named_people import HERE

HELD = datetime(2026, 3, 19, 9, 30, tzinfo=HERE)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def held(county, answered) -> Visit:  # noqa: F811
    """Twelve people are here; two demands, an answer, a promise and a refusal are in the minutes."""
    alice = county.actor("alice")
    open_visit(actor=alice, at=HELD, matter_id=answered.pk, coming=Coming(12, "二楼接待室"))
    visit = Visit.objects.get(matter_id=answered.pk)
    told = [
        {"kind": "demand", "text": "四月十日前修好电梯"},
        {"kind": "demand", "text": "公布维修基金账目"},
        {
            "kind": "promise",
            "text": "修好三号楼电梯",
            "unit": county.units["housing"].pk,
            "due": date(2026, 4, 10),
        },
        {"kind": "refused", "text": "免收物业费", "reason": "物业费由业主和物业约定"},
    ]
    for n, line in enumerate(told):
        if line["kind"] == "promise":
            line["answers"] = Minute.objects.get(text="四月十日前修好电梯").no
        at = HELD + (n + 5) * MINUTE
        add_minute(actor=alice, at=at, matter_id=answered.pk, visit=visit.no, line=Line(**line))
    return visit


def close(county, visit: Visit, at: datetime, who: str = "alice", **given: object) -> Event:
    words = {
        "unanswered_reason": "账目三日内由住建局公布",
        "unsigned_reason": "代表赶车，约定次日来签",
        **given,
    }
    if "summary" not in words:
        matter = Matter.objects.get(pk=visit.matter_id)
        words["summary"] = draft(talk_of(matter, visit, counsel_for(matter), at=at), at=at)
    return close_visit(
        actor=county.actor(who), at=at, matter_id=visit.matter_id, visit=visit.no, closing=Closing(**words)
    )


def test_an_announced_visit_is_opened_from_its_announcement_and_its_dates_end(county, answered, held):  # noqa: F811
    assert Visit.objects.count() == 1 and held.state == "open" and held.receiver_name == "Gina"
    matter = Matter.objects.get(pk=answered.pk)
    assert not {"visit_to_come", "visit_unanswered", "position_open"} & set(matter.marks)


def test_the_draft_says_what_the_record_says(county, held):
    matter = Matter.objects.get(pk=held.matter_id)
    at = HELD + timedelta(hours=2)
    said = draft(talk_of(matter, held, counsel_for(matter), at=at), at=at)
    for words in (
        "2026-03-19 09:30至11:30，群众12人",
        "1. 四月十日前修好电梯",
        "不能满足：免收物业费。理由：物业费由业主和物业约定",
        "第2条诉求：尚未答复",
        "修好三号楼电梯（住房和城乡建设局，2026-04-10前）",
        "来访前情况说明：住房和城乡建设局，期限2026-03-18，尚未交来",
        "Gina（人民政府）",
    ):
        assert words in said, (words, said)
    assert "王琴" not in said
    assert remarks(said, talk_of(matter, held, counsel_for(matter), at=at), at=at) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("来访群众21人。", "21人"),
        ("来访群众12人，代表3人。", "3人"),
        ("2026年4月11日前修好。", "2026-04-11"),
        ("定于3月20日答复。", "2026-03-20"),
        ("接待从8点半开始。", "08:30"),
        ("10:05住建局到场。", "10:05"),
        ("共提出3条诉求。", "3条诉求"),
        ("作出2项承诺。", "2项承诺"),
    ],
)
def test_what_disagrees_with_the_record_is_pointed_out(county, held, words, said):
    with pytest.raises(Invalid) as no:
        close(county, held, HELD + timedelta(hours=2), summary=words)
    problems = {p.field: str(p.message) for p in no.value.problems}
    assert said in problems["summary"] and "confirmed" in problems
    assert Visit.objects.get(pk=held.pk).state == "open"


@pytest.mark.parametrize(
    "words",
    [
        "群众12人2026年3月19日9时30分来访，提出2条诉求，答应4月10日前修好，1项承诺。",
        "没有数字的小结。",
        "９:30到场",
    ],
)
def test_what_agrees_passes(county, held, words):
    matter = Matter.objects.get(pk=held.matter_id)
    at = HELD + timedelta(hours=2)
    assert remarks(words, talk_of(matter, held, counsel_for(matter), at=at), at=at) == []


def test_whoever_holds_to_it_confirms_and_that_stays_visible(county, held):
    close(county, held, HELD + timedelta(hours=2), summary="群众21人。", confirmed=True)
    row = Visit.objects.get(pk=held.pk)
    assert row.state == "closed" and "21人" in row.details["disagrees"][0]


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ("unanswered_reason", "demands_open"),
        ("unsigned_reason", "minutes_unsigned"),
        ("summary", "no_summary"),
    ],
)
def test_not_closed_while_something_is_open_without_a_reason(county, held, missing, code):
    with pytest.raises(Refused) as no:
        close(county, held, HELD + timedelta(hours=2), **{missing: " "})
    assert no.value.refusal.code == code


def test_closed_with_papers_promises_and_everybody_told(county, held):
    at = HELD + timedelta(hours=2)
    event = close(county, held, at)
    row = Visit.objects.get(pk=held.pk)
    promise = Commitment.objects.get(matter_id=held.matter_id)
    assert (row.state, row.closed_at, row.details["commitments"]) == ("closed", at, [promise.no])
    minutes = Document.objects.get(matter_id=held.matter_id, kind="visit_minutes")
    summary = Document.objects.get(matter_id=held.matter_id, kind="visit_summary")
    assert minutes.number and summary.number and minutes.for_person and not summary.for_person
    assert event.public["documents"] == [minutes.no] and summary.no in event.inner["documents"]
    told = contents_of(minutes)
    assert any("承诺（对第1条诉求）：修好三号楼电梯" in line for line in told["lines_said"])
    assert paper_of(minutes).title == "接谈记录" and paper_of(summary).title == "接访小结"
    assert "王琴" not in str(told) and "王琴" not in str(contents_of(summary))
    assert not Duty.objects.filter(matter_id=held.matter_id, state="open").exists()
    while follow_one(at):
        pass
    codes = set(Notice.objects.filter(matter_id=held.matter_id).values_list("code", "unit_id"))
    assert ("visit_closed", None) in codes
    assert ("visit_summed_up", county.units["housing"].pk) in codes
    with pytest.raises(Refused) as no:
        close(county, row, at + MINUTE, summary="再来一次")
    assert no.value.refusal.code == "visit_not_open"


def test_only_the_office_that_receives_closes(county, held):
    with pytest.raises(gate.NotOnYourDesk):
        close(county, held, HELD + timedelta(hours=2), who="bob")


def test_a_missed_duty_stands_in_the_summary(county, held):
    row = Duty.objects.filter(matter_id=held.matter_id, due_at__isnull=False, kind="tell").first()

    late = row.due_at + MINUTE
    miss_duty(actor=SystemActor(), at=late, matter_id=held.matter_id, duty=row.no)
    matter = Matter.objects.get(pk=held.matter_id)
    said = draft(talk_of(matter, held, counsel_for(matter), at=late), at=late)
    law = counsel_for(matter)
    assert law.ladder(row.ladder).rung(row.rung).label.say("zh") in said and "尚未完成" in said


def test_the_briefing_puts_the_record_together_and_names_nobody(county, answered):  # noqa: F811
    visit = Visit.objects.get(matter_id=answered.pk)
    late = datetime(2026, 3, 19, 8, 0, tzinfo=HERE)
    give_position(actor=county.actor("bob"), at=late, matter_id=answered.pk, text="月底前修好，资金已批。")
    found = briefing_of(answered.pk, visit.no, actor=county.actor("gina"), at=late)
    assert [one.text for one in found.claims] == ["尽快修好三号楼电梯"]
    assert found.concerned == county.units["housing"] and found.visit.position == "月底前修好，资金已批。"
    assert any(one.whose == "住房和城乡建设局" for one in found.late)
    assert {"art20", "announced_visits"} <= {one.id for one in found.rules}
    assert found.needs and found.most_speakers == 5 and found.speakers == 0
    entry = ReadEntry.objects.filter(matter_id=answered.pk, purpose="briefing").get()
    assert entry.name == "Gina"
    event = prepare_visit(actor=county.actor("gina"), at=late, matter_id=answered.pk, visit=visit.no)
    paper = Document.objects.get(matter_id=answered.pk, no=event.inner["documents"][0])
    told = contents_of(paper)
    assert paper.number and not paper.for_person and "月底前修好" in told["unit_position"]
    assert "王琴" not in str(told) and "0000-7654321" not in str(told)
    assert paper_of(paper).title == "接访要情"


def test_who_may_not_see_the_matter_reads_no_briefing(county, answered):  # noqa: F811
    visit = Visit.objects.get(matter_id=answered.pk)
    with pytest.raises(gate.NoSuchMatter):
        briefing_of(answered.pk, visit.no, actor=county.actor("carol"), at=MONDAY)


def test_counted_by_month_unit_and_category_without_exercises_and_cancelled(county, held):
    dora = county.actor("dora")
    found = counted(dora, 2026)
    assert (found.whole.visits, found.whole.heads) == (1, 12)
    march = next(one for one in found.months if one.label == "2026-03")
    assert (march.visits, march.heads) == (1, 12) and len(found.months) == 12
    assert [(one.label, one.heads) for one in found.units] == [("住房和城乡建设局", 12)]
    assert [(one.label, one.heads) for one in found.categories] == [("housing", 12)]
    assert counted(dora, 2025).whole.visits == 0
    assert counted(county.actor("alice"), 2026).whole.visits == 0, "a clerk counts nothing"
    analyst = StaffActor(1, "Ann", county.units["county"].pk, frozenset({STATISTICS}))
    assert counted(analyst, 2026).whole.heads == 12
    Visit.objects.filter(pk=held.pk).update(drill=True)
    assert counted(dora, 2026).whole.visits == 0
    Visit.objects.filter(pk=held.pk).update(drill=False, state="cancelled")
    assert counted(dora, 2026).whole.visits == 0


def test_what_complains_of_the_reader_or_is_a_report_is_not_counted_for_them(county, held):
    dora = county.actor("dora")
    Matter.objects.filter(pk=held.matter_id).update(confidential=True)
    assert counted(dora, 2026).whole.visits == 0
    Matter.objects.filter(pk=held.matter_id).update(confidential=False)
    Accused.objects.create(matter_id=held.matter_id, no=901, unit=county.units["letters"])
    assert counted(dora, 2026).whole.visits == 0
