"""Take in a visit (Art 17, 19, 20): what was said is written down truthfully, read back and registered."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import TAKE
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.opening import open_matter
from huiyin.work.intake.filing import Filing, checked
from huiyin.work.intake.spoken import ensure_read_back
from huiyin.work.intake.taking import office_for
from huiyin.work.intake.window import ensure_window


@act
def take_visit(
    *, actor: StaffActor, at: datetime, filing: Filing, code: str = "", key: str | None = None
) -> Event:
    """Open a matter in stage `registered`. `filing.received_at` is when it reached the office. Raises Invalid, NotPermitted."""
    ensure_window(actor, TAKE)
    ensure_read_back(filing)
    opening = checked(filing, channel="visit", at=at, code=code, by="office")
    office = office_for(filing, at=at, first=actor.unit_id)
    return open_matter("take_visit", opening, office=office, actor=actor, at=at)
