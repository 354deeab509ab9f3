"""How units are inspected: by a checklist, on files drawn by lot, with findings put right and seen, or not put right in time."""

from datetime import date, datetime, timedelta
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters.failures import Invalid
from huiyin.matters.models import InspectionFinding
from huiyin.work.inspecting.acts.draw_files import draw_files
from huiyin.work.inspecting.acts.end_inspection import end_inspection
from huiyin.work.inspecting.acts.hold_inspection import hold_inspection
from huiyin.work.inspecting.acts.plan_inspection import plan_inspection
from huiyin.work.inspecting.acts.rectify_finding import rectify_finding
from huiyin.work.inspecting.acts.return_visit import return_visit
from huiyin.work.inspecting.looking import NO, YES, Found

Row = dict[str, Any]
HALF_A_YEAR, DRAWN = timedelta(days=182), 8


def inspect(agenda: Agenda) -> None:
    """Put each inspection on the agenda."""
    for number, row in enumerate(words("offices/inspections")["inspections"]):
        agenda.add(agenda.ago(row["planned"], 9, number), _plan(agenda, row))


def _plan(agenda: Agenda, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        held = agenda.ago(row["held"], 10)
        unit, inspector = agenda.ground.units[row["unit"]], _inspector(agenda)
        given = {"unit": unit, "checklist": row["checklist"], "on": held.date(), "words": row["words"]}
        file = plan_inspection(actor=inspector, at=at, told=row["told"], **given).matter_id
        agenda.add(agenda.ago(row["held"], 9), lambda then: _draw(agenda, file, then))
        agenda.add(held, lambda then: _hold(agenda, file, row, then))

    return turn


def _draw(agenda: Agenda, file: int, at: datetime) -> None:
    last, inspector = at.date(), _inspector(agenda)
    given = {"inspection_id": file, "number": DRAWN, "first": last - HALF_A_YEAR, "last": last}
    try:
        agenda.attempt(draw_files, actor=inspector, at=at, seed=f"{at:%Y-%m-%d}", **given)
    except Invalid:  # nothing came to the unit in these days
        agenda.passed_over += 1


def _hold(agenda: Agenda, file: int, row: Row, at: datetime) -> None:
    found = tuple(Found(one["what"], _by(at, one), one["question"]) for one in row["findings"])
    wrong = {one.question for one in found}
    answers = {name: NO if name in wrong else YES for name in agenda.law.group(row["checklist"])}
    answers |= dict.fromkeys(row.get("not_seen", ()), "answer_not_seen")
    given = {"inspection_id": file, "answers": answers, "guidance": row["guidance"]}
    hold_inspection(actor=_inspector(agenda), at=at, findings=found, **given)
    rows = InspectionFinding.objects.filter(matter_id=file).order_by("no").values_list("no", flat=True)
    for number, (no, one) in enumerate(zip(rows, row["findings"], strict=True)):
        _settle(agenda, file, no, one, row, number)
    if "summary" in row:
        agenda.add(agenda.ago(row["ended"], 16), lambda then: _end(agenda, file, row["summary"], then))


def _settle(agenda: Agenda, file: int, no: int, one: Row, row: Row, number: int) -> None:
    """What the unit did about a finding, and what was seen of it."""
    for step in one.get("then", ()):
        turn = (
            _rectify(agenda, file, no, row["unit"], step)
            if "result" in step
            else _see(agenda, file, no, step)
        )
        agenda.add(agenda.ago(step["ago"], 14, number), turn)


def _rectify(agenda: Agenda, file: int, no: int, unit: str, step: Row) -> Turn:
    said = {"result": step["result"], "evidence": step["evidence"]}
    handler = agenda.at_desk(unit, "handler")
    return lambda at: rectify_finding(actor=handler, at=at, inspection_id=file, finding=no, **said)


def _see(agenda: Agenda, file: int, no: int, step: Row) -> Turn:
    def turn(at: datetime) -> None:
        due = at.date() + timedelta(days=step["days"]) if "days" in step else None
        given = {"finding": no, "result": step["seen"], "words": step["words"], "due": due}
        return_visit(actor=_inspector(agenda), at=at, inspection_id=file, **given)

    return turn


def _end(agenda: Agenda, file: int, summary: str, at: datetime) -> None:
    end_inspection(actor=_inspector(agenda), at=at, inspection_id=file, summary=summary)


def _by(at: datetime, one: Row) -> date:
    return at.date() + timedelta(days=one["days"])


def _inspector(agenda: Agenda) -> StaffActor:
    return agenda.at_desk(people.HOME, "supervisor", 1)
