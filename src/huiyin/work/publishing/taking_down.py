"""Taking a published answer from the public page."""

from datetime import date

from huiyin.foundation.ledger.rows import change, select
from huiyin.matters.models import Matter, Publication


def take_down(matter: Matter, on: date) -> list[int]:
    """Withdraw what of this matter is public; gives the numbers. The words stay in the file, and nobody else reads them."""
    rows = select(Publication, matter=matter.pk, state="published")
    for row in rows:
        change(Publication, {"state": "withdrawn", "withdrawn_on": on}, matter=matter.pk, no=row.no)
    matter.marks = {**matter.marks, "answer_public": False}
    return [row.no for row in rows]
