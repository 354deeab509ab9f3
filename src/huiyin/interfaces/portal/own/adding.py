"""Adding material to a matter: words, files, or both."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.own.enclosing import enclosed, files_field
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.work.intake.acts.add_material import add_material

LONGEST = 120_000


class Material(HouseForm):
    """What is added."""

    text = words(gettext_lazy("What do you want to add?"), rows=7)
    uploads = files_field()


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def add(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Add material, once."""
    answers = _answers(request)
    if request.method != "POST":
        return form_page(request, matter_id, "add_material", Material(), answers=answers)
    typed = request.POST.get("text", "").replace("\x00", "")[:LONGEST]
    form, came = Material({"text": typed}), enclosed(request, matter_id)
    for sentence in came.refused:
        form.add_error("uploads", sentence)
    if not came.refused:
        try:
            who, at = PersonActor(matter_id), timezone.now()
            key = act_key(request, matter_id)
            add_material(
                actor=who,
                at=at,
                matter_id=matter_id,
                text=typed,
                files=came.files,
                answers=answers,
                key=key,
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("Your material was added. The office sees it now."))
            return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "add_material", form, status=422, answers=answers, **came.shown())


def _answers(request: HttpRequest) -> int | None:
    """The number of the request that is answered, where the person came from it."""
    said = (request.POST if request.method == "POST" else request.GET).get("answers", "")
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 10 else None
