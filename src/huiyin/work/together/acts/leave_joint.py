"""Leave a joint matter: anybody may at any time, and their name is free to sign anew."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.together.counting import end_of
from huiyin.work.together.signing import as_signer, reach, short


@act
def leave_joint(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    signer: int | None = None,
    reason: str = "",
    key: str | None = None,
) -> Event:
    """Note it; at a window `reason` says how the person said so themselves. Raises Refused, Invalid, gate errors.

    When the last one leaves a matter that its first person has withdrawn from, it is withdrawn.
    """
    matter, row = reach(matter_id, signer, actor=actor)
    said = short(clean(reason), longest=300)
    given = {"reason": said} if said else {}
    asked = ask("leave_joint", matter, actor=actor, at=at, **as_signer(row), **given)
    with override(matter.language):
        why = _("left the joint matter")
    counted = row.again_of is None
    end_of(matter, row, on=asked.on, why=why)
    public = {"left": 1 if counted else 0, "people": matter.people}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"signer_no": row.no, "said": said})
