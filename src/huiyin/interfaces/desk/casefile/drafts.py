"""What was typed into a long form and not sent yet: sealed in the session of the one who typed it."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from huiyin.foundation.vault.seal import CannotOpen, seal, unseal
from huiyin.interfaces.desk.door import staff

LARGEST = 200_000  # characters of one draft
MOST = 5  # drafts of one person; the oldest goes


def keep(request: HttpRequest, matter_id: int, act: str, typed: dict[str, str]) -> None:
    """Keep a draft, replacing an earlier one of the same form."""
    text = json.dumps({"typed": typed, "at": timezone.now().isoformat()}, ensure_ascii=False)
    if len(text) > LARGEST:
        return
    name = _name(matter_id, act)
    held = {k: v for k, v in request.session.get("drafts", {}).items() if k != name}
    held[name] = seal(text, name)
    request.session["drafts"] = dict(list(held.items())[-MOST:])


def find(request: HttpRequest, matter_id: int, act: str) -> dict[str, str]:
    """The draft's words by field; empty where there is none that can be opened."""
    name = _name(matter_id, act)
    sealed = request.session.get("drafts", {}).get(name)
    try:
        return dict(json.loads(unseal(sealed, name))["typed"]) if sealed else {}
    except (CannotOpen, ValueError, KeyError):
        return {}


def drop(request: HttpRequest, matter_id: int, act: str) -> None:
    """Forget a draft once its act is done."""
    held = request.session.get("drafts", {})
    if held.pop(_name(matter_id, act), None):
        request.session["drafts"] = held


@staff
@require_POST
def save(request: HttpRequest, matter_id: int, act: str) -> HttpResponse:
    """Keep what has been typed so far (htmx, now and then while typing)."""
    typed = {
        n: str(v) for n, v in request.POST.items() if n not in {"csrfmiddlewaretoken", "key", "version"} and v
    }
    keep(request, matter_id, act, typed)
    return HttpResponse(status=204)


def _name(matter_id: int, act: str) -> str:
    return f"draft:{matter_id}:{act}"
