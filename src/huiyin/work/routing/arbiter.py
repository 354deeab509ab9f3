"""Who decides between units that each say a matter is not theirs: their common superior, else a joint conference (Art 24)."""

from collections.abc import Collection
from datetime import date

from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import ARBITRATE, REPORTS
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Matter
from huiyin.matters.objecting import returned_units, sender_of

CONFERENCE = "joint_conference"


def disputants(matter: Matter, on: date, *, objecting: bool) -> tuple[Unit, ...]:
    """The units that disagree: who objected (now, with `objecting`, or before) and the office that sent the matter on.

    A letters office claims no powers of its own; once two others disagree, the dispute is theirs.
    """
    whole = tree()
    found = {whole.successor(unit_id, on).pk for unit_id in returned_units(matter)}
    if objecting:
        found.add(matter.holder_id)
    sender = sender_of(matter, on) if objecting else matter.holder
    if sender.kind != "letters_office" or len(found) < 2:
        found.add(sender.pk)
    return tuple(whole.units[unit_id] for unit_id in sorted(found))


def can_decide(arbiter: Unit, matter: Matter) -> bool:
    """Whether anybody there holds the role, and for a report may read reports; else the matter would lie there unseen."""
    needed = {ARBITRATE, REPORTS} if matter.confidential else {ARBITRATE}
    accounts = Account.objects.filter(unit=arbiter, is_active=True).prefetch_related("roles")
    return any(needed <= {p for role in a.roles.all() for p in role.permissions} for a in accounts)


def arbiter_of(matter: Matter, among: Collection[Unit], on: date) -> Unit | None:
    """The nearest common superior in force that the matter does not complain of, else a joint conference, else None."""
    whole, barred = tree(), shut_out(matter)
    in_force = {u.pk: u for u in whole.in_force(on)}
    above = [
        in_force[u] for u in whole.common_above(u.pk for u in among) if u in in_force and u not in barred
    ]
    if above:
        return above[0]
    over = [u for unit in among for u in whole.above(unit.pk)]  # nearest first
    conferences = [u for u in in_force.values() if u.kind == CONFERENCE and u.pk not in barred]
    return min(
        conferences, key=lambda u: over.index(u.parent_id) if u.parent_id in over else len(over), default=None
    )
