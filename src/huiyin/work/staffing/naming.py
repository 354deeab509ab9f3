"""Whom one can name: an account that is there, is not named already, and is not away."""

from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.people.absences import away
from huiyin.foundation.people.models import Account
from huiyin.matters.models import Matter
from huiyin.matters.record import Invalid, Problem


def colleague(account_id: int, matter: Matter) -> Account:
    """The account to be named. Raises Invalid when there is none, or when it is the officer already."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise Invalid(Problem("officer", _("There is no such account. Choose a colleague from the list.")))
    if account.pk == matter.officer_id:
        raise Invalid(
            Problem("officer", _("%(name)s is the officer of this matter already.") % {"name": account.name})
        )
    return account


def ensure_fit(fit: dict[str, bool]) -> None:
    """Raises Invalid for somebody who is shut out or may not handle it, where the matter's own law has no word for that."""
    if fit["officer_interested"] or not fit["officer_may_handle"]:
        text = _(
            "This colleague may not work on it: complained of, withdrawn, of another unit, or without the role. Choose another."
        )
        raise Invalid(Problem("officer", text))


def ensure_present(account: Account, on: date) -> None:
    """Raises Invalid for somebody who is away, naming who stands in."""
    absent = away([account.pk], on).get(account.pk)
    if absent is None:
        return
    words = {
        "name": absent.name,
        "deputy": absent.deputy,
        "last": absent.last.isoformat() if absent.last else "",
    }
    if absent.deputy and absent.last:
        text = _(
            "%(name)s is away until %(last)s, and %(deputy)s stands in. Name %(deputy)s, or confirm the name."
        )
    elif absent.deputy:
        text = _("%(name)s is away, and %(deputy)s stands in. Name %(deputy)s, or confirm the name.")
    else:
        text = _("%(name)s is away and nobody stands in. Name somebody else, or confirm the name.")
    raise Invalid(Problem("officer", text % words))
