"""Who may preside over a hearing: somebody at work here, not complained of, not recused, and not part of the handling."""

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.models import Account
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Event, Matter, Proceeding
from huiyin.matters.record import Invalid, Problem


def presider(matter: Matter, account_id: int) -> Account:
    """The member of staff who presides. Raises Invalid for somebody unknown, gone, complained of or recused."""
    account = Account.objects.filter(pk=account_id, is_active=True).select_related("unit").first()
    if account is None:
        raise Invalid(Problem("presider", _("There is no such member of staff. Choose one from the list.")))
    against = {row.account_id for row in select(Accused, matter=matter.pk)}
    if account.pk in against or account.unit_id in shut_out(matter):
        text = _(
            "%(name)s has withdrawn from this matter, or belongs to a unit it complains of. Name somebody else."
        )
        raise Invalid(Problem("presider", text % {"name": account.name}))
    return account


def barred(matter: Matter, account: Account) -> bool:
    """Whether the account investigated the matter or is the officer who works on it."""
    return account.pk == matter.officer_id or account.pk in _investigators(matter)


def _investigators(matter: Matter) -> set[int]:
    """Whoever wrote down an investigation, or is named in one."""
    marks = Event.objects.filter(matter_id=matter.pk, act="investigate").values_list("actor", flat=True)
    found = {int(mark.partition(":")[2]) for mark in marks if mark.startswith("staff:")}
    for row in select(Proceeding, matter=matter.pk, kind="investigation"):
        found |= set(row.details.get("accounts", ()))
    return found
