"""What a screening asks, checked; and which return is whose."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Campaign, CampaignReturn, Matter, Proceeding
from huiyin.matters.offices.area import area_of
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import Invalid, Problem

LONGEST_TITLE, LONGEST_WORDS = 100, 5_000


@dataclass(frozen=True, slots=True)
class Asking:
    """A screening as it is opened: what it is called, what units are to look at, which units, from when until when."""

    title: str
    words: str
    topics: tuple[str, ...]
    units: tuple[int, ...]
    opens: date
    closes: date


def check_asking(given: Asking, law: Counsel) -> None:
    """Raises Invalid with every problem at once."""
    found = []
    if not clean(given.title) or len(clean(given.title)) > LONGEST_TITLE:
        text = _("Give it a heading of at most %(max)d characters.") % {"max": LONGEST_TITLE}
        found.append(Problem("title", text))
    if len(given.words) > LONGEST_WORDS:
        text = _("This is longer than %(max)d characters. Shorten it.") % {"max": LONGEST_WORDS}
        found.append(Problem("words", text))
    if set(given.topics) - set(law.group("topics")):
        found.append(Problem("topics", _("There is no such topic. Choose from the list.")))
    if found:
        raise Invalid(*found)
    ensure_without_people({"title": given.title, "words": given.words})


def facts_of(given: Asking, actor: StaffActor, *, today: date) -> dict[str, Any]:
    """The facts on which the law judges whether it may be opened."""
    words = clean(given.words)
    return {
        "campaign_topics": len(set(given.topics)),
        "campaign_units": len(set(given.units)),
        "outside_area": bool(set(given.units) - area_of(actor.unit_id)),
        "campaign_dated": given.closes > today and given.closes >= given.opens,
        **({"campaign_words": words} if words else {}),
    }


def units_asked(matter: Matter, given: Asking, *, on: date) -> list[Unit]:
    """The units in force that are asked, each once. Raises Invalid."""
    found = [lawful_unit(matter, unit_id, on=on, field="units") for unit_id in dict.fromkeys(given.units)]
    return list({unit.pk: unit for unit in found}.values())


def campaign_in(matter: Matter) -> Campaign:
    """The row of the file. Raises Invalid where the file is another kind of file."""
    rows = select(Campaign, matter=matter.pk)
    if not rows:
        raise Invalid(Problem("campaign", _("This file is no screening.")))
    return rows[0]


def return_of(matter: Matter, unit_id: int) -> CampaignReturn | None:
    """What one unit was asked for."""
    return next(iter(select(CampaignReturn, matter=matter.pk, unit=unit_id)), None)


def entered_in(campaign_id: int, unit_id: int) -> list[Proceeding]:
    """The problems that a unit entered in a screening, in the order of their days."""
    rows = Proceeding.objects.filter(kind="problem", unit_id=unit_id, details__campaign=campaign_id)
    return list(rows.order_by("opened_on", "matter_id", "no"))
