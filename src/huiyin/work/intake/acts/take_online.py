"""Take in what a person files on the web (Art 17, 19); it waits to be registered, and the clock already runs."""

from datetime import datetime

from huiyin.foundation.people.actor import Actor
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.opening import open_matter
from huiyin.work.intake.filing import Filing, checked
from huiyin.work.intake.taking import office_for


@act
def take_online(
    *,
    actor: Actor,
    at: datetime,
    filing: Filing,
    code: str = "",
    office: int | None = None,
    key: str | None = None,
) -> Event:
    """Open a matter in stage `received`. `code` is the query code shown to the person. Raises Invalid.

    `office` is the letters office it was sent to, when that is not the installation's own.
    """
    opening = checked(filing, channel="online", at=at, code=code)
    return open_matter(
        "take_online", opening, office=office_for(filing, at=at, first=office), actor=actor, at=at
    )
