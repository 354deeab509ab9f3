"""A life under Beijing's hotline law: by the hour, dispatched, objected to, the first receiver leads, called back by consent."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from huiyin.foundation.people.actor import FilerActor
from huiyin.foundation.people.models import Role
from huiyin.jobs import timer
from huiyin.matters.failures import Refused
from huiyin.matters.models import Clock, Commitment, Document, Matter, Proceeding
from huiyin.matters.papers import paper_of
from huiyin.matters.queries.desk_list import Wanted, listed, tally
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.acts.extend import extend
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_call import take_call
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.joint import Task
from huiyin.work.promises.acts.agree_contact import agree_contact
from huiyin.work.promises.acts.follow_up import follow_up
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.promises.given_word import Said
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.serving.acts.serve import serve
from tests.desk.conftest import key, page, sent
from tests.named_people import answers, filing, person
from tests.portal.conftest import text

PACK = "cn_beijing_12345_2021"
HERE = ZoneInfo("Asia/Shanghai")
NIGHT = datetime(2026, 3, 10, 23, 10, tzinfo=HERE)


@pytest.fixture
def called(county, under):
    """A call to the hotline, of a class of urgency, at a moment."""
    under(PACK)

    def do(urgency: str, when: datetime = NIGHT, **changes: object) -> Matter:
        given = filing(read_back=True, kind="help", facts={"urgency": urgency}, **changes)
        event = take_call(actor=county.actor("alice"), at=when, filing=given)
        return Matter.objects.get(pk=event.matter_id)

    return do


def test_two_hours_are_two_hours_over_midnight(called):
    leak = called("h2")
    clock = Clock.objects.get(matter_id=leak.pk)
    assert (clock.limit, clock.due_at) == ("feedback_2h", NIGHT + timedelta(hours=2))
    assert (clock.due, leak.next_due, leak.next_due_at) == (date(2026, 3, 11), clock.due, clock.due_at)


def test_a_desk_is_sorted_by_the_hour_and_an_hour_that_struck_is_overdue(called, county):
    week, day, first = called("d7"), called("h24"), called("h2")
    later = called("h2", NIGHT + timedelta(minutes=30))
    alice, now = county.actor("alice"), NIGHT + timedelta(hours=2, minutes=10)
    here = now.astimezone(HERE).date()
    rows = listed(alice, Wanted(), on=here, size=2, now=now)
    rest = listed(alice, Wanted(), on=here, size=2, now=now, after=rows.after)
    assert [m.pk for m in (*rows.rows, *rest.rows)] == [first.pk, later.pk, day.pk, week.pk]
    over = listed(alice, Wanted(due="overdue"), on=here, size=9, now=now)
    assert [m.pk for m in over.rows] == [first.pk]
    counted = tally(alice, on=here, now=now)
    assert (counted.overdue, counted.soon, counted.later) == (1, 2, 1)


def test_an_hour_that_struck_is_told_once_and_not_again_the_next_day(called, county):
    leak = called("h2")
    for minutes in (60, 121, 125, 60 * 30):
        timer.sweep(NIGHT + timedelta(minutes=minutes))
    told = Notice.objects.get(matter=leak.pk, code="overdue")
    assert told.at == NIGHT + timedelta(minutes=121)
    assert "2026-03-11 01:10" in compose(told, "en").subject


def test_no_order_without_its_class(county, under):
    under(PACK)
    event = take_online(actor=FilerActor(), at=NIGHT, filing=filing())
    matter = Matter.objects.get(pk=event.matter_id)
    assert matter.next_due_at == NIGHT + timedelta(hours=2)
    alice = county.actor("alice")
    with pytest.raises(Refused, match="class of urgency"):
        register(actor=alice, at=NIGHT, matter_id=matter.pk, classified=Classified("help"))
    given = Classified("help", facts={"urgency": "h24"})
    register(actor=alice, at=NIGHT + timedelta(hours=1), matter_id=matter.pk, classified=given)
    running = Clock.objects.get(matter_id=matter.pk, running=True)
    assert running.due_at == NIGHT + timedelta(hours=24), "from receipt and not from the order"


def test_an_objection_is_heard_while_the_time_runs_on(called, county):
    matter, to = called("h24"), county.units
    alice, bob, carol = county.actor("alice"), county.actor("bob"), county.actor("carol")
    forward(actor=alice, at=NIGHT, matter_id=matter.pk, to_unit=to["housing"].pk)
    when = NIGHT + timedelta(hours=1)
    object_transfer(actor=bob, at=when, matter_id=matter.pk, reason="该路段属于劳动局宿舍区")
    answer = Clock.objects.get(matter_id=matter.pk, limit="answer_objection")
    assert (answer.due_at, answer.unit_id) == (when + timedelta(hours=24), to["letters"].pk)
    agree_return(actor=alice, at=when, matter_id=matter.pk, reason="核实属实")
    forward(actor=alice, at=when, matter_id=matter.pk, to_unit=to["labour"].pk)
    accept(actor=carol, at=when, matter_id=matter.pk)
    county.accounts["carol"].roles.add(Role.objects.get(code="clerk"))
    with pytest.raises(Refused, match="received it first and leads"):
        forward(actor=county.actor("carol"), at=when, matter_id=matter.pk, to_unit=to["township"].pk)
    (running,) = Clock.objects.filter(matter_id=matter.pk, running=True)
    assert (running.limit, running.due_at) == ("feedback_24h", NIGHT + timedelta(hours=24))


def in_handling(matter: Matter, county, when: datetime) -> None:
    """Dispatched to the housing bureau, which has contacted the person."""
    forward(actor=county.actor("alice"), at=when, matter_id=matter.pk, to_unit=county.units["housing"].pk)
    accept(actor=county.actor("bob"), at=when + timedelta(hours=1), matter_id=matter.pk)


def test_an_extension_counts_on_by_days_and_never_where_life_is_in_danger(called, county):
    leak, week = called("h2"), called("d7")
    bob, when = county.actor("bob"), NIGHT + timedelta(hours=1)
    given = {"days": 5, "reason": "依照规定停气须提前公示", "approver": "局长"}
    for matter in (leak, week):
        in_handling(matter, county, NIGHT)
    with pytest.raises(Refused, match="not extended"):
        extend(actor=bob, at=when, matter_id=leak.pk, **given)
    extend(actor=bob, at=when, matter_id=week.pk, **given)
    running = Clock.objects.get(matter_id=week.pk, running=True)
    assert (running.limit, running.due) == ("extend_feedback", date(2026, 3, 22))
    assert Document.objects.get(matter_id=week.pk, kind="extension_notice")


def test_the_first_receiver_finds_the_others_it_needs(called, county):
    matter, bob, carol = called("d7"), county.actor("bob"), county.actor("carol")
    in_handling(matter, county, NIGHT)
    when, labour = NIGHT + timedelta(hours=2), county.units["labour"].pk
    late = Task(labour, "配合停工", date(2026, 3, 18))
    with pytest.raises(Refused, match="own last day, 2026-03-17"):
        invite_joint(actor=bob, at=when, matter_id=matter.pk, tasks=(late,))
    task = Task(labour, "配合停工", date(2026, 3, 14))
    invite_joint(actor=bob, at=when, matter_id=matter.pk, tasks=(task,))
    letter = Document.objects.get(matter_id=matter.pk, kind="joint_letter")
    assert "关于配合办理诉求的函" in paper_of(letter).title and not letter.for_person
    part = Proceeding.objects.get(matter_id=matter.pk)
    contribute(actor=carol, at=when, matter_id=matter.pk, task=part.no, answer="已通知停工半日")
    matter.refresh_from_db()
    assert matter.holder.code == "housing" and matter.marks["open_tasks"] == 0


def test_called_back_only_by_consent_and_by_the_hotline(called, county):
    matter = called("d7", NIGHT)
    alice, bob = county.actor("alice"), county.actor("bob")
    in_handling(matter, county, NIGHT)
    at = NIGHT + timedelta(days=3)
    reply = answers(at.date(), outcome="solved", finding="")
    decide(actor=bob, at=at, matter_id=matter.pk, answers=reply)
    serve(actor=bob, at=at, matter_id=matter.pk, how="direct")
    promise = Commitment.objects.get(matter_id=matter.pk).no
    said = (Said(promise, "done"),)
    at += timedelta(days=2)
    keep_promise(actor=bob, at=at, matter_id=matter.pk, commitment=promise, evidence="电梯已恢复运行")
    with pytest.raises(Refused, match="has not agreed"):
        follow_up(actor=alice, at=at, matter_id=matter.pk, how="call", answers=said)
    agree_contact(actor=person(matter), at=at, matter_id=matter.pk, may_call=True, e_service=False)
    follow_up(actor=alice, at=at, matter_id=matter.pk, how="call", answers=said)


def test_a_call_taken_at_the_desk_and_answered_over_http(county, under, desk, asha):
    under(PACK)
    alice, bob = desk("alice"), desk("bob")
    inbox = text(alice.get("/desk/"))
    assert "/desk/take/call/" in inbox and "/desk/take/letter/" not in inbox
    gone = alice.get("/desk/take/letter/")
    assert gone.status_code == 409 and "know no such act" in text(gone)
    form = text(alice.get("/desk/take/call/"))
    assert "24 hours (water, power, gas, heat)" in form and 'name="path"' not in form
    given = {
        "key": key(),
        "body": "三号楼停电，老人被困在电梯里。",
        "claims": "尽快恢复供电",
        "name": "王琴",
        "phone": "0000-7654321",
        "received_on": date.today(),
        "kind": "help",
        "read_back": "on",
    }
    again = alice.post("/desk/take/call/", {**given, "same": "new"})
    assert again.status_code == 422 and "Fill this in." in text(again)
    taken = alice.post("/desk/take/call/", {**given, "urgency": "h24", "same": "new"})
    assert taken.status_code == 302
    matter = Matter.objects.get()
    assert matter.marks["urgency"] == "h24" and matter.next_due_at
    listed_ = text(alice.get("/desk/"))
    assert "hours left" in listed_ or "1 day left" in listed_
    assert sent(alice, matter, "forward", to_unit=county.units["housing"].name).status_code == 302
    assert "contact the person and take it on" in text(bob.get(page(matter)))
    assert sent(bob, matter, "accept", kind="help").status_code == 302
    reply = {
        "facts_1": "配电箱跳闸",
        "reason_1": "已复位",
        "basis_1": "供电营业规则",
        "outcome_1": "solved",
    }
    assert sent(bob, matter, "decide", **reply).status_code == 302
    assert sent(bob, matter, "serve", how="direct", served_on=date.today()).status_code == 302
    clock = Clock.objects.get(matter_id=matter.pk, limit="feedback_24h")
    assert "24 hours" in text(bob.get(page(matter, f"dates/{clock.no}/")))
    whole = text(bob.get(page(matter)))
    assert "act/ask_review/" not in whole and matter.number in whole
    for paper in Document.objects.filter(matter_id=matter.pk):
        assert bob.get(page(matter, f"documents/{paper.no}/")).status_code == 200


def test_the_person_follows_it_by_the_hour(county, under, asha, desk):
    under(PACK)
    assert "2 hours, 24 hours, 7 days, 15 days" in text(asha.get("/"))
    matter, code = asha.file()
    asha.get(f"/t/{code}")
    mine = text(asha.get(f"/track/{matter.pk}/"))
    assert "Your request has reached the hotline" in mine
    assert f"{matter.next_due_at.astimezone(HERE):%H:%M}" in mine
    assert asha.get("/file/receipt/").status_code == 200
    alice = desk("alice")
    wrong = sent(alice, matter, "register", kind="help", claims="x")
    assert wrong.status_code == 422
    assert sent(alice, matter, "register", kind="help", claims="x", urgency="d7").status_code == 302
    matter.refresh_from_db()
    assert (matter.stage, matter.marks["urgency"]) == ("registered", "d7")
