"""Take a measure towards the unit whose lapse was confirmed: reminder, letter, check on site, interview, listing (Art 39, 40)."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.lapses.standing import standing
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import reach_supervision, save, told
from huiyin.work.supervision.letter import PAPER, write_letter
from huiyin.work.supervision.measuring import Taking, add_measure, answer_due, check, facts


@act
def take_measure(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    supervision: int,
    taking: Taking,
    key: str | None = None,
) -> Event:
    """The unit's time to answer begins; a letter is issued where the measure is one. Raises Refused, Invalid, gate errors."""
    matter, row, measures = reach_supervision(matter_id, supervision, actor)
    given = {**standing(row, measures, actor), **facts(taking)}
    asked = ask("take_measure", matter, actor=actor, at=at, **given)
    law, on = counsel_for(matter), local_day(at)
    check(taking, law, on)
    due = answer_due(law, taking, on)
    lettered = PAPER in asked.permit.papers
    paper = write_letter(matter, asked, row, taking.demand, due, actor=actor, at=at) if lettered else None
    add_measure(matter, row, taking, actor=actor, on=on, due=due, document=paper.no if paper else None)
    if due is not None:
        save(row, state="confirmed", due=due.due, answered_on=None)
    public = told(row, measure=taking.kind, due=due.due.isoformat() if due else "")
    inner = told(row, demand=taking.demand.strip(), agreed=taking.agreed.strip())
    inner |= {"documents": [paper.no]} if paper else {}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
