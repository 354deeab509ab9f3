"""Leaders' receptions: booked in order, waiting, moved and called off with the order kept, received, never by the accused."""

from datetime import date, datetime, time, timedelta

import pytest
from django.conf import settings

from huiyin.domain.law.counsel import counsel
from huiyin.foundation.people.absences import enter as enter_absence
from huiyin.foundation.people.actor import PersonActor, SystemActor
from huiyin.foundation.people.models import Absence, Role
from huiyin.foundation.units.unusable import Unusable
from huiyin.matters import gate
from huiyin.matters.models import Accused, Booking, Event, Holding, Matter, Proceeding, ReceptionDay, Visit
from huiyin.matters.queries.receptions.day_list import day_list
from huiyin.matters.queries.receptions.days import bookable
from huiyin.matters.queries.receptions.leaders import leader
from huiyin.matters.receptions import calendar
from huiyin.matters.receptions.sitting import months_on, repeated
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.acts.cancel_booking import cancel_booking
from huiyin.work.reception.acts.end_lead import end_lead
from huiyin.work.reception.acts.give_place import give_place
from huiyin.work.reception.acts.move_booking import move_booking
from huiyin.work.reception.acts.name_lead import name_lead
from huiyin.work.reception.acts.note_absent import note_absent
from huiyin.work.reception.acts.note_progress import note_progress
from huiyin.work.reception.acts.receive import receive
from huiyin.work.reception.booking import Wish
from tests.named_people import HERE, County
from tests.reception_people import book, booked, enter, night, sitting, states

TUESDAY = date(2026, 3, 17)
ON_THE_DAY = datetime(2026, 3, 17, 9, 5, tzinfo=HERE)


@pytest.fixture
def day(county: County, at: datetime) -> ReceptionDay:
    """Gina receives on Tuesday the 17th; there are three places."""
    return enter(county, at, TUESDAY)


def own(county: County) -> set[int]:
    return {county.units["letters"].pk}


def call_off(county: County, row: ReceptionDay, at: datetime, to: int | None = None) -> None:
    calendar.call_off(row.pk, why="参加防汛会议", to=to, own=own(county), by="Alice", at=at)


def told(matter: Matter) -> list[str]:
    rows = Notice.objects.filter(matter=matter, unit=None, code__startswith="reception").order_by("id")
    return list(rows.values_list("code", flat=True))


def test_places_go_by_the_order_of_booking_and_the_rest_wait(filed, day, at):
    rows = booked(filed, day, at, 5)
    assert states(day) == ["booked"] * 3 + ["waiting"] * 2
    matter, _booking = rows[4]
    public = Event.objects.get(matter_id=matter.pk, act="book_reception").public
    assert (public["waiting"], public["turn"], public["before"]) == (True, 2, 1)
    assert public["receives"] == "副县长 Gina" and "王琴" not in str(public)
    night(at + timedelta(hours=1))
    assert told(rows[0][0]) == ["reception_booked"] and told(matter) == ["reception_waiting"]


def test_a_place_given_back_goes_to_the_first_who_waits_and_to_nobody_else(filed, day, at):
    rows = booked(filed, day, at, 5)
    later = at + timedelta(hours=1)
    first, booking = rows[0]
    cancel_booking(actor=PersonActor(first.pk), at=later, matter_id=first.pk, booking=booking.no)
    late = filed(when=later)
    assert book(late, day, later).state == "waiting", "a free place is not for who comes last"
    with pytest.raises(Refused) as no:
        give_place(actor=SystemActor(), at=later, matter_id=rows[4][0].pk, booking=rows[4][1].no)
    assert no.value.refusal.code == "no_place_free"
    night(later)
    assert states(day) == ["cancelled", "booked", "booked", "booked", "waiting", "waiting"]
    assert told(rows[3][0]) == ["reception_waiting", "reception_place"]
    assert told(first) == ["reception_booked"], "who cancels themselves is not told that they did"
    night(later)
    assert Event.objects.filter(act="give_place").count() == 1, "however often the worker looks"


