"""The papers a unit issued on a day, printed together or taken away as Word files; and the receipt of one paper's service."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.domain.letters.compose import compose
from huiyin.domain.letters.docx import render as render_docx
from huiyin.domain.letters.html import html
from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.papers.bundle import bundle
from huiyin.interfaces.desk.words import law, speaking
from huiyin.interfaces.ui.downloads import WORD, as_download, named, templates_folder
from huiyin.matters.asking import counsel_for
from huiyin.matters.failures import Invalid, NotPermitted, Problem
from huiyin.matters.papers import paper_of
from huiyin.matters.papers.proof import RECEIPT, receipt_contents
from huiyin.matters.queries.casefile import one_document
from huiyin.matters.queries.outgoing.papers import SHOWN, Wanted, last_serving, papers_of, to_print

AT_ONCE = 50  # papers printed in one go: more would keep a browser and the next reader waiting
LONGEST_SPAN = timedelta(days=31)


@staff
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What the unit issued today, or on other days, to choose from."""
    _ensure_may_print(request)
    wanted = _wanted(request)
    rows = papers_of(request.actor, wanted)  # type: ignore[attr-defined]
    kinds = [(kind, law().paper(kind).say(speaking())) for kind in law().pack.papers]
    told = {"rows": rows, "wanted": wanted, "kinds": kinds, "at_once": AT_ONCE, "place": "papers"}
    return render(request, "desk/papers/day.html", {**told, "more": len(rows) == SHOWN})


@staff
@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """The chosen papers as one page to print, or as Word files in one zip; every one is a logged reading."""
    _ensure_may_print(request)
    keys = _keys(request)
    rows = to_print(keys, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    papers = [paper_of(row) for row in rows]
    if "zip" in request.POST:
        named_papers = [(row.matter.number, paper) for row, paper in zip(rows, papers, strict=True)]
        response = HttpResponse(bundle(named_papers, templates_folder()), content_type="application/zip")
        response["Content-Disposition"] = named(f"{_('papers')}-{timezone.localdate():%Y-%m-%d}.zip")
        return as_download(response)  # type: ignore[return-value]
    fragments = [mark_safe(html(paper, level=2)) for paper in papers]  # noqa: S308 - html() escapes; tests/letters prove it
    return render(request, "desk/papers/print.html", {"fragments": fragments, "place": "papers"})


@staff
@require_safe
def receipt(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The receipt of a paper's service: filled in where it was served, else blank, to be signed at the door."""
    row = one_document(matter_id, no, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    if RECEIPT not in counsel_for(row.matter).pack.papers:  # another law may ask for no such proof
        raise Http404
    serving = last_serving(row)
    paper = compose(RECEIPT, receipt_contents(row.matter, row, serving), lang=row.language)
    if "docx" in request.GET:
        response = HttpResponse(render_docx(paper, templates_folder()), content_type=WORD)
        response["Content-Disposition"] = named(f"{paper.title}{row.number}.docx")
        return as_download(response)  # type: ignore[return-value]
    words = mark_safe(html(paper, level=1))  # noqa: S308 - as above
    told = {"row": row, "matter": row.matter, "paper": paper, "words": words, "blank": serving is None}
    return render(request, "desk/papers/receipt.html", told)


def _ensure_may_print(request: HttpRequest) -> None:
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not any(actor.may(p) for p in (permissions.SERVE, permissions.HANDLE, permissions.ROUTE)):
        raise NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))


def _wanted(request: HttpRequest) -> Wanted:
    today = timezone.localdate()
    first, last = _day(request.GET.get("first", ""), today), _day(request.GET.get("last", ""), today)
    last = min(max(first, last), first + LONGEST_SPAN)
    kind = request.GET.get("kind", "")
    return Wanted(
        first,
        last,
        kind if kind in law().pack.papers else "",
        unprinted="unprinted" in request.GET,
        unserved="unserved" in request.GET,
    )


def _day(text: str, blank: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return blank


def _keys(request: HttpRequest) -> list[tuple[int, int]]:
    keys = []
    for value in request.POST.getlist("paper")[: AT_ONCE + 1]:
        matter, _dash, no = value.partition("-")
        if matter.isdecimal() and no.isdecimal() and max(len(matter), len(no)) < 20:
            keys.append((int(matter), int(no)))
    if not keys:
        raise Invalid(Problem("paper", _("Choose at least one paper. Go back; your choice is kept.")))
    if len(keys) > AT_ONCE:
        text = _("At most %(n)d papers can be printed at once. Go back and choose fewer.")
        raise Invalid(Problem("paper", text % {"n": AT_ONCE}))
    return keys
