"""Add material to an open matter, by the person from the tracking page or by the desk on their behalf."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import TAKE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Item
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add, add_files
from huiyin.matters.record.writing import write
from huiyin.work.intake.filing import MAX_BODY


@act
def add_material(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    text: str = "",
    files: tuple[Any, ...] = (),
    channel: str = "online",
    answers: int | None = None,
    key: str | None = None,
) -> Event:
    """Add a text, files, or both, as a further item of the matter. Raises Refused, Invalid, gate errors.

    `answers` is the number of the event by which the office asked for it.
    """
    from_person = isinstance(actor, PersonActor)
    matter = gate.reach(matter_id, actor=actor, needs=None if from_person else TAKE)
    words = clean(text)
    if not words and not files:
        raise Invalid(Problem("text", _("There is nothing to add yet: write something or choose a file.")))
    if len(words) > MAX_BODY:
        problem = _(
            "The text has %(n)d characters; at most %(max)d fit here. Shorten it, or attach the whole as a file."
        )
        raise Invalid(Problem("text", problem % {"n": len(words), "max": MAX_BODY}))
    if answers is not None and not select(Event, matter=matter.pk, no=answers, act="ask_for_more"):
        raise Invalid(Problem("text", _("The office has asked nothing of that kind in this matter.")))
    asked = ask("add_material", matter, actor=actor, at=at)
    item = add(
        Item, matter, channel=channel, received_at=at, text=words, by="person" if from_person else "office"
    )
    add_files(matter, files, at=at, item_no=item.no, from_person=from_person)
    public = {"item": item.no, "files": len(files), **({"answers": answers} if answers else {})}
    return write(matter, asked, actor=actor, at=at, public=public)
