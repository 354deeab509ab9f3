"""Supervision: found by the program, confirmed by somebody else than the unit; late stays late; redone, taken over, ended."""

from datetime import date, timedelta

import pytest

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.supervision.finding import find_lapses
from huiyin.matters import gate
from huiyin.matters.models import Claim, Clock, Commitment, Document, Event, Matter, Measure, Supervision
from huiyin.matters.papers.show import contents_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.decide import decide
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.supervision.acts.answer_measure import answer_measure
from huiyin.work.supervision.acts.confirm_lapse import confirm_lapse
from huiyin.work.supervision.acts.dismiss_lapse import dismiss_lapse
from huiyin.work.supervision.acts.end_supervision import end_supervision
from huiyin.work.supervision.acts.find_lapse import find_lapse
from huiyin.work.supervision.acts.raise_lapse import raise_lapse
from huiyin.work.supervision.acts.raise_level import raise_level
from huiyin.work.supervision.acts.return_for_redo import return_for_redo
from huiyin.work.supervision.acts.take_measure import take_measure
from huiyin.work.supervision.measuring import Taking
from tests.named_people import answers, person

LATE = timedelta(days=70)  # accepted on the third day, so sixty days are over


def the_lapse(matter: Matter) -> Supervision:
    return Supervision.objects.get(matter_id=matter.pk, trigger="overdue")


@pytest.fixture
def overdue(a_matter, at):
    """An accepted matter of the housing bureau, found to be overdue."""
    matter = a_matter("accepted")
    find_lapses(at + LATE)
    matter.refresh_from_db()
    return matter


@pytest.fixture
def do(county, at):
    """An act in a matter, so many days after the first, by somebody named."""

    def doing(act, who, matter, later=71, **given):
        event = act(actor=county.actor(who), at=at + timedelta(days=later), matter_id=matter.pk, **given)
        matter.refresh_from_db()
        return event

    return doing


@pytest.fixture
def confirmed(overdue, do):
    """The same, confirmed by Dora, who supervises."""
    do(confirm_lapse, "dora", overdue, supervision=the_lapse(overdue).no)
    return overdue


def refused(code, doing, *args, **given):
    with pytest.raises(Refused) as no:
        doing(*args, **given)
    assert no.value.refusal.code == code


def invalid(field, doing, *args, **given):
    with pytest.raises(Invalid) as wrong:
        doing(*args, **given)
    assert wrong.value.problems[0].field == field


def test_what_is_found_shows_how_it_was_counted(overdue, county):
    row, clock = the_lapse(overdue), Clock.objects.get(matter_id=overdue.pk, limit="handle")
    assert (row.state, row.found_by, row.unit_id, row.ref) == (
        "found",
        "program",
        county.units["housing"].pk,
        clock.no,
    )
    assert clock.due == date(2026, 5, 12) and "逾期7日" in row.evidence["says"]["zh"]
    assert "7 day(s) late" in row.evidence["says"]["en"] and row.evidence["harm"] == "plain"
    assert {"art40_triggers", "art34"} <= set(row.evidence["basis"])
    event = Event.objects.get(matter_id=overdue.pk, act="find_lapse")
    assert event.public == {} and event.inner["supervision"]["trigger"] == "overdue"


def test_the_program_cannot_put_on_record_what_the_record_does_not_show(a_matter, at):
    matter = a_matter("accepted")
    clock = Clock.objects.get(matter_id=matter.pk, limit="handle")
    given = {"actor": SystemActor(), "matter_id": matter.pk, "trigger": "overdue", "ref": clock.no}
    refused("no_trigger", find_lapse, at=at + timedelta(days=62), **given)
    find_lapse(at=at + LATE, **given)
    refused("known_already", find_lapse, at=at + LATE, **given)
    refused("no_trigger", find_lapse, at=at + LATE, **{**given, "trigger": "no_such"})


def test_it_is_confirmed_once_and_by_those_who_supervise(overdue, do):
    no = the_lapse(overdue).no
    with pytest.raises(gate.NotPermitted):
        do(confirm_lapse, "bob", overdue, supervision=no)
    do(confirm_lapse, "dora", overdue, supervision=no)
    assert the_lapse(overdue).confirmed_on == date(2026, 5, 20)
    refused("not_to_confirm", do, confirm_lapse, "dora", overdue, supervision=no)
    invalid("supervision", do, confirm_lapse, "dora", overdue, supervision=no + 900)


