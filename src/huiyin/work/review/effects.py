"""What a served review opinion changes in the matter: it stands, its answers change, or it is given anew."""

from datetime import date

from huiyin.foundation.units.models import Unit
from huiyin.matters.models import Document, Matter, Review
from huiyin.matters.opinions.anew import open_claims_again
from huiyin.matters.opinions.answers import write_answers
from huiyin.work.review.changes import kept_answers

BACK = ("quash", "redo")
NO_LONGER = ("review_answered", "review_received", "second_review_received", "review_sent")
SIMPLIFIED = "simplified"  # what was sent back is not simple


def put_in_force(matter: Matter, review: Review, document: Document, *, unit: Unit, day: date) -> None:
    """Bring the matter to where the outcome leaves it; the act that calls this writes the stage and the clocks."""
    if review.outcome in BACK:
        _back(matter, day)
        return
    if review.outcome == "change":
        write_answers(matter, kept_answers(document), unit=unit)
    matter.marks = {**matter.marks, "review_done": True, "review_admitted": False}
    if review.level == 1:
        matter.moments = {**matter.moments, "review_answered": day.isoformat()}
    else:
        matter.marks = {**matter.marks, "ended_before": True}


def _back(matter: Matter, day: date) -> None:
    """The opinion stays on file, and is what the new one is compared with."""
    open_claims_again(matter)
    kept = {name: on for name, on in matter.moments.items() if name not in NO_LONGER}
    matter.moments = {**kept, "sent_back": day.isoformat()}
    marks = {name: value for name, value in matter.marks.items() if name != SIMPLIFIED}
    gone = {"rated": False, "review_done": False, "review_admitted": False, "leads": False}
    again = {"remanded": True, **gone}
    matter.marks = marks | again
