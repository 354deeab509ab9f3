"""The record of responsibility of one matter: read on the screen or printed, for one matter at a time."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.casefile.doings import ROWS
from huiyin.interfaces.desk.casefile.timeline import act_words
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.words import limit_words, term, unit_name
from huiyin.matters.queries.responsibility.record import Late, responsibility, to_explain

CONDUCT = "refer_conduct"


@dataclass(frozen=True, slots=True)
class Row:
    """One missed date in words."""

    what: str
    unit: str
    late: Late
    reasons: list[dict[str, Any]]


@staff
@require_safe
def record(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Who had it when, what was late then and why, what was objected to, what was done about it."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = responsibility(matter_id, actor=actor, at=at)
    matter, law = found.matter, found.counsel
    may = {
        name for name in ("object_decision", "explain_lateness", CONDUCT) if _may(name, actor, matter, law)
    }
    late = bool(to_explain(matter, actor=actor, at=at)) if "explain_lateness" in may else False
    context = {
        "matter": matter,
        "found": found,
        "late": [_row(one, law) for one in found.late],
        "beside": [unit_name(unit) for unit in found.beside],
        "objections": [
            {
                "one": one,
                "unit": unit_name(one.unit_id),
                "against": act_words(one.against.act, law) if one.against else "",
            }
            for one in found.objections
        ],
        "pressed": [(one, act_words(one.act, law), unit_name(one.unit_id)) for one in found.pressed],
        "measures": [(one, term(one.kind, law), unit_name(one.unit_id)) for one in found.measures],
        "may_object": "object_decision" in may,
        "may_explain": late,
        "may_refer": CONDUCT in may,
        "today": found.on,
        "now": at,
    }
    return render(request, "desk/responsibility/record.html", context)


def _may(name: str, actor: Any, matter: Any, law: Counsel) -> bool:
    row = ROWS.get(name)
    return bool(row and law.knows(name) and law.speaks_of(name, matter.stage) and row.carried_by(actor))


def _row(one: Late, law: Counsel) -> Row:
    missed = one.missed
    what = limit_words(missed.what, law) if missed.kind == "clock" else missed.what
    reasons = [
        {"on": r.on, "unit": unit_name(r.unit_id), "why": term(r.why, law), "words": r.words}
        for r in one.reasons
    ]
    return Row(what, unit_name(missed.unit_id), one, reasons)
