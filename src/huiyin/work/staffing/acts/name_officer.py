"""Name who in the holding unit works on a matter (承办人, Art 28); the person is told the name."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, STAFFING
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.officers import fitness
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.staffing.naming import colleague, ensure_fit, ensure_present


@act
def name_officer(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    officer: int,
    although_away: bool = False,
    key: str | None = None,
) -> Event:
    """Set the officer (an account's id); somebody who is away only when that is said. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, at_desk=True)
    if not (actor.may(HANDLE) or actor.may(STAFFING)):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    account = colleague(officer, matter)
    fit = fitness(matter, account)
    asked = ask("name_officer", matter, actor=actor, at=at, **fit)
    ensure_fit(fit)
    if not although_away:
        ensure_present(account, asked.on)
    matter.officer = account
    said = {"officer": account.name, "unit": matter.holder.name}
    return write(matter, asked, actor=actor, at=at, public=said, inner={"holder": matter.holder_id})
