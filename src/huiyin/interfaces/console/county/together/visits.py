"""The acts of a visit as the county lives them: opened, units told and there, minutes written, closed."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.lives import Step
from huiyin.matters.models import Commitment, Duty, Minute, Proceeding, Visit
from huiyin.work.announcing.acts.enter_problem import enter_problem
from huiyin.work.announcing.acts.plan_step import plan_step
from huiyin.work.announcing.acts.solve_problem import solve_problem
from huiyin.work.announcing.problems import Entered
from huiyin.work.group_visits.acts.acknowledge_duty import acknowledge_duty
from huiyin.work.group_visits.acts.call_unit import call_unit
from huiyin.work.group_visits.acts.count_anew import count_anew
from huiyin.work.group_visits.acts.meet_duty import meet_duty
from huiyin.work.group_visits.acts.miss_duty import miss_duty
from huiyin.work.group_visits.acts.open_drill import open_drill
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.acts.tell_duty import tell_duty
from huiyin.work.group_visits.coming import Coming
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.lines import Line
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.promises.acts.press_promise import press_promise

OF_DUTY: Mapping[str, Callable[..., Any]] = {
    "tell_duty": tell_duty,
    "acknowledge_duty": acknowledge_duty,
    "meet_duty": meet_duty,
    "miss_duty": miss_duty,
}
OF_PROMISE: Mapping[str, Callable[..., Any]] = {
    "keep_promise": keep_promise,
    "confirm_promise": confirm_promise,
    "press_promise": press_promise,
}
OF_PROBLEM: Mapping[str, Callable[..., Any]] = {"plan_step": plan_step, "solve_problem": solve_problem}
OF_VISIT: Mapping[str, Callable[..., Any]] = {"count_anew": count_anew, "call_unit": call_unit}
OPENING = frozenset({"open_drill", "enter_problem"})  # begin a matter of their own
ACTS = frozenset({*OF_DUTY, *OF_VISIT, *OF_PROBLEM, "open_visit", "add_minute"})


def does(step: Step) -> bool:
    """Whether the step is done here: an act of a visit, or one about a promise that was made at the table."""
    return step.act in ACTS or (step.act in OF_PROMISE and "promise" in step.data)


def opened(actor: Any, step: Step, ground: Ground) -> Any:
    """Open an exercise, or enter a problem that a unit itself knows of."""
    if step.act == "enter_problem":
        return enter_problem(
            actor=actor, at=step.at, problem=Entered(in_charge=actor.account_id, **step.data)
        )
    return open_drill(actor=actor, at=step.at, coming=_coming(step.data, ground))


def do(given: dict[str, Any], step: Step, ground: Ground) -> Any:
    """One of the acts; units are codes, a duty is named by its rung (or the unit called), a line of minutes by its place."""
    data, matter = dict(step.data), given["matter_id"]
    if step.act == "open_visit":
        announced = visit_of(matter) if data.pop("announced", False) else None
        return open_visit(**given, coming=_coming(data, ground), announced=announced)
    if step.act in OF_DUTY:
        duty = _duty(matter, data.pop("rung", ""), ground.units.get(data.pop("called", "")))
        return OF_DUTY[step.act](**given, duty=duty, **data)
    if step.act in OF_PROBLEM:
        return OF_PROBLEM[step.act](**given, problem=problem_of(matter), **data)
    if step.act in OF_PROMISE:
        return OF_PROMISE[step.act](**given, commitment=_promise(matter, data.pop("promise")), **data)
    if step.act == "add_minute":
        return add_minute(**given, visit=visit_of(matter), line=_line(matter, data, ground))
    if "unit" in data:
        data["unit"] = ground.units[data["unit"]]
    return OF_VISIT[step.act](**given, visit=visit_of(matter), **data)


def visit_of(matter: int) -> int:
    """The number of the matter's newest visit."""
    return int(Visit.objects.filter(matter_id=matter).values_list("no", flat=True).latest("no"))


def problem_of(matter: int) -> int | None:
    """The number of the problem the matter was opened for; None where it is none."""
    rows = Proceeding.objects.filter(matter_id=matter, kind="problem")
    return rows.values_list("no", flat=True).first()


def _coming(data: Mapping[str, Any], ground: Ground) -> Coming:
    given = {**data, "needs": tuple(data.get("needs", ()))}
    if "concerned" in given:
        given["concerned"] = ground.units[given["concerned"]]
    return Coming(**given)


def _duty(matter: int, rung: str, called: int | None) -> int:
    course = problem_of(matter) or visit_of(matter)
    rows = Duty.objects.filter(matter_id=matter, course_no=course).exclude(state="dropped")
    rows = rows.filter(rung="called", unit_id=called) if called else rows.filter(rung=rung)
    return int(rows.values_list("no", flat=True).get())


def _line(matter: int, data: dict[str, Any], ground: Ground) -> Line:
    if "unit" in data:
        data["unit"] = ground.units[data["unit"]]
    if "answers" in data:  # which demand, counted from 1
        rows = Minute.objects.filter(matter_id=matter, visit_no=visit_of(matter), kind="demand").order_by(
            "no"
        )
        data["answers"] = list(rows.values_list("no", flat=True))[data["answers"] - 1]
    return Line(**data)


def _promise(matter: int, place: int) -> int:
    """The promises made at tables, counted from 1; they belong to no claim."""
    rows = Commitment.objects.filter(matter_id=matter, claim_no=0).order_by("no")
    return int(list(rows.values_list("no", flat=True))[place - 1])
