"""Whose board it is: the unit that receives keeps it, and a unit called answers for itself."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Duty, Matter, Proceeding, Visit
from huiyin.matters.record import Invalid, Problem

A_MINUTE = timedelta(minutes=1)  # moments are typed to the minute


def ensure_receives(actor: StaffActor, unit_id: int) -> None:
    """Only the unit that receives keeps the board. Raises NotOnYourDesk."""
    if unit_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(
            _("%(unit)s receives this visit; only that unit keeps its board.")
            % {"unit": tree().units[unit_id].name}
        )


def duty_in(matter: Matter, no: int) -> Duty:
    """The duty of that number in the matter. Raises Invalid."""
    row = next(iter(select(Duty, matter=matter.pk, no=no)), None)
    if row is None:
        raise Invalid(Problem("duty", _("There is no such duty in this matter. Look at the board again.")))
    return row


def keeper_of(matter: Matter, duty: Duty) -> int:
    """The unit that keeps the course a duty belongs to: it receives the visit, or owns the problem."""
    visit = next(iter(select(Visit, matter=matter.pk, no=duty.course_no)), None)
    if visit is not None:
        return visit.unit_id
    problem = next(iter(select(Proceeding, matter=matter.pk, no=duty.course_no)), None)
    return problem.unit_id if problem is not None and problem.unit_id else matter.holder_id


def moment_of(duty: Duty, said: datetime | None, *, at: datetime, field: str) -> datetime:
    """When it happened: now, or the earlier moment that was said. Raises Invalid for one to come or before it began."""
    if said is None:
        return at
    if said > at + A_MINUTE:
        text = _("This time has not come yet. Enter it when it has happened, or correct the time.")
        raise Invalid(Problem(field, text))
    if said < duty.start_at - A_MINUTE and duty.due_at is not None:
        raise Invalid(Problem(field, _("This is before the duty began. Correct the time.")))
    return min(max(said, duty.start_at), at)
