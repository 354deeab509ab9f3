"""Joining a matter by its link: what is asked for, one's own name and contact, one's own word; then a code of one's own."""

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.domain.letters.slip import slip
from huiyin.foundation.people.actor import FilerActor
from huiyin.foundation.vault.seal import CannotOpen, seal, unseal
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.tracking import guessing
from huiyin.interfaces.portal.tracking.passes import open_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import answers, page, refusal_words
from huiyin.matters.failures import Invalid, NoSuchMatter, Refused
from huiyin.matters.queries.followed import matter_behind, number_of
from huiyin.matters.queries.since import already
from huiyin.matters.queries.together.links import Invited, invited
from huiyin.matters.together.sealing import Named
from huiyin.work.intake.taking import query_code
from huiyin.work.together.acts.sign_on import sign_on

COOKIE = "huiyin_joined"
KEY = "huiyin_join_key"
HOUR = 3600
LONGEST = 400


class Joining(HouseForm):
    """Who joins, how they are reached, and that they want to."""

    name = words(gettext_lazy("Your name"), autocomplete="name")
    phone = words(gettext_lazy("Telephone"), inputmode="tel", autocomplete="tel")
    address = words(
        gettext_lazy("Address"),
        gettext_lazy(
            "One of the two is enough: so that the answer can reach you, and nobody is counted twice."
        ),
        autocomplete="street-address",
    )
    own_word = forms.BooleanField(
        label=gettext_lazy("I have read what is asked for, and I join by my own decision"), required=False
    )


@require_http_methods(["GET", "HEAD", "POST"])
@answers
def join(request: HttpRequest, link: str) -> HttpResponse:
    """The one screen: read, fill in, join. Wrong links are counted like wrong codes."""
    if guessing.must_wait(request):
        text = _("Too many wrong codes came from your connection. Please wait 15 minutes, then try again.")
        return page(request, 429, _("Please wait"), [text])
    try:
        found = invited(link[:60].replace("\x00", ""), at=timezone.now())
    except NoSuchMatter:
        guessing.failed(request)
        raise
    if request.method == "POST":
        return _sent(request, found, link)
    if found.refusal is not None:
        return page(request, 409, _("Nobody can join now"), refusal_words(found.refusal))
    return _shown(request, found, Joining(), _fresh_key())


@require_http_methods(["GET", "HEAD", "POST"])
@answers
def joined(request: HttpRequest) -> HttpResponse:
    """The receipt with the code, shown only in this browser; POST says that it was noted, and goes on to the page."""
    key = _key_of_receipt(request)
    done = already("sign_on", key)
    found = matter_behind(query_code(key)) if done else None
    if done is None or found is None:
        return redirect("portal:track")
    matter_id, signer = found
    if request.method == "POST":
        response = redirect("portal:signed" if signer else "portal:matter", matter_id)
        response.delete_cookie(COOKIE, path=reverse("portal:joined"))
        return open_pass(request, response, matter_id, signer=signer)
    code = query_code(key)
    paper = slip(number_of(matter_id), code, f"{settings.HUIYIN_URL}{reverse('portal:scan', args=[code])}")
    told = {
        "slip": paper,
        "qr": mark_safe(paper.qr_svg),  # noqa: S308  # made by us from our own address
        "tracking": f"{settings.HUIYIN_URL}{reverse('portal:track')}",
    }
    return render(request, "portal/joint/joined.html", told)


def _sent(request: HttpRequest, found: Invited, link: str) -> HttpResponse:
    given = {
        name: request.POST.get(name, "").replace("\x00", "")[:LONGEST]
        for name in ("name", "phone", "address")
    }
    form = Joining({**given, "own_word": request.POST.get("own_word", "")})
    key = _checked_key(request.POST.get("key", ""))
    if not key:  # not one of our forms, or one of an earlier installation: show it anew, filled in
        return _shown(request, found, form, _fresh_key(), status=422)
    try:
        sign_on(
            actor=FilerActor(),
            at=timezone.now(),
            link=link,
            person=Named(given["name"], given["phone"], given["address"]),
            own_word=bool(request.POST.get("own_word")),
            code=query_code(key),
            key=key,
        )
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _shown(request, found, form, request.POST["key"], status=422)
    response = redirect("portal:joined")
    response.set_cookie(
        COOKIE,
        signing.dumps(seal(key, COOKIE), salt=COOKIE),
        max_age=HOUR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path=reverse("portal:joined"),
    )
    return response


def _shown(
    request: HttpRequest, found: Invited, form: Joining, key: str, status: int = 200, **more: Any
) -> HttpResponse:
    told = {"found": found, "form": form, "key": key, **more}
    return render(request, "portal/joint/join.html", told, status=status)


def _fresh_key() -> str:
    """A key of ours, signed: the code follows from it, so nobody may choose it themselves."""
    return signing.dumps(secrets.token_urlsafe(18), salt=KEY, compress=False)


def _checked_key(sent: str) -> str:
    try:
        return str(signing.loads(sent[:200], salt=KEY))
    except signing.BadSignature:
        return ""


def _key_of_receipt(request: HttpRequest) -> str:
    try:
        return unseal(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=HOUR), COOKIE)
    except (signing.BadSignature, CannotOpen, ValueError):
        return ""
