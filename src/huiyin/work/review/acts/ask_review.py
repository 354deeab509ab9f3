"""Ask for a review (Art 35): the matter goes to the organ one level above the unit whose opinion it is."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.work.review.reaching import reach_to_ask
from huiyin.work.review.request import Request, take


@act
def ask_review(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    request: Request,
    key: str | None = None,
) -> Event:
    """Move to `in_review` on the desk of the organ above. A late request gives its reason. Raises Refused, Invalid, gate errors."""
    matter = reach_to_ask(matter_id, actor=actor)
    return take("ask_review", matter, request, actor=actor, at=at)