def test_a_dismissal_has_a_reason_and_is_never_by_ones_own_unit(overdue, do, county, at):
    row = the_lapse(overdue)
    refused("no_reason", do, dismiss_lapse, "dora", overdue, supervision=row.no, reason=" ")
    Supervision.objects.filter(matter_id=overdue.pk).update(unit=county.units["letters"])
    refused("own_lapse", do, dismiss_lapse, "dora", overdue, supervision=row.no, reason="已答复")
    do(dismiss_lapse, "gina", overdue, supervision=row.no, reason="当日已经答复")
    assert (the_lapse(overdue).state, the_lapse(overdue).words) == ("dismissed", "当日已经答复")
    find_lapses(at + LATE + timedelta(days=9))
    assert Supervision.objects.filter(matter_id=overdue.pk, trigger="overdue").count() == 1


def test_a_letter_says_what_was_found_and_names_nobody(confirmed, do):
    letter = Taking("press_letter", "五日内作出处理意见并送达。", days=7)
    event = do(take_measure, "dora", confirmed, supervision=the_lapse(confirmed).no, taking=letter)
    measure, paper = (
        Measure.objects.get(matter_id=confirmed.pk),
        Document.objects.get(kind="supervision_letter"),
    )
    contents = contents_of(paper)
    assert (measure.due, measure.document_no) == (date(2026, 5, 27), paper.no) and paper.number
    assert the_lapse(confirmed).due == measure.due and "7" in measure.details["computation"]["zh"]
    assert contents["lapse"] == "逾期未办" and "逾期7日" in contents["computation"][0]
    assert "王琴" not in str(contents) and not paper.for_person
    assert event.public["supervision"]["due"] == "2026-05-27" and "demand" not in event.public["supervision"]


def test_each_measure_is_checked(confirmed, do, at):
    no = the_lapse(confirmed).no
    take = {"supervision": no}
    refused("no_demand", do, take_measure, "dora", confirmed, taking=Taking("reminder", " "), **take)
    invalid("days", do, take_measure, "dora", confirmed, taking=Taking("reminder", "办", days=16), **take)
    invalid("kind", do, take_measure, "dora", confirmed, taking=Taking("redone", "办"), **take)
    held = Taking("interview", "限期整改", function="分管副局长")
    invalid("held_on", do, take_measure, "dora", confirmed, taking=held, **take)
    refused(
        "not_with_whom", do, take_measure, "dora", confirmed, taking=Taking("interview", "限期整改"), **take
    )
    day = (at + timedelta(days=71)).date()
    ahead = Taking("interview", "限期整改", held_on=day + timedelta(days=1), function="分管副局长")
    invalid("held_on", do, take_measure, "dora", confirmed, taking=ahead, **take)
    good = Taking("interview", "限期整改", held_on=day, function="分管副局长", agreed="周五前答复")
    do(take_measure, "dora", confirmed, taking=good, **take)
    details = Measure.objects.get(matter_id=confirmed.pk).details
    assert (details["function"], details["agreed"]) == ("分管副局长", "周五前答复")


def test_the_unit_answers_and_late_stays_late(confirmed, do):
    no = the_lapse(confirmed).no
    do(take_measure, "dora", confirmed, supervision=no, taking=Taking("reminder", "请即办理"))
    measure = Measure.objects.get(matter_id=confirmed.pk)
    with pytest.raises(gate.NoSuchMatter):
        do(answer_measure, "carol", confirmed, measure=measure.no, words="x")
    with pytest.raises(gate.NotOnYourDesk):
        do(answer_measure, "alice", confirmed, measure=measure.no, words="x")
    refused("no_answer", do, answer_measure, "bob", confirmed, measure=measure.no, words=" ")
    event = do(
        answer_measure, "bob", confirmed, 90, measure=measure.no, words="面积已核对", inside="人手不足"
    )
    row, said = the_lapse(confirmed), event.public["supervision"]
    assert (row.state, row.due, row.answered_on) == ("answered", None, date(2026, 6, 8))
    assert (said["answer"], said["late"]) == ("面积已核对", 4) and "人手不足" not in str(event.public)
    refused("nothing_to_answer", do, answer_measure, "bob", confirmed, 91, measure=measure.no, words="x")


def test_it_does_not_end_unanswered_without_a_reason_nor_by_the_unit_itself(confirmed, do, county):
    row = the_lapse(confirmed)
    do(take_measure, "dora", confirmed, supervision=row.no, taking=Taking("reminder", "请即办理"))
    given = {"supervision": row.no, "result": "已经答复", "evidence": "处理意见书"}
    refused("unanswered", do, end_supervision, "dora", confirmed, **given)
    refused("no_evidence", do, end_supervision, "dora", confirmed, **{**given, "evidence": ""})
    do(end_supervision, "dora", confirmed, unanswered_why="答复已在处理意见里", **given)
    assert (the_lapse(confirmed).state, the_lapse(confirmed).words) == ("ended", "已经答复")
    refused("not_confirmed", do, end_supervision, "dora", confirmed, **given)


