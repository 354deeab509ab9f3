"""Put the briefing for whoever receives on paper, from the record as it stands; it stays in the file."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.models import Event
from huiyin.matters.papers import issue
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.visiting import visit_in
from huiyin.work.announcing.briefing_paper import briefing_contents

STANDING = ("announced", "answered", "open")


@act
def prepare_visit(
    *, actor: StaffActor, at: datetime, matter_id: int, visit: int, key: str | None = None
) -> Event:
    """Issue it, for the office alone. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row = visit_in(matter, visit)
    asked = ask("prepare_visit", matter, actor=actor, at=at, visit_standing=row.state in STANDING)
    contents = briefing_contents(matter, row, asked, counsel_for(matter), at=at)
    papers = [
        issue(kind, matter, contents, asked=asked, unit=row.unit, for_person=False)
        for kind in asked.permit.papers
    ]
    inner = {"documents": [paper.no for paper in papers], "visit": row.no}
    return write(matter, asked, actor=actor, at=at, public={"visit": row.no}, inner=inner)
