"""Telling of proposals to change a rule: the organ in charge of it, who made it, and when the time to answer ends."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from huiyin.foundation.units.tree import tree
from huiyin.jobs.happening import Happening
from huiyin.matters.models import RuleChange
from huiyin.services.notices.telling import Draft


def proposed(done: Happening) -> Iterator[Draft]:
    """Tell the organ in charge of each rule that a change of it is proposed, and until when to answer."""
    for row in _rows(done, done.event.public.get("rule_changes", ())):
        yield _draft(done, "rule_proposed", row, row.owner_id)


def answered(done: Happening) -> Iterator[Draft]:
    """Tell the unit that made the proposal that it was answered."""
    for row in _rows(done, [done.event.public["rule_change"]]):
        yield _draft(done, "rule_answered", row, row.proposed_by_id)


def found_wrong(done: Happening) -> Iterator[Draft]:
    """Tell the office that registered the matter where the unit found itself wrong, whatever it says of conduct.

    Not where that office is the unit itself or its kin: nobody is asked to look into themselves.
    """
    matter = done.matter
    if "conduct" in done.event.inner and matter.office_id not in tree().kin(matter.holder_id):
        params = {"number": matter.number, "unit": done.unit_name}
        yield Draft(
            matter.pk,
            "found_wrong",
            done.event.at,
            params,
            unit_id=matter.office_id,
            ref=done.event.no * 1000,
        )


def due_drafts(row: RuleChange, code: str, level: int, now: datetime) -> list[Draft]:
    """What the organ in charge is told when the time to answer comes near, and with the proposer when it has passed."""
    told = {row.owner_id} if code == "rule_near" else {row.owner_id, row.proposed_by_id}
    params = {**_params(row), "level": level}
    return [
        Draft(row.matter_id, code, now, params, unit_id=u, ref=row.no, day=row.due, level=level)
        for u in sorted(told)
    ]


def _rows(done: Happening, numbers: Any) -> list[RuleChange]:
    return list(RuleChange.objects.filter(matter_id=done.matter.pk, no__in=list(numbers)).order_by("no"))


def _draft(done: Happening, code: str, row: RuleChange, unit_id: int) -> Draft:
    return Draft(done.matter.pk, code, done.event.at, _params(row), unit_id=unit_id, ref=row.no)


def _params(row: RuleChange) -> dict[str, Any]:
    """Nothing of the matter: the organ in charge of a rule knows neither its number nor that it is a matter."""
    units = tree().units
    return {
        "rule": row.rule,
        "rule_change": row.no,
        "due": row.due.isoformat(),
        "from_unit": units[row.proposed_by_id].name,
        "unit": units[row.owner_id].name,
    }
