"""Put a leader in charge of a case (包案): by name and function, with what they are to do; nothing else changes."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event
from huiyin.matters.receptions.barring import barred
from huiyin.matters.record import act
from huiyin.matters.record.proceedings import open_proceeding
from huiyin.matters.record.writing import mark, write
from huiyin.work.reception.leading import KIND, leader_of, next_note


@act
def name_lead(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    leader: int,
    title: str,
    duties: str,
    key: str | None = None,
) -> Event:
    """`leader` is an account's id. Who handles the matter and by when stays. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE)
    account = leader_of(leader)
    matter.moments = {**matter.moments, "lead_noted": local_day(at).isoformat()}
    whom = f"{title.strip()} {account.name}".strip()
    given = {"leader": whom, "duties": duties.strip(), "leader_barred": barred(matter, account)}
    asked = ask("name_lead", matter, actor=actor, at=at, **given)
    if not matter.confidential:
        let_read(matter, [lawful_unit(matter, account.unit_id, on=asked.on, field="leader")], at=at)
    row = open_proceeding(
        matter,
        KIND,
        on=asked.on,
        unit=account.unit,
        whom=whom[:160],
        words=duties.strip(),
        due=next_note(asked),
        details={"account": account.pk, "notes": []},
    )
    mark(matter, led=True)
    public = {"led_by": whom, "duties": duties.strip(), "note_due": row.due.isoformat() if row.due else ""}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"lead": row.no})
