"""Entering a paper list: names typed one a line, with slips to hand out, or a spreadsheet with a preview of every bad row."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.domain.letters.slip import slip
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.acting import fresh_key, words
from huiyin.interfaces.desk.joint.kept import Kept, pack, unpack
from huiyin.interfaces.desk.joint.typed import people_in
from huiyin.interfaces.ui.downloads import as_download, named
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.together.faults import words_of
from huiyin.matters.together.listing import read_list
from huiyin.services.exchange.problems import SheetRefused
from huiyin.services.exchange.signers import read_signers
from huiyin.work.intake.taking import query_code
from huiyin.work.together.acts.add_signers import add_signers

LARGEST = 4 * 1024 * 1024  # a list of twenty thousand people is smaller
SHOWN = 50
SLIPS = 100  # as many as are cut and handed out in one go


class TypedForm(HouseForm):
    """One person a line."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    people = words(
        gettext_lazy("Who signed, one person a line"),
        rows=12,
        longest=200_000,
        help_text=gettext_lazy(
            "Name, telephone, address, in this order; a comma, a tab or blanks between them."
        ),
    )
    slips = forms.BooleanField(
        label=gettext_lazy("Print a slip with a code for each, to be handed to them in person"),
        required=False,
    )


class SheetForm(HouseForm):
    """The file."""

    sheet = forms.FileField(
        label=gettext_lazy("Spreadsheet (xlsx or CSV)"),
        required=False,
        help_text=gettext_lazy(
            "A column with names, one with telephones or addresses. Other columns are not read."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Names typed by keyboard; all are taken, or the page says which lines are not right."""
    actor = request.actor  # type: ignore[attr-defined]
    matter = gate.reach(matter_id, actor=actor, lock=False)
    gate.ensure_keeper(matter, actor)
    form = TypedForm(request.POST or None, initial={"key": fresh_key()})
    if request.method == "POST" and form.is_valid():
        given, people = form.cleaned_data, people_in(form.cleaned_data["people"])
        key = given["key"]
        with_slips = given["slips"] and len(people) <= SLIPS
        codes = tuple(query_code(f"{key}:{matter_id}:{n}") for n in range(len(people))) if with_slips else ()
        if given["slips"] and not with_slips:
            text = _(
                "Slips are printed for at most %(n)d people at once. Enter the list in parts, or without slips."
            )
            form.add_error("slips", text % {"n": SLIPS})
            return _typed_page(request, matter, form, 422)
        try:
            add_signers(
                actor=actor, at=timezone.now(), matter_id=matter_id, people=people, codes=codes, key=key
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("%(n)d people were entered.") % {"n": len(people)})
            if codes:
                pairs = zip((p.name for p in people), codes, strict=True)
                return slips_page(request, matter, list(pairs))
            return redirect("desk:signers", matter_id)
    return _typed_page(request, matter, form, 422 if request.method == "POST" else 200)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, matter_id: int) -> HttpResponse:
    """First look at a spreadsheet: who could be taken, and every row that could not; nothing is written."""
    actor = request.actor  # type: ignore[attr-defined]
    matter = gate.reach(matter_id, actor=actor, lock=False)
    gate.ensure_keeper(matter, actor)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "desk/joint/sheet.html", {"form": form, "matter": matter})
    upload = request.FILES.get("sheet")
    try:
        kept = _look(matter, upload)
    except (Invalid, SheetRefused) as refused:
        form.add_error("sheet", str(refused))
        return render(request, "desk/joint/sheet.html", {"form": form, "matter": matter}, status=422)
    return _preview(request, matter, kept)


@staff
@require_POST
def take(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Take the good rows, all in one go; or give out the list of the bad ones."""
    actor = request.actor  # type: ignore[attr-defined]
    matter = gate.reach(matter_id, actor=actor, lock=False)
    gate.ensure_keeper(matter, actor)
    kept = unpack(request.POST.get("rows", ""), matter_id=matter_id, actor=actor)
    if kept is None:
        messages.error(
            request, _("The preview is no longer valid. Choose the file once more; nothing was written.")
        )
        return redirect("desk:signers_sheet", matter_id)
    if "bad" in request.POST:
        return _bad_rows(matter.number, kept)
    try:
        key = request.POST.get("key", "")[:64] or None
        add_signers(
            actor=actor, at=timezone.now(), matter_id=matter_id, people=kept.good, how="paper", key=key
        )
    except Invalid:  # somebody signed in the meantime: look again, and show what is bad now
        listed = read_list(matter, kept.good)
        messages.warning(
            request, _("The list has changed since the preview. Nothing was written; look once more.")
        )
        return _preview(request, matter, Kept(listed.good, (*kept.faults, *listed.faults), kept.headings))
    messages.success(request, _("%(n)d people were entered.") % {"n": len(kept.good)})
    return redirect("desk:signers", matter_id)


def slips_page(request: HttpRequest, matter: Any, pairs: list[tuple[str, str]]) -> HttpResponse:
    """A slip for each, to be cut and handed over; the codes are shown only now."""
    made = []
    for name, code in pairs:
        one = slip(matter.number, code, f"{settings.HUIYIN_URL}/track/")
        made.append((name, one, mark_safe(one.qr_svg)))  # noqa: S308 - drawn by segno from an address of ours
    response = render(request, "desk/joint/slips.html", {"slips": made, "matter": matter})
    response["Cache-Control"] = "no-store"
    return response


def _look(matter: Any, upload: UploadedFile | None) -> Kept:
    """Read the file from a folder that is gone afterwards. Raises SheetRefused."""
    if upload is None:
        raise SheetRefused("empty_file")
    if (upload.size or 0) > LARGEST:
        raise SheetRefused("too_many_rows", most="20,000")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet"
        path.write_bytes(upload.read())
        found = read_signers(path)
    listed = read_list(matter, found.people)
    faults = sorted((*listed.faults, *found.unread), key=lambda fault: fault.row)
    return Kept(listed.good, tuple(faults), found.headings)


def _preview(request: HttpRequest, matter: Any, kept: Kept) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    told = {
        "matter": matter,
        "kept": kept,
        "faults": [(fault.row, *words_of(fault)) for fault in kept.faults[:SHOWN]],
        "more": max(len(kept.faults) - SHOWN, 0),
        "sample": kept.good[:5],
        "rows": pack(kept, matter_id=matter.pk, actor=actor),
        "key": fresh_key(),
        "labels": [(label, kept.headings[field]) for field, label in _fields() if field in kept.headings],
    }
    return render(request, "desk/joint/preview.html", told)


def _bad_rows(number: str, kept: Kept) -> HttpResponse:
    """Every bad row as CSV: its number, what, why, what to do; no cell can be taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([_("Row"), _("What"), _("Why"), _("What to do")])
    for fault in kept.faults:
        table.writerow([fault.row, *(_plain(text) for text in words_of(fault))])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = named(f"{number}-{_('rows not taken')}.csv")
    as_download(response)
    return response


def _plain(text: str) -> str:
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _typed_page(request: HttpRequest, matter: Any, form: TypedForm, status: int) -> HttpResponse:
    return render(request, "desk/joint/typed.html", {"form": form, "matter": matter}, status=status)


def _fields() -> tuple[tuple[str, str], ...]:
    return (("name", _("Name")), ("phone", _("Telephone")), ("address", _("Address")))
