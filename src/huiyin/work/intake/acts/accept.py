"""Accept a matter (Art 23): the notice says that it was received and that it is accepted, its path, and by when it is answered."""

from datetime import datetime

from huiyin.domain.letters.contents import is_blank
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.models import Event
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import acceptance
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def accept(
    *, actor: StaffActor, at: datetime, matter_id: int, kind: str = "", path: str = "", key: str | None = None
) -> Event:
    """Move to `accepted` and issue the notice. A unit that accepts may correct kind and path. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    if not is_blank(kind):
        matter.kind, matter.path = kind, path
        matter.confidential = kind in counsel_for(matter).having("confidential")
    asked = ask("accept", matter, actor=actor, at=at)
    papers = [
        issue(name, matter, acceptance(matter, asked, at), asked=asked, unit=matter.holder)
        for name in asked.permit.papers
    ]
    matter.marks = {**matter.marks, "simplified": False} if "simplified" in matter.marks else matter.marks
    public = {"unit": matter.holder.name, "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, public=public)
