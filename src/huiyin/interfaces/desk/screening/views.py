"""The pages of screenings: the list, one, and the sheets to open, answer and close it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.categories import by_topic
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.oversight.sheets import Sheet, sheet_page
from huiyin.interfaces.desk.screening.forms import CloseForm, OpenForm, ReturnForm
from huiyin.interfaces.desk.words import law
from huiyin.matters.queries.offices.screening import Screening, screening, screenings
from huiyin.work.screening.acts.close_campaign import close_campaign
from huiyin.work.screening.acts.give_return import give_return
from huiyin.work.screening.acts.open_campaign import open_campaign

READERS = (permissions.SUPERVISE, permissions.HANDLE, permissions.SIGN)
BOTH = ["GET", "HEAD", "POST"]


@staff
@needs(*READERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Open ones first."""
    _lawful("open_campaign")
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "rows": screenings(actor),
        "today": timezone.localdate(),
        "may_open": actor.may(permissions.SUPERVISE),
        "place": "oversight",
    }
    return render(request, "desk/screening/list.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def new(request: HttpRequest) -> HttpResponse:
    """Open one."""
    _lawful("open_campaign")
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    forms: list[OpenForm] = []

    def make(*data: Any) -> OpenForm:
        forms.append(OpenForm(*data, unit_id=actor.unit_id, today=timezone.localdate(at)))
        return forms[0]

    sheet = Sheet(
        title=_("Open a screening"),
        icon="search",
        button=_("Open it and ask the units"),
        back=reverse("desk:screenings"),
        back_words=_("Screenings"),
        done=_("The screening is open, and the units are asked."),
        lead=_(
            "Units are asked for disputes and dangers they know of and have not solved. Nobody is asked about people."
        ),
    )
    return sheet_page(
        request,
        sheet,
        make,
        lambda given, key: open_campaign(actor=actor, at=at, campaign=forms[0].asking(), key=key),
        lambda event: reverse("desk:screening", args=[event.matter_id]),
    )


@staff
@needs(*READERS)
@require_safe
def shown(request: HttpRequest, file_id: int) -> HttpResponse:
    """Whoever leads it sees every unit's return, a unit asked its own."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = _found(file_id, actor, at)
    running = found.row.state == "open"
    handles = actor.may(permissions.HANDLE)
    own = found.own.row if found.own else None
    context = {
        "found": found,
        "file": found.file,
        "row": found.row,
        "today": timezone.localdate(at),
        "may_enter": running and own is not None and handles,
        "may_return": running
        and own is not None
        and own.state == "open"
        and (handles or actor.may(permissions.SIGN)),
        "may_close": running and found.file.ours and actor.may(permissions.SUPERVISE),
        "place": "oversight",
    }
    return render(request, "desk/screening/one.html", context)


@staff
@needs(permissions.HANDLE, permissions.SIGN)
@require_http_methods(BOTH)
def give(request: HttpRequest, file_id: int) -> HttpResponse:
    """The return of the actor's own unit."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = _found(file_id, actor, at)
    problems = found.own.problems if found.own else []
    sheet = Sheet(
        title=_("Give your unit's return"),
        icon="checks",
        button=_("Give the return"),
        back=reverse("desk:screening", args=[file_id]),
        back_words=found.file.matter.title,
        done=_("The return is on record."),
        lead=_(
            "Enter the problems first. If your unit found none, say how it looked; somebody who may sign gives that word."
        ),
        template="desk/screening/return.html",
    )
    return sheet_page(
        request,
        sheet,
        lambda *data: ReturnForm(*data, entered=len(problems)),
        lambda given, key: give_return(
            actor=actor,
            at=at,
            campaign_id=file_id,
            function=given["function"],
            none_found=given["found"] == "none",
            how_looked=given["how_looked"],
            key=key,
        ),
        lambda event: reverse("desk:screening", args=[file_id]),
        problems=problems,
        row=found.row,
    )


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def close(request: HttpRequest, file_id: int) -> HttpResponse:
    """With its summary."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = _found(file_id, actor, at)
    silent = [one.unit for one in found.returns if one.row.state == "open"]
    lead = _("Still without a return: %(units)s.") % {"units": _(", ").join(silent)} if silent else ""
    sheet = Sheet(
        title=_("Close the screening"),
        icon="square-check",
        button=_("Close it"),
        back=reverse("desk:screening", args=[file_id]),
        back_words=found.file.matter.title,
        done=_("The screening is closed."),
        lead=lead,
    )
    return sheet_page(
        request,
        sheet,
        CloseForm,
        lambda given, key: close_campaign(
            actor=actor, at=at, campaign_id=file_id, summary=given["summary"], key=key
        ),
        lambda event: reverse("desk:screening", args=[file_id]),
    )


def _found(file_id: int, actor: Any, at: Any) -> Screening:
    return screening(file_id, actor=actor, at=at, on=timezone.localdate(at), categories=by_topic())


def _lawful(act: str) -> None:
    """A law without screenings has no page of them."""
    if not law().knows(act):
        raise Http404
