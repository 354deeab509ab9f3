"""Press a unit for a promise that is overdue or disputed (Art 32, 40): by itself on the day after, or by a supervisor with words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Commitment, Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.promises.given_word import MAX_WORDS, law_facts, owing, press, promise


@act
def press_promise(
    *,
    actor: SystemActor | StaffActor,
    at: datetime,
    matter_id: int,
    commitment: int,
    words: str = "",
    key: str | None = None,
) -> Event:
    """Mark a commitment as pressed for; the unit's time to answer begins. Raises Refused, Invalid, gate errors.

    The system gives no words; a supervisor says what is pressed for, and the person and the unit read it.
    """
    by_hand = isinstance(actor, StaffActor)
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE if by_hand else None)
    row, said = promise(matter, commitment), words.strip()
    if by_hand and not said:
        raise Invalid(Problem("words", _("Say what is pressed for; the unit and the person read this.")))
    if len(said) > MAX_WORDS:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem("words", text % {"n": len(said), "max": MAX_WORDS}))
    if row.kept_on is not None:
        raise Invalid(
            Problem("commitment", _("This promise is reported as kept, and nobody has said otherwise."))
        )
    facts = law_facts([row], local_day(at))
    asked = ask("press_promise", matter, actor=actor, at=at, **facts)
    change(Commitment, {"pressed_on": asked.on}, matter=matter.pk, no=commitment)
    press(matter, asked.on)
    public: dict[str, Any] = {"commitment": commitment, "promise": row.text, "due": row.due.isoformat()}
    public |= {"words": said, "disputed": row.disputed_on is not None}
    owes = owing(matter, row, asked.on)
    return write(matter, asked, actor=actor, at=at, owing=owes, public=public)
