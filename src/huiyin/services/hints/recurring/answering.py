"""What an office does with a problem: it puts it aside and says why, brings it back, or takes it up as a common cause."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Problem
from huiyin.services.hints.models import Recurring
from huiyin.services.hints.recurring.showing import Shown, shown

LONGEST = 500
OPEN, ASIDE, TAKEN_UP = "open", "put_aside", "taken_up"


def put_aside(*, actor: StaffActor, at: datetime, problem: int, words: str) -> None:
    """Out of the list of open ones, with the reason; its matters are not touched. Raises Invalid, NoSuchProblem."""
    said = clean(words)
    if not said:
        raise Invalid(Problem("words", _("Say why it is put aside; the reason stays beside it.")))
    if len(said) > LONGEST:
        text = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem("words", text % {"n": len(said), "max": LONGEST}))
    _reached(actor, problem, at)
    Recurring.objects.filter(pk=problem, state=OPEN).update(state=ASIDE, words_of_office=said, changed_at=at)


def bring_back(*, actor: StaffActor, at: datetime, problem: int) -> None:
    """Among the open ones again. Raises NoSuchProblem."""
    _reached(actor, problem, at)
    Recurring.objects.filter(pk=problem, state=ASIDE).update(state=OPEN, words_of_office="", changed_at=at)


def take_up(*, actor: StaffActor, at: datetime, problem: int, systemic: int) -> None:
    """Note the file of the common cause that was opened for it. Raises NoSuchProblem."""
    _reached(actor, problem, at)
    Recurring.objects.filter(pk=problem).update(state=TAKEN_UP, systemic_id=systemic, changed_at=at)


def _reached(actor: StaffActor, problem: int, at: datetime) -> Shown:
    if not actor.may(SUPERVISE):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    return shown(actor, problem, at=at)
