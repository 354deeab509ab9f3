"""Who is away and who stands in: asked by what names officers and sends notices, entered and ended by the unit itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from huiyin.foundation.people.models import Absence, Account
from huiyin.foundation.units.unusable import Fault, Unusable


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is away from `first` to `last` (None: nobody knows yet), and who stands in (None: nobody)."""

    id: int
    account_id: int
    name: str
    first: date
    last: date | None
    deputy_id: int | None
    deputy: str


def away(account_ids: Iterable[int], on: date) -> dict[int, Away]:
    """Those of the accounts who are away that day, by account; one query."""
    return {row.account_id: _away(row) for row in _in_force(on).filter(account__in=list(account_ids))}


def stands_in_for(account_id: int, on: date) -> list[Away]:
    """Those for whom the account stands in that day; one query."""
    return [_away(row) for row in _in_force(on).filter(deputy=account_id)]


def bound(account_id: int, on: date) -> list[Away]:
    """Absences that last or are still to come in which the account was to stand in."""
    rows = _real().filter(Q(last=None) | Q(last__gte=on), deputy=account_id)
    return [_away(row) for row in rows.select_related("account", "deputy").order_by("first", "id")]


def listed(unit_id: int, on: date) -> list[Away]:
    """Absences of the unit's staff that last or are still to come, the next first."""
    rows = _real().filter(Q(last=None) | Q(last__gte=on), account__unit=unit_id)
    return [_away(row) for row in rows.select_related("account", "deputy").order_by("first", "id")]


def enter(
    *,
    account: Account,
    deputy: Account | None,
    first: date,
    last: date | None,
    by: str,
    at: datetime,
    on: date,
) -> Absence:
    """Enter an absence. `by` is the name of who enters it, `on` the present day. Raises Unusable."""
    with transaction.atomic():
        # whoever enters another absence of these two at the same moment waits here
        held = sorted({account.pk, deputy.pk if deputy else account.pk})
        list(Account.objects.select_for_update().filter(pk__in=held).order_by("pk"))
        faults = [*_days_faults(first, last, on), *_deputy_faults(account, deputy)]
        faults = faults or [
            *_overlap_faults(account, first, last),
            *_chain_faults(account, deputy, first, last),
        ]
        if faults:
            raise Unusable(*faults)
        return Absence.objects.create(
            account=account, deputy=deputy, first=first, last=last, entered_by=by[:60], entered_at=at
        )


def end(absence_id: int, *, unit_id: int, on: date) -> Absence:
    """Let an absence of the unit's staff end before this day; one that has not begun is called off. Raises Unusable."""
    with transaction.atomic():
        rows = _real().select_for_update().filter(pk=absence_id, account__unit=unit_id)
        row = rows.first()
        if row is None or (row.last is not None and row.last < on):
            raise Unusable(
                Fault("", _("There is no such absence of a colleague of your unit, or it is over."))
            )
        row.last = max(on, row.first) - timedelta(days=1)
        row.save(update_fields=["last"])
    return row


def _away(row: Absence) -> Away:
    standing_in = row.deputy if row.deputy and row.deputy.is_active else None
    return Away(
        row.pk,
        row.account_id,
        row.account.name,
        row.first,
        row.last,
        standing_in.pk if standing_in else None,
        standing_in.name if standing_in else "",
    )


def _in_force(on: date) -> QuerySet[Absence]:
    rows = Absence.objects.filter(Q(last=None) | Q(last__gte=on), first__lte=on)
    return rows.select_related("account", "deputy").order_by("id")


def _days_faults(first: date, last: date | None, on: date) -> list[Fault]:
    if last is not None and last < first:
        return [Fault("last", _("The last day is before the first. Correct one of the two."))]
    if last is not None and last < on:
        return [Fault("last", _("This absence is over already. Enter one that lasts or is still to come."))]
    return []


def _deputy_faults(account: Account, deputy: Account | None) -> list[Fault]:
    if deputy is None:
        return []
    if deputy.pk == account.pk:
        return [Fault("deputy", _("Nobody stands in for themselves. Choose a colleague."))]
    if deputy.unit_id != account.unit_id:
        return [Fault("deputy", _("A deputy belongs to the same unit. Choose a colleague of it."))]
    if not deputy.is_active:
        return [Fault("deputy", _("That account is closed. Choose somebody who works here."))]
    return []


def _overlap_faults(account: Account, first: date, last: date | None) -> list[Fault]:
    other = _overlapping(first, last).filter(account=account).first()
    if other is None:
        return []
    text = _(
        "%(name)s is entered as away from %(first)s to %(last)s already. End that absence, or choose other days."
    )
    return [Fault("first", text % _words(account.name, other))]


def _chain_faults(account: Account, deputy: Account | None, first: date, last: date | None) -> list[Fault]:
    """No deputy is away while standing in, so nobody has to look for the deputy of a deputy."""
    faults = []
    gone = _overlapping(first, last).filter(account=deputy).first() if deputy else None
    if deputy and gone:
        text = _("%(name)s is away from %(first)s to %(last)s. Choose a deputy who is there the whole time.")
        faults.append(Fault("deputy", text % _words(deputy.name, gone)))
    bound = _overlapping(first, last).filter(deputy=account).select_related("account").first()
    if bound:
        text = _(
            "%(name)s stands in for %(other)s from %(first)s to %(last)s. Enter somebody else for that first."
        )
        faults.append(Fault("account", text % {**_words(account.name, bound), "other": bound.account.name}))
    return faults


def _overlapping(first: date, last: date | None) -> QuerySet[Absence]:
    rows = _real().filter(Q(last=None) | Q(last__gte=first))
    return rows.filter(first__lte=last) if last is not None else rows


def _real() -> QuerySet[Absence]:
    """All but those called off before they began, which are kept with a last day before their first."""
    return Absence.objects.filter(Q(last=None) | Q(last__gte=F("first")))


def _words(name: str, absence: Absence) -> dict[str, str]:
    return {
        "name": name,
        "first": absence.first.isoformat(),
        "last": absence.last.isoformat() if absence.last else _("a day not known yet"),
    }
