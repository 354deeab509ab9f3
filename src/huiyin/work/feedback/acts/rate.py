"""The person rates the office and the responsible unit apart; a rating never closes a right (MY22)."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Rating
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write

MAX_COMMENT = 2_000


@act
def rate(
    *,
    actor: PersonActor,
    at: datetime,
    matter_id: int,
    office: str = "",
    unit: str = "",
    comment: str = "",
    key: str | None = None,
) -> Event:
    """Keep a rating of the office, of the unit, or of both. Raises Refused, Invalid, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    asked = ask("rate", matter, actor=actor, at=at)
    grades = set(asked.counsel.group("ratings"))
    if not {office, unit} & grades or {office, unit} - {*grades, ""}:
        raise Invalid(
            Problem("office", _("Choose a grade for the office, for the responsible unit, or for both."))
        )
    if len(comment) > MAX_COMMENT:
        raise Invalid(
            Problem("comment", _("A comment has at most %(max)d characters.") % {"max": MAX_COMMENT})
        )
    add(Rating, matter, office=office, unit=unit, comment=comment.strip(), at=at)
    poor = bool({office, unit} & set(asked.counsel.having("poor")))
    matter.marks = {**matter.marks, "rated": True, "rated_poor": poor}
    return write(matter, asked, actor=actor, at=at, public={"office": office, "unit": unit})
