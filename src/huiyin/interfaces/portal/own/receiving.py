"""Confirming that a paper sent electronically has arrived; from that day the law counts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Role
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.asking import counsel_for
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import own_paper
from huiyin.work.serving.acts.confirm_receipt import confirm_receipt


class Receipt(HouseForm):
    """Nothing to fill in."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def confirm(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The paper to read, and the button."""
    document = own_paper(matter_id, no, actor=PersonActor(matter_id))
    law = counsel_for(document.matter)
    about: dict[str, Any] = {
        "document": document,
        "name": law.paper(document.kind).say(get_language() or "zh-hans"),
        "days": _days(law, document),
        "room": "promises",
    }
    if request.method != "POST":
        return form_page(request, matter_id, "confirm_receipt", Receipt(), **about)
    form = Receipt({})
    try:
        key, at = act_key(request, matter_id), timezone.now()
        confirm_receipt(actor=PersonActor(matter_id), at=at, matter_id=matter_id, document=no, key=key)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return form_page(request, matter_id, "confirm_receipt", form, status=409, **about)
    messages.success(request, _("Thank you. It is noted that you have received it."))
    return redirect("portal:matter", matter_id)


def _days(law: Counsel, document: Any) -> int:
    """How long a review can be asked for once this paper is confirmed; 0 where it opens none."""
    review = law.limit_as(Role.REVIEW)
    return review.length if review and document.kind in law.having("served") else 0
