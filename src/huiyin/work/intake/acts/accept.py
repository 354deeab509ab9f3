"""Accept a matter (Art 23): the notice says that it was received and that it is accepted, its path, and by when it is answered."""

from datetime import datetime
from typing import Any

from huiyin.domain.letters.contents import is_blank
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import procedure, shared, until
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def accept(
    *, actor: StaffActor, at: datetime, matter_id: int, kind: str = "", path: str = "", key: str | None = None
) -> Event:
    """Move to `accepted` and issue the notice. A unit that accepts may correct kind and path. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    if not is_blank(kind):
        matter.kind, matter.path, matter.confidential = kind, path, kind == "report"
    asked = ask("accept", matter, actor=actor, at=at)
    papers = [
        issue(name, matter, _contents(matter, asked, at), asked=asked, unit=matter.holder)
        for name in asked.permit.papers
    ]
    public = {"unit": matter.holder.name, "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, public=public)


def _contents(matter: Matter, asked: Asked, at: datetime) -> dict[str, Any]:
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "accepted": True,
        "accepted_on": asked.on,
        "path_and_procedure": procedure(matter, asked),
        "received_from": matter.office.full_name if matter.office_id != matter.holder_id else "",
    }
    for start in asked.permit.starts:
        day = asked.on if start.moment in {"on", "accepted"} else asked.facts.moments[start.moment]
        contents["expected_by"], contents["expected_by_computation"] = until(
            matter, asked, start.limit, day, start.length
        )
    return contents
