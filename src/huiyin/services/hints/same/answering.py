"""What a person says of a pair: it is one matter, it is not, or it is open again; the matters themselves are not touched."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.services.hints.models import SamePair
from huiyin.services.hints.same.showing import OPEN, STATES, Pair, one

MAY_ANSWER = (permissions.TAKE, permissions.REGISTER, permissions.HANDLE, permissions.SUPERVISE)


def answer(*, actor: StaffActor, at: datetime, matter: int, other: int, state: str) -> Pair:
    """Note it; said again it changes nothing. Raises NoSuchPair, NotPermitted, and ValueError for a state there is not."""
    if state not in STATES:
        raise ValueError(state)
    if not any(actor.may(permission) for permission in MAY_ANSWER):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    found = one(actor, matter, other)
    answered = None if state == OPEN else at
    SamePair.objects.filter(matter_id=matter, other_id=other).exclude(state=state).update(
        state=state, answered_at=answered
    )
    return found
