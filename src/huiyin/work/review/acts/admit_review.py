"""Take up a review (Art 35, 36): the person is told in writing by whom and until when; a late request with the reason why."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REVIEW
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Review
from huiyin.matters.papers import issue
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.review.papers import answer_by, head
from huiyin.work.review.reaching import guard, reach_review


@act
def admit_review(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str = "", key: str | None = None
) -> Event:
    """Issue the notice; the stage stays. `reason` says why a late request is taken up. Raises Refused, gate errors."""
    matter, review = reach_review(matter_id, actor=actor, needs=REVIEW)
    asked = ask("admit_review", matter, actor=actor, at=at, reason=reason.strip(), **guard(review, actor))
    contents = {
        **head(matter, review, asked, at=at),
        **answer_by(matter, review, asked),
        "late": review.late,
        "admitted_why": reason.strip() if review.late else "",
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    taken = {"state": "accepted", "admitted_why": contents["admitted_why"]}
    change(Review, taken, matter=matter.pk, no=review.no)
    matter.marks = {**matter.marks, "review_admitted": True}
    public = {
        "level": review.level,
        "unit": matter.holder.name,
        "until": contents["expected_by"].isoformat(),
        "reason": contents["admitted_why"],
        "documents": [p.no for p in papers],
    }
    return write(matter, asked, actor=actor, at=at, public=public)
