"""The receipt: number, query code and what comes next; the only page that ever shows the code."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from huiyin.domain.letters.slip import slip
from huiyin.foundation.people.actor import PersonActor
from huiyin.foundation.vault.seal import CannotOpen, seal, unseal
from huiyin.interfaces.portal.receptions.wanted import after_receipt, wanted
from huiyin.interfaces.portal.tracking.dates import dates_of
from huiyin.interfaces.portal.tracking.passes import open_pass
from huiyin.interfaces.ui.refusals import answers
from huiyin.matters.queries.followed import followed
from huiyin.matters.queries.since import already
from huiyin.work.intake.taking import query_code

COOKIE = "huiyin_receipt"
DAY = 24 * 3600


def to_receipt(key: str) -> HttpResponse:
    """Go to the receipt of the filing with this key; the key travels sealed, for one day, in this browser only."""
    response = redirect("portal:receipt")
    response.set_cookie(
        COOKIE,
        signing.dumps(seal(key, COOKIE), salt=COOKIE),
        max_age=DAY,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path=reverse("portal:file"),
    )
    return response


@answers
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt of what was just filed; POST says that the code was noted, and goes on to tracking."""
    key = _key(request)
    done = already("take_online", key)
    if done is None:
        return redirect("portal:track")
    if request.method == "POST":
        response = after_receipt(request, done.matter_id)
        response.delete_cookie(COOKIE, path=reverse("portal:file"))
        return open_pass(request, response, done.matter_id)
    case = followed(done.matter_id, actor=PersonActor(done.matter_id), at=timezone.now())
    code = query_code(key)
    paper = slip(case.matter.number, code, f"{settings.HUIYIN_URL}{reverse('portal:scan', args=[code])}")
    told = {
        "matter": case.matter,
        "slip": paper,
        "qr": mark_safe(paper.qr_svg),  # noqa: S308  # made by us from our own address
        "next": next((d for d in dates_of(case) if d.running), None),
        "wanted": wanted(request),
        "tracking": f"{settings.HUIYIN_URL}{reverse('portal:track')}",
    }
    return render(request, "portal/filing/receipt.html", told)


def _key(request: HttpRequest) -> str:
    try:
        return unseal(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=DAY), COOKIE)
    except (signing.BadSignature, CannotOpen, ValueError):
        return ""