def test_one_matter_one_booking_a_day_but_as_many_days_as_there_are(county, filed, day, at):
    matter = filed()
    book(matter, day, at)
    evening = enter(county, at, TUESDAY, leader=county.accounts["dora"].pk, starts=time(14), ends=time(16))
    with pytest.raises(Refused) as no:
        book(matter, evening, at)
    assert no.value.refusal.code == "booked_already" and "2026年3月17日" in no.value.refusal.reason.say("zh")
    for n in range(1, 4):
        assert book(matter, enter(county, at, TUESDAY + timedelta(days=n)), at).state == "booked"
    matter.refresh_from_db()
    assert matter.marks["open_bookings"] == 4


def test_bad_wishes_are_said_at_once_and_change_nothing(filed, day, at):
    matter = filed()
    with pytest.raises(Invalid) as wrong:
        book(matter, day, at, people=0, needs=("helicopter",), through="pigeon")
    assert [p.field for p in wrong.value.problems] == ["people", "needs", "through"]
    with pytest.raises(Refused) as no:
        book(matter, day, at, people=6)
    assert no.value.refusal.code == "too_many_inside"
    with pytest.raises(Invalid):
        book_reception(actor=PersonActor(matter.pk), at=at, matter_id=matter.pk, reception_id=77, wish=Wish())
    with pytest.raises(Refused) as no:
        book(matter, day, ON_THE_DAY)
    assert no.value.refusal.code == "reception_begun"
    with pytest.raises(Refused) as no:
        book(matter, day, ON_THE_DAY + timedelta(days=1))
    assert no.value.refusal.code == "reception_over"
    assert not Booking.objects.exists() and "open_bookings" not in Matter.objects.get(pk=matter.pk).marks


def test_a_day_moved_takes_everybody_along_in_their_order(county, filed, day, at):
    rows = booked(filed, day, at, 4)
    later = at + timedelta(hours=2)
    wanted = sitting(county, date(2026, 3, 20), places=3)
    law = counsel(settings.HUIYIN_PACK)
    new = calendar.move(day.pk, wanted, why="会议冲突", own=own(county), law=law, by="Alice", at=later)
    assert (new.origin, new.sequence) == (day.pk, 1)
    early = filed(when=later)
    assert book(early, new, later).state == "waiting", "who was moved has not lost the place meanwhile"
    night(later)
    moved = list(Booking.objects.filter(reception=new).order_by("booked_at"))
    assert [row.matter_id for row in moved] == [m.pk for m, _b in rows] + [early.pk]
    assert [row.state for row in moved] == ["booked"] * 3 + ["waiting"] * 2
    assert set(states(day)) == {"moved"}
    event = Event.objects.get(matter_id=rows[0][0].pk, act="move_booking")
    assert event.public["why_moved"] == "会议冲突" and event.public["from_on"] == "2026-03-17"
    assert told(rows[0][0]) == ["reception_booked", "reception_moved"]
    assert told(rows[3][0])[-1] == "reception_moved_waiting"


def test_called_off_without_a_next_day_the_order_is_kept_until_there_is_one(county, filed, day, at):
    rows = booked(filed, day, at, 2)
    call_off(county, day, at + timedelta(hours=1))
    with pytest.raises(Refused) as no:
        book(filed(when=at + timedelta(hours=2)), day, at + timedelta(hours=2))
    assert no.value.refusal.code == "reception_off"
    for n in (3, 4, 5):
        night(at + timedelta(hours=n))
    assert told(rows[0][0]) == ["reception_booked", "reception_off"], "told once"
    new = enter(county, at + timedelta(hours=6), date(2026, 3, 24), places=1)
    quick = filed(when=at + timedelta(hours=7))
    book(quick, new, at + timedelta(hours=7))
    night(at + timedelta(hours=8))
    line = list(Booking.objects.filter(reception=new).order_by("booked_at").values_list("matter_id", "state"))
    assert [m for m, _s in line] == [rows[0][0].pk, rows[1][0].pk, quick.pk]
    assert dict(line)[quick.pk] == "booked", "a place that was given is not taken back"
    assert told(rows[0][0])[-1] == "reception_moved_waiting"


