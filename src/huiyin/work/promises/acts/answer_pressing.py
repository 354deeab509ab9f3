"""The unit answers in writing when it is pressed (Art 40): how far it is, why it is late, what comes next; no date moves."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Commitment, Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.promises.given_word import MAX_WORDS, ensure_theirs


@act
def answer_pressing(
    *, actor: StaffActor, at: datetime, matter_id: int, words: str, key: str | None = None
) -> Event:
    """Keep the unit's answer, which the person reads; the promises stay open. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE)
    ensure_theirs(matter, select(Commitment, matter=matter.pk, kept_on=None), actor)
    said = words.strip()
    if len(said) > MAX_WORDS:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem("words", text % {"n": len(said), "max": MAX_WORDS}))
    asked = ask("answer_pressing", matter, actor=actor, at=at, reason=said)
    return write(matter, asked, actor=actor, at=at, public={"words": said})
