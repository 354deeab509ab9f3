"""The unit answers a measure in writing (Art 40): what the person reads, and what only those who supervise need; late stays late."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.lapses.standing import measures_of, standing, supervision_of, waiting
from huiyin.matters.models import Event, Measure
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import said, save, told


@act
def answer_measure(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    measure: int,
    words: str,
    inside: str = "",
    key: str | None = None,
) -> Event:
    """`words` are read by the person too, `inside` by the offices alone. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN))
    found = next(iter(select(Measure, matter=matter.pk, no=measure)), None)
    if found is None:
        raise Invalid(Problem("measure", _("There is no such measure in this matter.")))
    if found.unit_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(_("Only the unit to which the measure went answers it."))
    row, measures = supervision_of(matter, found.supervision_no), measures_of(matter, found.supervision_no)
    words, inside = said("words", words), said("inside", inside)
    open_now = found in waiting(measures) and row.state == "confirmed"
    facts: dict[str, Any] = {**standing(row, measures, actor), "measure_open": open_now}
    asked = ask("answer_measure", matter, actor=actor, at=at, told_person=words, **facts)
    answered = {"answer": words, "answered_on": asked.on, "details": {**found.details, "inside": inside}}
    change(Measure, answered, matter=matter.pk, no=found.no)
    left = [one for one in waiting(measures) if one.no != found.no]
    due = max((one.due for one in left if one.due), default=None)
    save(row, state="confirmed" if left else "answered", due=due, answered_on=asked.on)
    late = (asked.on - found.due).days if found.due else 0
    public = told(row, measure=found.kind, answer=words, late=max(late, 0))
    return write(matter, asked, actor=actor, at=at, public=public, inner=told(row, inside=inside))
