"""Decline a review (Art 35, 36): only on a lawful ground, in writing, with what can still be done; the matter goes back."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REVIEW
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Review
from huiyin.matters.opinions.desks import handling_unit
from huiyin.matters.papers import issue
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.review.papers import head
from huiyin.work.review.reaching import guard, reach_review


@act
def decline_review(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    ground: str,
    reason: str,
    right_door: str,
    key: str | None = None,
) -> Event:
    """Go back to the stage and desk from which it was asked. `right_door`: what can still be done. Raises Refused, gate errors."""
    matter, review = reach_review(matter_id, actor=actor, needs=REVIEW)
    given = {"review_ground": ground, "reason": reason.strip(), **guard(review, actor)}
    asked = ask("decline_review", matter, actor=actor, at=at, **given)
    contents = {
        **head(matter, review, asked, at=at),
        "refusal_ground": asked.counsel.term(ground).say(matter.language),
        "refusal_reason": reason,
        "right_door": right_door,
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    change(Review, {"state": "refused", "decided_on": asked.on}, matter=matter.pk, no=review.no)
    public = {
        "level": review.level,
        "ground": ground,
        "reason": reason,
        "right_door": right_door,
        "documents": [p.no for p in papers],
    }
    back = handling_unit(matter, on=asked.on)
    return write(matter, asked, actor=actor, at=at, holder=back, public=public, renews_stage=False)
