"""Say what became of a decision that was checked: made as planned, changed by what was heard, or given up, and why."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.models import Event, PlannedDecision
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.screening.deciding import decision_in, said


@act
def end_decision_check(
    *, actor: StaffActor, at: datetime, decision_id: int, outcome: str, reason: str, key: str | None = None
) -> Event:
    """`reason` says how what those affected said was weighed. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(decision_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    row = decision_in(matter)
    if outcome and outcome not in counsel_for(matter).group("decision_outcomes"):
        raise Invalid(Problem("outcome", _("There is no such outcome. Choose from the list.")))
    asked = ask(
        "end_decision_check",
        matter,
        actor=actor,
        at=at,
        decision_checked_on=row.checked_on is not None,
        **said(decision_outcome=outcome, reason=reason),
    )
    ensure_without_people({"reason": reason})
    details = {**row.details, "outcome": outcome, "ended_on": asked.on.isoformat()}
    change(
        PlannedDecision,
        {"state": "ended", "outcome": clean(reason), "details": details},
        matter=matter.pk,
        no=row.no,
    )
    public = {"decision_outcome": outcome, "reason": clean(reason)}
    return write(matter, asked, actor=actor, at=at, public=public)
