"""Finding the signer an act is about, and what the law asks of them."""

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import HANDLE, RECEIVE, REGISTER, TAKE
from huiyin.matters import gate
from huiyin.matters.models import Matter, Signer
from huiyin.matters.record import Invalid, Problem

WINDOW = (TAKE, REGISTER, HANDLE, RECEIVE)  # whoever sits where people come may write down what they say
LONGEST = 2_000


def reach(matter_id: int, signer: int | None, *, actor: PersonActor | StaffActor) -> tuple[Matter, Signer]:
    """The signer themselves, or the one a window of the office that keeps the list acts for. Raises gate errors."""
    return gate.reach_signer(matter_id, signer, actor=actor, needs=WINDOW)


def as_signer(row: Signer) -> dict[str, bool]:
    """What the law asks of a signer: whether they sign now."""
    return {"signs": row.left_on is None}


def short(text: str, *, field: str = "reason", longest: int = LONGEST) -> str:
    """The text, if it fits. Raises Invalid."""
    if len(text) > longest:
        told = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem(field, told % {"n": len(text), "max": longest}))
    return text
