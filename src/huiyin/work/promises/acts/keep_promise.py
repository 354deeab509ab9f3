"""Report that what was promised in the opinion has been done, with evidence (Art 32: execution is pressed)."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Commitment, Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write


@act
def keep_promise(
    *, actor: StaffActor, at: datetime, matter_id: int, commitment: int, evidence: str, key: str | None = None
) -> Event:
    """Mark a commitment (its number in the matter) as kept. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("keep_promise", matter, actor=actor, at=at)
    if not evidence.strip():
        raise Invalid(
            Problem("evidence", _("Say what was done and where it can be seen; the person reads this."))
        )
    row = next(iter(select(Commitment, matter=matter.pk, no=commitment, kept_on=None)), None)
    if row is None:
        raise Invalid(Problem("commitment", _("There is no open promise of that number in this matter.")))
    kept = {"kept_on": asked.on, "evidence": evidence.strip()}
    change(Commitment, kept, matter=matter.pk, no=commitment)
    matter.open_commitments -= 1
    public = {"promise": row.text, "due": row.due.isoformat(), "evidence": evidence.strip()}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"commitment": commitment})
