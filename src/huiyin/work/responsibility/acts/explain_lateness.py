"""The unit says why a date was missed; the date does not move, and the person reads the reason (Art 42-45)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REGISTER, REVIEW, ROUTE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.matters.responsibility.missed import missed_in

LONGEST = 2_000


@act
def explain_lateness(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    late: int,
    why: str,
    words: str,
    key: str | None = None,
) -> Event:
    """Keep the reason beside the missed date: `late` is the number of the clock or promise, `why` a code of the law's
    `late_reasons`. Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, ROUTE, REGISTER, REVIEW))
    law, said = counsel_for(matter), words.strip()
    if why and why not in law.group("late_reasons"):
        raise Invalid(Problem("why", _("Choose one of the reasons.")))
    if len(said) > LONGEST:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem("words", text % {"n": len(said), "max": LONGEST}))
    theirs = [one for one in missed_in(matter, law, at=at) if one.unit_id == actor.unit_id]
    facts: dict[str, Any] = {"something_late": bool(theirs), "reason": said}
    asked = ask(
        "explain_lateness", matter, actor=actor, at=at, **facts, **({"missed_why": why} if why else {})
    )
    about = next((one for one in theirs if one.no == late), None)
    if about is None:
        raise Invalid(Problem("late", _("Choose what your own unit is or was late with.")))
    public = {
        "late": about.no,
        "late_kind": about.kind,
        "late_what": about.what,
        "late_due": about.due.isoformat(),
    }
    return write(matter, asked, actor=actor, at=at, public={**public, "missed_why": why, "reason": said})
