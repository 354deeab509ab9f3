"""Answer a proposal to change a rule, as the organ in charge of it: adopted, in part, or not, and why (Art 40)."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, RuleChange
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def answer_rule_change(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    no: int,
    outcome: str,
    words: str,
    key: str | None = None,
) -> Event:
    """Record the answer to proposal `no`; `outcome` is a code of the law. The actor learns nothing of the matter. Raises Refused."""
    matter, row = gate.reach_rule_change(matter_id, no, actor=actor, needs=(HANDLE, SIGN))
    facts = {"proposal_open": row.state == "open", "proposal_answer": outcome, "reason": words.strip()}
    asked = ask("answer_rule_change", matter, actor=actor, at=at, **facts)
    answered = {"state": outcome, "answer": words.strip(), "answered_on": asked.on}
    change(RuleChange, answered, matter=matter.pk, no=row.no)
    public = {
        "proposal_kind": row.kind,
        "rule": row.rule,
        "rule_change": row.no,
        "proposal_answer": outcome,
        "reason": words.strip(),
    }
    return write(matter, asked, actor=actor, at=at, public=public)
