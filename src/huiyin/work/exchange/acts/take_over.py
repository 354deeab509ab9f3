"""Take over a matter that another installation handed to this one: the day it was first received stays, nobody tells it twice."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import TAKE
from huiyin.matters.gate import NotPermitted
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.opening import open_matter
from huiyin.work.exchange.arriving import follow_in, impartial_home, opening_of
from huiyin.work.exchange.given import Handed


@act
def take_over(*, actor: StaffActor, at: datetime, handed: Handed, code: str, key: str | None = None) -> Event:
    """Open it as registered, with a query code of its own. Raises Refused, Invalid, NotPermitted."""
    if not actor.may(TAKE):
        raise NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    opening = opening_of(handed, code=code)
    office = impartial_home(opening)
    return open_matter(
        "take_over",
        opening,
        office=office,
        actor=actor,
        at=at,
        further=lambda matter: follow_in(matter, handed, at=at),
    )
