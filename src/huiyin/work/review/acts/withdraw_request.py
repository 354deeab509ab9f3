"""Take back a request for review or reopening (reading `only_the_request`): the answer and the promises stay as they were."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Review
from huiyin.matters.opinions.desks import desk_before, handling_unit
from huiyin.matters.opinions.reviewing import LEVELS, last_review
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def withdraw_request(*, actor: PersonActor, at: datetime, matter_id: int, key: str | None = None) -> Event:
    """Go back to the stage and desk from which it was asked. Raises Refused, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    level, left = LEVELS.get(matter.stage), matter.holder
    asked = ask("withdraw_request", matter, actor=actor, at=at)
    back = handling_unit(matter, on=local_day(at)) if level else desk_before(matter, on=local_day(at))
    review = last_review(matter, level=level) if level else None
    if review is not None:
        change(Review, {"state": "withdrawn", "decided_on": asked.on}, matter=matter.pk, no=review.no)
    public = {"level": level or 0, "organ": left.name}
    inner = {"left": left.pk}
    return write(
        matter, asked, actor=actor, at=at, holder=back, public=public, inner=inner, renews_stage=False
    )
