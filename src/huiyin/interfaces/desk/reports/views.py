"""The list of reports, a new one, and the document of one."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import STATISTICS
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import choice, day
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.services.analytics.asking import Period
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.reports.editing import document as document_of
from huiyin.services.analytics.reports.listing import report_of, reports_of
from huiyin.services.analytics.reports.making import CannotReport, make_report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NewReport(HouseForm):
    """Which days, in which language."""

    first = day(_("From"))
    last = day(_("To"))
    language = choice(_("Language of the report"), [("zh-hans", _("Chinese")), ("en", _("English"))])


@staff
@needs(STATISTICS)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """The reports of one's own unit, and the form of a new one; made, it opens for editing."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, NewReport(initial=_last_month(timezone.localdate(at))))
    form = NewReport(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = make_report(
                Period(given["first"], given["last"]), actor=actor, at=at, lang=given["language"]
            )
        except CannotReport as failure:
            form.add_error(None, str(failure))
        else:
            return redirect("desk:report", report_id=made.pk)
    return _page(request, form, 422)


@staff
@needs(STATISTICS)
@require_safe
def document(request: HttpRequest, report_id: int) -> HttpResponse:
    """The Word document: of a draft as it now is, of a final report the one that left."""
    report = found(report_id, request.actor)  # type: ignore[attr-defined]
    try:
        content = document_of(report, on=timezone.now())
    except CannotReport as failure:
        return render(
            request, "desk/reports/broken.html", {"report": report, "words": str(failure)}, status=409
        )
    answer = HttpResponse(content, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="report_{report.first}_{report.last}.docx"'
    return answer


def found(report_id: int, actor: StaffActor) -> SituationReport:
    """The report, for members of its unit. Raises Http404: missing and forbidden look the same."""
    report = report_of(report_id, actor)
    if report is None:
        raise Http404
    return report


def _page(request: HttpRequest, form: NewReport, status: int = 200) -> HttpResponse:
    rows = reports_of(request.actor)  # type: ignore[attr-defined]
    context = {"form": form, "rows": rows, "place": "oversight"}
    return render(request, "desk/reports/list.html", context, status=status)


def _last_month(today: date) -> dict[str, Any]:
    last = today.replace(day=1) - timedelta(days=1)
    return {"first": last.replace(day=1), "last": last, "language": "zh-hans"}
