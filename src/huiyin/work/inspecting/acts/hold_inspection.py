"""Put an inspection on record: each question answered, what is wrong with its rule and its day, and the advice given."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Inspection, InspectionFinding, Matter
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.inspecting.looking import (
    LONGEST_RULE,
    Found,
    check_held,
    facts_of,
    inspection_in,
    questions_of,
)


@act
def hold_inspection(
    *,
    actor: StaffActor,
    at: datetime,
    inspection_id: int,
    answers: Mapping[str, str],
    guidance: str,
    findings: Sequence[Found] = (),
    key: str | None = None,
) -> Event:
    """The unit inspected is told, and from now on reads it. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(inspection_id, actor=actor, needs=SUPERVISE, at_desk=True)
    row, law = inspection_in(matter), counsel_for(matter)
    questions = questions_of(row.checklist, law)
    said = {name: answer for name, answer in answers.items() if answer}
    asked = ask(
        "hold_inspection", matter, actor=actor, at=at, **facts_of(said, findings, questions, guidance)
    )
    check_held(said, findings, law, questions, on=local_day(at))
    ensure_without_people({"guidance": guidance})
    kept = {"answers": said, "held_on": asked.on, "state": "held"}
    details = {**row.details, "guidance": clean(guidance)}
    change(Inspection, {**kept, "details": details}, matter=matter.pk, no=row.no)
    for one in findings:
        _put_down(matter, one, law)
    let_read(matter, [tree().units[row.unit_id]], at=at)
    public = {"findings": len(findings), "guidance": clean(guidance)}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"tell": [row.unit_id]})


def _put_down(matter: Matter, one: Found, law: Counsel) -> None:
    rule = law.rule_of(one.question)
    named = clean(one.rule) or (rule.label.say(law.pack.languages[0]) if rule else "")
    words = {"question": one.question, "what": clean(one.what), "rule": named[:LONGEST_RULE]}
    add(InspectionFinding, matter, due=one.due, **words)
