"""Change a visit that is to come: the people move it or say more of it, or the office moves it and says why."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import Actor, PersonActor
from huiyin.foundation.people.permissions import RECEIVE, TAKE
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import Asked, ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Matter, Visit
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import mark, write
from huiyin.work.announcing.arranging import Setting, check_setting, receiver_of
from huiyin.work.announcing.coming import coming, ensure_receiving, note_moments, put, visit_to_come
from huiyin.work.announcing.wishes import Wish, check_wish, works

Said = dict[str, Any]


@act
def change_visit(
    *,
    actor: Actor,
    at: datetime,
    matter_id: int,
    wish: Wish | None = None,
    setting: Setting | None = None,
    visit: int | None = None,
    key: str | None = None,
) -> Event:
    """Either `wish`, what the people say now (staff may write it for them), or `setting`, what the office sets instead.

    A new day that the people wish for is answered anew, in the same time. Raises Refused, Invalid, gate errors.
    """
    by_person = isinstance(actor, PersonActor)
    needs = None if by_person else RECEIVE if setting else (RECEIVE, TAKE)
    matter = gate.reach(matter_id, actor=actor, needs=needs)
    if wish is not None:
        asked, row, said = _wished(matter, wish, actor, at)
        return write(
            matter, asked, actor=actor, at=at, owing=row.unit, public=said, inner={"tell": [row.unit_id]}
        )
    if setting is None or by_person:
        raise Invalid(Problem("wished_day", _("Say what is to be changed.")))
    if matter.marks.get("visit_to_come"):
        ensure_receiving(visit_to_come(matter, visit), actor)
    asked, row, said, inner = _moved(matter, setting, actor, at)
    return write(matter, asked, actor=actor, at=at, public=said, inner=inner)


def _wished(matter: Matter, wish: Wish, actor: Actor, at: datetime) -> tuple[Asked, Visit, Said]:
    law, today = counsel_for(matter), local_day(at)
    check_wish(wish, law, at=at)
    before = coming(matter)
    moved = before is not None and wish.wished_day != _day_of(before)
    if moved and wish.wished_day:
        note_moments(matter, day_asked_for=wish.wished_day, visit_announced=today)
    asked = ask(
        "change_visit",
        matter,
        actor=actor,
        at=at,
        asked_by_people=True,
        other_day=moved,
        visit_day_works=works(law, wish.wished_day),
    )
    row = visit_to_come(matter)
    values = wish.as_row()
    if moved and wish.wished_day:
        values |= {"state": "announced", "wished_day": wish.wished_day, "planned_at": None}
        note_moments(matter, visit_wished=wish.wished_day, visit_day=wish.wished_day)
        mark(matter, visit_unanswered=True)
    put(matter, row, **values)
    note_moments(matter, day_asked_for=None)
    day = _day_of(row)
    said = {"visit": row.no, "visit_on": day.isoformat() if day else "", "headcount": row.headcount}
    return asked, row, {**said, "moved": moved, "by_people": True}


def _moved(matter: Matter, setting: Setting, actor: Actor, at: datetime) -> tuple[Asked, Visit, Said, Said]:
    law, today, day = counsel_for(matter), local_day(at), setting.day
    who = receiver_of(matter, setting, on=today)
    note_moments(matter, visit_planned=day)
    check_setting(setting, at=at)
    asked = ask(
        "change_visit",
        matter,
        actor=actor,
        at=at,
        asked_by_people=False,
        visit_day_works=works(law, day),
        reason=setting.reason.strip(),
        visit_place=setting.place.strip(),
        who_receives=who.name,
    )
    row = visit_to_come(matter)
    moves = [*row.details.get("moved", ()), {"from": row.planned_at.isoformat() if row.planned_at else ""}]
    put(
        matter,
        row,
        planned_at=setting.planned_at,
        place=setting.place.strip(),
        receiver_id=who.account_id,
        receiver_name=who.name,
        details={**row.details, "moved": moves, "reason": setting.reason.strip()},
    )
    let_read(matter, [who.unit] if who.unit else [], at=at)
    note_moments(matter, visit_day=day, visit_planned=None)
    said = {
        "visit": row.no,
        "visit_on": day.isoformat(),
        "visit_hour": f"{localtime(setting.planned_at):%H:%M}",
        "place": row.place,
        "receiver": who.name,
        "reason": setting.reason.strip(),
    }
    told = [one for one in (row.concerned_id, who.unit.pk if who.unit else None) if one]
    return asked, row, said, {"moved_for": told}


def _day_of(row: Visit) -> Any:
    return local_day(row.planned_at) if row.planned_at else row.wished_day
