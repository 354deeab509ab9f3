"""Editing a draft and finishing it: what stands in it is checked each time, and once it is final nothing changes."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from huiyin.domain.letters.docx import render
from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import counsel_for_new
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.reports.checking import Mark, marks_in
from huiyin.services.analytics.reports.making import CannotReport
from huiyin.services.analytics.reports.paper import paper_of

ANNUAL = "annual_report"  # the contents the law asks of the report on a year
LONGEST = 20_000  # characters of a section: a house size


def open_marks(report: SituationReport) -> list[Mark]:
    """Numbers that are none of the figures and nobody has confirmed."""
    return marks_in(report.sections, report.figures)


def lacking(report: SituationReport) -> list[str]:
    """What the law asks of the report on a year and no section says; by the law's own contents."""
    lawyer = counsel_for_new()
    given = {section["key"]: section["text"].strip() for section in report.sections}
    if ANNUAL not in lawyer.pack.papers:
        return []
    return [one.label.say(report.language) for one in lawyer.missing(ANNUAL, given)]


def is_of_a_year(report: SituationReport) -> bool:
    """Whether the period is a whole calendar year, for which Art 41 says what must be in it."""
    first, last = report.first, report.last
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


@transaction.atomic
def edit(
    report_id: int,
    *,
    actor: StaffActor,
    at: datetime,
    texts: Mapping[str, str],
    kept: Mapping[str, list[dict[str, str]]],
    seen: str,
) -> SituationReport:
    """Keep the sections as edited; `kept` are numbers confirmed in each, with the reason. Raises CannotReport.

    `seen` is how the draft was stamped when it was opened: what somebody else changed since is not written over.
    """
    report = SituationReport.objects.select_for_update().get(pk=report_id)
    _ensure_draft(report)
    if seen != stamp(report):
        raise CannotReport(
            _(
                "Somebody else has changed this draft since you opened it. What you typed stands below; compare and keep it again."
            )
        )
    long = [key for key, text in texts.items() if len(text) > LONGEST]
    if long:
        raise CannotReport(_("A section may have %(max)d characters at most.") % {"max": LONGEST})
    report.sections = [
        {
            **section,
            "text": clean(texts.get(section["key"], section["text"])),
            "kept": [*_still(section, kept), *kept.get(section["key"], [])],
        }
        for section in report.sections
    ]
    report.edited_by, report.edited_at = actor.name, at
    report.save(update_fields=["sections", "edited_by", "edited_at"])
    return report


@transaction.atomic
def finish(report_id: int, *, actor: StaffActor, at: datetime) -> SituationReport:
    """Make the document and freeze it. Raises CannotReport while a number is marked or the law lacks something."""
    report = SituationReport.objects.select_for_update().get(pk=report_id)
    _ensure_draft(report)
    marks = open_marks(report)
    if marks:
        words = _(
            "It cannot leave yet: %(n)d numbers are none of its figures. Mend each, or confirm it with a reason."
        )
        raise CannotReport(words % {"n": len(marks)})
    missing = lacking(report) if is_of_a_year(report) else []
    if missing:
        words = _("A report on a year must also say (Art 41): %(missing)s.")
        raise CannotReport(words % {"missing": _(", ").join(missing)})
    report.state, report.final_by, report.final_at = "final", actor.name, at
    content = render(paper_of(report, on=localdate(at)))
    report.sha256 = sha256(content).hexdigest()
    report.save(update_fields=["state", "final_by", "final_at", "sha256"])
    _keep(report, content)
    return report


def document(report: SituationReport, *, on: datetime) -> bytes:
    """The Word document: of a final report the frozen one. Raises CannotReport where its file is not what left."""
    if report.state != "final":
        return render(paper_of(report, on=localdate(on)))
    content = _file(report).read_bytes() if _file(report).is_file() else b""
    if sha256(content).hexdigest() != report.sha256:
        raise CannotReport(
            _("The kept document is missing or is not the one that left. Ask your administrator.")
        )
    return content


def stamp(report: SituationReport) -> str:
    """By which it is noticed that somebody else changed the draft."""
    return report.edited_at.isoformat() if report.edited_at else "made"


def _still(section: Mapping[str, object], kept: Mapping[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    """What was confirmed before and is not confirmed anew."""
    fresh = {one["id"] for one in kept.get(str(section["key"]), [])}
    before = section.get("kept")
    return [one for one in before if one["id"] not in fresh] if isinstance(before, list) else []


def _ensure_draft(report: SituationReport) -> None:
    if report.state != "draft":
        raise CannotReport(_("This report is final; nothing in it changes any more. Make a new one."))


def _file(report: SituationReport) -> Path:
    return Path(settings.HUIYIN_DATA) / "reports" / f"{report.pk}.docx"


def _keep(report: SituationReport, content: bytes) -> None:
    """Written beside and put in place by renaming, before the transaction says that it is final."""
    path = _file(report)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(path)
