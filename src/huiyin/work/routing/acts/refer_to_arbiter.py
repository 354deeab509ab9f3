"""Refer a dispute over competence (Art 24(1)) to the common superior, else to a joint conference, who decides whose it is."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, ROUTE
from huiyin.matters import gate
from huiyin.matters.asking import ask, clocks_of
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.objecting import open_objection
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.routing.arbiter import arbiter_of, disputants


@act
def refer_to_arbiter(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str, key: str | None = None
) -> Event:
    """Move to `disputed` on the arbiter's desk; by the sender or the unit that objects. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE if actor.may(HANDLE) else ROUTE)
    on = local_day(at)
    among = disputants(matter, on, objecting=open_objection(clocks_of(matter)) is not None)
    arbiter = arbiter_of(matter, among, on)
    asked = ask(
        "refer_to_arbiter",
        matter,
        actor=actor,
        at=at,
        reason=reason.strip(),
        arbiter_found=arbiter is not None,
    )
    public = {"to_unit": arbiter.name if arbiter else "", "units": [u.name for u in among]}
    parties = {u.pk for u in among} | {matter.holder_id}
    inner = {
        "dispute": reason,
        "disputants": [u.pk for u in among],
        "tell": sorted(parties - {actor.unit_id}),
    }
    return write(matter, asked, actor=actor, at=at, holder=arbiter, public=public, inner=inner)
