"""The list of published answers with its search, and one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.matters.queries.casework.published import LONGEST_SEARCH, published_answer, published_answers
from huiyin.work.publishing.seeking import note_sought


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first, a page at a time; with words, those that have every one of them."""
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_SEARCH]
    try:
        rows, after = published_answers(words=words, before=request.GET.get("before", ""))
    except ValueError as error:
        raise Http404 from error
    if words and not request.GET.get("before") and request.method == "GET":
        note_sought(words, on=timezone.localdate(timezone.now()), missed=not rows)
    context = {"rows": rows, "after": after, "words": words, "longest": LONGEST_SEARCH}
    return render(request, "portal/answers/list.html", context)


@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One question and its answer."""
    found = published_answer(number)
    if found is None:
        raise Http404(_("There is no such answer, or it was taken back."))
    return render(request, "portal/answers/one.html", {"one": found})
