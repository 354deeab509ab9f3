"""Report back on an assignment (Art 22(1)(3)): facts, opinion, execution and day of service, to the office that assigned it."""

from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Document, Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write

AGREEMENTS = frozenset({"mediation_agreement", "settlement_agreement"})


@act
def report_back(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    facts: str,
    opinion: str,
    execution: str,
    enclosed: tuple[str, ...] = (),
    key: str | None = None,
) -> Event:
    """End the set time with a report; the opinions served are enclosed by themselves. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("report_back", matter, actor=actor, at=at)
    assigned = select(Event, order="no", matter=matter.pk, act="assign")[-1]
    assigner = tree().successor(assigned.unit_id or matter.office_id, asked.on)
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        **_reported(matter, asked, assigner, assigned),
        "facts_found": facts,
        "opinion_given": opinion,
        "execution": execution,
        "enclosed": [*_answers(matter, asked), *(line.strip() for line in enclosed if line.strip())],
    }
    papers = [
        issue(kind, matter, contents, asked=asked, unit=matter.holder, for_person=False)
        for kind in asked.permit.papers
    ]
    mark(matter, drop=("report_owed",))
    matter.moments = {**matter.moments, "reported": asked.on.isoformat()}
    inner = {"documents": [p.no for p in papers], "tell": [assigner.pk]}
    return write(matter, asked, actor=actor, at=at, public={"to_unit": assigner.name}, inner=inner)


def _reported(matter: Matter, asked: Asked, assigner: Unit, assigned: Event) -> dict[str, Any]:
    period = next((c.due for c in asked.clocks if c.limit == "assigned_set"), None)
    served, agreed = (asked.facts.moments.get(name) for name in ("served", "settled"))
    return {
        "report_to": assigner.full_name,
        "assigned_on": assigned.on,
        "served_on": served or agreed,
        "agreed_on": None if served else agreed,
        "set_period": period,
    }


def _answers(matter: Matter, asked: Asked) -> list[str]:
    """The opinions served and the agreements signed, by their numbers."""
    papers = select(Document, order="no", matter=matter.pk, for_person=True)
    final = [p for p in papers if p.kind in AGREEMENTS or (p.kind == "opinion" and p.served_on)]
    return [f"{asked.counsel.paper(p.kind).say(matter.language)}（{p.number}）" for p in final]
