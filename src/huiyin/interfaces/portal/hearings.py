"""Published hearings: what offices heard in public and what came of it, for everybody to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.matters.queries.courses.hearings import published


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first, a page at a time."""
    try:
        rows, after = published(before=request.GET.get("before", ""))
    except ValueError as error:
        raise Http404 from error
    return render(request, "portal/hearings.html", {"rows": rows, "after": after})
