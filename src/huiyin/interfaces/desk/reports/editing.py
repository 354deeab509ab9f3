"""One report: its sections in plain fields, what is marked in each, and the annex of every figure."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.foundation.people.permissions import STATISTICS
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.reports.views import found
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.reports import editing
from huiyin.services.analytics.reports.making import CannotReport
from huiyin.services.analytics.reports.paper import part_words

LONGEST_REASON = 500


@staff
@needs(STATISTICS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show it, or keep what was edited and say which numbers are none of the figures."""
    actor = request.actor  # type: ignore[attr-defined]
    report = found(report_id, actor)
    if request.method != "POST":
        return _page(request, report)
    texts = {one["key"]: request.POST.get(f"text_{one['key']}", one["text"]) for one in report.sections}
    try:
        report = editing.edit(
            report_id,
            actor=actor,
            at=timezone.now(),
            texts=texts,
            kept=_confirmed(request, report, texts),
            seen=request.POST.get("seen", ""),
        )
    except CannotReport as failure:
        return _page(request, report, texts=texts, failure=str(failure), status=409)
    marks = editing.open_marks(report)
    if marks:
        messages.warning(
            request, _("Kept. %(n)d numbers are none of the figures; see the marks.") % {"n": len(marks)}
        )
    else:
        messages.success(request, _("Kept. Every number is one of the figures, or confirmed."))
    return redirect("desk:report", report_id=report_id)


@staff
@needs(STATISTICS)
@require_POST
def finish(request: HttpRequest, report_id: int) -> HttpResponse:
    """Make the document and freeze it."""
    actor = request.actor  # type: ignore[attr-defined]
    report = found(report_id, actor)
    try:
        editing.finish(report_id, actor=actor, at=timezone.now())
    except CannotReport as failure:
        return _page(request, report, failure=str(failure), status=409)
    messages.success(request, _("The report is final. Its document can be downloaded and changes no more."))
    return redirect("desk:report", report_id=report_id)


def _confirmed(
    request: HttpRequest, report: SituationReport, texts: dict[str, str]
) -> dict[str, list[dict[str, str]]]:
    """Reasons typed beside marks: of the draft as it was shown, by the marks' own words."""
    kept: dict[str, list[dict[str, str]]] = {}
    for nth, mark in enumerate(editing.open_marks(report)):
        reason = request.POST.get(f"reason_{nth}", "").strip()[:LONGEST_REASON]
        if reason and mark.section in texts and request.POST.get(f"mark_{nth}") == mark.id:
            by = request.actor.name  # type: ignore[attr-defined]
            one = {"id": mark.id, "words": mark.words, "reason": reason, "by": by}
            kept.setdefault(mark.section, []).append(one)
    return kept


def _page(
    request: HttpRequest,
    report: SituationReport,
    *,
    texts: dict[str, str] | None = None,
    failure: str = "",
    status: int = 200,
) -> HttpResponse:
    marks = list(enumerate(editing.open_marks(report)))
    sections = [
        {
            **section,
            "text": (texts or {}).get(section["key"], section["text"]),
            "rows": max(4, section["text"].count("\n") + 3),
            "marks": [
                (nth, mark, _known(mark.known, report))
                for nth, mark in marks
                if mark.section == section["key"]
            ],
        }
        for section in report.sections
    ]
    figures = [(tag, one, part_words(one["part"])) for tag, one in report.figures.items()]
    context: dict[str, Any] = {
        "report": report,
        "sections": sections,
        "figures": figures,
        "marks": len(marks),
        "lacking": editing.lacking(report),
        "of_a_year": editing.is_of_a_year(report),
        "seen": editing.stamp(report),
        "failure": failure,
        "place": "oversight",
    }
    return render(request, "desk/reports/report.html", context, status=status)


def _known(tags: tuple[str, ...], report: SituationReport) -> list[str]:
    """The figures a marked number may mean, in words."""
    known = []
    for tag in tags:
        one = report.figures[tag]
        what = " · ".join(filter(None, (one["title"], *one["of_what"], part_words(one["part"]))))
        known.append(f"〔{tag}〕 {one['shown']}: {what}, {one['first']} – {one['last']}")
    return known
