"""The page of one scan: reading it, saving the clerk's text, taking it into the matter, and the picture itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.domain.law.why import Permit
from huiyin.domain.reading.plain import clean
from huiyin.foundation.files.keep import place_of
from huiyin.foundation.files.kinds.table import PICTURES
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.acting import fresh_key, words
from huiyin.interfaces.desk.scans.showing import FAULTS, pieces, proposed, stands
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, NotPermitted, Refused
from huiyin.matters.queries.casefile import one_attachment
from huiyin.matters.queries.subject import subject
from huiyin.services.hints.scanning import asking
from huiyin.services.hints.scanning.keeping import (
    FAILED,
    READABLE,
    Scan,
    correct,
    pages_of,
    scan_of,
    try_again,
)
from huiyin.services.hints.scanning.letters import whole_letter
from huiyin.services.hints.scanning.pictures import NoPicture, shown
from huiyin.services.hints.scanning.sheets import MOST_PAGES
from huiyin.work.intake.acts.take_transcript import MAY, take_transcript
from huiyin.work.intake.filing import MAX_BODY

TAKE = "take_transcript"


class TranscriptForm(HouseForm):
    """The text as the clerk reads it, and what of the proposals goes into the matter."""

    text = words(gettext_lazy("What the letter says"), rows=18, longest=MAX_BODY, required=False)
    claims = forms.MultipleChoiceField(
        label=gettext_lazy("Add as requests of the matter"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    phone = forms.BooleanField(label=gettext_lazy("Fill in the telephone number"), required=False)
    address = forms.BooleanField(label=gettext_lazy("Fill in the address"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)

    def __init__(self, *args: Any, scan: Scan | None, **kwargs: Any) -> None:
        start = {"text": scan.words if scan else "", "key": fresh_key()}
        super().__init__(*args, **{**kwargs, "initial": start})
        found = scan.fields if scan else ()
        claims = [(str(n), one.value) for n, one in enumerate(found) if one.kind == "claim"]
        self.fields["claims"].choices = claims  # type: ignore[attr-defined]
        self.contact = {one.kind: one.value for one in found if one.kind in ("phone", "address")}
        for name in ("phone", "address"):
            if name in self.contact:
                self.fields[name].label = f"{self.fields[name].label}: {self.contact[name]}"
            else:
                del self.fields[name]
        if not claims:
            del self.fields["claims"]

    def chosen_claims(self) -> tuple[str, ...]:
        """The requests that were ticked, in the order of the letter."""
        if "claims" not in self.fields:
            return ()
        said = dict(self.fields["claims"].choices)  # type: ignore[attr-defined]
        return tuple(said[one] for one in sorted(self.cleaned_data.get("claims", ()), key=int))

    def chosen_contact(self) -> dict[str, str]:
        """The contact that was ticked."""
        return {name: value for name, value in self.contact.items() if self.cleaned_data.get(name)}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The picture beside its text; or what the clerk made of it."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    row = one_attachment(matter_id, no, actor=actor, at=at)
    if row.kind not in READABLE:
        return render(request, "desk/scans/other.html", {"row": row, "matter": row.matter})
    sheet = _sheet(request, row)
    found = scan_of(matter_id, no, sheet)
    here = f"{reverse('desk:scan', args=(matter_id, no))}{f'?page={sheet}' if sheet > 1 else ''}"
    if request.method != "POST":
        return _page(request, row, found, TranscriptForm(scan=found), at)
    _ensure_clerk(row.matter, actor)
    if "again" in request.POST:
        try_again(matter_id, no)
        messages.success(request, _("It will be read again in a moment."))
        return redirect(here)
    form = TranscriptForm(request.POST, scan=found)
    if form.is_valid() and _saved(request, row, form, at):
        return redirect("desk:matter", matter_id) if "take" in request.POST else redirect(here)
    return _page(request, row, found, form, at, status=422)


@staff
@require_safe
def picture(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The picture drawn anew, so that nothing of the file itself reaches the page."""
    row = one_attachment(matter_id, no, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    if row.kind not in READABLE:
        raise Http404
    sheet = _sheet(request, row)
    found = scan_of(matter_id, no, sheet)
    quarters, file = found.page.quarters if found and found.page else 0, place_of(row.sha256)
    try:
        drawn = shown(file, quarters) if row.kind in PICTURES else asking.drawn(file, sheet, quarters)
    except (NoPicture, asking.CannotRead):
        raise Http404(_("The picture cannot be shown.")) from None
    response = HttpResponse(drawn, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def _sheet(request: HttpRequest, row: Any) -> int:
    """Which page of the file is asked for. Raises Http404 for one that is not there."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:4]) <= pages_of(row.matter_id, row.no)):
        raise Http404
    return int(asked[:4])


def _saved(request: HttpRequest, row: Any, form: TranscriptForm, at: datetime) -> bool:
    """Keep the clerk's text; with the other button take it into the matter. False where it was not to be."""
    actor = request.actor  # type: ignore[attr-defined]
    text = clean(form.cleaned_data["text"])
    if not text:
        form.add_error("text", _("There is no text yet. Write down what the letter says."))
        return False
    correct(row.matter_id, row.no, text, _sheet(request, row))
    if "take" not in request.POST:
        messages.success(request, _("The text is kept. The matter itself is as it was."))
        return True
    try:
        take_transcript(
            actor=actor,
            at=at,
            matter_id=row.matter_id,
            file=row.no,
            text=whole_letter(row),
            claims=form.chosen_claims(),
            contact=form.chosen_contact(),
            key=form.cleaned_data["key"],
        )
    except (Invalid, Refused) as failure:
        form.take(failure)
        return False
    messages.success(
        request, _("The text of the letter stands in the matter now; the picture is kept as it came.")
    )
    return True


def _page(
    request: HttpRequest, row: Any, found: Scan | None, form: TranscriptForm, at: datetime, status: int = 200
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    clerk = _is_clerk(row.matter, actor)
    about = subject(row.matter_id, TAKE, actor=actor, at=at, log=False) if clerk else None
    context = {
        "row": row,
        "sheet": _sheet(request, row),
        "sheets": pages_of(row.matter_id, row.no),
        "most": MOST_PAGES,
        "cannot_draw": row.kind not in PICTURES and not asking.draws_pdf(),
        "matter": row.matter,
        "scan": found,
        "stands": stands(found),
        "fault": FAULTS.get(found.fault, "") if found and found.state == FAILED else "",
        "failed": bool(found and found.state == FAILED),
        "pieces": list(pieces(found.text)) if found else [],
        "fields": proposed(found.fields, found.text) if found else [],
        "available": asking.available(),
        "form": form,
        "clerk": clerk,
        "may_take": bool(about and isinstance(about.answer, Permit)),
    }
    return render(request, "desk/scans/page.html", context, status=status)


def _is_clerk(matter: Any, actor: Any) -> bool:
    return any(actor.may(one) for one in MAY) and actor.unit_id in {matter.holder_id, matter.office_id}


def _ensure_clerk(matter: Any, actor: Any) -> None:
    if not _is_clerk(matter, actor):
        raise NotPermitted(
            _("A letter is written down by the unit that works on the matter now, or took it in.")
        )
