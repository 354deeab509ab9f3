"""Reaching a matter for a review: to write down a request, and to act as the organ that reviews."""

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import REVIEW, TAKE
from huiyin.matters import gate
from huiyin.matters.models import Matter, Review
from huiyin.matters.opinions.reviewing import LEVELS, last_review, reviews_itself


def reach_to_ask(matter_id: int, *, actor: PersonActor | StaffActor) -> Matter:
    """The matter for a request its person makes, on the portal or through somebody at a window. Raises gate errors."""
    matter = gate.reach(matter_id, actor=actor)
    if isinstance(actor, StaffActor) and not (actor.may(TAKE) or actor.may(REVIEW)):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    return matter


def reach_review(matter_id: int, *, actor: StaffActor, needs: str | tuple[str, ...]) -> tuple[Matter, Review]:
    """The matter on the desk of the organ that reviews it, with the review in hand. Raises gate errors.

    Outside a review the row is an unsaved one, so that the law can say why nothing can be done.
    """
    matter = gate.reach(matter_id, actor=actor, needs=needs, at_desk=True)
    level = LEVELS.get(matter.stage, 1)
    return matter, last_review(matter, level=level) or Review(matter=matter, level=level, no=0)


def guard(review: Review, actor: StaffActor) -> dict[str, bool]:
    """What the law asks of whoever reviews: that they are not of the unit reviewed, nor of one under it."""
    return {"reviewer_below": reviews_itself(review, actor)} if review.no else {}
