"""The pages of inspections: the list, one, and the sheets to plan, draw files and put it on record."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.inspections.forms import DrawForm, HoldForm, PlanForm
from huiyin.interfaces.desk.oversight.sheets import Sheet, sheet_page
from huiyin.interfaces.desk.proposals.offering import proposals_from
from huiyin.interfaces.desk.words import law, speaking
from huiyin.matters.asking import counsel_for
from huiyin.matters.queries.offices.inspecting import inspection, inspections
from huiyin.work.inspecting.acts.draw_files import draw_files
from huiyin.work.inspecting.acts.hold_inspection import hold_inspection
from huiyin.work.inspecting.acts.plan_inspection import plan_inspection

DOERS = (permissions.HANDLE, permissions.SIGN)
READERS = (permissions.SUPERVISE, *DOERS)
BOTH = ["GET", "HEAD", "POST"]


@staff
@needs(*READERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Those that are not over first."""
    _lawful()
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "rows": inspections(actor),
        "today": timezone.localdate(),
        "may_plan": actor.may(permissions.SUPERVISE),
        "place": "oversight",
    }
    return render(request, "desk/inspections/list.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def new(request: HttpRequest) -> HttpResponse:
    """Plan one."""
    _lawful()
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sheet = Sheet(
        title=_("Plan an inspection"),
        icon="clipboard-check",
        button=_("Plan it"),
        back=reverse("desk:inspections"),
        back_words=_("Inspection and guidance"),
        done=_("The inspection is planned."),
        lead=_(
            "It looks at how an office works, by an open checklist. It judges nobody who came, and ranks no staff."
        ),
    )
    return sheet_page(
        request,
        sheet,
        PlanForm,
        lambda given, key: plan_inspection(
            actor=actor,
            at=at,
            unit=given["unit"],
            checklist=given["checklist"],
            on=given["on"],
            words=given["words"],
            told=given["told"],
            key=key,
        ),
        lambda event: reverse("desk:inspection", args=[event.matter_id]),
    )


@staff
@needs(*READERS)
@require_safe
def shown(request: HttpRequest, file_id: int) -> HttpResponse:
    """For who inspects and for the unit inspected; the files of the draw for it only once it was held."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = inspection(file_id, actor=actor, at=at, on=timezone.localdate(at))
    row, lawyer = found.row, counsel_for(found.file.matter)
    supervises = found.file.ours and actor.may(permissions.SUPERVISE)
    context = {
        "found": found,
        "file": found.file,
        "row": row,
        "questions": [
            (one, _rule(lawyer, one), row.answers.get(one, "")) for one in lawyer.group(row.checklist)
        ],
        "draw": row.details.get("draw", {}),
        "today": timezone.localdate(at),
        "proposals": proposals_from(found.file, actor, timezone.localdate(at)),
        "may_hold": supervises and row.state == "planned",
        "may_draw": supervises and row.state == "planned" and "draw" not in row.details,
        "may_end": supervises and row.state == "held" and all(one.settled for one in found.findings),
        "may_see": supervises and row.state == "held",
        "may_rectify": found.inspected and row.state == "held" and any(actor.may(one) for one in DOERS),
        "place": "oversight",
    }
    return render(request, "desk/inspections/one.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def draw(request: HttpRequest, file_id: int) -> HttpResponse:
    """Draw files of the unit at random."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    today = timezone.localdate(at)
    found = inspection(file_id, actor=actor, at=at, on=today)
    sheet = Sheet(
        title=_("Draw files at random"),
        icon="rotate",
        button=_("Draw them"),
        back=reverse("desk:inspection", args=[file_id]),
        back_words=found.file.matter.title,
        done=_("The files are drawn. Whoever opens one is on record as its reader."),
        lead=_(
            "Out of what lay with the unit and you may see; reports of wrongdoing are not among them. They are drawn once."
        ),
    )
    return sheet_page(
        request,
        sheet,
        lambda *data: DrawForm(*data, today=today),
        lambda given, key: draw_files(
            actor=actor,
            at=at,
            inspection_id=file_id,
            number=given["number"],
            first=given["first"],
            last=given["last"],
            key=key,
        ),
        lambda event: reverse("desk:inspection", args=[file_id]),
    )


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(BOTH)
def hold(request: HttpRequest, file_id: int) -> HttpResponse:
    """Put it on record, question by question."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = inspection(file_id, actor=actor, at=at, on=timezone.localdate(at))
    lawyer, made = counsel_for(found.file.matter), []

    def make(*data: Any) -> HoldForm:
        made.append(HoldForm(*data, questions=lawyer.group(found.row.checklist), lawyer=lawyer))
        return made[0]

    sheet = Sheet(
        title=_("Put the inspection on record"),
        icon="clipboard-check",
        button=_("Put it on record and tell the unit"),
        back=reverse("desk:inspection", args=[file_id]),
        back_words=found.file.matter.title,
        done=_("The inspection is on record, and the unit is told."),
        template="desk/inspections/hold.html",
    )
    return sheet_page(
        request,
        sheet,
        make,
        lambda given, key: hold_inspection(
            actor=actor,
            at=at,
            inspection_id=file_id,
            answers=made[0].answers(),
            findings=made[0].findings(),
            guidance=given["guidance"],
            key=key,
        ),
        lambda event: reverse("desk:inspection", args=[file_id]),
    )


def _rule(lawyer: Any, question: str) -> str:
    rule = lawyer.rule_of(question)
    return rule.label.say(speaking()) if rule else ""


def _lawful() -> None:
    """A law without inspections has no page of them."""
    if not law().knows("plan_inspection"):
        raise Http404
