"""Count anew: more came, or the number was wrong; what the greater number calls for counts from now."""

from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.ladders.climbing import climb, take_off
from huiyin.matters.models import Event, Visit
from huiyin.matters.record import Invalid, act
from huiyin.matters.record.writing import write
from huiyin.matters.visiting import RUNNING, visit_in
from huiyin.work.group_visits.coming import number_problems
from huiyin.work.group_visits.opening import call, course_of, opened_facts, running
from huiyin.work.group_visits.receiving import ensure_receives


@act
def count_anew(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    visit: int,
    headcount: int,
    needs: tuple[str, ...] | None = None,
    corrected: bool = False,
    reason: str = "",
    key: str | None = None,
) -> Event:
    """Note the number now, and the needs where they changed. `corrected` says that the earlier one was wrong, which
    takes off duties not met; where people merely left, they stay. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    problems = list(number_problems(headcount))
    if problems:
        raise Invalid(*problems)
    facts = {**opened_facts(running(matter)), "corrected": corrected, "reason": reason.strip()}
    asked = ask("count_anew", matter, actor=actor, at=at, headcount=headcount, **facts)
    row = visit_in(matter, visit, *RUNNING)
    ensure_receives(actor, row.unit_id)
    law, before = counsel_for(matter), row.headcount
    known = law.group("visit_needs")
    wanted = row.needs if needs is None else [one for one in dict.fromkeys(needs) if one in known]
    values: dict[str, Any] = {"headcount": headcount, "needs": wanted}
    change(Visit, values, matter=matter.pk, no=row.no)
    row.headcount, row.needs = headcount, wanted
    gone = take_off(matter, course_of(row), law=law, at=at, why=reason.strip()) if corrected else []
    called = call(matter, row, climb(matter, course_of(row), law=law, at=at), at=at)
    public = {"visit": row.no, "headcount": headcount, "before": before, "reason": reason.strip()}
    inner = {"visit": row.no, **called.inner, "dropped": [duty.no for duty in gone]}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
