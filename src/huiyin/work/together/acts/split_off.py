"""A signer takes a matter of their own out of the joint one, with answer, day of receipt and every right; the others' stays."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Signer
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.matters.together.answered import had_answer
from huiyin.matters.together.counting import end_of
from huiyin.work.together.owning import open_own
from huiyin.work.together.signing import as_signer, reach


@act
def split_off(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    signer: int | None = None,
    key: str | None = None,
) -> Event:
    """Write in both matters; the event returned is the new one's. Raises Refused, gate errors.

    Where there is an answer, their own thirty days run from the day it reached them, or from today where no day is noted.
    """
    matter, row = reach(matter_id, signer, actor=actor)
    asked = ask("split_off", matter, actor=actor, at=at, **as_signer(row))
    # whoever reads the answer and asks for their own review has it: at the latest today
    answered = asked.counsel.stage(matter.stage).answered
    day = (had_answer(matter, row) or asked.on) if answered else asked.on
    own = open_own(matter, row, answered=answered, actor=_own(actor), at=at, on=day)
    change(Signer, {"own_matter_id": own.matter_id}, matter=matter.pk, no=row.no)
    with override(matter.language):
        why = _("took a matter of their own")
    end_of(matter, row, on=asked.on, why=why)
    mark(matter, parted=True)  # what is promised here is followed there
    public = {"left": 0 if row.again_of else 1, "people": matter.people, "own": True}
    write(matter, asked, actor=actor, at=at, public=public, inner={"signer_no": row.no})
    return own


def _own(actor: PersonActor | StaffActor) -> PersonActor | StaffActor:
    """In the matter of their own they are its person, no longer one of many."""
    return PersonActor(actor.matter_id) if isinstance(actor, PersonActor) else actor
