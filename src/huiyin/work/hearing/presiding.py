"""Who may preside over a hearing: somebody at work here, not complained of, not recused, and not part of the handling."""

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Document, Event, Matter
from huiyin.matters.opinions.reviewing import LEVELS, last_review
from huiyin.matters.papers import contents_of
from huiyin.matters.record import Invalid, Problem

RECORD = "investigation_record"  # its `staff` are names as they were written down


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
    """Whether the account investigated the matter, works on it, or belongs to the organ whose opinion is reviewed."""
    return account.pk == matter.officer_id or _investigated(matter, account) or _reviewed(matter, account)


def _investigated(matter: Matter, account: Account) -> bool:
    """Whether they wrote down an investigation, or a record of one names them."""
    if Event.objects.filter(matter_id=matter.pk, act="investigate", actor=f"staff:{account.pk}").exists():
        return True
    records = select(Document, matter=matter.pk, kind=RECORD)
    return any(account.name in contents_of(row).get("staff", "") for row in records)


def _reviewed(matter: Matter, account: Account) -> bool:
    level = LEVELS.get(matter.stage)
    review = last_review(matter, level=level) if level else None
    return review is not None and account.unit_id in tree().subtree(review.respondent_id)
