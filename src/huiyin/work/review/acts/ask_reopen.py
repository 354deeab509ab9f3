"""Ask for a matter to be reopened (Art 36): a fact or a reason is new; the office that took it in answers."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Item
from huiyin.matters.opinions.desks import answering_office
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add, add_files
from huiyin.matters.record.writing import write
from huiyin.work.review.reaching import reach_to_ask

MAX_TEXT = 20_000  # a house size, not law


@act
def ask_reopen(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    whats_new: str,
    text: str,
    files: tuple[Any, ...] = (),
    channel: str = "online",
    received_on: date | None = None,
    key: str | None = None,
) -> Event:
    """Move to `reopen_asked`. `whats_new` is new_facts or new_reasons, `text` describes it. Raises Refused, Invalid, gate errors."""
    matter = reach_to_ask(matter_id, actor=actor)
    words = clean(text)
    asked = ask("ask_reopen", matter, actor=actor, at=at, whats_new=whats_new, reason=words)
    day = received_on or asked.on
    if day > asked.on:
        raise Invalid(Problem("received_on", _("The day of receipt lies in the future. Check the day.")))
    if len(words) > MAX_TEXT:
        said = _(
            "This has %(n)d characters; at most %(max)d fit here. Shorten it, or attach the whole as a file."
        )
        raise Invalid(Problem("text", said % {"n": len(words), "max": MAX_TEXT}))
    by = "person" if isinstance(actor, PersonActor) else "office"
    item = add(Item, matter, channel=channel, received_at=at, text=words, by=by)
    add_files(matter, files, at=at, item_no=item.no, from_person=by == "person")
    matter.marks = {**matter.marks, "asked_from": matter.stage}
    public: dict[str, Any] = {"whats_new": whats_new, "item": item.no}
    public |= {"files": len(files)} if files else {}
    office = answering_office(matter, on=asked.on)
    return write(matter, asked, actor=actor, at=at, holder=office, public=public, happened_on=day)
