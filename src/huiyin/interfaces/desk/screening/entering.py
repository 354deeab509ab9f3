"""Entering a problem in a screening: the fields of every problem, its topic, and who checks when that it is solved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.categories import by_topic
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import choice, day, offer, words
from huiyin.interfaces.desk.forms.announcing.problems import entered
from huiyin.interfaces.desk.oversight.sheets import Sheet, sheet_page
from huiyin.interfaces.desk.visits.problems import NewProblem
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.offices.screening import screening
from huiyin.work.announcing.acts.enter_problem import enter_problem


class ScreenedProblem(NewProblem):
    """A problem for which no matter is there yet, entered in a screening."""

    topic = choice(_("What it belongs to"))
    checker = words(_("Who checks that it is solved (function)"), required=False, longest=60)
    check_on = day(_("Checked on"), required=False)

    def __init__(self, *args: Any, topics: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "topic", [(one, term(one)) for one in topics])


@staff
@needs(permissions.HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def problem(request: HttpRequest, file_id: int) -> HttpResponse:
    """Of the actor's own unit; in a matter people brought, a problem is entered from that matter's page."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = screening(file_id, actor=actor, at=at, on=timezone.localdate(at), categories=by_topic())
    sheet = Sheet(
        title=gettext("Enter a problem in the screening"),
        icon="tool",
        button=gettext("Enter it"),
        back=reverse("desk:screening", args=[file_id]),
        back_words=found.file.matter.title,
        done=gettext("The problem is entered, and reported to those who have to know."),
        lead=found.row.words,
    )
    return sheet_page(
        request,
        sheet,
        lambda *data: ScreenedProblem(*data, unit_id=actor.unit_id, topics=list(found.row.topics)),
        lambda given, key: enter_problem(actor=actor, at=at, problem=_screened(given, file_id), key=key),
        lambda event: reverse("desk:screening", args=[file_id]),
    )


def _screened(given: dict[str, Any], file_id: int) -> Any:
    more = {name: given[name] for name in ("topic", "checker", "check_on")}
    return entered(given, campaign=file_id, **more)
