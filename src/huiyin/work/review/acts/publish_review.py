"""Publish a review that was heard (Art 36(2)): in words that name nobody, read through and confirmed."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REVIEW
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter, Review
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.queries.courses.reviews import heard, publishable
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write

LONGEST = 5_000  # a house size: what is published is a result, not a file


@act
def publish_review(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    text: str,
    confirmed: bool,
    key: str | None = None,
) -> Event:
    """Put `text` on the public page. `confirmed`: the actor read it as everybody will. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=REVIEW)
    review = publishable(matter)
    known = review is None or heard(
        review
    )  # where none is left to publish, that is said, and not that it was not heard
    asked = ask("publish_review", matter, actor=actor, at=at, review_heard=known)
    if review is None:
        raise Invalid(Problem("text", _("There is no review that could still be published.")))
    if review.organ_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(_("The organ that reviewed publishes its opinion."))
    words = _checked(matter, text, confirmed)
    published = {"published_on": asked.on, "published": words}
    change(Review, published, matter=matter.pk, no=review.no)
    return write(matter, asked, actor=actor, at=at, public={"published": words}, inner={"review": review.no})


def _checked(matter: Matter, text: str, confirmed: bool) -> str:
    words = clean(text)
    if not words:
        raise Invalid(Problem("text", _("Write in a few sentences what was reviewed and what came of it.")))
    if len(words) > LONGEST:
        problem = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem("text", problem % {"n": len(words), "max": LONGEST}))
    ensure_nameless(matter, words)
    if not confirmed:
        problem = _(
            "Read the text once more as a stranger would, and confirm that nobody can be recognised in it."
        )
        raise Invalid(Problem("confirmed", problem))
    return words
