"""The page of words looked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.words import law
from huiyin.matters.queries.sought.listed import looked_for

LEAST = "sought_least"


@staff
@needs(permissions.SUPERVISE, permissions.STATISTICS)
@require_safe
def sought(request: HttpRequest) -> HttpResponse:
    """What was not found first; nothing where the law does not say from which number words may be shown."""
    today, lawyer = timezone.localdate(timezone.now()), law()
    least = lawyer.value(LEAST, today) if LEAST in lawyer.pack.values else 0
    rows = looked_for(today, least=least) if least else []
    return render(request, "desk/sought/list.html", {"rows": rows, "least": least, "place": "oversight"})
