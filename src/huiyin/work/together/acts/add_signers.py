"""Enter those who signed a paper list (Art 20): all of them or none, each once, names sealed."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.matters.together.counting import joined
from huiyin.matters.together.faults import refuse
from huiyin.matters.together.listing import read_list
from huiyin.matters.together.sealing import Named
from huiyin.matters.together.writing import write_signer
from huiyin.work.together.signing import WINDOW

MOST = 20_000  # in one go; a longer list comes in parts


@act
def add_signers(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    people: tuple[Named, ...],
    how: str = "typed",
    codes: tuple[str, ...] = (),
    key: str | None = None,
) -> Event:
    """Write everybody on the list, in one transaction. Raises Refused, Invalid (naming each bad row), gate errors.

    `how` is "typed" or "paper" (from a spreadsheet); `codes` are query codes to be handed to them, in the same order.
    """
    matter = gate.reach(matter_id, actor=actor, needs=WINDOW)
    gate.ensure_keeper(matter, actor)
    asked = ask("add_signers", matter, actor=actor, at=at)
    if not people:
        raise Invalid(Problem("people", _("Nobody is on the list yet. Write at least one name.")))
    if len(people) > MOST:
        text = _("There are %(n)d people; at most %(max)d are taken in one go. Divide the list.")
        raise Invalid(Problem("people", text % {"n": len(people), "max": MOST}))
    listed = read_list(matter, people)
    refuse(listed.faults)
    handed = iter(codes)
    for named in listed.good:
        write_signer(matter, named, how=how, on=asked.on, code=next(handed, ""))
    joined(matter, len(listed.good))
    public = {"joined": len(listed.good), "people": matter.people}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"list": how})
