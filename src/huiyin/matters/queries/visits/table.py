"""Who sits at the table of a visit, what of its minutes they have signed, and which visits are open in one's unit now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Event, Matter, Minute, ReadEntry, Representative, Signature, Visit
from huiyin.matters.queries.since import already
from huiyin.matters.record.identity import first_id
from huiyin.matters.together.at_table import changed, holds, name_of
from huiyin.matters.visiting import TO_COME

READ_AS = "visit"  # the purpose under which a reading of a board is written down
READ_FOR = timedelta(hours=1)  # a board that refreshes itself is one reading for so long


@dataclass(frozen=True, slots=True)
class Speaker:
    """A representative at the table: how they are called on a screen that others see, and what they said to the minutes.

    `current` tells that it is said to the minutes as they stand.
    """

    row: Representative
    called: str
    signature: Signature | None
    current: bool


def speakers(
    visit: Visit,
    rows: Sequence[Representative],
    minutes: Sequence[Minute],
    signatures: Sequence[Signature],
    *,
    on: date,
) -> list[Speaker]:
    """Those whose mandate holds on that day, or who signed; their full names are for the paper, not for the screen."""
    mark = changed(visit, minutes)
    last = {one.representative_no: one for one in signatures}
    found = []
    for row in rows:
        signed = last.get(row.no)
        if holds(row, on) or signed is not None:
            name = name_of(row)
            called = _("%(first)s.") % {"first": name[0]} if name else ""
            found.append(Speaker(row, called, signed, signed is not None and signed.no > mark))
    return found


def open_visits(actor: StaffActor) -> list[Visit]:
    """The visits that are open in the actor's own units, newest first, as far as they may know of the matter."""
    rows = Visit.objects.filter(
        state="open", unit_id__in=gate.units_of(actor), matter__in=gate.visible(actor)
    )
    return list(rows.select_related("matter").order_by("-opened_at")[:20])


def visits_of(matter_id: int, *, actor: StaffActor) -> list[Visit]:
    """The visits in a matter, the last first. Raises NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    return sorted(select(Visit, matter=matter.pk), key=lambda row: -row.no)


def to_come(matter_id: int, *, actor: StaffActor) -> list[Visit]:
    """The announced visits of a matter that have not taken place, the first announced first. Raises NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    return [row for row in select(Visit, order="no", matter=matter.pk) if row.state in TO_COME]


def was_read(matter_id: int, *, actor: StaffActor, at: datetime) -> bool:
    """Whether this reader's look at a board of the matter is already on record for the hour."""
    recent = ReadEntry.objects.filter(matter_id=matter_id, no__gte=first_id(at - READ_FOR))
    return recent.filter(account_id=actor.account_id, purpose=READ_AS).exists()


def line_of_key(matter_id: int, key: str) -> int | None:
    """The line of the minutes that was written with this key; None while it is not."""
    done = already("add_minute", key)
    if done is None or done.matter_id != matter_id:
        return None
    written = Event.objects.get(matter_id=matter_id, no=done.event_no)
    return int(written.inner["minute"])


def numbered(actor: StaffActor, number: str) -> Matter | None:
    """The matter of that number, if the actor may know of it."""
    return gate.visible(actor).filter(number=number.strip().upper()).first() if number.strip() else None
