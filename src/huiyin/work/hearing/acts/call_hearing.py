"""Call a hearing (Art 31(6)): time, place, presider and panel are told days before."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.papers import issue
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.hearing.inviting import invited_units
from huiyin.work.hearing.papers import notice_contents
from huiyin.work.hearing.presiding import barred, presider
from huiyin.work.hearing.sitting import Calling, check_calling
from huiyin.work.hearing.uncounted import count_anew


@act
def call_hearing(
    *, actor: StaffActor, at: datetime, matter_id: int, calling: Calling, key: str | None = None
) -> Event:
    """Call it and issue the notice; no clock stops but that of second review. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, in_review=REVIEW, at_desk=True)
    chair, units = (
        presider(matter, calling.presider),
        invited_units(matter, calling.invited, on=local_day(at)),
    )
    day = local_day(calling.held_at)
    matter.moments = {
        **matter.moments,
        "hearing_called": local_day(at).isoformat(),
        "hearing_day": day.isoformat(),
    }
    asked = ask(
        "call_hearing",
        matter,
        actor=actor,
        at=at,
        presider_barred=barred(matter, chair),
        hearing_public=calling.public,
        closed_ground=calling.closed_ground,
    )
    check_calling(calling, at=at)
    contents = notice_contents(matter, asked, at, calling, chair, units)
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    hearing = add(
        Proceeding,
        matter,
        kind="hearing",
        unit=matter.holder,
        whom=chair.name,
        words=calling.subject.strip(),
        opened_on=asked.on,
        due=day,
        held_at=calling.held_at,
        details=_details(calling, [p.no for p in papers]),
    )
    let_read(matter, units, at=at)
    matter.marks = {**matter.marks, "hearing_open": True}
    moved = count_anew(matter, asked)
    hour = f"{localtime(calling.held_at):%H:%M}"
    public: dict[str, Any] = {
        "hearing_on": day.isoformat(),
        "hearing_hour": hour,
        "place": calling.place.strip(),
    }
    public |= {"presider": chair.name, "documents": [p.no for p in papers], "clocks": moved}
    inner = {"hearing": hearing.no, "invited": [u.pk for u in units], "wished": calling.wished}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _details(calling: Calling, papers: list[int]) -> dict[str, Any]:
    """What only a hearing has; names of people stand sealed in the notice."""
    return {
        "place": calling.place.strip(),
        "public": calling.public,
        "closed_ground": calling.closed_ground,
        "presider": calling.presider,
        "seats": len(calling.panel) + 1,
        "invited": list(calling.invited),
        "wished": calling.wished,
        "notice": papers[0] if papers else None,
    }
