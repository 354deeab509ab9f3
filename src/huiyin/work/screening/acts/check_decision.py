"""Check a decision before it is made: who is affected, how they were asked, what they said, what like matters teach."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, PlannedDecision
from huiyin.matters.offices.archive import Wanted, like_matters
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.screening.deciding import Checked, check_said, decision_in, said


@act
def check_decision(
    *, actor: StaffActor, at: datetime, decision_id: int, check: Checked, key: str | None = None
) -> Event:
    """What the archive says is fixed as it stands on this day; checked anew, the earlier check stays in the entries.

    Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(decision_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    row = decision_in(matter)
    words = said(affected_groups=check.affected, asked_how=check.asked, asked_said=check.said)
    asked = ask("check_decision", matter, actor=actor, at=at, affected_people=check.number, **words)
    check_said(check)
    wanted = Wanted(row.details.get("category", ""), row.details.get("place", ""))
    archive = like_matters(actor, wanted, on=asked.on, law=asked.counsel)
    values = {
        "affected": clean(check.affected),
        "affected_number": check.number,
        "asked": clean(check.asked),
        "archive": archive,
        "state": "checked",
        "checked_on": asked.on,
        "details": {**row.details, "said": clean(check.said)},
    }
    change(PlannedDecision, values, matter=matter.pk, no=row.no)
    public = {"affected": check.number, "groups": clean(check.affected)}
    inner = {"asked": clean(check.asked), "said": clean(check.said), "archive": archive}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
