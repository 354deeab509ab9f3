"""The pages of figures: the overview, one measure as a table with its chart, the matters behind a cell, the table as a file."""

import csv
import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.figures.question import Asking, QuestionForm, asking_of, usual_periods
from huiyin.interfaces.desk.figures.section import COUNTING
from huiyin.interfaces.desk.figures.tables import Table, chart_of, table_of
from huiyin.interfaces.desk.figures.words import (
    GROUPS,
    change_words,
    dimension_words,
    key_words,
    said,
    value_words,
)
from huiyin.interfaces.ui.downloads import as_download, named
from huiyin.matters import gate
from huiyin.matters.queries.inbox import LIST_FIELDS
from huiyin.services.analytics.asking import Asked, behind, figures, measures, scope_of
from huiyin.services.analytics.measure import Kind, Measure

SHOWN = 200  # matters behind a cell
FORMULA = "=+-@\t\r"  # what a spreadsheet would take for a formula


@staff
@needs(*COUNTING)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every measure in one number, group by group, with the same days of the year before."""
    actor, today = request.actor, timezone.localdate(timezone.now())  # type: ignore[attr-defined]
    form = QuestionForm(request.GET, None, today)
    asking = asking_of(form, [], None, today)
    listed = measures()
    questions = [
        Asked(one.name, period=period) for period in (asking.period, asking.before) for one in listed
    ]
    found = figures(questions, period=asking.period, scope=scope_of(actor))
    groups: dict[str, list[dict[str, Any]]] = {}
    for one, now, before in zip(listed, found, found[len(listed) :], strict=False):
        line = {
            "name": one.name,
            "title": said(one, "title"),
            "definition": said(one, "definition"),
            "value": value_words(now.whole.value, one),
            "rests_on": now.whole.n if one.kind is not Kind.COUNT else None,
            "before": value_words(before.whole.value, one),
            "change": change_words(now.whole, before.whole, one),
        }
        groups.setdefault(one.group, []).append(line)
    context = {
        "groups": [(GROUPS[group], lines) for group, lines in groups.items()],
        "facts_at": found[0].facts_at,
        **_around(form, asking, today),
    }
    return render(request, "desk/figures/overview.html", context, status=422 if form.errors else 200)


@staff
@needs(*COUNTING)
@require_safe
def measure(request: HttpRequest, name: str) -> HttpResponse:
    """One measure: what it says and does not say, its table, and the chart over it."""
    actor, one = request.actor, _known(name)  # type: ignore[attr-defined]
    form, asking = _asked(request, one)
    table = table_of(one, asking, scope_of(actor))
    context = {
        "measure": one,
        "title": said(one, "title"),
        "words": [
            (_("Definition"), said(one, "definition")),
            (_("Formula"), said(one, "formula")),
            (_("Where it comes from"), said(one, "source")),
            (_("What it does not say"), said(one, "limits")),
            (_("How it could be made to look better"), said(one, "gaming")),
        ],
        "heading": ", ".join(dimension_words(by) for by in asking.by) or _("Whole"),
        "table": table,
        "chart": chart_of(table) if len(table.lines) > 1 else None,
        "is_count": one.kind is Kind.COUNT,
        "is_median": one.kind is Kind.MEDIAN,
        "narrowed": _narrowed(asking, one),
        "asked": asking.address(),
        "facts_at": table.now.facts_at,
        "sql": table.now.sql,
        **_around(form, asking, timezone.localdate(timezone.now())),
    }
    return render(request, "desk/figures/measure.html", context, status=422 if form.errors else 200)


@staff
@needs(*COUNTING)
@require_safe
def matters(request: HttpRequest, name: str) -> HttpResponse:
    """The matters behind a cell, as many of them as the reader may open."""
    actor, one = request.actor, _known(name)  # type: ignore[attr-defined]
    _form, asking = _asked(request, one)
    found = behind(name, period=asking.period, scope=scope_of(actor), where=asking.where, most=SHOWN + 1)
    seen = gate.real(gate.visible(actor)).filter(pk__in=found[:SHOWN]).select_related("holder")
    context = {
        "measure": one,
        "title": said(one, "title"),
        "rows": list(seen.only(*LIST_FIELDS, "holder__name").order_by("-id")),
        "found": min(len(found), SHOWN),
        "more": len(found) > SHOWN,
        "most": SHOWN,
        "narrowed": _narrowed(asking, one),
        "asked": asking.address(),
        "asking": asking,
        "place": "oversight",
    }
    return render(request, "desk/figures/matters.html", context)


@staff
@needs(*COUNTING)
@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse:
    """The table as a file that a spreadsheet opens."""
    actor, one = request.actor, _known(name)  # type: ignore[attr-defined]
    _form, asking = _asked(request, one)
    made = table_of(one, asking, scope_of(actor))
    words = io.StringIO()
    writer = csv.writer(words)
    writer.writerow([_harmless(cell) for cell in _head(made, asking)])
    for line in made.lines:
        before = line.earlier.value if line.earlier else ""
        p90 = [line.row.parts.get("p90")] if one.kind is Kind.MEDIAN else []
        writer.writerow(
            [_harmless(line.label), _plain(line.row.value), line.row.n, *p90, *line.bands, _plain(before)]
        )
    answer = HttpResponse("\ufeff" + words.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = named(f"{name}-{asking.period.first}-{asking.period.last}.csv")
    as_download(answer)
    return answer


def _known(name: str) -> Measure:
    one = next((one for one in measures() if one.name == name), None)
    if one is None:
        raise Http404
    return one


def _asked(request: HttpRequest, one: Measure) -> tuple[QuestionForm, Asking]:
    today = timezone.localdate(timezone.now())
    form = QuestionForm(request.GET, one, today)
    return form, asking_of(form, request.GET.getlist("where"), one, today)


def _around(form: QuestionForm, asking: Asking, today: Any) -> dict[str, Any]:
    """What the picker of days shows."""
    periods = [
        (words, asking.address(first=period.first, last=period.last), period == asking.period)
        for words, period in usual_periods(today)
    ]
    return {"form": form, "asking": asking, "periods": periods, "today": today, "place": "oversight"}


def _narrowed(asking: Asking, one: Measure) -> list[tuple[str, str, str]]:
    """What the question is narrowed to, each with the address without it."""
    return [
        (
            dimension_words(name),
            key_words(name, key, one),
            asking.address(where={n: k for n, k in asking.where.items() if n != name}),
        )
        for name, key in asking.where.items()
    ]


def _head(made: Table, asking: Asking) -> list[str]:
    one = made.now.measure
    by = ", ".join(dimension_words(name) for name in asking.by) or _("Whole")
    spread = [_("Nine of ten within"), *made.bands] if one.kind is Kind.MEDIAN else []
    return [by, said(one, "title"), _("Rests on"), *spread, _("A year before")]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(tuple(FORMULA)) else cell


def _plain(value: float | int | str | None) -> str:
    return "" if value is None else str(value)
