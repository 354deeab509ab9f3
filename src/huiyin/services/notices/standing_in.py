"""Whom in a unit a notice reaches out of the house: its officer where it has one, and the deputy of whoever is away."""

from collections.abc import Iterable, Sequence
from datetime import date

from huiyin.foundation.people.absences import Away, away
from huiyin.foundation.people.actor import actor_of
from huiyin.foundation.people.models import Account
from huiyin.matters import gate
from huiyin.matters.models import Matter
from huiyin.services.notices.models import Notice

TO_OFFICER = frozenset(
    {"near", "promise_near"}
)  # what only asks somebody to go on; what is late is everybody's


def readers_of(notices: Sequence[Notice], on: date) -> dict[int, list[Account]]:
    """For each notice to a unit the accounts it is sent to; three queries, and two more for each deputy who steps in alone."""
    if not notices:
        return {}
    by_unit: dict[int, dict[int, Account]] = {}
    for account in Account.objects.filter(unit_id__in={n.unit_id for n in notices}, is_active=True):
        by_unit.setdefault(account.unit_id, {})[account.pk] = account
    absent = away([pk for staff in by_unit.values() for pk in staff], on)
    officers = dict(
        Matter.objects.filter(pk__in={n.matter_id for n in notices}, officer__isnull=False).values_list(
            "pk", "officer_id"
        )
    )
    return {
        n.pk: _readers(n, by_unit.get(n.unit_id or 0, {}), absent, officers.get(n.matter_id)) for n in notices
    }


def _readers(
    notice: Notice, staff: dict[int, Account], absent: dict[int, Away], officer: int | None
) -> list[Account]:
    """The officer or their deputy, if one of the two is there and may see the matter; else everybody who is there."""
    if notice.code in TO_OFFICER and officer in staff:
        alone = _present([officer], staff, absent)
        if alone and (alone[0].pk == officer or _may_see(alone[0], notice.matter_id)):
            return alone
    return _present(staff, staff, absent) or list(staff.values())


def _present(wanted: Iterable[int], staff: dict[int, Account], absent: dict[int, Away]) -> list[Account]:
    """Each of them, or their deputy; nobody twice, and nobody in place of somebody without one."""
    found: dict[int, Account] = {}
    for pk in wanted:
        reader = absent[pk].deputy_id if pk in absent else pk
        if reader in staff:
            found[reader] = staff[reader]
    return list(found.values())


def _may_see(deputy: Account, matter_id: int) -> bool:
    """Standing in opens no matter from which one is shut out."""
    return gate.visible(actor_of(deputy)).filter(pk=matter_id).exists()
