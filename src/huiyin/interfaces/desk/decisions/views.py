"""The pages of checks before decisions: the list, one, and the sheets to open, check and end it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.decisions.archive import lines_of
from huiyin.interfaces.desk.decisions.forms import CheckForm, EndForm, PlanForm
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.oversight.sheets import Sheet, sheet_page
from huiyin.interfaces.desk.words import law
from huiyin.matters.queries.offices.deciding import decision, decisions
from huiyin.work.screening.acts.check_decision import check_decision
from huiyin.work.screening.acts.end_decision_check import end_decision_check
from huiyin.work.screening.acts.open_decision_check import open_decision_check

DOERS = (permissions.HANDLE, permissions.SIGN)
READERS = (permissions.SUPERVISE, *DOERS)
BOTH = ["GET", "HEAD", "POST"]


@staff
@needs(*READERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Open ones first."""
    _lawful()
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "rows": decisions(actor),
        "today": timezone.localdate(),
        "may_open": any(actor.may(one) for one in DOERS),
        "place": "oversight",
    }
    return render(request, "desk/decisions/list.html", context)


@staff
@needs(*DOERS)
@require_http_methods(BOTH)
def new(request: HttpRequest) -> HttpResponse:
    """Open one for the actor's own unit."""
    _lawful()
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    made: list[PlanForm] = []

    def make(*data: Any) -> PlanForm:
        made.append(PlanForm(*data))
        return made[0]

    sheet = Sheet(
        title=_("Check a decision before it is made"),
        icon="scale",
        button=_("Open the check"),
        back=reverse("desk:decisions"),
        back_words=_("Decisions before they are made"),
        done=_("The check is open. Ask those affected before the day of the decision."),
        lead=_(
            "For decisions that touch many: fees, demolition, subsidies, a site, a rule. It is checked before it is made."
        ),
    )
    return sheet_page(
        request,
        sheet,
        make,
        lambda given, key: open_decision_check(actor=actor, at=at, plan=made[0].plan(), key=key),
        lambda event: reverse("desk:decision", args=[event.matter_id]),
    )


@staff
@needs(*READERS)
@require_safe
def shown(request: HttpRequest, file_id: int) -> HttpResponse:
    """All that was checked; to act on it is for the unit whose decision it is."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = decision(file_id, actor=actor, at=at, on=timezone.localdate(at))
    context = {
        "found": found,
        "file": found.file,
        "row": found.row,
        "archive": lines_of(found.row.archive),
        "today": timezone.localdate(at),
        "may_act": found.file.ours and found.row.state != "ended" and any(actor.may(one) for one in DOERS),
        "place": "oversight",
    }
    return render(request, "desk/decisions/one.html", context)


@staff
@needs(*DOERS)
@require_http_methods(BOTH)
def check(request: HttpRequest, file_id: int) -> HttpResponse:
    """Who is affected, how they were asked, what they said; the archive is looked up as it is sent."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = decision(file_id, actor=actor, at=at, on=timezone.localdate(at))
    row, made = found.row, []
    before = {"affected": row.affected, "number": row.affected_number, "asked": row.asked}
    before["said"] = row.details.get("said", "")

    def make(*data: Any) -> CheckForm:
        made.append(CheckForm(*data, initial=before))
        return made[0]

    sheet = Sheet(
        title=_("Check the decision"),
        icon="checks",
        button=_("Put the check on record"),
        back=reverse("desk:decision", args=[file_id]),
        back_words=found.file.matter.title,
        done=_("The check is on record, with what like matters teach as of today."),
        lead=_(
            "Without asking those affected it is not checked. What the archive says is looked up by the program and fixed."
        ),
    )
    return sheet_page(
        request,
        sheet,
        make,
        lambda given, key: check_decision(
            actor=actor, at=at, decision_id=file_id, check=made[0].check(), key=key
        ),
        lambda event: reverse("desk:decision", args=[file_id]),
    )


@staff
@needs(*DOERS)
@require_http_methods(BOTH)
def end(request: HttpRequest, file_id: int) -> HttpResponse:
    """What became of it."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = decision(file_id, actor=actor, at=at, on=timezone.localdate(at))
    sheet = Sheet(
        title=_("Say what became of the decision"),
        icon="gavel",
        button=_("Put it on record"),
        back=reverse("desk:decision", args=[file_id]),
        back_words=found.file.matter.title,
        done=_("What became of the decision is on record."),
    )
    return sheet_page(
        request,
        sheet,
        EndForm,
        lambda given, key: end_decision_check(
            actor=actor,
            at=at,
            decision_id=file_id,
            outcome=given["outcome"],
            reason=given["reason"],
            key=key,
        ),
        lambda event: reverse("desk:decision", args=[file_id]),
    )


def _lawful() -> None:
    """A law without such checks has no page of them."""
    if not law().knows("open_decision_check"):
        raise Http404
