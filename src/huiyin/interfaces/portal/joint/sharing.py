"""Bringing others along: the link by which they join themselves, as an address and a picture, for whoever brought the matter."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.domain.law.why import Permit, Refusal
from huiyin.domain.letters.slip import qr_svg
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.own.asking import act_key, key_of
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import page, refusal_words
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import Followed, followed
from huiyin.matters.queries.offered import is_open
from huiyin.matters.queries.together.links import open_link
from huiyin.work.together.acts.close_join_link import close_join_link
from huiyin.work.together.acts.open_join_link import open_join_link

CHOICES = (7, 14, 21, 30)


class Opening(HouseForm):
    """For how long."""

    elsewhere = {"link_days": "days"}

    days = forms.TypedChoiceField(
        label=gettext_lazy("How long may people join?"), coerce=int, initial=14, widget=forms.Select
    )

    def __init__(self, data: Any = None, *, most: int) -> None:
        super().__init__(data)
        field = self.fields["days"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(n, _("%(n)d days") % {"n": n}) for n in CHOICES if n <= most]


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def share(request: HttpRequest, matter_id: int) -> HttpResponse:
    """The page of the link: what it does, how to open it, and, while it is open, the address and its picture."""
    case = followed(matter_id, actor=PersonActor(matter_id), at=timezone.now())
    answer = case.offers.get("open_join_link")
    link = open_link(case.matter, case.today)
    ran_out = link is None and bool(
        case.matter.marks.get("joint_link")
    )  # the next one is opened in its place
    if answer is None or (not is_open(answer) and link is None and not ran_out):
        told = refusal_words(answer) if isinstance(answer, Refusal) else [_("Nobody can join this matter.")]
        return page(request, 409, _("This is not possible now"), told, back_to=case.matter)
    form = Opening(request.POST or None, most=case.counsel.longest("join_link"))
    if request.method != "POST" or not form.is_valid():
        return _shown(request, case, form, 200 if request.method != "POST" else 422)
    try:
        who, key = PersonActor(matter_id), act_key(request, matter_id)
        open_join_link(
            actor=who, at=timezone.now(), matter_id=matter_id, days=form.cleaned_data["days"], key=key
        )
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _shown(request, case, form, 422)
    messages.success(request, _("The link is open. Hand it to those whom it concerns as well."))
    return redirect("portal:share", matter_id)


@require_POST
@with_pass
def close(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Close the link; who joined stays."""
    key = act_key(request, matter_id)
    close_join_link(actor=PersonActor(matter_id), at=timezone.now(), matter_id=matter_id, key=key)
    messages.success(request, _("The link is closed. Those who joined stay."))
    return redirect("portal:share", matter_id)


def first_of(case: Followed) -> dict[str, Any]:
    """What the page of the matter says of those who sign it too: how many, and whether others may still join."""
    answer = case.offers.get("open_join_link")
    signers = int(case.matter.marks.get("signers", 0))
    may = answer is not None and (is_open(answer) or isinstance(answer, Permit))
    # an answered matter is joined by nobody any more, whether or not its link is still open
    runs = bool(case.matter.marks.get("joint_link")) and getattr(answer, "code", "") == "link_runs"
    return {
        "signers": signers,
        "representatives": int(case.matter.marks.get("representatives", 0)),
        "left": bool(case.matter.marks.get("first_left")),
        "may_share": may or runs,
        "shown": (signers or may or runs) and not case.matter.anonymous,
    }


def _shown(request: HttpRequest, case: Followed, form: Opening, status: int = 200) -> HttpResponse:
    link = open_link(case.matter, case.today)
    address = f"{settings.HUIYIN_URL}{reverse('portal:join', args=[link.code])}" if link else ""
    told = {
        "form": form,
        "matter": case.matter,
        "key": key_of(request),
        "link": link,
        "address": address,
        "qr": mark_safe(qr_svg(address)) if address else "",  # noqa: S308  # made by us from our own address
        "most": case.counsel.longest("join_link"),
        **first_of(case),
    }
    return render(request, "portal/joint/share.html", told, status=status)
