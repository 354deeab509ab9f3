"""The answer has reached one signer: their own time for a review runs from the next day (Art 35)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Signer
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.matters.together.answered import had_answer
from huiyin.work.together.signing import as_signer, reach


@act
def receive_answer(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    signer: int | None = None,
    received_on: date | None = None,
    key: str | None = None,
) -> Event:
    """Note the day (today when left out), by the signer or by the office that handed it over. Raises Refused, Invalid, gate errors."""
    matter, row = reach(matter_id, signer, actor=actor)
    had = had_answer(matter, row) is not None
    asked = ask("receive_answer", matter, actor=actor, at=at, **as_signer(row), answer_had=had)
    day = received_on or asked.on
    decided = asked.facts.moments.get("decided", day)
    if not max(decided, row.signed_on) <= day <= asked.on:
        text = _("The answer can only have reached them between the day it was decided and today.")
        raise Invalid(Problem("received_on", text))
    change(Signer, {"served_on": day}, matter=matter.pk, no=row.no)
    inner = {"signer_no": row.no, "answer_on": day.isoformat()}
    return write(matter, asked, actor=actor, at=at, inner=inner)
