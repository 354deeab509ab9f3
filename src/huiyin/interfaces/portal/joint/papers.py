"""The answer made out to one who signed: to read on screen, or to take away as a Word file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

from huiyin.domain.letters.docx import render as render_docx
from huiyin.domain.letters.html import html
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.joint.guard import with_signature
from huiyin.interfaces.ui.downloads import WORD, as_download, templates_folder
from huiyin.matters.queries.together.own import own_answer


@with_signature
def answer(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """On screen."""
    paper, document = own_answer(actor.matter_id, actor=actor)
    body = mark_safe(html(paper, level=1))  # noqa: S308  # letters.html escapes every word it is given
    told = {"document": document, "paper": paper, "body": body, "matter_id": actor.matter_id}
    return render(request, "portal/joint/answer.html", told)


@with_signature
def answer_file(request: HttpRequest, actor: PersonActor) -> HttpResponseBase:
    """As a Word file."""
    paper, document = own_answer(actor.matter_id, actor=actor)
    name = f"{paper.title}{document.matter.number}.docx"
    response = HttpResponse(render_docx(paper, templates_folder()), content_type=WORD)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return as_download(response)
