"""Hearings: called in time and before the right presider, held with signed minutes, cancelled, published without names."""

from datetime import date, datetime, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import Accused, Clock, Document, Event, Holding, Matter, Proceeding
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.queries.courses.hearings import published
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.decide import decide
from huiyin.work.hearing.acts.call_hearing import call_hearing
from huiyin.work.hearing.acts.cancel_hearing import cancel_hearing
from huiyin.work.hearing.acts.hold_hearing import hold_hearing
from huiyin.work.hearing.acts.publish_hearing import publish_hearing
from huiyin.work.hearing.sitting import Attendant, Calling, Minutes
from huiyin.work.proceedings.acts.investigate import investigate
from tests.named_people import HERE, County, answers
from tests.review_people import Lived

CALLED = datetime(2026, 3, 16, 10, 0, tzinfo=HERE)  # a Monday; the seventh day after it is Monday the 23rd
HELD = datetime(2026, 3, 24, 9, 30, tzinfo=HERE)


def calling(county: County, **changes: object) -> Calling:
    """A public hearing on 24 March before Carol of the labour office, with a lawyer on the panel."""
    given: dict[str, object] = {
        "held_at": HELD,
        "place": "信访局二楼听证室",
        "subject": "电梯由谁修、何时修好",
        "presider": county.accounts["carol"].pk,
        "panel": ("李敏 律师", "赵宏 县人大代表"),
        "bring": ("本通知书", "身份证"),
        "invited": (county.units["labour"].pk,),
        **changes,
    }
    return Calling(**given)  # type: ignore[arg-type]


def minutes(county: County, **changes: object) -> Minutes:
    """Wang Qin and the bureau were heard, all signed, three votes for repairing the lift."""
    given: dict[str, object] = {
        "began": HELD,
        "ended": HELD + timedelta(hours=2),
        "presider": county.accounts["carol"].pk,
        "panel": ("李敏 律师", "赵宏 县人大代表"),
        "recorder": "陈静",
        "present": (
            Attendant("heard_person", "王琴", "signed"),
            Attendant("heard_unit", "孙立，住建局科长", "signed"),
            Attendant("heard_listener", "街坊若干"),
        ),
        "statements": "王琴：电梯停了两个多月。孙立：维修资金程序正在走。",
        "panel_opinion": "一致认为应当在三周内修复。",
        "votes": (3, 0, 0),
        "read_back": True,
        **changes,
    }
    return Minutes(**given)  # type: ignore[arg-type]


@pytest.fixture
def called(county, a_matter):
    """A matter in which a hearing is called for 24 March."""
    matter = a_matter("accepted")
    call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=matter.pk, calling=calling(county))
    matter.refresh_from_db()
    return matter


def test_the_notice_says_when_where_before_whom_and_how_its_days_were_counted(county, called):
    told = contents_of(Document.objects.get(matter_id=called.pk, kind="hearing_notice"))
    assert (told["hearing_on"], told["hearing_hour"]) == (date(2026, 3, 24), "09:30")
    assert told["presider"].startswith("Carol") and "回避" in told["recusal_right"]
    assert "7日" in told["notice_computation"] and "2026年3月23日" in told["notice_computation"]
    assert told["copies_to"] == [county.units["labour"].full_name]
    hearing = Proceeding.objects.get(matter_id=called.pk, kind="hearing")
    assert (hearing.state, hearing.due, hearing.opened_on) == ("open", date(2026, 3, 24), date(2026, 3, 16))
    assert "王琴" not in str(hearing.details) and "李敏" not in str(hearing.details)
    assert called.next_due == date(2026, 5, 12), "the time for handling runs on"


def test_the_seventh_day_is_too_soon(county, a_matter):
    matter = a_matter("accepted")
    soon = calling(county, held_at=HELD - timedelta(days=1))
    with pytest.raises(Refused) as no:
        call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=matter.pk, calling=soon)
    assert no.value.refusal.code == "notice_too_short"
    assert "2026年3月23日" in no.value.refusal.mend.say("zh")
    assert not Proceeding.objects.exists() and "hearing_called" not in Matter.objects.get().moments


