"""Open the board of a visit (Art 20): how many came, where, what they need; units are called by the ladder."""

from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask, counsel_for
from huiyin.matters.ladders.climbing import climb
from huiyin.matters.models import Event, Matter, Visit
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import mark, write
from huiyin.matters.visiting import AHEAD, TO_COME, visit_in
from huiyin.work.group_visits.coming import Coming, check_coming, concerned_unit
from huiyin.work.group_visits.opening import announced_for_today, call, course_of, opened_facts, running


@act
def open_visit(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    coming: Coming,
    announced: int | None = None,
    key: str | None = None,
) -> Event:
    """Open it, from the announcement of that number or without one. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    law = counsel_for(matter)
    if law.knows("open_visit"):
        check_coming(coming, law)
    announced = announced or announced_for_today(matter, at=at)
    facts = {**opened_facts(running(matter)), "from_announcement": announced is not None}
    asked = ask("open_visit", matter, actor=actor, at=at, headcount=coming.headcount, **facts)
    visit = _open(matter, coming, announced, actor=actor, at=at)
    called = call(matter, visit, climb(matter, course_of(visit), law=asked.counsel, at=at), at=at)
    return _written(matter, asked, visit, actor=actor, at=at, inner={"visit": visit.no, **called.inner})


def _open(matter: Matter, coming: Coming, announced: int | None, *, actor: StaffActor, at: datetime) -> Visit:
    """The visit's row: the announced one goes on, with what is known better now; without one it is new."""
    concerned = concerned_unit(matter, coming.concerned, at=at)
    values: dict[str, Any] = {
        "state": "open",
        "unit_id": actor.unit_id,
        "headcount": coming.headcount,
        "needs": list(dict.fromkeys(coming.needs)),
        "needs_words": coming.needs_words.strip(),
        "place": coming.place.strip(),
        "opened_at": at,
    }
    if announced is None:
        details = {"opened_by": actor.name}
        values |= {
            "concerned_id": concerned.pk if concerned else None,
            "about": coming.about.strip(),
            "details": details,
        }
        return add(Visit, matter, kind="group", **values)
    visit = visit_in(matter, announced, *TO_COME)
    mark(matter, drop=AHEAD)
    values |= {"details": {**visit.details, "opened_by": actor.name}}
    values |= {"concerned_id": concerned.pk} if concerned else {}
    values |= {"about": coming.about.strip()} if coming.about.strip() else {}
    change(Visit, values, matter=matter.pk, no=visit.no)
    return visit_in(matter, announced)


def _written(
    matter: Matter, asked: Asked, visit: Visit, *, actor: StaffActor, at: datetime, inner: dict[str, Any]
) -> Event:
    public = {"visit": visit.no, "headcount": visit.headcount, "place": visit.place}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
