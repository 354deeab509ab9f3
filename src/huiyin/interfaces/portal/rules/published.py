"""The page of published proposals to change a rule."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from huiyin.domain.law.terms import LawError
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.queries.courses.rule_changes import Published, published


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first, a page at a time."""
    try:
        rows, after = published(before=request.GET.get("before", ""))
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    return render(
        request, "portal/rules/published.html", {"rows": [_row(one) for one in rows], "after": after}
    )


def _row(one: Published) -> dict[str, Any]:
    late = one.is_late(timezone.localdate(timezone.now()))
    return {
        **{name: getattr(one, name) for name in one.__slots__},
        "late": late,
        "outcome": _outcome(one.state),
    }


def _outcome(state: str) -> str:
    try:
        return counsel_for_new().term(state).say(get_language() or "zh-hans")
    except LawError:
        return state
