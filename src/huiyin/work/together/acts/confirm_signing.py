"""Somebody on a typed list confirms that they signed: at the window, or with a code of their own."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Signer
from huiyin.matters.record import act, codes
from huiyin.matters.record.writing import write
from huiyin.work.together.signing import as_signer, reach


@act
def confirm_signing(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    signer: int | None = None,
    code: str = "",
    key: str | None = None,
) -> Event:
    """Note it; `code` is the query code handed to them at the window. Raises Refused, gate errors."""
    matter, row = reach(matter_id, signer, actor=actor)
    confirmed = row.confirmed_on is not None
    asked = ask("confirm_signing", matter, actor=actor, at=at, **as_signer(row), confirmed=confirmed)
    change(Signer, {"confirmed_on": asked.on}, matter=matter.pk, no=row.no)
    if code:
        codes.keep(matter.pk, code, signer_no=row.no)
    return write(matter, asked, actor=actor, at=at, inner={"signer_no": row.no})
