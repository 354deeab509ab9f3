"""What came of it, leader by leader: promises kept, disputed, late, open, and cases answered for, with nobody who came counted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people.permissions import RECEIVE
from huiyin.interfaces.desk.door import needs, staff
from huiyin.matters.queries.receptions.days import of_leader
from huiyin.matters.queries.receptions.leaders import leader, leaders


@staff
@needs(RECEIVE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every leader of one's own offices and those over them, in the order of offices; not ranked."""
    rows = leaders(actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return render(request, "desk/receptions/leaders.html", {"rows": rows, "place": "receptions"})


@staff
@needs(RECEIVE)
@require_safe
def shown(request: HttpRequest, account_id: int) -> HttpResponse:
    """One leader: each promise and each case."""
    at = timezone.now()
    found = leader(account_id, actor=request.actor, at=at)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    days = of_leader(account_id, at)
    context = {
        "one": found,
        "coming": [day for day in days if day.open],
        "today": timezone.localdate(at),
        "place": "receptions",
    }
    return render(request, "desk/receptions/leader.html", context)
