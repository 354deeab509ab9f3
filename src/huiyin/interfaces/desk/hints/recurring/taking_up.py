"""From a recurring problem to a file on the cause behind it: its matters are offered, and the file is noted beside it."""

from django.http import HttpRequest
from django.utils import timezone

from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.services.hints.recurring.answering import take_up
from huiyin.services.hints.recurring.showing import NoSuchProblem, Shown, shown


def offered(request: HttpRequest) -> Shown | None:
    """The problem that the address names, as far as the reader may see it; None where it names none."""
    asked = request.GET.get("recurring", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 20):
        return None
    try:
        return shown(request.actor, int(asked), at=timezone.now())  # type: ignore[attr-defined]
    except (NoSuchProblem, OverflowError):
        return None


def note(request: HttpRequest, systemic: int) -> None:
    """The file that was opened for the problem of the address, if it names one and the actor may say so."""
    problem = offered(request)
    actor = request.actor  # type: ignore[attr-defined]
    if problem is not None and actor.may(SUPERVISE):
        take_up(actor=actor, at=timezone.now(), problem=problem.row.pk, systemic=systemic)
