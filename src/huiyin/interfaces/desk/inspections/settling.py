"""The sheets by which an inspection is settled: put right by the unit, seen again, ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.inspections.forms import EndForm, RectifyForm, SeenForm
from huiyin.interfaces.desk.oversight.sheets import Sheet, sheet_page
from huiyin.matters.queries.offices.inspecting import Inspected, inspection
from huiyin.work.inspecting.acts.end_inspection import end_inspection
from huiyin.work.inspecting.acts.rectify_finding import rectify_finding
from huiyin.work.inspecting.acts.return_visit import return_visit

BOTH = ["GET", "HEAD", "POST"]


@staff
@needs(permissions.HANDLE, permissions.SIGN)
@require_http_methods(BOTH)
def rectify(request: HttpRequest, file_id: int, no: int) -> HttpResponse:
    """The unit inspected says what it did."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = inspection(file_id, actor=actor, at=at, on=timezone.localdate(at))
    sheet = _sheet(
        found,
        title=_("Say what was put right"),
        icon="tool",
        button=_("Report it"),
        done=_("What was done is on record; the office that inspected comes to see."),
        lead=_what(found, no),
    )
    return sheet_page(
        request,
        sheet,
        RectifyForm,
        lambda given, key: rectify_finding(
            actor=actor,
            at=at,
            inspection_id=file_id,
            finding=no,
            result=given["result"],
            evidence=given["evidence"],
            key=key,
        ),
        lambda event: reverse("desk:inspection", args=[file_id]),
    )


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def seen(request: HttpRequest, file_id: int, no: int) -> HttpResponse:
    """The return visit to one finding."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = inspection(file_id, actor=actor, at=at, on=timezone.localdate(at))
    sheet = _sheet(
        found,
        title=_("Put the return visit on record"),
        icon="eye",
        button=_("Put it on record"),
        done=_("The return visit is on record, and the unit is told."),
        lead=_what(found, no),
    )
    return sheet_page(
        request,
        sheet,
        SeenForm,
        lambda given, key: return_visit(
            actor=actor,
            at=at,
            inspection_id=file_id,
            finding=no,
            result=given["result"],
            words=given["words"],
            due=given["due"],
            key=key,
        ),
        lambda event: reverse("desk:inspection", args=[file_id]),
    )


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def end(request: HttpRequest, file_id: int) -> HttpResponse:
    """End it; or call off one that was not held."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = inspection(file_id, actor=actor, at=at, on=timezone.localdate(at))
    planned = found.row.state == "planned"
    sheet = _sheet(
        found,
        title=_("Call the inspection off") if planned else _("End the inspection"),
        icon="ban" if planned else "square-check",
        button=_("Call it off") if planned else _("End it"),
        done=_("The inspection is over."),
        lead=_("Say why it is not held.") if planned else "",
    )
    return sheet_page(
        request,
        sheet,
        EndForm,
        lambda given, key: end_inspection(
            actor=actor, at=at, inspection_id=file_id, summary=given["summary"], key=key
        ),
        lambda event: reverse("desk:inspection", args=[file_id]),
    )


def _sheet(found: Inspected, **words: Any) -> Sheet:
    back = reverse("desk:inspection", args=[found.file.matter.pk])
    return Sheet(back=back, back_words=found.file.matter.title, **words)


def _what(found: Inspected, no: int) -> str:
    """What was found, above the form that answers it."""
    return next((one.row.what for one in found.findings if one.row.no == no), "")
