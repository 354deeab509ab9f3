"""The visit an act is about, found in its matter or refused; shared by the rooms of people who come together."""

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Matter, Visit
from huiyin.matters.record.refusals import Invalid, Problem

TO_COME = ("announced", "answered")
RUNNING = ("open",)
AHEAD = (
    "visit_to_come",
    "visit_unanswered",
    "position_open",
)  # marks of a matter in which a visit is to come


def visit_in(matter: Matter, no: int, *states: str) -> Visit:
    """The visit of that number in the matter, standing in one of the states (none given: in any). Raises Invalid."""
    row = next(iter(select(Visit, matter=matter.pk, no=no)), None)
    if row is None:
        raise Invalid(Problem("visit", _("There is no such visit in this matter.")))
    if states and row.state not in states:
        text = _("This visit is not at that point: it has been closed, called off, or not opened yet.")
        raise Invalid(Problem("visit", text))
    return row