def test_neither_the_officer_nor_the_investigator_nor_the_recused_presides(county, a_matter):
    matter = a_matter("accepted")
    bob = county.actor("bob")
    Matter.objects.filter(pk=matter.pk).update(officer=county.accounts["carol"])
    with pytest.raises(Refused) as no:
        call_hearing(actor=bob, at=CALLED, matter_id=matter.pk, calling=calling(county))
    assert no.value.refusal.code == "presider_barred"
    Matter.objects.filter(pk=matter.pk).update(officer=None)
    seen = {
        "held_at": CALLED - timedelta(hours=20),
        "where": "5号楼",
        "seen": "电梯停在一层。",
        "signed": True,
    }
    investigate(actor=bob, at=CALLED, matter_id=matter.pk, staff="孙立、Carol", **seen)
    for who in ("bob", "carol"):
        with pytest.raises(Refused) as no:
            chair = calling(county, presider=county.accounts[who].pk)
            call_hearing(actor=bob, at=CALLED, matter_id=matter.pk, calling=chair)
        assert no.value.refusal.code == "presider_barred"
    Accused.objects.create(matter=matter, no=902, account=county.accounts["carol"], how="recused")
    with pytest.raises(Invalid) as wrong:
        call_hearing(actor=bob, at=CALLED, matter_id=matter.pk, calling=calling(county))
    assert [p.field for p in wrong.value.problems] == ["presider"]


def test_a_unit_complained_of_is_neither_invited_nor_told(county, a_matter):
    matter = a_matter("accepted", accused_units=(county.units["township"].pk,))
    invited = calling(county, invited=(county.units["township"].pk,))
    with pytest.raises(Invalid) as wrong:
        call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=matter.pk, calling=invited)
    assert wrong.value.problems[0].field == "invited"
    assert not gate.visible(county.actor("eve")).exists()


def test_an_invited_unit_reads_along_but_does_not_hold_it(county, called):
    assert gate.visible(county.actor("carol")).filter(pk=called.pk).exists()
    assert not gate.desk(county.actor("carol")).filter(pk=called.pk).exists()
    assert Holding.objects.filter(matter_id=called.pk, how="joint").count() == 1


def test_a_place_a_day_and_what_to_bring_are_asked_for_together(county, a_matter):
    matter = a_matter("accepted")
    empty = calling(county, place=" ", bring=(), held_at=HELD + timedelta(days=800))
    with pytest.raises(Invalid) as wrong:
        call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=matter.pk, calling=empty)
    assert {p.field for p in wrong.value.problems} == {"held_on", "place", "bring"}


def test_no_decision_while_a_hearing_is_called(county, called):
    with pytest.raises(Refused) as no:
        decide(
            actor=county.actor("bob"),
            at=CALLED + timedelta(days=2),
            matter_id=called.pk,
            answers=answers(CALLED.date()),
        )
    assert no.value.refusal.code == "hearing_pending"


def test_the_minutes_name_who_was_there_sealed_and_the_votes_as_numbers(county, called):
    event = hold_hearing(
        actor=county.actor("bob"), at=HELD + timedelta(hours=3), matter_id=called.pk, minutes=minutes(county)
    )
    record = Document.objects.get(matter_id=called.pk, kind="hearing_record")
    assert record.number == "" and record.no in event.public["documents"]
    told = contents_of(record)
    assert any("王琴" in line for line in told["present"]) and "赞成3票" in told["votes"]
    assert any("孙立" in line and "已签名" in line for line in told["signatures"])
    assert "王琴" not in str(event.public) + str(event.inner) and event.inner["votes"] == [3, 0, 0]
    assert "合议意见" in "".join(str(b) for b in paper_of(record).blocks)
    hearing = Proceeding.objects.get(matter_id=called.pk, kind="hearing")
    assert (hearing.state, hearing.ended_on) == ("done", HELD.date())
    assert "王琴" not in f"{hearing.details}{hearing.result}{hearing.words}"
    decide(
        actor=county.actor("bob"),
        at=HELD + timedelta(days=2),
        matter_id=called.pk,
        answers=answers(HELD.date()),
    )


