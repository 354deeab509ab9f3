"""Tasks for co-handling units: checked before they are given, found again by those whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Matter, Proceeding
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.proceedings import open_ones


@dataclass(frozen=True, slots=True)
class Task:
    """What one unit (by id) is asked to do, and by which local day it answers."""

    unit: int
    words: str
    due: date


def lawful_units(matter: Matter, tasks: Sequence[Task], *, on: date) -> list[Unit]:
    """The unit of each task, in force and not shut out. Raises Invalid at `unit_1`, `due_1` ... for what cannot be asked."""
    waiting = {row.unit_id for row in open_ones(matter, "task")}
    units: list[Unit] = []
    problems: list[Problem] = []
    for n, task in enumerate(tasks, start=1):
        try:
            unit = lawful_unit(matter, task.unit, on=on, field=f"unit_{n}")
        except Invalid as wrong:
            problems.extend(wrong.problems)
            continue
        problems.extend(Problem(f"unit_{n}", text) for text in _why_not(matter, unit, units, waiting))
        if task.due <= on:
            text = _("The day must lie after today, so that there is time to answer.")
            problems.append(Problem(f"due_{n}", text))
        units.append(unit)
    if problems:
        raise Invalid(*problems)
    return units


def task_of(matter: Matter, no: int, *, field: str = "task") -> Proceeding:
    """The open task of that number. Raises Invalid."""
    row = next((row for row in open_ones(matter, "task") if row.no == no), None)
    if row is None:
        raise Invalid(Problem(field, _("There is no open task of that number in this matter.")))
    return row


def unit_now(task: Proceeding, on: date) -> int:
    """Whose the task is on that day: the unit that was asked, or the one that took over its duties (Art 24(2))."""
    return tree().successor(task.unit_id or 0, on).pk


def _why_not(matter: Matter, unit: Unit, named: list[Unit], waiting: set[int | None]) -> list[str]:
    if unit.pk == matter.holder_id:
        return [_("This unit leads; it cannot be its own co-handler. Name another one.")]
    if unit.pk in {one.pk for one in named}:
        return [_("%(unit)s is named twice. Put what it is asked into one task.") % {"unit": unit.name}]
    if unit.pk in waiting:
        text = _("%(unit)s still has an open task in this matter. Wait for it, or end it first.")
        return [text % {"unit": unit.name}]
    return []