def test_called_off_to_another_leader_whom_a_matter_complains_of_that_one_waits(county, filed, day, at):
    matter, booking = booked(filed, day, at, 1)[0]
    other = enter(county, at, date(2026, 3, 18), leader=county.accounts["dora"].pk)
    enter(county, at, date(2026, 3, 19), leader=county.accounts["dora"].pk)
    Accused.objects.create(matter=matter, no=900, account=county.accounts["dora"])
    call_off(county, day, at + timedelta(hours=1), to=other.pk)
    night(at + timedelta(hours=2))
    booking.refresh_from_db()
    assert booking.state == "waiting" and booking.reception_id == day.pk
    assert told(matter)[-1] == "reception_off"
    own_next = enter(county, at + timedelta(hours=3), date(2026, 3, 24))
    night(at + timedelta(hours=4))
    assert states(own_next) == ["booked"] and told(matter)[-1] == "reception_moved"


def test_nobody_complained_of_receives_or_learns_of_it(county, filed, day, at):
    matter = filed(accused_units=(county.units["township"].pk,))  # whose superior Gina's county is
    with pytest.raises(Refused) as no:
        book(matter, day, at)
    said = no.value.refusal
    assert said.code == "not_this_leader"
    assert "反映" not in said.reason.say("zh") + said.mend.say("zh"), "nobody is told why"
    assert [one.row.pk for one in bookable(matter.pk, actor=PersonActor(matter.pk), at=at)] == []
    other = enter(
        county,
        at,
        date(2026, 3, 18),
        leader=county.accounts["dora"].pk,
        units=(county.units["township"].pk, county.units["labour"].pk),
    )
    assert book(matter, other, at).state == "booked"
    reading = set(Holding.objects.filter(matter_id=matter.pk).values_list("unit_id", flat=True))
    assert county.units["labour"].pk in reading
    assert not reading & {county.units[code].pk for code in ("township", "county", "city")}
    for name in ("eve", "gina"):
        assert not gate.visible(county.actor(name)).filter(pk=matter.pk).exists()
        listed = day_list(other.pk, actor=county.actor(name), at=at)
        assert listed and not listed.placed and listed.hidden == 1
    Accused.objects.create(matter=matter, no=901, account=county.accounts["dora"])  # found out since
    booking = Booking.objects.get(matter_id=matter.pk)
    with pytest.raises(Refused) as no:
        at_desk = datetime(2026, 3, 18, 9, 5, tzinfo=HERE)
        receive(actor=county.actor("alice"), at=at_desk, matter_id=matter.pk, booking=booking.no)
    assert no.value.refusal.code == "not_this_leader"


def test_a_report_is_only_for_who_may_read_reports(county, filed, day, at):
    from huiyin.work.intake.acts.register import register
    from huiyin.work.intake.classifying import Classified

    matter = filed()
    rita = county.accounts["rita"]
    rita.roles.add(*Role.objects.filter(code__in=("clerk", "leader")))
    register(actor=county.actor("rita"), at=at, matter_id=matter.pk, classified=Classified("report"))
    later = at + timedelta(hours=1)
    with pytest.raises(Refused) as no:
        book(matter, day, later)
    assert no.value.refusal.code == "not_this_leader"
    own_day = enter(county, later, date(2026, 3, 19), leader=rita.pk, units=(county.units["labour"].pk,))
    before = Holding.objects.filter(matter_id=matter.pk).count()
    assert book(matter, own_day, later).state == "booked"
    assert Holding.objects.filter(matter_id=matter.pk).count() == before, "nobody new reads a report"


