"""Publish the result of a hearing that was public, in words by which nobody is recognised."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter, Proceeding
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.hearing.rows import held_hearing

LONGEST = 2_000  # a house size: what is published is a result, not a file


@act
def publish_hearing(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    hearing: int,
    text: str,
    confirmed: bool,
    key: str | None = None,
) -> Event:
    """Put `text` on the public page. `confirmed` says that the actor read it as everybody will. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, REVIEW))
    row = held_hearing(matter, hearing)
    facts = {"hearing_public": bool(row.details["public"])} if row else {}
    asked = ask("publish_hearing", matter, actor=actor, at=at, **facts)
    if row is None:
        text = _("There is no hearing of that number whose result could still be published.")
        raise Invalid(Problem("hearing", text))
    if row.unit_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(_("The unit that held the hearing publishes its result."))
    words = _checked(matter, text, confirmed)
    details = {
        **row.details,
        "published": words,
        "published_on": asked.on.isoformat(),
        "by": actor.account_id,
    }
    change(Proceeding, {"state": "published", "details": details}, matter=matter.pk, no=row.no)
    left = select(Proceeding, matter=matter.pk, kind="hearing", state="done")
    matter.marks = {**matter.marks, "hearing_unpublished": any(h.details["public"] for h in left)}
    return write(matter, asked, actor=actor, at=at, public={"published": words}, inner={"hearing": row.no})


def _checked(matter: Matter, text: str, confirmed: bool) -> str:
    words = text.strip()
    if not words:
        raise Invalid(Problem("text", _("Write in a few sentences what was heard and what came of it.")))
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
