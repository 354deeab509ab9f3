"""Put an investigation on site on record (Art 31(6)): when, where, by whom, who was heard, what was seen, signed or why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add_files
from huiyin.matters.record.proceedings import note_held
from huiyin.matters.record.writing import write


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who was heard: in which role (neighbour, builder), by what name where they gave one; the name stays sealed."""

    role: str
    name: str = ""


@act
def investigate(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    held_at: datetime,
    where: str,
    staff: str,
    seen: str,
    signed: bool,
    unsigned_reason: str = "",
    heard: tuple[Heard, ...] = (),
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """Issue the record; the stage stays. `held_at` is when it was, not after now. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    reason = unsigned_reason.strip()
    asked = ask("investigate", matter, actor=actor, at=at, seen=seen.strip(), signed=signed, reason=reason)
    if not matter.received_at <= held_at <= at:
        text = _("The visit lies between the day the matter came in and now. Correct day and hour.")
        raise Invalid(Problem("held_at", text))
    details = {"roles": [one.role.strip() for one in heard], "signed": signed}
    row = note_held(
        matter, "investigation", on=asked.on, held_at=held_at, result=seen.strip(), details=details
    )
    kept = add_files(matter, files, at=at, item_no=row.no, from_person=False)
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        **_held(matter, held_at, signed, reason),
        "held_where": where.strip(),
        "staff": staff.strip(),
        "heard": [" ".join(filter(None, (one.role.strip(), one.name.strip()))) for one in heard],
        "seen": seen.strip(),
        "pictures": [one.name for one in kept],
    }
    papers = [
        issue(name, matter, contents, asked=asked, unit=matter.holder, for_person=False)
        for name in asked.permit.papers
    ]
    public = {"visited_on": localtime(held_at).date().isoformat()}
    inner = {"documents": [paper.no for paper in papers], "files": len(kept)}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _held(matter: Matter, held_at: datetime, signed: bool, reason: str) -> dict[str, str]:
    """When it was and whether it was signed, in the matter's own language."""
    with override(matter.language):
        if signed:
            said = _("Read back to those heard, who signed it.")
        else:
            said = _("Not signed: %(reason)s") % {"reason": reason}
        return {"held_when": date_format(localtime(held_at), "DATETIME_FORMAT"), "read_back": said}
