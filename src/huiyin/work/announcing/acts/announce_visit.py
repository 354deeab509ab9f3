"""Announce a visit (Art 17, 18, 20): what about, which day, about how many, with what needs; the office prepares by it."""

from datetime import datetime

from huiyin.foundation.people.actor import Actor, PersonActor
from huiyin.foundation.people.permissions import RECEIVE, TAKE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event, Visit
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import mark, write
from huiyin.work.announcing.coming import coming, note_moments, over
from huiyin.work.announcing.wishes import Wish, check_wish, works


@act
def announce_visit(
    *, actor: Actor, at: datetime, matter_id: int, wish: Wish, key: str | None = None
) -> Event:
    """Open the visit as announced; the office's time to answer begins. Raises Refused, Invalid, gate errors.

    By the person with the matter's code, or by staff for them (window, telephone, the unit concerned).
    """
    by_staff = not isinstance(actor, PersonActor)
    matter = gate.reach(matter_id, actor=actor, needs=(RECEIVE, TAKE) if by_staff else None)
    law, today = counsel_for(matter), local_day(at)
    check_wish(wish, law, at=at)
    note_moments(matter, visit_announced=today)
    day = wish.wished_day or today
    note_moments(matter, day_asked_for=day)
    asked = ask("announce_visit", matter, actor=actor, at=at, visit_day_works=works(law, day))
    earlier = coming(matter)
    if earlier is not None:  # its day has passed, or the law would have refused
        over(matter, earlier, at=at, ground="day_passed")
    row = add(
        Visit,
        matter,
        state="announced",
        unit=lawful_unit(matter, matter.office_id, on=today, field="about"),
        through=wish.through,
        announced_at=at,
        wished_day=day,
        **wish.as_row(),
    )
    note_moments(matter, visit_wished=day, visit_day=day, day_asked_for=None)
    mark(matter, visit_to_come=True, visit_unanswered=True)
    public = {
        "visit": row.no,
        "visit_on": day.isoformat(),
        "headcount": row.headcount,
        "through": row.through,
    }
    return write(
        matter, asked, actor=actor, at=at, owing=row.unit, public=public, inner={"tell": [row.unit_id]}
    )
