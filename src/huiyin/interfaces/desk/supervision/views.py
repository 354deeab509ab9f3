"""The pages of supervision: one supervision with what can be done on it, each act's form, a unit's answer, raising one."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.casefile.timeline import act_words
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.supervision.answering import ANSWERERS, AnswerForm, answered_words
from huiyin.interfaces.desk.supervision.box import told
from huiyin.interfaces.desk.supervision.forms import (
    ConfirmForm,
    DismissForm,
    EndForm,
    MeasureForm,
    RaiseForm,
    RaiseLapseForm,
    RedoForm,
    SupervisionForm,
)
from huiyin.interfaces.ui.refusals import refusal_words
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.lapses.one import Supervised, measure_to_answer, raising, supervised
from huiyin.matters.queries.offered import is_open

FORMS: Mapping[str, tuple[type[SupervisionForm], str]] = {
    "confirm_lapse": (ConfirmForm, "check"),
    "dismiss_lapse": (DismissForm, "x"),
    "take_measure": (MeasureForm, "send"),
    "return_for_redo": (RedoForm, "arrow-back-up"),
    "raise_level": (RaiseForm, "building-bank"),
    "end_supervision": (EndForm, "circle-check"),
}


@staff
@require_safe
def shown(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """What was found and how it was counted, each measure with its answer, and what can be done now."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    about = supervised(matter_id, no, actor=actor, at=at)
    return render(request, "desk/supervision/one.html", _context(about, actor, at))


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, matter_id: int, no: int, name: str) -> HttpResponse:
    """The form of one act, or the act."""
    if name not in FORMS:
        raise Http404
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sent = request.method == "POST"
    about = supervised(matter_id, no, actor=actor, at=at, log=not sent)
    kind, icon = FORMS[name]
    form = kind(request.POST, about=about) if sent else kind(about=about)
    if sent and form.is_valid():
        try:
            form.perform(actor, at)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("Done: %(act)s.") % {"act": act_words(name, about.law)})
            return _on(matter_id, no, actor)
    answer = about.answers[name]
    context = {
        **_context(about, actor, at),
        "form": form,
        "act_words": act_words(name, about.law),
        "icon_name": icon,
        "refusal": None if is_open(answer) or form.errors else refusal_words(answer),  # type: ignore[arg-type]
    }
    return render(request, "desk/supervision/act.html", context, status=422 if sent else 200)


@staff
@needs(*ANSWERERS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The answer of the unit to which a measure went."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sent = request.method == "POST"
    about, measure = measure_to_answer(matter_id, no, actor=actor, at=at, log=not sent)
    form = AnswerForm(request.POST) if sent else AnswerForm()
    if sent and form.is_valid():
        try:
            form.perform(actor, at, matter_id, no)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, answered_words())
            return redirect("desk:supervised", matter_id=matter_id, no=measure.supervision_no)
    context = {
        **_context(about, actor, at),
        "form": form,
        "act_words": act_words("answer_measure", about.law),
        "icon_name": "message-dots",
    }
    return render(request, "desk/supervision/act.html", context, status=422 if sent else 200)


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def raise_one(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Raise a lapse of a unit in a matter, with its facts."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sent = request.method == "POST"
    about = raising(matter_id, actor=actor, at=at, log=not sent)
    form = RaiseLapseForm(request.POST, about=about) if sent else RaiseLapseForm(about=about)
    if sent and form.is_valid():
        try:
            event = form.perform(actor, at)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("The lapse is on record, and the unit is told."))
            no = event.inner["supervision"]["no"]
            return redirect("desk:supervised", matter_id=matter_id, no=no)
    words = act_words("raise_lapse", about.law)
    context = {"form": form, "matter": about.matter, "act_words": words, "place": "oversight"}
    return render(request, "desk/supervision/raise.html", context, status=422 if sent else 200)


def _on(matter_id: int, no: int, actor: Any) -> HttpResponse:
    """To the supervision, or to the list where the matter went out of the actor's sight."""
    try:
        gate.reach(matter_id, actor=actor, lock=False)
    except gate.NoSuchMatter:
        return redirect("desk:supervision")
    return redirect("desk:supervised", matter_id=matter_id, no=no)


def _context(about: Supervised, actor: Any, at: Any) -> dict[str, Any]:
    today = timezone.localdate(at)
    ours = {one.no for one in about.waiting if one.unit_id in gate.units_of(actor)}
    may_answer = any(actor.may(one) for one in ANSWERERS)
    return {
        "matter": about.matter,
        "one": told(about.row, about.measures, about.law, today),
        "acts": [(name, act_words(name, about.law), FORMS[name][1]) for name in about.open_acts],
        "to_answer": ours if may_answer else set(),
        "waiting": {one.no for one in about.waiting},
        "today": today,
        "place": "oversight",
    }
