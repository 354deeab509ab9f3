"""Note that the receiving office took the matter over, and under which number the person finds it there."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import ROUTE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Relation
from huiyin.matters.queries.courses.elsewhere import HANDED_TO, Elsewhere, elsewhere
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write


@act
def note_receipt(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    mark: str,
    number: str,
    key: str | None = None,
) -> Event:
    """Write the number there; `mark` is the fingerprint of whoever signed the receipt. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=ROUTE)
    asked = ask("note_receipt", matter, actor=actor, at=at, number_there=number.strip())
    rows = select(Relation, order="no", matter=matter.pk, kind=HANDED_TO)
    row = next((one for one in reversed(rows) if elsewhere(one).mark == mark), None)
    if row is None:
        raise Invalid(
            Problem("mark", _("The receipt is not from the office to which this matter was handed."))
        )
    there = Elsewhere(elsewhere(row).name, mark, number.strip()[:40])
    change(Relation, {"elsewhere": there.written()[:200]}, matter=matter.pk, no=row.no)
    public = {"to_office": there.name, "number_there": there.number}
    return write(matter, asked, actor=actor, at=at, public=public)
