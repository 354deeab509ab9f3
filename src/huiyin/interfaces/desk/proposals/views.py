"""The pages of proposals to change a rule: lists, one proposal with its letter, and the answer to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.domain.letters.html import html
from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.proposals.forms import AnswerForm
from huiyin.interfaces.desk.words import law, speaking
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.courses.rule_changes import letter_of, made, matter_seen, number_in, to_answer
from huiyin.work.signing.acts.answer_rule_change import answer_rule_change

LIMIT = "answer_proposal"
ANSWERERS = (permissions.HANDLE, permissions.SIGN)


@staff
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What one's unit has to answer and what it proposed, what is late first."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "to_answer": to_answer(actor),
        "made": made(actor),
        "today": timezone.localdate(timezone.now()),
        "place": "proposals",
    }
    return render(request, "desk/proposals/list.html", context)


@staff
@require_safe
def shown(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """One proposal, its letter and its answer; the matter behind it only for those who see it anyway."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    row = gate.read_rule_change(matter_id, no, actor=actor, at=at)
    return render(request, "desk/proposals/one.html", _context(row, actor, at))


@staff
@require_safe
def of_file(request: HttpRequest, file_id: int) -> HttpResponse:
    """A confidential proposal is all that its own file holds, so the file is read on the proposal's page."""
    return redirect("desk:proposal", matter_id=file_id, no=number_in(file_id, request.actor))  # type: ignore[attr-defined]


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The answer of the organ in charge."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sent = request.method == "POST"
    row = gate.read_rule_change(matter_id, no, actor=actor, at=at)
    form = AnswerForm(request.POST) if sent else AnswerForm()
    if sent and form.is_valid():
        given = form.cleaned_data
        try:
            answer_rule_change(
                actor=actor,
                at=at,
                matter_id=matter_id,
                no=no,
                outcome=given["outcome"],
                words=given["words"],
                key=given["key"],
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("The answer is recorded, and the unit that proposed it is told."))
            return redirect("desk:proposal", matter_id=matter_id, no=no)
    context = {**_context(row, actor, at), "form": form}
    return render(request, "desk/proposals/answer.html", context, status=422 if sent else 200)


def _context(row: Any, actor: Any, at: Any) -> dict[str, Any]:
    letter = letter_of(row)
    due = law().due(LIMIT, row.proposed_on)
    owner = row.owner_id in gate.units_of(actor)
    return {
        "row": row,
        "computed": due.summary.say(speaking()),
        "relied": (law().limit(LIMIT).basis, *law().limit(LIMIT).relies),
        # html() escapes every word; tests/letters prove it
        "letter": mark_safe(html(letter, level=2)) if letter else "",  # noqa: S308
        "matter": matter_seen(row, actor),
        "may_answer": owner and row.state == "open" and any(actor.may(one) for one in ANSWERERS),
        "may_publish": row.proposed_by_id in gate.units_of(actor) and actor.may(permissions.HANDLE),
        "today": timezone.localdate(at),
        "place": "proposals",
    }
