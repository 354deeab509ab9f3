"""Take in a letter (Art 17, 19, 22): taking it in at the desk registers it."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import TAKE
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.opening import open_matter
from huiyin.work.intake.filing import Filing, checked
from huiyin.work.intake.taking import office_for
from huiyin.work.intake.window import ensure_window


@act
def take_letter(
    *, actor: StaffActor, at: datetime, filing: Filing, code: str = "", key: str | None = None
) -> Event:
    """Open a matter in stage `registered`. `filing.received_at` is when it reached the office. Raises Invalid, NotPermitted."""
    ensure_window(actor, TAKE)
    opening = checked(filing, channel="letter", at=at, code=code, by="office")
    office = office_for(filing, at=at, first=actor.unit_id)
    return open_matter("take_letter", opening, office=office, actor=actor, at=at)
