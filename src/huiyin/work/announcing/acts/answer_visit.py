"""Answer an announced visit: hour, room, who receives; another day only with its reason; the unit's position is asked for."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Visit
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.announcing.arranging import (
    Setting,
    asked_unit,
    before_visit,
    check_setting,
    end_of,
    receiver_of,
)
from huiyin.work.announcing.coming import ensure_receiving, note_moments, put, visit_to_come
from huiyin.work.announcing.wishes import works


@act
def answer_visit(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    setting: Setting,
    visit: int | None = None,
    key: str | None = None,
) -> Event:
    """Set hour, room and who receives; they, and the unit asked, read the matter along. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    law, today, day = counsel_for(matter), local_day(at), setting.day
    if matter.marks.get("visit_to_come"):
        ensure_receiving(visit_to_come(matter, visit), actor)
    note_moments(matter, visit_planned=day, visit_answered=today)
    who, unit = receiver_of(matter, setting, on=today), asked_unit(matter, setting, on=today)
    check_setting(setting, at=at)
    asked = ask(
        "answer_visit",
        matter,
        actor=actor,
        at=at,
        other_day=day.isoformat() != matter.moments.get("visit_wished"),
        visit_day_works=works(law, day),
        reason=setting.reason.strip(),
        visit_place=setting.place.strip(),
        who_receives=who.name,
        position_asked=setting.asks,
        position_before=before_visit(setting, today=today),
        position_days=max((setting.position_due - today).days, 1) if setting.position_due else 1,
    )
    row = visit_to_come(matter, visit)
    put(
        matter,
        row,
        state="answered",
        planned_at=setting.planned_at,
        place=setting.place.strip(),
        receiver_id=who.account_id,
        receiver_name=who.name,
        **_position(row, setting, unit),
        details={**row.details, "answered_at": at.isoformat(), "reason": setting.reason.strip()},
    )
    let_read(matter, [one for one in (unit, who.unit) if one], at=at)
    note_moments(matter, visit_day=day, visit_planned=None)
    mark(matter, drop=("visit_unanswered", "position_open"), **({"position_open": True} if unit else {}))
    public: dict[str, Any] = {
        "visit": row.no,
        "visit_on": day.isoformat(),
        "visit_hour": f"{localtime(setting.planned_at):%H:%M}",
        "place": row.place,
        "receiver": who.name,
        "reason": setting.reason.strip(),
        "other_day": bool(row.wished_day and row.wished_day != day),
    }
    inner: dict[str, Any] = {"receiving": [who.unit.pk] if who.unit else []}
    if unit and setting.position_due:
        inner |= {"asked": [unit.pk], "position_due": setting.position_due.isoformat()}
    return write(matter, asked, actor=actor, at=at, owing=unit, public=public, inner=inner)


def _position(row: Visit, setting: Setting, unit: Unit | None) -> dict[str, Any]:
    """Whose position is asked for and until when; one given already stays where none is asked for anew."""
    if unit is None:
        return {} if row.position_at else {"concerned": None, "position_due": None}
    return {"concerned": unit, "position_due": end_of(setting.position_due) if setting.position_due else None}
