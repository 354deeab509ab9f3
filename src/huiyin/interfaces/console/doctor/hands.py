"""Whether the work can leave the house: every unit that handles matters has somebody who may sign for it."""

from django.utils import timezone

from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.console.doctor.finding import Finding, fine, note
from huiyin.matters.queries.signing import signers

NAMED = 5  # as many units are named, the rest are counted


def signatures() -> Finding:
    """Each unit with people who handle matters finds a signature in itself or above, an ordinary one and the head's."""
    today = timezone.localdate(timezone.now())
    roles = [role.pk for role in Role.objects.all() if HANDLE in role.permissions]
    handling = Account.objects.filter(is_active=True, roles__in=roles).values_list("unit_id", flat=True)
    in_force = {unit.pk: unit.full_name for unit in tree().in_force(today)}
    units = sorted(set(handling) & set(in_force))
    nobody = [in_force[one] for one in units if not signers(one, head=False)]
    headless = [in_force[one] for one in units if in_force[one] not in nobody and not signers(one, head=True)]
    if not nobody and not headless:
        return fine("signatures", f"{len(units)} units handle matters, and each has somebody who signs")
    found = []
    if nobody:
        found.append(f"nobody may sign for {_named(nobody)}: what is drafted there never leaves")
    if headless:
        found.append(f"no head signs for {_named(headless)}: grave matters wait there")
    mend = "Open an account for whoever signs there, or in a unit above: huiyin office account LOGIN --unit CODE --role signer (or head)."
    return note("signatures", "; ".join(found), mend)


def _named(units: list[str]) -> str:
    more = f" and {len(units) - NAMED} more" if len(units) > NAMED else ""
    return ", ".join(units[:NAMED]) + more


CHECKS = (signatures,)
