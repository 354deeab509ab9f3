"""A matter that begins again: its claims are open, what was found of its earlier course no longer counts."""

from datetime import date

from huiyin.matters.models import Claim, Matter
from huiyin.matters.models.claim import AGREED
from huiyin.matters.record.proceedings import end_paths

UNANSWERED = {
    "facts": "",
    "finding": "",
    "reason": "",
    "basis": "",
    "outcome": "",
    "measure": "",
    "measure_due": None,
    "assistance": "",
}
KEPT_MARKS = frozenset(
    {"ended_before", "grave", "pressed", "partly_agreed", "proceedings", "open_aid", "refused_there"}
)
KEPT_MOMENTS = frozenset({"pressed_on"})


def open_claims_again(matter: Matter) -> None:
    """Every claim of this person is unanswered again, but those an agreement settles; the papers keep what was said.

    Claims that came in with a joined matter were answered there, to their own person, and leave this one.
    """
    Claim.objects.filter(matter_id=matter.pk, from_matter__isnull=False).delete()
    own = Claim.objects.filter(matter_id=matter.pk)
    matter.claims = own.count()
    matter.undecided_claims = own.exclude(outcome=AGREED).update(**UNANSWERED)


def begin_again(matter: Matter, on: date) -> None:
    """Forget what belonged to the earlier course; what was promised is still owed, and aid referred to goes on."""
    end_paths(matter, on)
    open_claims_again(matter)
    matter.marks = {name: value for name, value in matter.marks.items() if name in KEPT_MARKS}
    matter.moments = {name: day for name, day in matter.moments.items() if name in KEPT_MOMENTS}