def test_received_on_its_day_and_only_then(county, filed, day, at):
    (matter, booking), (absent, missed) = booked(filed, day, at, 2)
    alice = county.actor("alice")
    with pytest.raises(Refused) as no:
        receive(actor=alice, at=at, matter_id=matter.pk, booking=booking.no)
    assert no.value.refusal.code == "before_its_day"
    event = receive(actor=alice, at=ON_THE_DAY, matter_id=matter.pk, booking=booking.no)
    visit = Visit.objects.get(matter_id=matter.pk, no=event.inner["visit"])
    assert (visit.kind, visit.state, visit.receiver_name, visit.booking_no) == (
        "reception",
        "open",
        "Gina",
        booking.no,
    )
    booking.refresh_from_db()
    assert (booking.state, booking.visit_no) == ("received", visit.no)
    for act in (receive, note_absent):
        with pytest.raises(gate.NoSuchMatter):
            act(actor=county.actor("carol"), at=ON_THE_DAY, matter_id=absent.pk, booking=missed.no)
    with pytest.raises((Refused, Invalid)):
        receive(actor=alice, at=ON_THE_DAY, matter_id=matter.pk, booking=booking.no)
    note_absent(actor=alice, at=ON_THE_DAY, matter_id=absent.pk, booking=missed.no)
    assert book(absent, enter(county, ON_THE_DAY, date(2026, 3, 24)), ON_THE_DAY).state == "booked"


def test_who_walks_in_gets_the_next_turn_at_the_window(county, filed, day, at):
    booked(filed, day, at, 4)
    walk_in = filed(when=ON_THE_DAY)
    event = book_reception(
        actor=county.actor("alice"),
        at=ON_THE_DAY,
        matter_id=walk_in.pk,
        reception_id=day.pk,
        wish=Wish(2, ("wheelchair",), "", "window"),
    )
    assert event.public["waiting"] and event.public["before"] == 1
    with pytest.raises(gate.NotPermitted):
        book_reception(
            actor=county.actor("rita"), at=ON_THE_DAY, matter_id=walk_in.pk, reception_id=day.pk, wish=Wish()
        )


def test_the_same_key_books_once(filed, day, at):
    matter = filed()
    for _twice in range(2):
        book_reception(
            actor=PersonActor(matter.pk),
            at=at,
            matter_id=matter.pk,
            reception_id=day.pk,
            wish=Wish(),
            key="k",
        )
    assert Booking.objects.count() == 1


def test_moved_by_the_person_they_go_behind_those_who_booked_there(county, filed, day, at):
    matter, booking = booked(filed, day, at, 1)[0]
    other = enter(county, at, date(2026, 3, 18), places=1)
    first = filed(when=at + timedelta(minutes=5))
    book(first, other, at + timedelta(minutes=5))
    move_booking(
        actor=PersonActor(matter.pk), at=at + timedelta(hours=1), matter_id=matter.pk, booking=booking.no, reception_id=other.pk
    )  # fmt: skip
    assert states(other) == ["booked", "waiting"] and states(day) == ["moved"]


def test_reminded_two_days_before_once(filed, day, at):
    rows = booked(filed, day, at, 4)
    night(datetime(2026, 3, 14, 8, 0, tzinfo=HERE))
    assert "reception_near" not in told(rows[0][0])
    for hour in (8, 9):
        night(datetime(2026, 3, 15, hour, 0, tzinfo=HERE))
    assert told(rows[0][0]).count("reception_near") == 1
    assert "reception_near" not in told(rows[3][0]), "who waits has nowhere to come"


