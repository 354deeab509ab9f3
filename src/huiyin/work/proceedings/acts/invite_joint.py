"""Ask other units to handle a part each (整体联动, Art 24); the unit that holds the matter leads and answers the person."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask, clocks_of
from huiyin.matters.facts import answer_due, local_day
from huiyin.matters.models import Document, Event, Holding, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.proceedings import open_proceeding
from huiyin.matters.record.writing import write
from huiyin.work.proceedings.joint import Task, lawful_units


@act
def invite_joint(
    *, actor: StaffActor, at: datetime, matter_id: int, tasks: Sequence[Task], key: str | None = None
) -> Event:
    """Give each unit its task, letter and sight of the matter; the desk stays. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    if not tasks:
        raise Invalid(Problem("unit_1", _("Name at least one unit and what it is asked to do.")))
    last = answer_due(matter, clocks_of(matter))
    stated = all(task.words.strip() for task in tasks)
    late = last is not None and any(task.due > last for task in tasks)
    given = {"task": tasks[0].words.strip() if stated else "", "past_lead": late}
    asked = ask("invite_joint", matter, actor=actor, at=at, **given)
    units = lawful_units(matter, tasks, on=local_day(at))
    papers = [_give(matter, asked, unit, task, at) for unit, task in zip(units, tasks, strict=True)]
    pairs = list(zip(units, tasks, strict=True))
    public = {"joint": [{"unit": unit.name, "due": task.due.isoformat()} for unit, task in pairs]}
    inner = {
        "tasks": [{"unit": u.pk, "due": t.due.isoformat(), "words": t.words.strip()} for u, t in pairs],
        "documents": [paper.no for paper in papers],
    }
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _give(matter: Matter, asked: Asked, unit: Unit, task: Task, at: datetime) -> Document:
    open_proceeding(matter, "task", on=asked.on, unit=unit, words=task.words.strip(), due=task.due)
    add(Holding, matter, unit=unit, since=at, until=at, how="joint")
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "went_to": unit.full_name,
        "lead_unit": matter.holder.full_name,
        "task": task.words.strip(),
        "task_due": task.due,
    }
    (kind,) = asked.permit.papers
    return issue(kind, matter, contents, asked=asked, unit=matter.holder, for_person=False)
