"""Writing somebody down as a signer: sealed, marked against doubles, with a code where one is handed out."""

from datetime import date

from huiyin.foundation.ledger.rows import insert
from huiyin.matters.models import Matter, Signer
from huiyin.matters.record import codes
from huiyin.matters.record.children import next_no
from huiyin.matters.together.sealing import Named, marks_of, seal_signer


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
