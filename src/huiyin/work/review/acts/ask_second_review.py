"""Ask for a second review (Art 36): the matter goes to the organ above the one that reviewed it."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.work.review.reaching import reach_to_ask
from huiyin.work.review.request import Request, take


@act
def ask_second_review(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    request: Request,
    key: str | None = None,
) -> Event:
    """Move to `in_second_review` on the desk of the organ above. Raises Refused, Invalid, gate errors."""
    matter = reach_to_ask(matter_id, actor=actor)
    return take("ask_second_review", matter, request, actor=actor, at=at)
