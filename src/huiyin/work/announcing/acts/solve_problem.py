"""Say that a problem is solved, with what shows it; the reports that are still owed on it end."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.ladders.climbing import end_course
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.proceedings import end_proceeding
from huiyin.matters.record.writing import write
from huiyin.work.announcing.problems import problem_in


@act
def solve_problem(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    problem: int,
    result: str,
    evidence: str,
    key: str | None = None,
) -> Event:
    """End it. `result` is what was done for those affected, `evidence` what shows it. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE)
    row = problem_in(matter, problem, actor)
    words = {"result": clean(result), "evidence": clean(evidence)}
    asked = ask("solve_problem", matter, actor=actor, at=at, **{n: said for n, said in words.items() if said})
    late = row.due is not None and asked.on > row.due
    end_proceeding(
        matter,
        row,
        on=asked.on,
        state="done",
        result=words["result"],
        details={"evidence": words["evidence"], "late": late},
    )
    end_course(matter, row.no, why="")
    public = {"problem": row.no, "result": words["result"], "evidence": words["evidence"], "late": late}
    return write(matter, asked, actor=actor, at=at, public=public)
