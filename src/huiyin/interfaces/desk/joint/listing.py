"""The list of those who signed, on screen and for the paper file; each reading of it is logged as one."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from huiyin.domain.law.why import Permit, Refusal
from huiyin.domain.letters.slip import qr_svg
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.acting import fresh_key
from huiyin.interfaces.desk.joint.linking import DaysForm
from huiyin.matters.queries.offered import is_open
from huiyin.matters.queries.together.listed import SignerList, signer_list


@staff
@require_safe
def listed(request: HttpRequest, matter_id: int) -> HttpResponse:
    """A page of the list, who speaks, and the link to join."""
    page = request.GET.get("page", "1")
    wanted = int(page) if page.isdecimal() and len(page) < 6 else 1
    found = signer_list(matter_id, actor=request.actor, at=timezone.now(), page=wanted)  # type: ignore[attr-defined]
    return render(request, "desk/joint/list.html", context_of(found))


@staff
@require_safe
def printed(request: HttpRequest, matter_id: int) -> HttpResponse:
    """The whole list on paper, without those who left."""
    found = signer_list(matter_id, actor=request.actor, at=timezone.now(), whole=True)  # type: ignore[attr-defined]
    return render(request, "desk/joint/print.html", {**context_of(found), "today": timezone.localdate()})


def context_of(found: SignerList) -> dict[str, Any]:
    """What the pages of the list show."""
    address = f"{settings.HUIYIN_URL}{reverse('portal:join', args=[found.link.code])}" if found.link else ""
    answer = found.offers.get("open_join_link")
    ran_out = found.link is None and isinstance(answer, Refusal) and answer.code == "link_runs"
    may = {act for act, answer in found.offers.items() if isinstance(answer, Permit) or is_open(answer)}
    return {
        "found": found,
        "matter": found.matter,
        "may": may,
        "refusals": [
            answer for answer in found.offers.values() if not isinstance(answer, Permit) and not answer.asks
        ]
        if not found.total
        else [],
        "address": address,
        "qr": mark_safe(qr_svg(address)) if address else "",  # noqa: S308 - drawn by segno from an address of ours
        "key": fresh_key(),
        "days": DaysForm(most=found.counsel.longest("join_link"))
        if "open_join_link" in may or ran_out
        else None,
    }
