"""Close a screening with its summary; units that gave no return stay named as such."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Campaign, CampaignReturn, Event
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.screening.asking import campaign_in


@act
def close_campaign(
    *, actor: StaffActor, at: datetime, campaign_id: int, summary: str, key: str | None = None
) -> Event:
    """At the office that opened it. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(campaign_id, actor=actor, needs=SUPERVISE, at_desk=True)
    campaign, words = campaign_in(matter), clean(summary)
    rows = select(CampaignReturn, order="no", matter=matter.pk)
    silent = [row.unit_id for row in rows if row.state == "open"]
    asked = ask(
        "close_campaign",
        matter,
        actor=actor,
        at=at,
        campaign_over=local_day(at) > campaign.closes,
        open_returns=len(silent),
        **({"summary": words} if words else {}),
    )
    ensure_without_people({"summary": summary})
    change(Campaign, {"state": "closed", "closed_on": asked.on, "summary": words}, matter=matter.pk)
    public = {"asked": len(rows), "silent": len(silent)}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"silent_units": silent})
