"""Let a member of staff withdraw from a matter (回避, Art 28(3)): they neither act in it nor read it from then on."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import STAFFING, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.impartial import recused
from huiyin.matters.models import Accused, Event, Holding, Matter
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write


@act
def recuse(
    *, actor: StaffActor, at: datetime, matter_id: int, account: int, reason: str, key: str | None = None
) -> Event:
    """Shut an account (by id) out of the matter: one's own, or as a leader another's. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor)
    if account != actor.account_id and not (actor.may(STAFFING) or actor.may(SUPERVISE)):
        text = _("You can declare that you withdraw yourself; for somebody else a leader orders it.")
        raise Invalid(Problem("account", text))
    asked = ask("recuse", matter, actor=actor, at=at, reason=reason.strip())
    found = _concerned(matter, account)
    add(Accused, matter, account=found, how="recused")
    if matter.officer_id == found.pk:
        matter.officer = None
    inner = {"account": found.pk, "who": found.name, "reason": reason.strip()}
    return write(matter, asked, actor=actor, at=at, inner=inner)


def _concerned(matter: Matter, account: int) -> Account:
    units = {row.unit_id for row in select(Holding, matter=matter.pk)} | {matter.holder_id, matter.office_id}
    found = Account.objects.filter(pk=account).first()
    if found is None or found.unit_id not in units:
        text = _("Only staff of the units that have this matter can withdraw from it. Choose one of them.")
        raise Invalid(Problem("account", text))
    if found.pk in recused(matter):
        text = _("%(name)s has withdrawn from this matter already.")
        raise Invalid(Problem("account", text % {"name": found.name}))
    return found
