"""The filters of the desk of the late: read from the address with doubt, and shown as choices."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.units.tree import tree
from huiyin.matters.queries.late.bands import BANDS, band
from huiyin.matters.queries.late.lanes import CLOCK, DISPUTED, KINDS, MEASURE, PROMISE, PROPOSAL, UNSOLVED
from huiyin.matters.queries.late.listing import Asked

KIND_WORDS = {
    CLOCK: _("limits of the law"),
    PROMISE: _("promises overdue"),
    DISPUTED: _("reported as done, the person says not"),
    MEASURE: _("supervision unanswered"),
    PROPOSAL: _("proposals unanswered"),
    UNSOLVED: _("closed, the person says not solved"),
}
BAND_WORDS = {
    "week": _("up to 7 days"),
    "month": _("8 to 30 days"),
    "quarter": _("31 to 90 days"),
    "half": _("91 to 180 days"),
    "longer": _("over 180 days"),
}


def asked_of(query: QueryDict) -> Asked:
    """What is asked for; what nobody knows is taken as not asked."""
    unit, kind, age = query.get("unit", "")[:18], query.get("kind", ""), query.get("age", "")
    known = int(unit) if unit.isascii() and unit.isdecimal() and int(unit) in tree().units else None
    return Asked(
        unit=known,
        kind=kind if kind in KINDS else "",
        band=age if band(age) else "",
        by_stake=query.get("order", "") == "stake",
    )


def address_of(asked: Asked, **changes: object) -> str:
    """The query that asks for this, with some of it changed; begins with a question mark."""
    given = {**asdict(asked), **changes}
    named = {
        "unit": given["unit"],
        "kind": given["kind"],
        "age": given["band"],
        "order": "stake" if given["by_stake"] else "",
    }
    return "?" + urlencode({name: value for name, value in named.items() if value})


def choices() -> dict[str, list[tuple[str, str]]]:
    """What each filter offers."""
    return {
        "units": [(str(unit.pk), unit.name) for unit in tree().units.values()],
        "kinds": [(kind, str(KIND_WORDS[kind])) for kind in KINDS],
        "ages": [(one.name, str(BAND_WORDS[one.name])) for one in BANDS],
    }
