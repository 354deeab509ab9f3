"""Enter the opinion a lawyer or an expert gave, as it was given; or that none came."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add_files
from huiyin.matters.record.proceedings import end_proceeding, open_ones
from huiyin.matters.record.writing import write


@act
def give_opinion(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    consultation: int,
    answer: str,
    came: bool = True,
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """End an open consultation (its number in the matter) with its answer. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("give_opinion", matter, actor=actor, at=at, answer=answer.strip())
    row = next((row for row in open_ones(matter, "consultation") if row.no == consultation), None)
    if row is None:
        raise Invalid(Problem("consultation", _("No opinion of that number is awaited in this matter.")))
    kept = add_files(matter, files, at=at, item_no=row.no, from_person=False)
    end_proceeding(matter, row, on=asked.on, state="done" if came else "failed", result=answer.strip())
    inner = {"consultation": row.no, "files": len(kept)}
    return write(matter, asked, actor=actor, at=at, public={"came": came}, inner=inner)
