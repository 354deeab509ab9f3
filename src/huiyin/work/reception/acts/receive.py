"""Receive those who booked: the meeting is opened, and its minutes are written down from now on."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.models import Account
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Visit
from huiyin.matters.receptions.line import reception
from huiyin.matters.receptions.sitting import begins
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import (
    asked_with,
    at_this_table,
    booking_of,
    count,
    end_booking,
    reached,
    told,
)


@act
def receive(
    *, actor: StaffActor, at: datetime, matter_id: int, booking: int, key: str | None = None
) -> Event:
    """Open the meeting of a booking with the leader of its day, place or no place. Raises Refused, Invalid, gate errors."""
    matter = reached(matter_id, actor)
    row = booking_of(matter, booking)
    day = reception(row.reception_id)
    leader = Account.objects.get(pk=day.leader_id)
    facts = asked_with(matter, day, at=at, besides=row.no)
    asked = ask("receive", matter, actor=actor, at=at, booking=row.no, **facts)
    at_this_table(day, actor)
    visit = add(
        Visit,
        matter,
        kind="reception",
        state="open",
        unit_id=day.unit_id,
        headcount=row.people,
        needs=row.needs,
        place=day.place,
        about=row.words,
        planned_at=begins(day),
        receiver_id=leader.pk,
        receiver_name=leader.name,
        opened_at=at,
        booking_no=row.no,
    )
    end_booking(matter, row, "received", at, visit_no=visit.no)
    count(matter, -1)
    inner = {"booking": row.no, "visit": visit.no}
    return write(matter, asked, actor=actor, at=at, public=told(day), inner=inner)
