"""Writing somebody down as a signer, and finding the signer an act is about."""

from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import insert
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import HANDLE, RECEIVE, REGISTER, TAKE
from huiyin.matters import gate
from huiyin.matters.models import Matter, Signer
from huiyin.matters.record import Invalid, Problem, codes
from huiyin.matters.record.children import next_no
from huiyin.matters.together.sealing import Named, marks_of, seal_signer

WINDOW = (TAKE, REGISTER, HANDLE, RECEIVE)  # whoever sits where people come may write down what they say
LONGEST = 2_000


def write_signer(
    matter: Matter,
    named: Named,
    *,
    how: str,
    on: date,
    code: str = "",
    confirmed: bool = False,
    again_of: int | None = None,
) -> Signer:
    """A new row, with a query code of their own where one is handed out. One who signs again has no mark and is not counted."""
    row = Signer(matter=matter, no=next_no(matter), how=how, signed_on=on, again_of=again_of)
    row.confirmed_on = on if confirmed else None
    seal_signer(row, named)
    if again_of is None:
        marks = marks_of(matter.pk, named)
        # one of the two is enough where no telephone is known: the constraint of the table rests on the first
        row.mark, row.mark_home = marks.call or marks.home, marks.home
    insert(row)
    if code:
        codes.keep(matter.pk, code, signer_no=row.no)
    return row


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
