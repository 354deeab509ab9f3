"""Give a co-handling unit's part: what it found and did, for the lead to use in the one answer."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.children import add_files
from huiyin.matters.record.proceedings import end_proceeding
from huiyin.matters.record.writing import write
from huiyin.work.proceedings.joint import task_of, unit_now


@act
def contribute(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    task: int,
    answer: str,
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """Answer an open task (its number in the matter) of the actor's own unit. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE)
    asked = ask("contribute", matter, actor=actor, at=at, answer=answer.strip())
    row = task_of(matter, task)
    if unit_now(row, asked.on) != actor.unit_id:
        text = _("This part was asked of %(unit)s; only its own staff can give it.")
        raise gate.NotOnYourDesk(text % {"unit": tree().units[row.unit_id or 0].name})
    kept = add_files(matter, files, at=at, item_no=row.no, from_person=False)
    end_proceeding(matter, row, on=asked.on, state="done", result=answer.strip(), details={"by": actor.name})
    public = {"unit": tree().units[actor.unit_id].name}
    inner = {"task": row.no, "files": len(kept)}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
