"""Enter a problem of many that a unit itself knows of (Art 5, 25): who answers for it, what will be done, by which day."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import ask, counsel_for, counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.ladders.climbing import climb
from huiyin.matters.models import Event, Matter
from huiyin.matters.record import act
from huiyin.matters.record.opening import Opening, open_matter
from huiyin.matters.record.proceedings import open_proceeding
from huiyin.matters.record.writing import write
from huiyin.work.announcing.problems import (
    KIND,
    Entered,
    call,
    check_entered,
    course_of,
    details_of,
    in_charge,
)
from huiyin.work.announcing.screened import lead_of

CHANNEL = "own_knowledge"
Said = dict[str, Any]


@act
def enter_problem(
    *,
    actor: StaffActor,
    at: datetime,
    problem: Entered,
    matter_id: int | None = None,
    key: str | None = None,
) -> Event:
    """In a matter the unit has, or in one opened for it, without any person. It is reported up by the ladder of the plan.

    Raises Refused, Invalid, gate errors.
    """
    if not actor.may(HANDLE):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    unit, today = tree().units[actor.unit_id], local_day(at)
    facts = _facts(problem, today)
    if matter_id is not None:
        matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
        asked = ask("enter_problem", matter, actor=actor, at=at, **facts)
        check_entered(problem, today=today)
        public, inner = _enter(matter, problem, unit, at)
        return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
    if counsel_for_new().knows("enter_problem"):
        check_entered(problem, today=today)
    inner = {}

    def with_problem(matter: Matter) -> Said:
        public, more = _enter(matter, problem, unit, at)
        inner.update(more)
        return public

    opening = _opening(problem, at)
    return open_matter(
        "enter_problem", opening, office=unit, actor=actor, at=at, further=with_problem, inner=inner, **facts
    )


def _facts(problem: Entered, today: Any) -> Said:
    words = {
        "problem_lacking": clean(problem.lacking),
        "problem_plan": clean(problem.plan),
        "problem_function": clean(problem.function),
    }
    dated = problem.due is not None and problem.due > today
    return {**{name: said for name, said in words.items() if said}, "problem_dated": dated}


def _opening(problem: Entered, at: datetime) -> Opening:
    return Opening(
        title=clean(problem.title),
        body=clean(problem.lacking),
        claims=(),
        channel=CHANNEL,
        received_at=at,
        anonymous=True,
        category=problem.category,
        place=clean(problem.place)[:120],
        people=problem.affected,
        by="office",
    )


def _enter(matter: Matter, problem: Entered, unit: Unit, at: datetime) -> tuple[Said, Said]:
    account, lead = in_charge(problem, unit), lead_of(problem, matter, unit)
    row = open_proceeding(
        matter,
        KIND,
        on=local_day(at),
        unit=unit,
        whom=" ".join(filter(None, (account.name if account else "", clean(problem.function))))[:160],
        words=clean(problem.plan),
        due=problem.due,
        details=details_of(problem, account),
    )
    duties = climb(matter, course_of(row, unit), law=counsel_for(matter), at=at)
    due = problem.due.isoformat() if problem.due else ""
    public = {"problem": row.no, "problem_unit": unit.name, "due": due}
    inner = {"problem_no": row.no, **call(matter, unit, duties, at=at)}
    if lead is not None:
        let_read(matter, [lead], at=at)
        inner["campaign"] = problem.campaign
    return public, inner
