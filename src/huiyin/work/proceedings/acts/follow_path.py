"""Note what became of a matter on the legal path it was led to (诉访分离): taken up there, refused there, or not gone."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.proceedings import end_proceeding, open_ones
from huiyin.matters.record.writing import mark, write

STATES = {"path_taken_up": "done", "path_refused": "failed", "path_not_gone": "cancelled"}


@act
def follow_path(
    *, actor: StaffActor, at: datetime, matter_id: int, result: str, reason: str = "", key: str | None = None
) -> Event:
    """Note the result of the open path. Refused there, the person may bring the matter back. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("follow_path", matter, actor=actor, at=at, path_result=result, reason=reason.strip())
    rows = open_ones(matter, "path")
    if not rows:
        raise Invalid(Problem("path_result", _("No other legal path is being followed in this matter.")))
    row = rows[-1]
    details = {"result": result}
    end_proceeding(matter, row, on=asked.on, state=STATES[result], result=reason.strip(), details=details)
    if result != "path_not_gone":
        mark(matter, refused_there=result == "path_refused")
    public = {
        "legal_path": row.details.get("legal_path", ""),
        "path_result": result,
        "reason": reason.strip(),
    }
    return write(matter, asked, actor=actor, at=at, public=public)