def test_days_that_make_no_sense_are_refused_with_words(county, day, at):
    law, mine = counsel(settings.HUIYIN_PACK), own(county)

    def wrong(**changes: object) -> set[str]:
        with pytest.raises(Unusable) as no:
            when = changes.pop("when", date(2026, 3, 18))
            calendar.enter([sitting(county, when, **changes)], own=mine, law=law, by="Alice", at=at)  # type: ignore[arg-type]
        assert all(len(fault.message) > 10 for fault in no.value.faults)
        return {fault.field for fault in no.value.faults}

    assert wrong(when=date(2026, 3, 9)) == {"day"}, "past"
    assert wrong(when=date(2026, 3, 21)) == {"day"}, "a Saturday"
    assert wrong(when=date(2026, 4, 6)) == {"day"}, "the Tomb-sweeping holiday"
    assert wrong(when=date(2028, 3, 21)) == {"day"}, "too far"
    assert wrong(starts=time(11), ends=time(9)) == {"ends"}
    assert wrong(places=0) == {"places"} and wrong(places=1000) == {"places"}
    assert wrong(leader=county.accounts["carol"].pk) == {"leader"}, "of another unit"
    assert wrong(leader=999) == {"leader"}
    assert wrong(kind="picnic", place=" ", title="") == {"kind", "place", "title"}
    assert wrong(units=(99,)) == {"units"}
    assert wrong(unit=county.units["housing"].pk, leader=county.accounts["bella"].pk) == {"unit"}
    assert wrong(when=TUESDAY) == {"starts"}, "the leader sits elsewhere at that hour"
    gina = county.accounts["gina"]
    enter_absence(
        account=gina, deputy=None, first=date(2026, 3, 18), last=None, by="Gina", at=at, on=date(2026, 3, 10)
    )
    assert wrong() == {"leader"}, "away that day"
    Absence.objects.all().delete()
    assert enter(county, at, date(2026, 3, 21), kind="village").pk, (
        "going to the villages may be on a Saturday"
    )


def test_a_series_moves_off_days_of_rest_and_says_so(county):
    law = counsel(settings.HUIYIN_PACK)
    days = repeated(date(2026, 1, 15), date(2026, 5, 31), "monthly", law, working=True)
    assert [d for d, _p in days] == [
        date(2026, 1, 15),
        date(2026, 2, 24),
        date(2026, 3, 16),
        date(2026, 4, 15),
        date(2026, 5, 15),
    ]
    assert dict(days)[date(2026, 2, 24)] == date(2026, 2, 15)
    weekly = repeated(TUESDAY, date(2026, 4, 7), "weekly", law, working=True)
    assert [d.isoformat() for d, _p in weekly] == ["2026-03-17", "2026-03-24", "2026-03-31", "2026-04-07"]
    assert months_on(date(2026, 1, 31), 1) == date(2026, 2, 28) and months_on(date(2026, 11, 30), 3) == date(
        2027, 2, 28
    )
    assert months_on(date(2026, 1, 31), 2) == date(2026, 3, 31) and months_on(date(2026, 12, 31), 0) == date(
        2026, 12, 31
    )


def test_a_day_is_moved_or_called_off_once_with_a_reason(county, day, at):
    law, mine = counsel(settings.HUIYIN_PACK), own(county)
    with pytest.raises(Unusable):
        calendar.call_off(day.pk, why=" ", to=None, own=mine, by="Alice", at=at)
    with pytest.raises(Unusable):
        calendar.call_off(day.pk, why="开会", to=day.pk, own=mine, by="Alice", at=at)
    with pytest.raises(Unusable):
        calendar.call_off(day.pk, why="开会", to=None, own={county.units["housing"].pk}, by="Bob", at=at)
    call_off(county, day, at)
    with pytest.raises(Unusable):
        call_off(county, day, at)
    day.refresh_from_db()
    assert (day.state, day.changed_by, day.why) == ("cancelled", "Alice", "参加防汛会议")
    with pytest.raises(Unusable):
        calendar.move(
            day.pk, sitting(county, date(2026, 3, 20)), why="改期", own=mine, law=law, by="Alice", at=at
        )


