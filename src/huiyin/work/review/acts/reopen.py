"""Reopen a matter (Art 36): something is new, so it is registered again and its time begins anew."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REGISTER
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.opinions.desks import answering_office
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.review.anew import begin_again


@act
def reopen(*, actor: StaffActor, at: datetime, matter_id: int, reason: str, key: str | None = None) -> Event:
    """Move to `registered` on the desk of the office that took it in. `reason`: what is new. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=REGISTER)
    office = answering_office(matter, on=local_day(at))
    if not {office.pk, matter.holder_id} & gate.units_of(actor):
        raise gate.NotOnYourDesk(
            _("Only %(unit)s can reopen this matter, or the unit that holds it.") % {"unit": office.name}
        )
    asked = ask("reopen", matter, actor=actor, at=at, reason=reason.strip())
    begin_again(matter, asked.on)
    public = {"reason": reason.strip()}
    return write(matter, asked, actor=actor, at=at, holder=office, public=public)
