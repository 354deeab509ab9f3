"""A problem entered in a screening: the screening is open and asked this unit, and its office may read the matter."""

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Campaign, CampaignReturn, Matter
from huiyin.matters.record import Invalid, Problem
from huiyin.work.announcing.problems import Entered


def lead_of(given: Entered, matter: Matter, unit: Unit) -> Unit | None:
    """The office whose screening it is entered in; None for a problem entered by itself. Raises Invalid."""
    if given.campaign is None:
        return None
    found = select(Campaign, matter=given.campaign, state="open")
    if not found or not select(CampaignReturn, matter=given.campaign, unit=unit.pk):
        text = _("This screening is over, or your unit was not asked in it. Enter the problem by itself.")
        raise Invalid(Problem("campaign", text))
    _check(given, found[0])
    lead = tree().units[found[0].lead_id]
    if matter.confidential or lead.pk in shut_out(matter):
        text = _(
            "This matter stays with those who may see it. Enter the problem by itself, without the screening."
        )
        raise Invalid(Problem("campaign", text))
    return lead


def _check(given: Entered, campaign: Campaign) -> None:
    problems = []
    if given.topic not in campaign.topics:
        problems.append(Problem("topic", _("Choose one of the topics that are asked about.")))
    if not given.checker.strip():
        problems.append(Problem("checker", _("Say by function who checks that it is solved.")))
    if given.check_on is None or (given.due and given.check_on < given.due):
        text = _("Give the day on which it is checked; it does not lie before the day by which it is solved.")
        problems.append(Problem("check_on", text))
    if problems:
        raise Invalid(*problems)
