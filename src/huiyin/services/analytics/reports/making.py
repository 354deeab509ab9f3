"""Making a report: the figures asked, frozen, and written into sentences."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters.gate import units_of
from huiyin.matters.record.identity import fresh_id
from huiyin.services.analytics.asking import Period, Scope
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.reports.book import Book
from huiyin.services.analytics.reports.sections import SECTIONS

LANGUAGES = ("zh-hans", "en")


class CannotReport(Exception):
    """No report can be made so; the words say why and what to do."""


def make_report(period: Period, *, actor: StaffActor, at: datetime, lang: str) -> SituationReport:
    """Ask every figure and keep the draft. Reports of wrongdoing are in none of them. Raises CannotReport."""
    if period.last < period.first:
        raise CannotReport(_("The last day lies before the first."))
    if period.last > localdate(at):
        raise CannotReport(_("The period is not over yet: choose a last day that is past, or today."))
    scope = Scope(units_of(actor), with_reports=False)
    book = Book(period, scope, lang)
    with override(lang):
        sections = [_section(key, title, sentences, book) for key, title, sentences in SECTIONS]
        unit = tree().units[actor.unit_id].full_name
        title = _("Situation report of %(unit)s, %(first)s to %(last)s") % {
            "unit": unit,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
        }
    if book.facts_at is None:
        raise CannotReport(
            _("There are no facts to compute figures from. Build them with `huiyin figures rebuild`.")
        )
    return SituationReport.objects.create(
        id=fresh_id(at),
        unit_id=actor.unit_id,
        first=period.first,
        last=period.last,
        title=title,
        language=lang,
        figures=book.entries,
        sections=sections,
        made_by=actor.name,
        made_at=at,
        facts_at=book.facts_at,
    )


def _section(key: str, title: object, sentences: Any, book: Book) -> dict[str, Any]:
    return {"key": key, "title": str(title), "text": "\n".join(sentences(book)), "kept": []}
