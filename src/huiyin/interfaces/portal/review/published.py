"""Published reviews: what organs reviewed after a hearing and what came of it, for everybody to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.matters.queries.courses.reviews import published_reviews


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first, a page at a time."""
    try:
        rows, after = published_reviews(before=request.GET.get("before", ""))
    except ValueError as error:
        raise Http404 from error
    return render(request, "portal/review/published.html", {"rows": rows, "after": after})
