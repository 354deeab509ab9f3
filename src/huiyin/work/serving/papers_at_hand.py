"""Which paper an act of serving is about, and on which days it can have been sent or received."""

from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Document, Matter
from huiyin.matters.record import Invalid, Problem


def paper_for_person(matter: Matter, no: int, actor: Actor) -> Document:
    """The paper of that number, which is for the person and still holds, of the actor's own unit. Raises Invalid."""
    row = next(iter(select(Document, matter=matter.pk, no=no)), None)
    if row is None or not row.for_person:
        raise Invalid(
            Problem("document", _("There is no paper for the person of that number in this matter."))
        )
    if row.void_on is not None:
        raise Invalid(Problem("document", _("This paper is void; choose the one that took its place.")))
    if isinstance(actor, StaffActor) and row.unit_id not in gate.units_of(actor):
        raise Invalid(
            Problem("document", _("This paper was issued by another unit; only that unit serves it."))
        )
    return row


def check_day(day: date, *, first: date, last: date, field: str) -> None:
    """Raises Invalid where the day lies before the paper was issued, or in the future."""
    if not first <= day <= last:
        text = _("This can only have happened between the day the paper was issued (%(first)s) and today.")
        raise Invalid(Problem(field, text % {"first": first.isoformat()}))
