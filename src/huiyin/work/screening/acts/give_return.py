"""Give a unit's return in a screening: the problems it entered, or its signed word that it found none and how it looked."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import CampaignReturn, Event
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.screening.asking import campaign_in, entered_in, return_of


@act
def give_return(
    *,
    actor: StaffActor,
    at: datetime,
    campaign_id: int,
    function: str,
    none_found: bool = False,
    how_looked: str = "",
    key: str | None = None,
) -> Event:
    """For the actor's own unit, once; which problems it had entered by then is kept. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(campaign_id, actor=actor, needs=(HANDLE, SIGN))
    campaign, row = campaign_in(matter), return_of(matter, actor.unit_id)
    entered = entered_in(matter.pk, actor.unit_id)
    words = {"return_function": clean(function), "how_looked": clean(how_looked)}
    asked = ask(
        "give_return",
        matter,
        actor=actor,
        at=at,
        return_open=row is not None and row.state == "open",
        none_found=none_found,
        entered_problems=len(entered),
        **{name: said for name, said in words.items() if said},
    )
    ensure_without_people({"function": function, "how_looked": how_looked})
    late = asked.on > campaign.closes
    given = {
        "state": "none_found" if none_found else "given",
        "given_on": asked.on,
        "function": words["return_function"][:120],
        "words": words["how_looked"],
        "problems": [[one.matter_id, one.no] for one in entered],
    }
    change(CampaignReturn, given, matter=matter.pk, unit=actor.unit_id)
    unit = tree().units[actor.unit_id]
    public = {"returned_by": unit.name, "none_found": none_found, "problems": len(entered), "late": late}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"tell": [campaign.lead_id]})
