"""Publish a common cause and what was done about it, naming nobody, once every linked matter has its own answer."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.causes.systemic import (
    LONGEST,
    ensure_in_charge,
    ensure_names_nobody,
    keep,
    linked_matters,
    row_of,
    unanswered,
)


@act
def publish_systemic(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    words: str,
    confirmed: bool,
    key: str | None = None,
) -> Event:
    """`confirmed` says that the actor read them as everybody will; again, if the words change. Raises Refused, Invalid."""
    file = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    row = row_of(file)
    ensure_in_charge(file, row, actor)
    matters = linked_matters(file)
    read = {"nameless": True} if confirmed else {}
    asked = ask("publish_systemic", file, actor=actor, at=at, linked_unanswered=unanswered(matters), **read)
    said = clean(words)
    if not said:
        raise Invalid(Problem("words", _("This is what everybody reads. Write it.")))
    if len(said) > LONGEST:
        text = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem("words", text % {"n": len(said), "max": LONGEST}))
    ensure_names_nobody([file, *matters], {"words": said})
    keep(file, row, state="published", published_on=asked.on, published=said)
    return write(file, asked, actor=actor, at=at, public={"published_words": said})
