"""Call a visit off that is to come: the people may without a reason, the office only on a ground the law gives."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import Actor, PersonActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Visit
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.announcing.coming import coming, ensure_receiving, over, visit_to_come

NOBODY_CAME = "nobody_came"


@act
def cancel_visit(
    *,
    actor: Actor,
    at: datetime,
    matter_id: int,
    reason: str = "",
    ground: str = "",
    visit: int | None = None,
    key: str | None = None,
) -> Event:
    """End it before it was held; another can be announced at once. Raises Refused, Invalid, gate errors."""
    by_person = isinstance(actor, PersonActor)
    matter = gate.reach(matter_id, actor=actor, needs=None if by_person else RECEIVE)
    row = coming(matter)
    if row is not None:
        ensure_receiving(row, actor)
    given = {"reason": reason.strip(), **({} if by_person else {"cancel_ground": ground})}
    asked = ask("cancel_visit", matter, actor=actor, at=at, asked_by_people=by_person, **given)
    row = visit_to_come(matter, visit)
    if ground == NOBODY_CAME and not by_person and not _has_struck(row, at):
        text = _("Their hour has not struck yet; that nobody came can be written down after it.")
        raise Invalid(Problem("ground", text))
    over(matter, row, at=at, ground=ground, reason=reason.strip(), by_people=by_person)
    day = local_day(row.planned_at) if row.planned_at else row.wished_day
    public = {"visit": row.no, "visit_on": day.isoformat() if day else "", "reason": reason.strip()}
    public |= {"by_people": by_person, "ground": "" if by_person else ground}
    told = [one for one in (row.unit_id, row.concerned_id) if one]
    return write(matter, asked, actor=actor, at=at, public=public, inner={"called_off_for": told})


def _has_struck(row: Visit, at: datetime) -> bool:
    if row.planned_at:
        return row.planned_at <= at
    return row.wished_day is not None and row.wished_day < local_day(at)
