"""Record a hearing that was held: minutes, who was there, the panel's opinion and votes, read back and signed."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.papers import issue
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.hearing.papers import record_contents
from huiyin.work.hearing.presiding import barred, presider
from huiyin.work.hearing.rows import called_hearing
from huiyin.work.hearing.sitting import Minutes, check_minutes, unsigned
from huiyin.work.hearing.uncounted import count_anew


@act
def hold_hearing(
    *, actor: StaffActor, at: datetime, matter_id: int, minutes: Minutes, key: str | None = None
) -> Event:
    """Issue the record; the hearing is done from the day it ended. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, in_review=REVIEW, at_desk=True)
    chair = presider(matter, minutes.presider)
    asked = ask(
        "hold_hearing",
        matter,
        actor=actor,
        at=at,
        presider_barred=barred(matter, chair),
        panel_opinion=minutes.panel_opinion.strip(),
        ballots=max(sum(minutes.votes), 0),
        read_back=minutes.read_back,
        parties_unsigned=unsigned(minutes, counsel_for(matter)),
    )
    hearing = called_hearing(matter)
    check_minutes(minutes, asked.counsel, called_for=hearing.held_at or at, at=at)
    contents = record_contents(matter, asked, at, minutes, chair, hearing)
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    day = local_day(minutes.ended)
    details = {**hearing.details, "presider": chair.pk, "votes": list(minutes.votes)}
    details |= {"record": papers[0].no if papers else None, "present": len(minutes.present)}
    held = {
        "state": "done",
        "ended_on": day,
        "held_at": minutes.began,
        "whom": chair.name,
        "details": details,
    }
    change(Proceeding, held, matter=matter.pk, no=hearing.no)
    unpublished = bool(hearing.details["public"]) or matter.marks.get("hearing_unpublished", False)
    matter.marks = {**matter.marks, "hearing_open": False, "hearing_unpublished": unpublished}
    matter.moments = {**matter.moments, "hearing_held": day.isoformat()}
    moved = count_anew(matter, asked)
    public = {"held_on": day.isoformat(), "documents": [p.no for p in papers], "clocks": moved}
    inner = {"hearing": hearing.no, "votes": list(minutes.votes)}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
