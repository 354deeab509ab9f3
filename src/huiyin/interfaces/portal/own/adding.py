"""Adding material to a matter: words, files, or both."""

from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.foundation.files.keep import KeptFile
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import FILES_HELP, ManyFiles, words
from huiyin.interfaces.portal.filing.uploading import take_files
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.work.intake.acts.add_material import add_material

LONGEST = 120_000


class Material(HouseForm):
    """What is added."""

    text = words(gettext_lazy("What do you want to add?"), rows=7)
    uploads = forms.Field(
        label=gettext_lazy("Files"),
        help_text=FILES_HELP,
        required=False,
        widget=ManyFiles({"multiple": True}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def add(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Add material, once."""
    answers = _answers(request)
    if request.method != "POST":
        return form_page(request, matter_id, "add_material", Material(), answers=answers)
    typed = request.POST.get("text", "").replace("\x00", "")[:LONGEST]
    form, before = Material({"text": typed}), _kept(request, matter_id)
    taken, refused = take_files(request.FILES.getlist("uploads"), before)
    files = [*before, *taken]
    for sentence in refused:
        form.add_error("uploads", sentence)
    if not refused:
        try:
            who, at = PersonActor(matter_id), timezone.now()
            key = act_key(request, matter_id)
            add_material(
                actor=who,
                at=at,
                matter_id=matter_id,
                text=typed,
                files=tuple(files),
                answers=answers,
                key=key,
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("Your material was added. The office sees it now."))
            return redirect("portal:matter", matter_id)
    kept = signing.dumps([asdict(f) for f in files], salt=_salt(matter_id)) if files else ""
    return form_page(
        request, matter_id, "add_material", form, status=422, files=files, kept=kept, answers=answers
    )


def _answers(request: HttpRequest) -> int | None:
    """The number of the request that is answered, where the person came from it."""
    said = (request.POST if request.method == "POST" else request.GET).get("answers", "")
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 10 else None


def _kept(request: HttpRequest, matter_id: int) -> list[KeptFile]:
    """Files taken at an earlier try of the same form, vouched for by our signature."""
    try:
        return [
            KeptFile(**f)
            for f in signing.loads(request.POST.get("kept", ""), salt=_salt(matter_id), max_age=86400)
        ]
    except signing.BadSignature:
        return []


def _salt(matter_id: int) -> str:
    return f"kept:{matter_id}"
