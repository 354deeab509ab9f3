"""Whether a leader may receive a matter or answer for it: nobody it complains of, nor anybody it must be kept from."""

from datetime import date, datetime

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import actor_of
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.along import let_read
from huiyin.matters.gate.scope import may_see
from huiyin.matters.impartial import lawful_unit, shut_out
from huiyin.matters.models import Accused, Matter, ReceptionDay


def barred(matter: Matter, leader: Account, office: int | None = None) -> bool:
    """True for a leader, or one of an office, whom the matter complains of, or who may not read a report.

    Who has withdrawn is shut out the same way. The answer is never given to anybody with its reason.
    """
    rows = select(Accused, matter=matter.pk)
    out = shut_out(matter, rows)
    if leader.pk in {row.account_id for row in rows} or leader.unit_id in out or office in out:
        return True
    return matter.confidential and not may_see(actor_of(leader), matter)


def barred_day(matter: Matter, day: ReceptionDay) -> bool:
    """Whether this reception cannot be this matter's."""
    return barred(matter, Account.objects.get(pk=day.leader_id), day.unit_id)


def let_prepare(matter: Matter, day: ReceptionDay, *, on: date, at: datetime) -> None:
    """Let the office that receives, its leader's, and the joint desk read the matter; a report nobody new.

    A unit of the joint desk that the matter complains of is passed over in silence.
    """
    if matter.confidential:
        return
    leader = Account.objects.get(pk=day.leader_id)
    receiving = [
        lawful_unit(matter, unit, on=on, field="reception") for unit in (day.unit_id, leader.unit_id)
    ]
    let_read(matter, [*receiving, *joint_units(matter, day, on)], at=at)


def joint_units(matter: Matter, day: ReceptionDay, on: date) -> list[Unit]:
    """The units of the joint desk that may know of the matter."""
    out, whole = shut_out(matter), tree()
    found = [whole.successor(unit, on, matter.category) for unit in day.units if unit in whole.units]
    return [unit for unit in found if unit.pk not in out]