def test_raised_by_hand_it_is_confirmed_and_answered_by_a_unit_that_had_the_matter(a_matter, do, county):
    matter, housing = a_matter("accepted"), county.units["housing"].pk
    given = {"trigger": "stalling", "unit": housing, "words": "约定的现场会没有开"}
    invalid("unit", do, raise_lapse, "dora", matter, 5, **{**given, "unit": county.units["labour"].pk})
    refused("no_words", do, raise_lapse, "dora", matter, 5, **{**given, "words": ""})
    refused("no_such_trigger", do, raise_lapse, "dora", matter, 5, **{**given, "trigger": "x"})
    do(raise_lapse, "dora", matter, 5, **given)
    row = Supervision.objects.get(matter_id=matter.pk)
    assert (row.state, row.found_by, row.ref) == ("confirmed", "office", None)
    refused("known_already", do, raise_lapse, "dora", matter, 6, **given)
    letter = Taking("press_letter", "三日内开现场会")
    do(take_measure, "dora", matter, 6, supervision=row.no, taking=letter)
    assert contents_of(Document.objects.get(kind="supervision_letter"))["computation"] == [
        "约定的现场会没有开"
    ]


@pytest.fixture
def answered(a_matter, at, do):
    """A served matter whose promise is overdue and confirmed."""
    matter = a_matter("served")
    find_lapses(at + timedelta(days=40))
    row = Supervision.objects.get(matter_id=matter.pk, trigger="opinion_not_executed")
    do(confirm_lapse, "dora", matter, 41, supervision=row.no)
    return matter, row.no


def test_sent_back_it_is_decided_anew_and_the_old_opinion_stays(answered, do, at):
    matter, no = answered
    given = {"supervision": no, "reason": "没有到现场"}
    refused("days_out_of_bounds", do, return_for_redo, "dora", matter, 42, days=61, **given)
    event = do(return_for_redo, "dora", matter, 42, days=20, **given)
    clock = Clock.objects.get(matter_id=matter.pk, limit="decide_anew")
    assert (matter.stage, matter.undecided_claims) == ("accepted", 1)
    assert (clock.due, clock.running) == (date(2026, 5, 11), True)
    assert matter.moments["accepted"] == "2026-03-13" and event.public["anew_days"] == 20
    assert (
        Claim.objects.get(matter_id=matter.pk).outcome == ""
        and Document.objects.filter(kind="opinion").exists()
    )
    assert not Clock.objects.get(matter_id=matter.pk, limit="ask_review").running
    assert Commitment.objects.get(matter_id=matter.pk).kept_on is None  # what was promised is still owed
    when = at + timedelta(days=50)
    do(decide, "bob", matter, 50, answers=answers(when.date()))
    assert matter.stage == "decided" and Document.objects.filter(kind="opinion").count() == 2


def test_taken_over_the_unit_changes_and_no_limit_does(confirmed, do, county):
    no, handle = the_lapse(confirmed).no, Clock.objects.get(matter_id=confirmed.pk, limit="handle")
    given = {"supervision": no, "reason": "两次督办没有进展"}
    housing, letters = county.units["housing"].pk, county.units["letters"].pk
    invalid("to_unit", do, raise_level, "dora", confirmed, to_unit=housing, **given)
    event = do(raise_level, "dora", confirmed, to_unit=letters, **given)
    now = Clock.objects.get(matter_id=confirmed.pk, limit="handle")
    assert (confirmed.holder_id, confirmed.stage) == (letters, "accepted")
    assert (now.due, now.start, now.unit_id) == (handle.due, handle.start, letters)
    assert (
        event.public["from_unit"] == "住房和城乡建设局"
        and Measure.objects.get(kind="raised").unit_id == letters
    )


def test_reported_as_done_and_said_not_to_be_is_looked_at(a_matter, county, at):
    matter = a_matter("served")
    promise, when = Commitment.objects.get(matter_id=matter.pk), at + timedelta(days=10)
    keep_promise(
        actor=county.actor("bob"), at=when, matter_id=matter.pk, commitment=promise.no, evidence="已换"
    )
    assert find_lapses(when) == 0
    confirm_promise(
        actor=person(matter),
        at=when + timedelta(days=1),
        matter_id=matter.pk,
        commitment=promise.no,
        said="not_done",
    )
    assert find_lapses(when + timedelta(days=1)) == 1
    row = Supervision.objects.get(matter_id=matter.pk)
    assert (row.trigger, row.unit_id) == ("untrue_report", county.units["housing"].pk)
