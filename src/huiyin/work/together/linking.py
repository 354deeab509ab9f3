"""The link by which people join: whether it still holds, and that those who follow it read nobody's name."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.recognising import traces
from huiyin.foundation.ledger.rows import change, select
from huiyin.matters.facts import local_day
from huiyin.matters.models import Claim, JoinLink, Matter, Party
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.identity import open_party
from huiyin.matters.record.writing import mark

SAYS_WHO = ("name", "phone", "email", "id_number")  # an address is often what the matter is about


def holds(link: JoinLink, on: date) -> bool:
    """Whether the link can be used on that day."""
    return link.closed_on is None and link.closes_on >= on


def close_ended(matter: Matter, *, at: datetime) -> None:
    """A link that ran out stands in the way of no other."""
    on = local_day(at)
    open_ones = select(JoinLink, matter=matter.pk, closed_on=None)
    if matter.marks.get("joint_link") and not any(holds(one, on) for one in open_ones):
        mark(matter, joint_link=False)


def close(matter: Matter, on: date) -> None:
    """Nobody joins by any of the matter's links from now on."""
    change(JoinLink, {"closed_on": on}, matter=matter.pk, closed_on=None)
    mark(matter, joint_link=False)


def ensure_readable(matter: Matter) -> None:
    """Whoever has the link reads title and claims. Raises Invalid where these say who brought the matter."""
    claims = select(Claim, order="position", matter=matter.pk, from_matter=None)
    text = "\n".join([matter.title, *(claim.text for claim in claims)])
    people = [open_party(row) for row in select(Party, matter=matter.pk)]
    found = [one for one in traces(text, people) if one.kind in SAYS_WHO]
    if found:
        told = _(
            "“%(words)s” stands in the heading or in what is asked for, and everybody who has the link would read it. "
            "Let people sign a paper list instead."
        )
        raise Invalid(Problem("days", told % {"words": found[0].words}))
