"""Pass a matter on when its unit was split, merged or abolished (Art 24(2)): stage and time stay, the person is told."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.foundation.people.permissions import RULES
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Commitment, Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import move_office, write
from huiyin.work.staffing.inheriting import inheritance, pass_on


@act
def succeed(
    *, actor: StaffActor | SystemActor, at: datetime, matter_id: int, key: str | None = None
) -> Event:
    """Everything that lies with ended units goes to their heirs. Raises Refused where nothing does, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RULES if isinstance(actor, StaffActor) else None)
    before, left = matter.holder, inheritance(matter, local_day(at))
    takes_office = left.desk is not None and left.desk.why != "successor"
    asked = ask(
        "succeed",
        matter,
        actor=actor,
        at=at,
        unit_ended=not left.is_empty,
        to_accused=left.desk is not None and left.desk.unit.pk in shut_out(matter),
        heir="letters_office_takes" if takes_office else "organ_succeeds",
    )
    pass_on(matter, left, at)
    if left.office:
        move_office(matter, left.office.unit, at)
    promised = left.heirs_of(Commitment)
    public: dict[str, object] = {"promises": len(promised)}
    if left.desk:
        public |= {"from_unit": before.name, "to_unit": left.desk.unit.name, "heir": left.desk.why}
    holder, inner = (left.desk.unit if left.desk else None), {"promised_by": sorted(set(promised))}
    return write(matter, asked, actor=actor, at=at, holder=holder, public=public, inner=inner)
