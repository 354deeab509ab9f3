"""A signer sees it otherwise: their words stand beside the claims for those who handle the matter, sealed from all others."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Signer
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.together.sealing import seal_words
from huiyin.work.together.signing import as_signer, reach, short


@act
def dissent(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    words: str,
    signer: int | None = None,
    key: str | None = None,
) -> Event:
    """Write it, in place of an earlier one of theirs. Raises Refused, Invalid, gate errors."""
    matter, row = reach(matter_id, signer, actor=actor)
    said = short(clean(words), field="words")
    given = {"reason": said} if said else {}
    asked = ask("dissent", matter, actor=actor, at=at, **as_signer(row), **given)
    written = {"dissent": seal_words(row, said), "dissent_on": asked.on}
    change(Signer, written, matter=matter.pk, no=row.no)
    return write(matter, asked, actor=actor, at=at, inner={"signer_no": row.no})