def test_minutes_are_refused_until_somebody_signed_or_refused_before_a_witness(county, called):
    bob, late = county.actor("bob"), HELD + timedelta(hours=3)

    def hold(**changes: object) -> Event:
        return hold_hearing(actor=bob, at=late, matter_id=called.pk, minutes=minutes(county, **changes))

    with pytest.raises(Refused) as no:
        hold(present=(Attendant("heard_person", "王琴"),))
    assert no.value.refusal.code == "signatures_open"
    with pytest.raises(Invalid) as wrong:
        hold(present=(Attendant("heard_person", "王琴", "refused"),))
    assert wrong.value.problems[0].field == "note_1"
    for changes, code in (
        ({"read_back": False}, "not_read_back"),
        ({"panel_opinion": " "}, "no_panel_opinion"),
        ({"votes": (0, 0, 0)}, "no_votes"),
    ):
        with pytest.raises(Refused) as no:
            hold(**changes)
        assert no.value.refusal.code == code
    for changes, field in (
        ({"votes": (4, 0, 0)}, "votes_for"),
        ({"began": HELD - timedelta(days=1)}, "began_on"),
        ({"ended": HELD - timedelta(hours=1)}, "ended_hour"),
        ({"ended": late + timedelta(hours=1)}, "ended_hour"),
        ({"present": (Attendant("heard_person", " ", "signed"),)}, "name_1"),
        ({"present": ()}, "present"),
    ):
        with pytest.raises(Invalid) as wrong:
            hold(**changes)
        assert [p.field for p in wrong.value.problems] == [field]
    assert not Document.objects.filter(kind="hearing_record").exists()
    hold(present=(Attendant("heard_person", "王琴", "refused", "认为记录不全；李敏在场"),))


def test_a_hearing_is_not_written_down_before_its_day(county, called):
    with pytest.raises(Refused) as no:
        hold_hearing(
            actor=county.actor("bob"),
            at=HELD - timedelta(days=1),
            matter_id=called.pk,
            minutes=minutes(county),
        )
    assert no.value.refusal.code == "before_its_day"


def test_cancelled_with_a_reason_and_called_anew(county, called):
    bob = county.actor("bob")
    with pytest.raises(Refused):
        cancel_hearing(actor=bob, at=CALLED + timedelta(days=1), matter_id=called.pk, reason=" ")
    cancel_hearing(
        actor=bob, at=CALLED + timedelta(days=1), matter_id=called.pk, reason="不再要求听证", unwished=True
    )
    hearing = Proceeding.objects.get(matter_id=called.pk)
    assert (hearing.state, hearing.result) == ("cancelled", "不再要求听证")
    again = calling(county, held_at=HELD + timedelta(days=2))
    call_hearing(actor=bob, at=CALLED + timedelta(days=1), matter_id=called.pk, calling=again)
    assert Proceeding.objects.filter(matter_id=called.pk, state="open").count() == 1


def held(county: County, matter: Matter) -> Proceeding:
    """The hearing, held."""
    late = HELD + timedelta(hours=3)
    hold_hearing(actor=county.actor("bob"), at=late, matter_id=matter.pk, minutes=minutes(county))
    return Proceeding.objects.get(matter_id=matter.pk, kind="hearing")


NAMING = [
    "王琴反映的电梯已经修好。",
    "反映人（0000-7654321）的电梯已经修好。",
    "可以拨打 765 4321 核实。",
    "柳园小区三号楼的电梯已经修好。",
    "详情请写信到 qin.wang@example.org。",
    "联系电话 138 0000 0000。",
]


@pytest.mark.parametrize("text", NAMING)
def test_words_by_which_somebody_is_recognised_are_not_published(county, called, text):
    hearing = held(county, called)
    with pytest.raises(Invalid) as wrong:
        publish_hearing(
            actor=county.actor("bob"),
            at=HELD + timedelta(days=1),
            matter_id=called.pk,
            hearing=hearing.no,
            text=text,
            confirmed=True,
        )
    assert wrong.value.problems[0].field == "text"
    assert published() == ([], "")


