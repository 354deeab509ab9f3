"""Papers to read and to take as a Word file, and the files that came with a matter, always as downloads."""

from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.domain.letters.docx import render as render_docx
from huiyin.domain.letters.html import html
from huiyin.foundation.files.keep import open_kept
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.ui.refusals import page as refused
from huiyin.matters.papers import paper_of
from huiyin.matters.queries.casefile import one_attachment, one_document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff
@require_safe
def document(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """An issued paper on screen; the letters package escapes every word of it."""
    row = one_document(matter_id, no, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    paper = paper_of(row)
    words = mark_safe(html(paper, level=1))  # noqa: S308 - html() escapes; tests/letters prove it
    return render(
        request, "desk/document.html", {"row": row, "matter": row.matter, "paper": paper, "words": words}
    )


@staff
@require_safe
def docx(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """The paper as a Word file."""
    row = one_document(matter_id, no, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    paper = paper_of(row)
    templates = Path(settings.HUIYIN_TEMPLATES) if settings.HUIYIN_TEMPLATES else None
    response = HttpResponse(render_docx(paper, templates), content_type=WORD)
    response["Content-Disposition"] = _as_download(f"{paper.title}{row.number}.docx")
    return response


@staff
@require_safe
def attachment(request: HttpRequest, matter_id: int, no: int) -> HttpResponseBase:
    """A file that came with the matter; never shown in place, whatever it says it is."""
    row = one_attachment(matter_id, no, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    try:
        stream = open_kept(row.sha256)
    except FileNotFoundError:
        words = [
            _(
                "The file is noted here but is not in the store. Tell your administrator: a backup may hold it."
            )
        ]
        return refused(request, 410, _("This file is gone"), words)
    response = FileResponse(stream, content_type="application/octet-stream")
    response["Content-Disposition"] = _as_download(row.name)
    response["Content-Length"] = str(row.size)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _as_download(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"
