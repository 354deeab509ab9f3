"""Who in the holding unit may work on a matter: the facts by which the law judges a name."""

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor, actor_of
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import HANDLE, REPORTS
from huiyin.foundation.vault.seal import unseal
from huiyin.matters.models import Accused, Matter


def fitness(matter: Matter, account: Account) -> dict[str, bool]:
    """The facts `officer_interested` and `officer_may_handle` for one account; two queries."""
    against = select(Accused, order="no", matter=matter.pk)
    whom = actor_of(account)
    return {
        "officer_interested": is_interested(matter, whom, against),
        "officer_may_handle": account.is_active and may_handle(matter, whom),
    }


def is_interested(matter: Matter, whom: StaffActor, against: list[Accused]) -> bool:
    """Whether somebody is complained of or has withdrawn, or belongs to the kin of a unit complained of.

    Where only a name was given, a colleague of that name is taken to be meant: another can always be named.
    """
    return any(
        row.account_id == whom.account_id
        or (row.unit_id is not None and row.unit_id in whom.kin)
        or (bool(row.name) and _same_name(matter, row, whom.name))
        for row in against
    )


def may_handle(matter: Matter, whom: StaffActor) -> bool:
    """Whether somebody belongs to the unit that holds the matter, and has the role for it."""
    fit = whom.may(HANDLE) and (whom.may(REPORTS) or not matter.confidential)
    return fit and whom.unit_id == matter.holder_id


def _same_name(matter: Matter, row: Accused, name: str) -> bool:
    meant = unseal(row.name, f"accused:{matter.pk}:{row.no}")
    return "".join(meant.split()).casefold() == "".join(name.split()).casefold()
