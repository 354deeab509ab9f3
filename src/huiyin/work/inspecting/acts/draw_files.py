"""Draw real files of the unit at random for an inspection, by a seed on record, so that anybody can draw the same again."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.models import Event, Inspection
from huiyin.matters.offices.drawing import drawn, files_of, fresh_seed
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.inspecting.looking import inspection_in

MOST = "files_drawn_most"


@act
def draw_files(
    *,
    actor: StaffActor,
    at: datetime,
    inspection_id: int,
    number: int,
    first: date,
    last: date,
    seed: str = "",
    key: str | None = None,
) -> Event:
    """Out of what came in from `first` to `last`, lay with the unit, and the inspector may see; no report is among them.

    Each file is then opened through the gate, which logs who read it. Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(inspection_id, actor=actor, needs=SUPERVISE, at_desk=True)
    row, most = inspection_in(matter), counsel_for(matter).value(MOST, at.date())
    facts = {"files_drawn": "draw" in row.details, "draw_number": number, "draws_over": number > most}
    asked = ask("draw_files", matter, actor=actor, at=at, **facts)
    if first > last:
        raise Invalid(Problem("first", _("The first day lies after the last. Turn them round.")))
    frame = files_of(actor, row.unit_id, first=first, last=last)
    if not frame:
        text = _("In these days nothing came to that unit that you may see. Choose other days.")
        raise Invalid(Problem("first", text))
    seed = seed or fresh_seed()
    chosen = drawn(frame, number, seed)
    draw = {
        "on": asked.on.isoformat(),
        "seed": seed,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "frame": len(frame),
        "files": chosen,
    }
    change(Inspection, {"details": {**row.details, "draw": draw}}, matter=matter.pk, no=row.no)
    public = {"drawn": len(chosen), "frame": len(frame)}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"seed": seed, "files": chosen})