def test_fewer_places_than_are_given_is_refused(county, filed, day, at):
    booked(filed, day, at, 3)
    law = counsel(settings.HUIYIN_PACK)
    with pytest.raises(Unusable) as no:
        fewer = sitting(county, date(2026, 3, 20), places=2)
        calendar.move(day.pk, fewer, why="改期", own=own(county), law=law, by="Alice", at=at)
    assert [fault.field for fault in no.value.faults] == ["places"]


def led(county: County, matter: Matter, at: datetime, who: str = "gina") -> Event:
    return name_lead(
        actor=county.actor("dora"),
        at=at,
        matter_id=matter.pk,
        leader=county.accounts[who].pk,
        title="副县长",
        duties="协调维修资金",
    )


def test_a_leader_answers_for_a_case_with_notes_by_their_day(county, a_matter, at):
    matter = a_matter("accepted")
    handle_due = matter.next_due
    start = datetime(2026, 3, 16, 10, 0, tzinfo=HERE)
    led(county, matter, start)
    row = Proceeding.objects.get(matter_id=matter.pk, kind="lead")
    assert (row.whom, row.due, row.state) == ("副县长 Gina", date(2026, 4, 15), "open")
    matter.refresh_from_db()
    assert matter.next_due == handle_due, "no date of the matter moves"
    with pytest.raises(Refused):
        led(county, matter, start)
    with pytest.raises(gate.NotOnYourDesk):
        note_progress(actor=county.actor("bob"), at=start, matter_id=matter.pk, progress="正在协调")
    night(datetime(2026, 4, 16, 8, 0, tzinfo=HERE))
    late = set(Notice.objects.filter(code="lead_overdue").values_list("unit__code", flat=True))
    assert late == {"county", "housing", "letters"}, (
        "its own office, the unit that handles it, and who oversees"
    )
    note_progress(
        actor=county.actor("gina"), at=datetime(2026, 4, 17, 9, 0, tzinfo=HERE), matter_id=matter.pk, progress="资金到位"
    )  # fmt: skip
    row.refresh_from_db()
    assert row.due == date(2026, 5, 17) and row.details["notes"][0]["due"] == "2026-04-15"
    seen = leader(
        county.accounts["gina"].pk, actor=county.actor("dora"), at=datetime(2026, 4, 18, tzinfo=HERE)
    )
    assert seen and (seen.led, seen.notes_late) == (1, 1)
    ended = datetime(2026, 4, 20, 9, 0, tzinfo=HERE)
    end_lead(
        actor=county.actor("dora"), at=ended, matter_id=matter.pk, result="lead_solved", reason="电梯已修好"
    )
    seen = leader(county.accounts["gina"].pk, actor=county.actor("dora"), at=ended)
    assert seen and (seen.led, seen.solved) == (0, 1)
    matter.refresh_from_db()
    assert matter.is_open and not matter.marks["led"]


def test_nobody_complained_of_is_put_in_charge(county, filed, at):
    matter = filed(accused_units=(county.units["township"].pk,))
    for who in ("gina", "eve"):
        with pytest.raises(Refused) as no:
            led(county, matter, at, who)
        assert no.value.refusal.code == "not_this_leader"
    with pytest.raises(Invalid):
        led(county, matter, at, "hank")
    led(county, matter, at, "dora")


def test_who_waited_in_vain_goes_on_to_the_leaders_next_reception_in_the_same_order(county, filed, day, at):
    rows = booked(filed, day, at, 5)
    after = datetime(2026, 3, 18, 8, 0, tzinfo=HERE)
    night(after)
    assert states(day) == ["booked"] * 3 + ["waiting"] * 2, "no next day is known"
    new = enter(county, after, date(2026, 3, 24), places=1)
    night(after)
    assert states(new) == ["booked", "waiting"] and states(day)[3:] == ["moved", "moved"]
    assert told(rows[3][0])[-1] == "reception_next" and told(rows[4][0])[-1] == "reception_waiting"