def test_the_result_is_published_once_confirmed_and_by_the_unit_that_heard(county, called):
    hearing, bob, later = held(county, called), county.actor("bob"), HELD + timedelta(days=1)
    text = "柳溪镇人民政府辖区一处住宅电梯停运，听证认为应当在三周内修复。"

    def publish(actor, **changes: object) -> Event:
        given: dict[str, object] = {"hearing": hearing.no, "text": text, "confirmed": True, **changes}
        return publish_hearing(actor=actor, at=later, matter_id=called.pk, **given)  # type: ignore[arg-type]

    with pytest.raises(Invalid) as wrong:
        publish(bob, confirmed=False)
    assert wrong.value.problems[0].field == "confirmed"
    with pytest.raises(gate.NotOnYourDesk):
        publish(county.actor("alice"))
    with pytest.raises(Invalid):
        publish(bob, hearing=hearing.no + 1)
    publish(bob)
    rows, after = published()
    assert [(r.unit, r.held_on, r.text) for r in rows] == [
        (county.units["housing"].full_name, HELD.date(), text)
    ]
    assert after == ""
    with pytest.raises(Invalid):
        publish(bob)


def test_what_was_heard_behind_closed_doors_stays_there(county, a_matter):
    matter = a_matter("accepted")
    closed = calling(county, public=False, closed_ground="privacy")
    call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=matter.pk, calling=closed)
    hearing = held(county, matter)
    with pytest.raises(Refused) as no:
        publish_hearing(
            actor=county.actor("bob"),
            at=HELD + timedelta(days=1),
            matter_id=matter.pk,
            hearing=hearing.no,
            text="听证认为应当修复。",
            confirmed=True,
        )
    assert no.value.refusal.code == "closed_hearing"


def test_published_hearings_are_read_page_by_page(county, called):
    hearing = held(county, called)
    told = {**hearing.details, "published": "x", "published_on": "2026-03-25"}
    for n in range(31):
        Proceeding.objects.create(
            matter=called, no=1000 + n, kind="hearing", unit=county.units["housing"], state="published",
            opened_on=CALLED.date(), held_at=HELD, ended_on=HELD.date() - timedelta(days=n), details=told,
        )  # fmt: skip
    first, after = published()
    second, end = published(before=after)
    assert (len(first), len(second), end) == (30, 1, "")
    with pytest.raises(ValueError):
        published(before="yesterday~1")


# The time of a hearing is not counted in second review (Art 36(2)); the clock is put there by hand.


@pytest.fixture
def second_review(county, a_matter):
    """A matter whose clock of second review runs from 12 March, ending on 11 April."""
    matter = a_matter("accepted")
    row = {"limit": "decide_second_review", "side": "office", "start": date(2026, 3, 12), "length": 30}
    Clock.objects.create(matter=matter, no=900, due=date(2026, 4, 11), unit=county.units["housing"], **row)
    return matter


def due_of(matter: Matter) -> tuple[date, list[list[str]]]:
    clock = Clock.objects.get(matter_id=matter.pk, no=900)
    return clock.due, clock.excluded


def test_the_days_of_a_hearing_are_left_out_from_its_call_to_its_end(county, second_review):
    bob = county.actor("bob")
    event = call_hearing(actor=bob, at=CALLED, matter_id=second_review.pk, calling=calling(county))
    assert due_of(second_review) == (date(2026, 4, 20), [["2026-03-16", "2026-03-24"]])
    assert [(c["before"], c["after"]) for c in event.public["clocks"]] == [("2026-04-11", "2026-04-20")]
    next_day = HELD + timedelta(days=1)
    went_on = minutes(county, ended=next_day)
    hold_hearing(actor=bob, at=next_day, matter_id=second_review.pk, minutes=went_on)
    assert due_of(second_review) == (date(2026, 4, 21), [["2026-03-16", "2026-03-25"]])
    handle = Clock.objects.get(matter_id=second_review.pk, limit="handle")
    assert (handle.due, handle.excluded) == (date(2026, 5, 12), []), "the sixty days know no such thing"


