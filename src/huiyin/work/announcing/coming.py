"""The visit that is still to come in a matter, and what the law counts of it."""

from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Visit
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.writing import mark
from huiyin.matters.visiting import AHEAD, TO_COME


def coming(matter: Matter) -> Visit | None:
    """The visit that is announced or answered, and neither held nor called off."""
    rows = [row for state in TO_COME for row in select(Visit, order="no", matter=matter.pk, state=state)]
    return max(rows, key=lambda row: row.no, default=None)


def visit_to_come(matter: Matter, no: int | None = None) -> Visit:
    """The visit an act is about: the one to come, which is the one of that number where a number is given. Raises Invalid."""
    row = coming(matter)
    if row is None or no not in (None, row.no):
        raise Invalid(
            Problem(
                "visit", _("This visit has been held or called off meanwhile. Look at the matter's page.")
            )
        )
    return row


def ensure_receiving(row: Visit, actor: Actor) -> None:
    """Only the office that receives answers for the visit. Raises NotOnYourDesk."""
    if isinstance(actor, StaffActor) and row.unit_id not in gate.units_of(actor):
        text = _("%(unit)s receives the people; only that office can do this.")
        raise gate.NotOnYourDesk(text % {"unit": row.unit.name})


def put(matter: Matter, row: Visit, **values: Any) -> None:
    """Write columns of the visit."""
    for name, value in values.items():
        setattr(row, name, value)
    plain = {name: value.pk if isinstance(value, Model) else value for name, value in values.items()}
    change(Visit, plain, matter=matter.pk, no=row.no)


def note_moments(matter: Matter, **days: date | None) -> None:
    """Set days the law counts from, or take them off (None); saved when the act is written."""
    kept = {name: day for name, day in matter.moments.items() if name not in days}
    matter.moments = {**kept, **{name: day.isoformat() for name, day in days.items() if day}}


def over(matter: Matter, row: Visit, *, at: datetime, **details: Any) -> None:
    """The visit is not to come any more: called off, or its day passed without it being held."""
    put(matter, row, state="cancelled", closed_at=at, details={**row.details, **details})
    mark(matter, drop=AHEAD)
