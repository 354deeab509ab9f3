"""The two pages of the desk of the late: everything late, one after another, and the table of ages by unit."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.late.narrowing import BAND_WORDS, KIND_WORDS, address_of, asked_of, choices
from huiyin.interfaces.desk.words import law, limit_words, term, unit_name
from huiyin.matters.queries.late.aging import Aged, aging
from huiyin.matters.queries.late.bands import BANDS
from huiyin.matters.queries.late.lanes import CLOCK, MEASURE, UNSOLVED
from huiyin.matters.queries.late.listing import Asked, Thing, late

SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One late thing in words."""

    thing: Thing
    kind: str
    what: str
    unit: str
    stake: str
    days: int


@staff
@needs(permissions.SUPERVISE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Everything late that one may know of, the oldest first or by what is at stake; paged to the very last."""
    now = timezone.now()
    asked, after = asked_of(request.GET), request.GET.get("after", "")
    try:
        found = late(request.actor, asked, at=now, size=SIZE, after=after)  # type: ignore[attr-defined]
    except (ValueError, OverflowError):  # a key somebody typed
        return redirect("desk:late")
    today = timezone.localdate(now)
    context = {
        "rows": [_row(one, today) for one in found.things],
        "asked": asked,
        "choices": choices(),
        "next": f"{address_of(asked)}&after={found.after}" if found.after else "",
        "first": address_of(asked) if after else "",
        "by_days": address_of(asked, by_stake=False),
        "by_stake": address_of(asked, by_stake=True),
        "has_stakes": bool(law().group("stakes")),
        "today": today,
        "now": now,
        "place": "oversight",
    }
    return render(request, "desk/late/list.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_safe
def by_unit(request: HttpRequest) -> HttpResponse:
    """For each unit what it is late with by age, each number leading to the things behind it."""
    now = timezone.now()
    asked = asked_of(request.GET)
    kind = asked.kind
    rows = aging(request.actor, at=now, kind=kind)  # type: ignore[attr-defined]
    context = {
        "rows": [_unit_row(one, kind) for one in rows],
        "bands": [str(BAND_WORDS[one.name]) for one in BANDS],
        "total": sum(one.late for one in rows),
        "kind": kind,
        "choices": choices(),
        "today": timezone.localdate(now),
        "place": "oversight",
    }
    return render(request, "desk/late/units.html", context)


def _row(thing: Thing, today: Any) -> Row:
    said = {CLOCK: limit_words, MEASURE: term, UNSOLVED: term}.get(thing.kind)
    return Row(
        thing=thing,
        kind=str(KIND_WORDS[thing.kind]),
        what=said(thing.what) if said else thing.what,
        unit=unit_name(thing.unit_id),
        stake=term(thing.stake),
        days=(today - thing.since).days,
    )


def _unit_row(one: Aged, kind: str) -> dict[str, Any]:
    asked = Asked(unit=one.unit_id, kind=kind)
    return {
        "unit": unit_name(one.unit_id),
        "late": one.late,
        "address": address_of(asked),
        "bands": [(one.bands[b.name], address_of(asked, band=b.name)) for b in BANDS],
        "oldest": one.oldest,
        "median": f"{one.median:g}",
        "in_hand": one.in_hand,
        "handled": one.handled,
    }
