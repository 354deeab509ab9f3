"""The pages of common causes: what may be one and the files there are; one file with its matters, measures and acts."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.casefile.dates import dated
from huiyin.interfaces.desk.casefile.doings import choices_of
from huiyin.interfaces.desk.casefile.timeline import timeline
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.words import law, unit_name
from huiyin.matters.queries.casefile import casefile
from huiyin.matters.queries.causes.alike import BY, Alike, alike
from huiyin.matters.queries.causes.systemic import listed, shown

LEAST = "many_of_one_kind"
ACT = "open_systemic"


@staff
@needs(permissions.SUPERVISE, permissions.HANDLE)
@require_safe
def listed_page(request: HttpRequest) -> HttpResponse:
    """The files by their day, then groups of matters that may have one cause."""
    actor, today = request.actor, timezone.localdate(timezone.now())  # type: ignore[attr-defined]
    by = request.GET.get("by", "unit")
    by = by if by in BY else "unit"
    known = law().knows(ACT)
    groups = alike(actor, by=by, today=today, least=law().value(LEAST, today)) if known else []
    rows = [(one, one.is_late(today)) for one in listed(actor)]
    context = {
        "rows": rows,
        "groups": [_group(one, by, today) for one in groups],
        "by": by,
        "known": known,
        "today": today,
        "place": "oversight",
    }
    return render(request, "desk/systemic/list.html", context)


@staff
@require_safe
def one(request: HttpRequest, file_id: int) -> HttpResponse:
    """One file; the reading is logged."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    file = casefile(file_id, actor=actor, at=at)
    found, today = shown(file.matter, actor), timezone.localdate(at)
    dates = dated(file, today, at)
    context = {
        "file": file,
        "matter": file.matter,
        "found": found,
        "unseen": found.linked - len(found.matters),
        "choices": choices_of(file, actor),
        "entries": timeline(file),
        "dates": [row for row in dates if row.clock.running],
        "late": found.row.state == "open" and found.row.due < today,
        "today": today,
        "now": at,
        "place": "oversight",
    }
    return render(request, "desk/systemic/file.html", context)


def _group(group: Alike, by: str, today: Any) -> dict[str, Any]:
    earlier, lately = group.growth(today)
    query = {"category": group.category, "by": by, "key": group.key}
    return {
        "category": categories.name_of(group.category),
        "key": unit_name(int(group.key)) if by == "unit" else group.key,
        "number": group.number,
        "linked": group.linked,
        "earlier": earlier,
        "lately": lately,
        "months": [(month, group.months[month]) for month in sorted(group.months)],
        "address": urlencode(query),
    }
