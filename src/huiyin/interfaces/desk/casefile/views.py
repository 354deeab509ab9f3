"""The matter's page and the pages that hang on it: dates, readers, who brings it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.interfaces.desk.casefile.dates import dated, months, one, weekdays
from huiyin.interfaces.desk.casefile.doings import choices_of
from huiyin.interfaces.desk.casefile.hearings import hearings
from huiyin.interfaces.desk.casefile.inside import inside
from huiyin.interfaces.desk.casefile.promising import proof_of, servings_of
from huiyin.interfaces.desk.casefile.signing import drafts_box, note_conduct
from huiyin.interfaces.desk.casefile.timeline import timeline
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.hints.same.pairs import beside_matter
from huiyin.interfaces.desk.oversight.own_pages import page_of
from huiyin.interfaces.desk.scans.showing import note_scans
from huiyin.interfaces.desk.supervision.box import supervision_box
from huiyin.interfaces.desk.visits.box import visits_box
from huiyin.matters.asking import counsel_for
from huiyin.matters.failures import NotPermitted
from huiyin.matters.queries.casefile import (
    Casefile,
    casefile,
    identities,
    needs_identity,
    one_clock,
    readers,
    short_name,
)
from huiyin.matters.queries.casework.officers import officer_of
from huiyin.matters.queries.courses.joinable import joined
from huiyin.matters.queries.receptions.own import bookings
from huiyin.matters.queries.routing.disputes import dispute_in
from huiyin.matters.queries.routing.hops import hops, last_moment
from huiyin.matters.queries.together.listed import counted


@staff
@require_safe
def matter(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Everything about one matter; the reading is logged."""
    at = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    file = casefile(matter_id, actor=actor, at=at)
    if own := page_of(file.matter.stage):
        return redirect(own, file.matter.pk)
    today = timezone.localdate(at)
    return render(request, "desk/matter/page.html", _context(file, actor, today, at))


@staff
@require_safe
def people(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Who brings it, in clear, for those who work on it; a logged reading of its own."""
    try:
        rows = identities(matter_id, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except NotPermitted as refused:
        raise NotPermitted(
            _("Names and addresses open only for the unit that works on the matter now.")
        ) from refused
    return render(request, "desk/matter/people.html", {"rows": rows, "matter_id": matter_id})


@staff
@require_safe
def date_page(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """How a date was counted, on a calendar and in a list."""
    clock = one_clock(matter_id, no, actor=request.actor)  # type: ignore[attr-defined]
    now = timezone.now()
    row = one(clock.matter, clock, counsel_for(clock.matter), timezone.localdate(now), now)
    return render(
        request,
        "desk/date.html",
        {"row": row, "months": months(row.due), "matter": clock.matter, "weekdays": weekdays()},
    )


@staff
@require_safe
def readings(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Who has read the matter."""
    found, rows = readers(matter_id, actor=request.actor)  # type: ignore[attr-defined]
    return render(request, "desk/matter/readings.html", {"matter": found, "rows": rows})


def _context(file: Casefile, actor: Any, today: Any, at: Any) -> dict[str, Any]:
    named = [short_name(p) for p in file.parties]
    answered = any(c.outcome for c in file.claims)
    note_conduct(file, actor)
    note_scans(file.matter.pk, file.attachments)
    return {
        "file": file,
        "matter": file.matter,
        "today": today,
        "choices": choices_of(file, actor),
        "entries": timeline(file),
        "now": at,
        "hearings": hearings(file),
        "bookings": bookings(file.matter, at, file.events),
        "visits_box": visits_box(file, actor, at),
        "supervised": supervision_box(file, actor, today),
        "joined": joined(file.beside.relations, actor),
        "pairs": beside_matter(file.matter.pk, actor),
        "dates": _by_running(dated(file, today, at)),
        "officer": officer_of(file.matter, today),
        "drafting": drafts_box(file, actor),
        "hops": list(
            reversed(hops(file.holdings, file.clocks, at=last_moment(file.matter, file.events, at)))
        ),
        "dispute": dispute_in(file.matter, file.events, file.clocks),
        "most_bounces": bounces_allowed(file, today),
        "inside": inside(
            file.beside.proceedings,
            today=today,
            lawyer=file.counsel,
            files=file.attachments,
            aid=needs_identity(file.matter, actor),
        ),
        "named": "、".join(n for n in named if n),
        "may_bundle": needs_identity(file.matter, actor),
        "joint": counted(file.matter, actor, file.offers),
        "may_see_people": needs_identity(file.matter, actor) and bool(file.parties),
        "answered": answered,
        "proof": proof_of(file),
        "servings": servings_of(file),
        "later_items": [(i, [a for a in file.attachments if a.item_no == i.no]) for i in file.items[1:]],
        "first_item": file.items[0] if file.items else None,
        "first_files": [a for a in file.attachments if file.items and a.item_no == file.items[0].no],
    }


def bounces_allowed(file: Casefile, today: Any) -> int:
    """How often a matter may be returned before somebody above decides; none where its pack counts no returns."""
    return file.counsel.value("max_bounces", today) if "max_bounces" in file.counsel.pack.values else 0


def _by_running(rows: list[Any]) -> dict[str, list[Any]]:
    """What runs stands open; what has ended is folded away once it would fill the page."""
    return {
        "running": [row for row in rows if row.clock.running],
        "ended": [row for row in rows if not row.clock.running],
    }
