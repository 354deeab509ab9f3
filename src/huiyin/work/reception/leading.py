"""What the acts of a leader in charge share: the open charge, who may be put in charge, and the next note's day."""

from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor, actor_of
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import Asked
from huiyin.matters.models import Matter, Proceeding
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.proceedings import open_ones

KIND, LIMIT = "lead", "lead_progress"


def leader_of(account_id: int) -> Account:
    """The leader who is to be in charge. Raises Invalid for somebody unknown, gone, or without such a role."""
    account = Account.objects.filter(pk=account_id, is_active=True).select_related("unit").first()
    if account is None:
        raise Invalid(Problem("leader", _("There is no such member of staff. Choose one from the list.")))
    if not actor_of(account).may(RECEIVE):
        text = _("%(name)s has no role in which people are received. Choose a leader.")
        raise Invalid(Problem("leader", text % {"name": account.name}))
    return account


def charge_of(matter: Matter) -> Proceeding:
    """The charge that is open. Raises Invalid where there is none."""
    rows = open_ones(matter, KIND)
    if not rows:
        raise Invalid(Problem("leader", _("No leader is in charge of this case.")))
    return rows[-1]


def theirs(row: Proceeding, actor: StaffActor) -> None:
    """Only the leader, and staff of the leader's office, speak for the charge. Raises NotOnYourDesk."""
    if actor.account_id != row.details.get("account") and row.unit_id not in gate.units_of(actor):
        text = _("%(leader)s answers for this case; only they and their office say how far it is.")
        raise gate.NotOnYourDesk(text % {"leader": row.whom})


def next_note(asked: Asked) -> date:
    """The last day of the next note, as the law counts it."""
    return asked.counsel.due(LIMIT, asked.on).due
