"""The briefing for whoever receives: on the screen, to be printed, and put on paper for the file."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.matters.failures import Invalid, NoSuchMatter
from huiyin.matters.queries.visits.prepared import briefing_of, related
from huiyin.work.announcing.acts.prepare_visit import prepare_visit


@staff
@needs(permissions.RECEIVE, permissions.HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def shown(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """Read it; a reading like every other, and shown to the person. POST issues it as a paper."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        key = request.POST.get("key", "")[:64]
        event = prepare_visit(
            actor=actor, at=at, matter_id=matter_id, visit=no, key=f"{matter_id}:{key}" if key else None
        )
        papers = event.inner.get("documents", ())
        messages.success(request, _("The briefing is on paper and in the file."))
        return (
            redirect("desk:document", matter_id, papers[0])
            if papers
            else redirect("desk:briefing", matter_id, no)
        )
    try:
        found = briefing_of(matter_id, no, actor=actor, at=at)
    except Invalid as wrong:
        raise NoSuchMatter(str(wrong)) from wrong
    context = {
        "found": found,
        "matter": found.matter,
        "visit": found.visit,
        "related": related(found.matter, actor),
        "today": timezone.localdate(at),
        "key": secrets.token_hex(16),
        "may_issue": actor.may(permissions.RECEIVE)
        and found.visit.state in {"announced", "answered", "open"},
        "place": "visits",
    }
    return render(request, "desk/visits/briefing.html", context)
