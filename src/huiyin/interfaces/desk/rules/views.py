"""The pages of routing rules: the list, a new one, and the end of one, each with its dry run."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people.permissions import RULES
from huiyin.foundation.units import rules
from huiyin.foundation.units.competence import real_rules, rules_on
from huiyin.foundation.units.models import RoutingRule
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.rules.forms import EndForm, RuleForm, TriedForm
from huiyin.interfaces.desk.rules.words import subject_of
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.refusals import page as refused
from huiyin.matters.queries.casework.competence import DryRun, dry_run

FORM = ["GET", "HEAD", "POST"]


@staff
@needs(RULES)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every rule: in force, still to come, and those that have ended."""
    today = _today()
    rows = list(real_rules().select_related("unit").order_by("category", "place", "kind", "valid_from", "id"))
    over = [row for row in rows if row.valid_to is not None and row.valid_to < today]
    living = [(row, subject_of(row), row.valid_from > today) for row in rows if row not in over]
    context = {"living": living, "over": [(row, subject_of(row)) for row in over], "place": "rules"}
    return render(request, "desk/rules/list.html", context)


@staff
@needs(RULES)
@require_http_methods(FORM)
def new(request: HttpRequest) -> HttpResponse:
    """A new rule: tried first, then saved as it was tried."""
    today, sent = _today(), request.method == "POST"
    form = RuleForm(request.POST, today=today) if sent else RuleForm(today=today)
    if not sent or not form.is_valid():
        return _page(request, form, status=422 if sent else 200)
    known: dict[str, Any] = {"categories": categories.every(), "kinds": law().codes("kinds"), "on": today}
    try:
        if "save" in request.POST and form.was_tried():
            name = request.actor.name  # type: ignore[attr-defined]
            rules.enter(form.rule(), by=name, at=timezone.now(), **known)
            messages.success(request, _("The rule is entered."))
            return redirect("desk:rules")
        rules.check(form.rule(), **known)
    except Unusable as failure:
        form.refuse(failure)
        return _page(request, form, status=422)
    row, before = form.rule().row(), rules_on(form.rule().first)
    return _tried(request, form, before, [*before, row], row.valid_from)


@staff
@needs(RULES)
@require_http_methods(FORM)
def end(request: HttpRequest, rule_id: int) -> HttpResponse:
    """The end of a rule: tried first, then saved. The rule itself stays on record."""
    today, sent = _today(), request.method == "POST"
    try:
        row = rules.find(rule_id, on=today)
    except Unusable as failure:
        return refused(request, 404, _("Not found"), [fault.message for fault in failure.faults])
    form = EndForm(request.POST, today=today) if sent else EndForm(today=today)
    more: dict[str, Any] = {"rule": row, "subject": subject_of(row)}
    if not sent or not form.is_valid():
        return _page(request, form, status=422 if sent else 200, **more)
    last: date = form.cleaned_data["last"]
    try:
        if "save" in request.POST and form.was_tried():
            name = request.actor.name  # type: ignore[attr-defined]
            rules.end(rule_id, last=last, on=today, by=name, at=timezone.now())
            messages.success(request, _("The end of the rule is entered; it stays on record."))
            return redirect("desk:rules")
        rules.check_end(row, last, today)
    except Unusable as failure:
        form.refuse(failure)
        return _page(request, form, status=422, **more)
    before = [*(one for one in rules_on(today) if one.pk != row.pk), row]
    after = [one for one in before if one.pk != row.pk]
    return _tried(request, form, before, after, max(last + timedelta(days=1), today), **more)


def _tried(
    request: HttpRequest,
    form: TriedForm,
    before: Sequence[RoutingRule],
    after: Sequence[RoutingRule],
    on: date,
    **more: Any,
) -> HttpResponse:
    """The form again, with what the change would have done, ready to be saved as it was tried."""
    actor = request.actor  # type: ignore[attr-defined]
    found = dry_run(actor, before=before, after=after, on=on, now=timezone.now())
    data = request.POST.copy()
    data["tried"] = form.mark()
    form.data = data
    return _page(request, form, run=found, **more)


def _page(
    request: HttpRequest, form: TriedForm, *, status: int = 200, run: DryRun | None = None, **more: Any
) -> HttpResponse:
    return render(
        request, "desk/rules/rule.html", {"form": form, "run": run, "place": "rules", **more}, status=status
    )


def _today() -> date:
    return timezone.localdate(timezone.now())
