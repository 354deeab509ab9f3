"""The pages of pairs that may be one matter: the list, and the answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.hints.same.pairs import shown
from huiyin.interfaces.desk.words import law
from huiyin.matters.queries.courses.joinable import id_of
from huiyin.services.hints.same.answering import MAY_ANSWER, answer
from huiyin.services.hints.same.showing import NOT_SAME, OPEN, SAME, NoSuchPair, Pair, listed

STATES = {
    OPEN: gettext_lazy("to be looked at"),
    SAME: gettext_lazy("the same matter"),
    NOT_SAME: gettext_lazy("not the same"),
}


@staff
@needs(*MAY_ANSWER)
@require_safe
def listed_page(request: HttpRequest) -> HttpResponse:
    """The pairs of one state, the newest first."""
    state = request.GET.get("state", OPEN)
    state = state if state in STATES else OPEN
    rows = shown(listed(request.actor, state=state))  # type: ignore[attr-defined]
    context = {"rows": rows, "state": state, "states": list(STATES.items()), "place": "same"}
    return render(request, "desk/same/list.html", context)


@staff
@needs(*MAY_ANSWER)
@require_POST
def answered(request: HttpRequest, matter_id: int, other_id: int) -> HttpResponse:
    """What somebody says of a pair; the same leads to the form by which the one is joined to the other."""
    state = request.POST.get("answer", "")
    if state not in STATES:
        raise Http404
    try:
        pair = answer(
            actor=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
            matter=matter_id,
            other=other_id,
            state=state,
        )
    except (NoSuchPair, OverflowError):
        raise Http404(_("There is no such pair, or it is not for you.")) from None
    if state == SAME:
        return _to_joining(request, pair)
    said = _("They are not the same.") if state == NOT_SAME else _("It is to be looked at again.")
    messages.success(request, said)
    return redirect(_back(request))


def _to_joining(request: HttpRequest, pair: Pair) -> HttpResponse:
    """The later one is joined to the earlier one where both are handled at one desk; else it is only noted."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if law().knows("merge") and id_of(pair.matter.number, actor) and id_of(pair.other.number, actor):
        messages.success(
            request, _("They are the same. Say what is the same in both, and the later one is joined.")
        )
        address = reverse("desk:act", args=[pair.matter.pk, "merge"])
        return redirect(f"{address}?into={pair.other.number}")
    messages.success(
        request, _("They are the same. They can be joined as soon as one unit handles both of them.")
    )
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """Where the answer was given."""
    asked = request.POST.get("back", "")
    inside = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    return asked if inside else reverse("desk:same_pairs")