@pytest.mark.parametrize(
    ("unwished", "due"), [(False, date(2026, 4, 11)), (True, date(2026, 4, 14))], ids=["office", "person"]
)
def test_a_hearing_the_office_cancels_took_no_time(county, second_review, unwished, due):
    bob = county.actor("bob")
    call_hearing(actor=bob, at=CALLED, matter_id=second_review.pk, calling=calling(county))
    cancel_hearing(
        actor=bob,
        at=CALLED + timedelta(days=2),
        matter_id=second_review.pk,
        reason="改期",
        unwished=unwished,
    )
    assert due_of(second_review)[0] == due


def test_a_hearing_called_on_the_first_day_leaves_out_what_follows_it(county, second_review):
    Clock.objects.filter(no=900).update(start=CALLED.date(), due=date(2026, 4, 15))
    call_hearing(actor=county.actor("bob"), at=CALLED, matter_id=second_review.pk, calling=calling(county))
    assert due_of(second_review) == (date(2026, 4, 23), [["2026-03-17", "2026-03-24"]])


# The same in a second review as it comes about: the city heard what the county had upheld.


@pytest.fixture
def lived(county, a_matter, at):
    """A matter in second review with the city, taken up two days ago."""
    lived = Lived(county, a_matter("served"), at + timedelta(days=5))
    lived.second(30)
    return lived


def heard_above(lived: Lived, **changes: object) -> Calling:
    given = {"presider": lived.county.accounts["theo"].pk, "held_at": lived.day(45), "invited": (), **changes}
    return calling(lived.county, **given)


def test_the_second_review_is_put_off_by_its_hearing_and_by_no_earlier_one(lived):
    theo, matter_id = lived.county.actor("theo"), lived.matter.pk
    assert lived.running()["decide_second_review"] == lived.day(60).date()
    call_hearing(actor=theo, at=lived.day(33), matter_id=matter_id, calling=heard_above(lived))
    assert lived.running()["decide_second_review"] == lived.day(73).date(), "days 33 to 45 are thirteen"
    with pytest.raises(Refused) as no:
        lived.decide(40, who="theo")
    assert no.value.refusal.code == "hearing_pending"
    cancel_hearing(actor=theo, at=lived.day(41), matter_id=matter_id, reason="听证员生病，改期")
    assert lived.running()["decide_second_review"] == lived.day(60).date()
    later = heard_above(lived, held_at=lived.day(54))
    call_hearing(actor=theo, at=lived.day(42), matter_id=matter_id, calling=later)
    end = lived.day(54) + timedelta(hours=2)
    chair = {"presider": lived.county.accounts["theo"].pk, "began": lived.day(54), "ended": end}
    hold_hearing(actor=theo, at=end, matter_id=matter_id, minutes=minutes(lived.county, **chair))
    assert lived.running()["decide_second_review"] == lived.day(73).date(), "days 42 to 54 are thirteen"
    clock = Clock.objects.get(matter_id=matter_id, limit="decide_second_review")
    assert clock.excluded == [[lived.day(42).date().isoformat(), lived.day(54).date().isoformat()]]
    lived.decide(70, who="theo")
    lived.serve(71, who="theo")
    assert lived.now().stage == "ended"
    given = {"matter_id": matter_id, "text": "听证认为电梯应当在三周内修复。", "confirmed": True}
    row = Proceeding.objects.get(matter_id=matter_id, state="done")
    publish_hearing(actor=theo, at=lived.day(72), hearing=row.no, **given)
    assert published()[0][0].unit == "云陵市人民政府"


def test_nobody_of_the_organ_under_review_presides_and_only_its_reviewer_calls(lived):
    theo, matter_id = lived.county.actor("theo"), lived.matter.pk
    for who in ("ruth", "carol"):  # the county reviewed first; the labour office is under it
        chair = heard_above(lived, presider=lived.county.accounts[who].pk)
        with pytest.raises(Refused) as no:
            call_hearing(actor=theo, at=lived.day(33), matter_id=matter_id, calling=chair)
        assert no.value.refusal.code == "presider_barred"
    with pytest.raises(gate.NotPermitted):
        bob = lived.county.actor("bob")
        call_hearing(actor=bob, at=lived.day(33), matter_id=matter_id, calling=heard_above(lived))
