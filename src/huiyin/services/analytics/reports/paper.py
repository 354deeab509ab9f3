"""A report as a paper: its sections, tables with bars of the most looked-at counts, and the annex of every figure."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.letters.paper import Block, Field, Fields, Heading, PaperData, Paragraph
from huiyin.domain.letters.wording import day_words
from huiyin.foundation.units.tree import tree
from huiyin.services.analytics.models import SituationReport

BAR = 20  # characters of the longest bar
FULL = "\u2588"
CHARTED = ("channel", "field", "unit")  # by what the counts that have bars are divided


def paper_of(report: SituationReport, *, on: date) -> PaperData:
    """The paper, in the report's own language; tags stay, so that each number leads to its line in the annex."""
    with override(report.language):
        unit = tree().units[report.unit_id].full_name
        blocks: list[Block] = []
        for section in report.sections:
            lines = [line.strip() for line in section["text"].splitlines() if line.strip()]
            if lines:
                blocks += [Heading(section["title"]), *(Paragraph(line) for line in lines)]
        blocks += [Heading(_("Counts with bars")), *_charts(report.figures)]
        blocks += [Heading(_("Where each number comes from")), *_annex(report)]
        return PaperData(
            kind="situation_report",
            lang=report.language,
            title=report.title,
            issuer="",
            number="",
            addressee="",
            blocks=tuple(blocks),
            seal_unit=unit,
            signed_by="",
            date=day_words(on, report.language),
        )


def _charts(figures: dict[str, dict[str, Any]]) -> Iterable[Block]:
    for by in CHARTED:
        rows = [one for one in figures.values() if one["measure"] == "matters_received" and one["by"] == [by]]
        if not rows:
            continue
        most = max(one["value"] for one in rows) or 1
        yield Fields(
            tuple(
                Field(
                    one["of_what"][0], (f"{FULL * max(1, round(one['value'] / most * BAR))} {one['shown']}",)
                )
                for one in rows
            )
        )


def _annex(report: SituationReport) -> Iterable[Block]:
    yield Fields(
        tuple(Field(f"〔{tag}〕 {one['shown']}", _origin(one)) for tag, one in report.figures.items())
    )
    kept = [(section["title"], one) for section in report.sections for one in section.get("kept", ())]
    if kept:
        yield Paragraph(_("Numbers that are not from the figures, confirmed by the office:"))
        yield Fields(
            tuple(Field(one["words"], (one["reason"], f"{title} · {one['by']}")) for title, one in kept)
        )
    yield Paragraph(
        _("The facts reach until %(at)s.") % {"at": report.facts_at.isoformat(timespec="minutes")}
    )


def _origin(one: dict[str, Any]) -> tuple[str, ...]:
    what = " · ".join(filter(None, (one["title"], *one["of_what"], part_words(one["part"]))))
    span = f"{one['first']} – {one['last']}"
    return (what, span, one["formula"]) if one["formula"] else (what, span, f"{one['measure']}.{one['part']}")


def part_words(part: str) -> str:
    """Which number of a figure it is."""
    return {
        "value": "",
        "met": _("how many"),
        "of": _("of how many"),
        "share": _("share"),
        "middle": _("middle"),
        "p90": _("nine of ten within"),
        "change": _("change"),
    }[part]
