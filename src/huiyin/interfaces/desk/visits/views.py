"""The list of visits: the boards open now, then what waits for an answer or a position, then today, this week, later."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.matters.queries.visits.announced import agenda
from huiyin.matters.queries.visits.table import open_visits


@staff
@needs(permissions.RECEIVE, permissions.HANDLE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What the reader's units receive, and what they have to say before it."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = agenda(request.actor, on=today)  # type: ignore[attr-defined]
    parts = [
        ("passed", _("Their day has passed: write down what became of it"), found.passed),
        ("to_answer", _("Waiting for our answer"), found.to_answer),
        ("to_state", _("Our position is asked for"), found.to_state),
        ("today", _("Today"), found.today),
        ("week", _("This week"), found.week),
        ("later", _("Later"), found.later),
    ]
    context = {
        "running": open_visits(request.actor),  # type: ignore[attr-defined]
        "parts": [part for part in parts if part[2]],
        "count": found.count,
        "today": today,
        "place": "visits",
    }
    return render(request, "desk/visits/list.html", context)
