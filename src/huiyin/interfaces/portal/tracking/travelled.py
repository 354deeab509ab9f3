"""Every desk the matter lay on, as its person reads it: how it came there, how long, and whose the lost days are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.tracking.timeline import label_of
from huiyin.matters.facts import local_day
from huiyin.matters.queries.followed import Followed
from huiyin.matters.queries.routing.hops import Hop, hops, last_moment

BACK = {"serve_review", "decline_review", "decline_reopen"}  # after these it lies where it lay before


def travelled(case: Followed) -> list[dict[str, Any]]:
    """The desks in order, each with the whole days that were lost there."""
    end = last_moment(case.matter, case.events, case.now)
    return [_desk(case, hop) for hop in hops(case.holdings, case.clocks, at=end)]


def _desk(case: Followed, hop: Hop) -> dict[str, Any]:
    return {
        "unit": _name(hop.unit_id),
        "how": _arrived(case, hop.how),
        "since": local_day(hop.since),
        "until": _day(hop.until),
        "days": hop.days,
        "charges": list(_charges(hop)),
    }


def _arrived(case: Followed, how: str) -> str:
    if how == "taken":
        return _("came in here")
    return _("back here") if how in BACK else label_of(case.counsel, how)


def _charges(hop: Hop) -> Iterator[dict[str, Any]]:
    for one in hop.charges:
        if one.days:
            yield {"unit": _name(one.unit_id), "days": one.days, "why": one.why, "running": one.running}


def _day(moment: Any) -> date | None:
    return local_day(moment) if moment else None


def _name(unit_id: int) -> str:
    unit = tree().units.get(unit_id)
    return unit.name if unit else ""
