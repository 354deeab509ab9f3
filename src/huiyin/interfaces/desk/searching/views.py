"""Search: by number, words, phrases and place; what was found with the words marked, to the last row."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.inbox.narrowing import choices_of
from huiyin.interfaces.desk.searching.advising import advised, said
from huiyin.interfaces.desk.searching.narrowing import address_of, before_of, narrowed_of, words_of
from huiyin.matters.queries.lookup.narrowed import Narrowed
from huiyin.matters.queries.search import COUNTED, Found, search


@staff
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Search; a number that is found opens at once."""
    actor = request.actor  # type: ignore[attr-defined]
    words, narrowed, before = words_of(request.GET), narrowed_of(request.GET), before_of(request.GET)
    found = search(actor, words, narrowed=narrowed, before=before) if words or narrowed.place else None
    if found and found.number and not narrowed.is_narrow:
        return redirect("desk:matter", matter_id=found.number.pk)
    now = timezone.now()
    context = {
        "searched": words,
        "narrowed": narrowed,
        "choices": choices_of(actor, open_only=False),
        "cleared": address_of(words, Narrowed()) if narrowed.is_narrow else "",
        "found": found,
        "today": timezone.localdate(now),
        "now": now,
        "place": "search",
        "many_units": True,
        **(_told(found, words, narrowed, before) if found else {}),
    }
    return render(request, "desk/lists/search.html", context)


def _told(found: Found, words: str, narrowed: Narrowed, before: int | None) -> dict[str, Any]:
    """What was found, how much of it, where it goes on, and what to try where there is nothing."""
    address = address_of(words, narrowed)
    nothing = not (found.hits or found.after or before)
    return {
        "hits": found.hits,
        "counted": COUNTED if found.count else len(found.hits),
        "many": (found.count or 0) > COUNTED or (found.count is None and not before and found.more),
        "next": address_of(words, narrowed, before=found.after) if found.after else "",
        "first": address if before else "",
        "looked_for": [said(phrase) for phrase in found.asked.phrases],
        "left_out": [said(phrase) for phrase in found.asked.without],
        "advice": advised(found.asked, words, narrowed) if nothing and not found.too_short else [],
    }
