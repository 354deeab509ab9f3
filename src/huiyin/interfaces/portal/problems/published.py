"""The page of published common causes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from huiyin.domain.law.terms import LawError
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.queries.causes.systemic import Listed, published


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first, in the words that were read through and confirmed."""
    return render(request, "portal/problems/published.html", {"rows": [_row(one) for one in published()]})


def _row(one: Listed) -> dict[str, Any]:
    return {
        "title": _cause(one.row.cause),
        "owner": one.owner.full_name,
        "words": one.row.published,
        "published_on": one.row.published_on,
        "linked": one.linked,
        "answered": one.answered,
    }


def _cause(code: str) -> str:
    try:
        return counsel_for_new().term(code).say(get_language() or "zh-hans")
    except LawError:
        return code
