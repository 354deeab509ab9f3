"""The page of oversight."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.oversight.sections import sections_for


@staff
@require_safe
def oversight(request: HttpRequest) -> HttpResponse:
    """Where one may go from here to look at the work of offices."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"sections": list(sections_for(actor)), "place": "oversight"}
    return render(request, "desk/oversight/oversight.html", context)
