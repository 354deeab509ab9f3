"""What a signer does by themselves: confirm, say otherwise, have the answer, pass it on, leave, take a matter of their own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.domain.law.why import Refusal
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.joint.guard import with_signature
from huiyin.interfaces.portal.joint.own import told
from huiyin.interfaces.portal.own.asking import act_key, key_of
from huiyin.interfaces.portal.tracking.passes import open_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import page, refusal_words
from huiyin.matters.failures import Invalid, Refused, no_such_act
from huiyin.matters.queries.offered import is_open
from huiyin.matters.queries.together.own import own
from huiyin.work.together.acts.confirm_signing import confirm_signing
from huiyin.work.together.acts.dissent import dissent
from huiyin.work.together.acts.leave_joint import leave_joint
from huiyin.work.together.acts.note_passed_on import note_passed_on
from huiyin.work.together.acts.receive_answer import receive_answer
from huiyin.work.together.acts.split_off import split_off

LONGEST = 4_000


class Saying(HouseForm):
    """Words of one's own."""

    elsewhere = {"reason": "words"}

    words = words(gettext_lazy("In your own words"), rows=6)


@require_POST
@with_signature
def confirm(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """Confirm that one signed the list."""
    return _at_once(request, actor, confirm_signing, _("Thank you. It is noted that you signed."))


@require_POST
@with_signature
def received(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """Confirm that one has the answer: one's own time begins."""
    return _at_once(request, actor, receive_answer, _("Thank you. It is noted that you have the answer."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_signature
def differ(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """Say what one sees otherwise."""
    return _saying(
        request, actor, "dissent", dissent, _("It is noted, for those who handle the matter alone.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_signature
def passed_on(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """A representative says when and how the others were told."""
    return _saying(request, actor, "note_passed_on", note_passed_on, _("It is noted."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_signature
def leave(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """Leave, after being told what that means."""
    form = HouseForm(request.POST or None)
    if request.method == "POST":
        try:
            leave_joint(actor=actor, at=timezone.now(), matter_id=actor.matter_id, key=_key(request, actor))
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("You have left the joint matter."))
            return redirect("portal:signed", actor.matter_id)
    return _page(request, actor, "leave_joint", form)


@require_http_methods(["GET", "HEAD", "POST"])
@with_signature
def split(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """Take a matter of one's own; with `then=review` one goes on to ask for a review of it."""
    form = HouseForm(request.POST or None)
    review = (request.POST if request.method == "POST" else request.GET).get("then") == "review"
    if request.method == "POST":
        try:
            event = split_off(
                actor=actor, at=timezone.now(), matter_id=actor.matter_id, key=_key(request, actor)
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("This is a matter of your own now. Your code opens it from now on."))
            to = "portal:ask_review" if review else "portal:matter"
            return open_pass(request, redirect(to, event.matter_id), event.matter_id)
    return _page(request, actor, "split_off", form, review=review)


def _at_once(request: HttpRequest, actor: PersonActor, act: Callable[..., Any], done: str) -> HttpResponse:
    act(actor=actor, at=timezone.now(), matter_id=actor.matter_id, key=_key(request, actor))
    messages.success(request, done)
    return redirect("portal:signed", actor.matter_id)


def _saying(
    request: HttpRequest, actor: PersonActor, name: str, act: Callable[..., Any], done: str
) -> HttpResponse:
    typed = request.POST.get("words", "").replace("\x00", "")[:LONGEST]
    form = Saying({"words": typed} if request.method == "POST" else None)
    if request.method == "POST":
        try:
            given = {"words": typed, "key": _key(request, actor)}
            act(actor=actor, at=timezone.now(), matter_id=actor.matter_id, **given)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, done)
            return redirect("portal:signed", actor.matter_id)
    return _page(request, actor, name, form)


def _page(request: HttpRequest, actor: PersonActor, name: str, form: HouseForm, **more: Any) -> HttpResponse:
    case = own(actor.matter_id, actor=actor, at=timezone.now(), language=get_language() or "zh-hans")
    answer = case.offers.get(name) or no_such_act(name, case.counsel.pack)
    if isinstance(answer, Refusal) and not is_open(answer) and request.method != "POST":
        return page(request, 409, _("This is not possible now"), refusal_words(answer))
    given = {**told(case), "form": form, "key": key_of(request), **more}
    return render(
        request, f"portal/joint/{name}.html", given, status=422 if request.method == "POST" else 200
    )


def _key(request: HttpRequest, actor: PersonActor) -> str | None:
    """Bound to the signer as well as to the matter: two of them never use up one another's key."""
    key = act_key(request, actor.matter_id)
    return f"{actor.signer_no}:{key}" if key else None
