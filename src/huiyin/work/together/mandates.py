"""Representatives as the acts find them: who they are, whether they speak now, how many do."""

from dataclasses import dataclass
from datetime import date

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Representative
from huiyin.matters.record.writing import mark
from huiyin.matters.together.speaking import speaking_now
from huiyin.work.together.signing import WINDOW


@dataclass(frozen=True, slots=True)
class Mandate:
    """What somebody was chosen for: the signer (`signer`) or party (`party`) it is, for what, how chosen, from when, until when."""

    scope: str
    chosen_how: str
    since: date
    signer: int | None = None
    party: int | None = None
    until: date | None = None


def reach_mandate(
    matter_id: int, no: int | None, *, actor: PersonActor | StaffActor
) -> tuple[Matter, Representative | None]:
    """The mandate of that number for the office that keeps the list; for a signer, or who brought it, their own."""
    if isinstance(actor, StaffActor):
        matter = gate.reach(matter_id, actor=actor, needs=WINDOW)
        gate.ensure_keeper(matter, actor)
        return matter, next(iter(select(Representative, matter=matter.pk, no=no or 0)), None)
    if actor.signer_no is None:
        matter = gate.reach(matter_id, actor=actor)
        mine = [row for row in select(Representative, matter=matter.pk) if row.party_no is not None]
    else:
        matter, _row = gate.reach_signer(matter_id, None, actor=actor)
        mine = select(Representative, matter=matter.pk, signer_no=actor.signer_no)
    return matter, max(mine, key=lambda row: row.no, default=None)


def speaks(row: Representative | None, on: date) -> bool:
    """Whether the mandate holds on that day."""
    return row is not None and not row.ended_why and (row.until is None or row.until >= on)


def end(matter: Matter, row: Representative, *, on: date, why: str) -> None:
    """End one mandate."""
    change(Representative, {"until": on, "ended_why": why[:300]}, matter=matter.pk, no=row.no)


def count(matter: Matter, on: date) -> int:
    """Note, for the law, how many speak now."""
    number = len(speaking_now(matter, on))
    mark(matter, representatives=number)
    return number
