"""Take a link off: the matter has another cause after all; it goes on as before."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Relation
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.causes.systemic import ensure_in_charge, linked, row_of


@act
def unlink_matter(
    *, actor: StaffActor, at: datetime, matter_id: int, linked_id: int, reason: str, key: str | None = None
) -> Event:
    """End the link to `linked_id`; that it was there stays on record. Raises Refused, Invalid, gate errors."""
    file = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    ensure_in_charge(file, row_of(file), actor)
    asked = ask("unlink_matter", file, actor=actor, at=at, reason=reason.strip())
    row = next((one for one in linked(file) if one.other_id == linked_id), None)
    if row is None:
        raise Invalid(Problem("linked", _("This matter is not linked. Choose one of the list.")))
    change(Relation, {"until": asked.on}, matter=file.pk, no=row.no)
    return write(file, asked, actor=actor, at=at, public={"reason": reason.strip()})
