"""Claims that are unanswered again, since the matter begins again or was sent back; the papers keep what was said."""

from huiyin.matters.models import Claim, Matter
from huiyin.matters.models.claim import AGREED

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


def open_claims_again(matter: Matter, *, keep_joined: bool = False) -> None:
    """Every claim of this person is unanswered again, but those an agreement settles; the papers keep what was said.

    Claims that came in with a joined matter were answered there, to their own person, and leave this one; with
    `keep_joined` they were not answered yet, and stay.
    """
    if not keep_joined:
        Claim.objects.filter(matter_id=matter.pk, from_matter__isnull=False).delete()
    own = Claim.objects.filter(matter_id=matter.pk)
    matter.claims = own.count()
    matter.undecided_claims = own.exclude(outcome=AGREED).update(**UNANSWERED)
