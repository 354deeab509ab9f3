"""A representative says that the answer was passed on to all; it is no service, and nobody's time begins by it."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.vault.seal import seal
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Representative
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.together.mandates import reach_mandate, speaks
from huiyin.work.together.signing import short


@act
def note_passed_on(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    words: str,
    mandate: int | None = None,
    key: str | None = None,
) -> Event:
    """`words` say when and how; `mandate` is its number, for staff. Raises Refused, Invalid, gate errors."""
    matter, row = reach_mandate(matter_id, mandate, actor=actor)
    said = short(clean(words), field="words", longest=1_000)
    given = {"reason": said} if said else {}
    now = speaks(row, local_day(at))
    asked = ask("note_passed_on", matter, actor=actor, at=at, represents_now=now, **given)
    assert row is not None  # nobody represents who has no mandate
    kept = seal(said, f"representative:{matter.pk}:{row.no}:passed_on")
    change(Representative, {"passed_on": asked.on, "passed_on_words": kept}, matter=matter.pk, no=row.no)
    return write(matter, asked, actor=actor, at=at, inner={"mandate": row.no})
