"""The papers of a matter, to read on screen or to take away, and the files that came with it."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

from huiyin.domain.letters.docx import render as render_docx
from huiyin.domain.letters.html import html
from huiyin.foundation.files.keep import open_kept
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.downloads import as_download, templates_folder
from huiyin.matters.papers import paper_of
from huiyin.matters.queries.followed import own_attachment, own_paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@with_pass
def paper(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """One paper on screen."""
    document = own_paper(matter_id, no, actor=PersonActor(matter_id))
    data = paper_of(document)
    body = mark_safe(html(data, level=1))  # noqa: S308  # letters.html escapes every word it is given
    return render(request, "portal/tracking/paper.html", {"document": document, "paper": data, "body": body})


@with_pass
def paper_file(request: HttpRequest, matter_id: int, no: int) -> HttpResponseBase:
    """One paper as a Word file."""
    document = own_paper(matter_id, no, actor=PersonActor(matter_id))
    data = paper_of(document)
    name = f"{data.title}{document.matter.number}.docx"
    response = HttpResponse(render_docx(data, templates_folder()), content_type=WORD)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return as_download(response)


@with_pass
def attachment(request: HttpRequest, matter_id: int, no: int) -> HttpResponseBase:
    """A file that came with the matter, always as a download."""
    row = own_attachment(matter_id, no, actor=PersonActor(matter_id))
    response = FileResponse(
        open_kept(row.sha256), as_attachment=True, filename=row.name, content_type=row.media_type
    )
    return as_download(response)
