"""Doing something on the board: by a page's form, or by what the script kept until it could be sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.board import copies
from huiyin.interfaces.desk.board.forms.doing import BoardForm, there_of
from huiyin.interfaces.desk.board.forms.duties import CallForm, CountForm, KnowForm, MeetForm, TellForm
from huiyin.interfaces.desk.board.forms.table import CopyForm, LineForm, SignForm, StrikeForm
from huiyin.interfaces.desk.board.page import found_board
from huiyin.interfaces.desk.board.rows import context_of
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import Doing
from huiyin.matters.failures import Invalid, NoSuchMatter, NotOnYourDesk, NotPermitted, Refused
from huiyin.matters.queries.visits.board import Board

FORMS: dict[str, type[BoardForm]] = {
    "line": LineForm,
    "strike": StrikeForm,
    "sign": SignForm,
    "copy": CopyForm,
    "tell": TellForm,
    "know": KnowForm,
    "meet": MeetForm,
    "count": CountForm,
    "call": CallForm,
}
ABOUT = ("duty", "line", "representative", "means", "headcount", "official")
SCRIPT = "X-Board-Account"  # sent by the board's script: for which account an entry was written


@staff
@needs(permissions.RECEIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, matter_id: int, visit: int, what: str) -> HttpResponse:
    """The form of one act by itself, or the act."""
    if what not in FORMS:
        raise Http404
    if request.method == "POST" and SCRIPT in request.headers:
        return _for_script(request, matter_id, visit, what)
    found = found_board(request, matter_id, visit)
    if request.method != "POST":
        initial = {name: request.GET[name] for name in ABOUT if name in request.GET}
        form = FORMS[what](there=there_of(found), initial={**initial, **_proposed(request, found, what)})
        return _page(request, found, form, what)
    form = FORMS[what](
        request.POST, request.FILES, there=there_of(found), initial=_proposed(request, found, what)
    )
    try:
        if not form.is_valid():
            return _page(request, found, form, what, status=422)
        event = form.perform(_doing(request, form))
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _page(request, found, form, what, status=422)
    if what == "copy":
        copies.remember(request, found, form, event)
        return redirect("desk:board_copy", matter_id, visit)
    messages.success(request, _("Done: %(act)s.") % {"act": form.title})
    return redirect(found_address(found, what))


def found_address(found: Board, what: str) -> str:
    """The board, at the part in which the act was done."""
    part = {"line": "minutes", "strike": "minutes", "sign": "speakers"}.get(what, "duties")
    return f"{reverse('desk:board', args=[found.matter.pk, found.visit.no])}#{part}"


def _for_script(request: HttpRequest, matter_id: int, visit: int, what: str) -> HttpResponse:
    """The act for the script: done, or in words why not. Sent again with the same key it is done all the same."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.headers[SCRIPT] != str(actor.account_id):
        words = _("This was written by somebody else, who is no longer signed in here. It is kept for them.")
        return JsonResponse({"account": str(actor.account_id), "problems": [words]}, status=409)
    try:
        found = found_board(request, matter_id, visit)
        form = FORMS[what](request.POST, request.FILES, there=there_of(found))
        if form.is_valid():
            try:
                form.perform(_doing(request, form))
            except (Invalid, Refused) as failure:
                form.take(failure)
        if form.errors:
            return JsonResponse({"problems": form.wrong()}, status=422)
    except (NoSuchMatter, NotPermitted, NotOnYourDesk) as failure:
        return JsonResponse({"problems": [str(failure)]}, status=422)
    return JsonResponse({"done": True})


def _doing(request: HttpRequest, form: BoardForm) -> Doing:
    return Doing(request.actor, timezone.now(), form.cleaned_data["key"])  # type: ignore[attr-defined]


def _proposed(request: HttpRequest, found: Board, what: str) -> dict[str, Any]:
    """What a form of that act proposes, from the board as it stands."""
    given = context_of(found)
    if what == "sign":
        return {"seen": given["mark"], "how": "screen"}
    if what == "count":
        return {"headcount": found.visit.headcount}
    if what == "line":
        return {"demands": [(line.no, line.text[:60]) for line in given["demands"]]}
    return {}


def _page(request: HttpRequest, found: Board, form: BoardForm, what: str, status: int = 200) -> HttpResponse:
    given = context_of(found)
    about: dict[str, Any] = {"form": form, "what": what, **_meant(found, given, form)}
    template = "desk/board/sign.html" if what == "sign" else "desk/board/do.html"
    return render(request, template, {**given, **about, "place": "board"}, status=status)


def _meant(found: Board, given: dict[str, Any], form: BoardForm) -> dict[str, Any]:
    """The duty, the line or the representative that a form is about."""

    def number(name: str) -> int:
        value = str(form[name].value()) if name in form.fields else ""
        return int(value) if value.isdecimal() and len(value) < 18 else 0

    return {
        "duty": next((d for d in found.duties if d.row.no == number("duty")), None),
        "line": next((m for m in found.minutes if m.no == number("line")), None),
        "speaker": next((s for s in given["speakers"] if s.row.no == number("representative")), None),
    }
