"""What waits for one's signature, what of one's own came back, and what of it waits for another's."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.words import term
from huiyin.matters.asking import counsel_for
from huiyin.matters.queries.signing import listed, own_drafts, sent_back, waiting


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft in a list, and what its act is called."""

    row: Any
    words: str


@staff
@require_safe
def signing(request: HttpRequest) -> HttpResponse:
    """The drafts that wait for this actor, the longest waiting first, and the actor's own: sent back, or waiting for others."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "to_sign": [_waiting(row) for row in listed(waiting(actor))],
        "back": [_waiting(row) for row in sent_back(actor)],
        "own": [_waiting(row) for row in listed(own_drafts(actor))],
        "today": timezone.localdate(timezone.now()),
        "place": "signing",
    }
    return render(request, "desk/signing/page.html", context)


def _waiting(row: Any) -> Waiting:
    return Waiting(row, term(row.act, counsel_for(row.matter)))
