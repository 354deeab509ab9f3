"""Who speaks for those who came together, now: a mandate that has begun, not ended, and not run out."""

from datetime import date

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Matter, Party, Representative, Signer


def speaking_now(matter: Matter, on: date) -> list[Representative]:
    """The mandates that hold on that day, in the order in which they were given."""
    rows = select(Representative, order="no", matter=matter.pk)
    return [row for row in rows if row.until is None or (not row.ended_why and row.until >= on)]


def brought_or_signed(matter: Matter, signer_no: int | None, party_no: int | None) -> bool:
    """Whether they are one of those who brought the matter or sign it now, each counted once."""
    if signer_no is not None:
        found = select(Signer, matter=matter.pk, no=signer_no, left_on=None)
        return bool(found) and found[0].again_of is None
    first_left = bool(matter.marks.get("first_left"))
    return party_no is not None and not first_left and bool(select(Party, matter=matter.pk, no=party_no))
