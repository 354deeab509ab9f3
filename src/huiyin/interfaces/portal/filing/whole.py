"""The whole filing on one page, for those who would rather not go step by step; nothing is kept but what is sent."""

import secrets
from dataclasses import asdict

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.files.keep import KeptFile
from huiyin.interfaces.portal.filing.draft import Draft
from huiyin.interfaces.portal.filing.gathering import STEPS, filing_of, form_for, problems_at
from huiyin.interfaces.portal.filing.receipt import to_receipt
from huiyin.interfaces.portal.filing.sending import file_once
from huiyin.interfaces.portal.filing.uploading import take_files
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import answers
from huiyin.matters.failures import Invalid
from huiyin.matters.queries.since import already

SALT = "whole"
TWO_WEEKS = 14 * 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
@answers
def whole(request: HttpRequest) -> HttpResponse:
    """Everything at once; sent twice, it is filed once, since the key was given out by us and comes back signed."""
    if request.method != "POST":
        return _page(request, Draft(key=secrets.token_urlsafe(24)), _forms(Draft(key="")))
    draft = _draft(request)
    if already("take_online", draft.key):
        return to_receipt(draft.key)
    taken, refused = take_files(request.FILES.getlist("uploads"), draft.kept)
    for file in taken:
        draft.add_file(file)
    forms = _forms(draft, more=1 if "more" in request.POST else 0)
    if "more" in request.POST:
        return _page(request, draft, forms)
    _judge(draft, forms, refused)
    if not any(form.errors for form in forms.values()):
        try:
            file_once(filing_of(draft), draft.key)
            return to_receipt(draft.key)
        except Invalid as invalid:
            forms["who"].take(invalid)
    return _page(request, draft, forms, status=422)


def _draft(request: HttpRequest) -> Draft:
    draft = Draft(key=_signed(request.POST.get("key", ""), "") or secrets.token_urlsafe(24))
    draft.files = _signed(request.POST.get("kept", ""), [])
    for step in STEPS:
        draft.take(step, request.POST)
    return draft


def _signed(text: str, blank):  # type: ignore[no-untyped-def]
    try:
        return signing.loads(text, salt=SALT, max_age=TWO_WEEKS)
    except signing.BadSignature:
        return blank


def _forms(draft: Draft, more: int = 0) -> dict[str, HouseForm]:
    today = timezone.localdate()
    return {step: form_for(step, draft, today, more=more) for step in STEPS}


def _judge(draft: Draft, forms: dict[str, HouseForm], refused: list[str]) -> None:
    at = timezone.now()
    for step, form in forms.items():
        if form.is_valid():
            form.take(Invalid(*problems_at(step, draft, at)))
    for sentence in refused:
        forms["files"].add_error("uploads", sentence)


def _page(request: HttpRequest, draft: Draft, forms: dict[str, HouseForm], status: int = 200) -> HttpResponse:
    told = {
        "title": _("File a matter on one page"),
        "forms": forms,
        "files": draft.kept,
        "key": signing.dumps(draft.key, salt=SALT),
        "kept": signing.dumps([asdict(KeptFile(**f)) for f in draft.files], salt=SALT) if draft.files else "",
        "problems": any(form.is_bound and form.errors for form in forms.values()) if status == 422 else False,
    }
    return render(request, "portal/filing/whole.html", told, status=status)
