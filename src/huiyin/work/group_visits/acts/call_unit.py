"""Call a further unit to a visit, with the reason and the minutes within which it is to be there."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.law.ladders.rungs import RungKind
from huiyin.domain.law.ladders.schedule import end_of
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Duty, Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.matters.visiting import RUNNING, visit_in
from huiyin.work.group_visits.opening import call, opened_facts, running
from huiyin.work.group_visits.receiving import ensure_receives

LONGEST = 24 * 60  # minutes; whoever is to come on another day is not called to this visit


@act
def call_unit(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    visit: int,
    unit: int,
    reason: str,
    minutes: int,
    means: str = "phone",
    key: str | None = None,
) -> Event:
    """Call it; it may read the matter from now on. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    if not 0 <= minutes <= LONGEST:
        text = _("%(minutes)d minutes cannot be. Give a number from 1 to %(most)d.")
        raise Invalid(Problem("minutes", text % {"minutes": minutes, "most": LONGEST}))
    facts = {**opened_facts(running(matter)), "reason": reason.strip(), "call_minutes": minutes}
    asked = ask("call_unit", matter, actor=actor, at=at, **facts)
    row = visit_in(matter, visit, *RUNNING)
    ensure_receives(actor, row.unit_id)
    found = lawful_unit(matter, unit, on=local_day(at), field="unit")
    duty = add(
        Duty,
        matter,
        course_no=row.no,
        ladder="",
        rung="called",
        kind=RungKind.COME.value,
        unit=found,
        whom=found.name,
        means=means if means in asked.counsel.group("means") else "",
        start_at=at,
        due_at=end_of(at, minutes),
        words=reason.strip()[:300],
        details={"minutes": minutes},
    )
    called = call(matter, row, [duty], at=at)
    public = {"visit": row.no, "to_unit": found.name}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"visit": row.no, **called.inner})
