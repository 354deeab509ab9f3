"""Open a screening of disputes and dangers (Art 5): which units are asked, about what, and until when."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.models import Campaign, CampaignReturn, Event, Matter
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.own_files.opening import open_own_file
from huiyin.work.screening.asking import Asking, check_asking, facts_of, units_asked


@act
def open_campaign(*, actor: StaffActor, at: datetime, campaign: Asking, key: str | None = None) -> Event:
    """In a file of its own, which every unit asked may read. Raises Refused, Invalid, NotPermitted."""
    if not actor.may(SUPERVISE):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    law, today, lead = counsel_for_new(), local_day(at), tree().units[actor.unit_id]
    if law.knows("open_campaign"):
        check_asking(campaign, law)
    asked: list[Unit] = []
    inner: dict[str, Any] = {}

    def with_returns(matter: Matter) -> dict[str, Any]:
        asked.extend(units_asked(matter, campaign, on=today))
        topics = [one for one in law.group("topics") if one in campaign.topics]
        words = clean(campaign.words)
        add(
            Campaign,
            matter,
            lead=lead,
            topics=topics,
            words=words,
            opens=campaign.opens,
            closes=campaign.closes,
        )
        for unit in asked:
            add(CampaignReturn, matter, unit=unit, due=campaign.closes)
        inner["tell"] = [unit.pk for unit in asked]
        return {"topics": topics, "asked": len(asked), "answer_by": campaign.closes.isoformat()}

    return open_own_file(
        "open_campaign",
        title=campaign.title,
        words=campaign.words,
        unit=lead,
        actor=actor,
        at=at,
        further=with_returns,
        scope=asked,
        inner=inner,
        **facts_of(campaign, actor, today=today),
    )
