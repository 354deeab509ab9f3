"""Write a step of the plan by which a problem is solved: what was done, what comes next, another day only with its reason."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.announcing.problems import LONGEST_WORDS, problem_in


@act
def plan_step(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    problem: int,
    step: str,
    due: date | None = None,
    reason: str = "",
    key: str | None = None,
) -> Event:
    """Add it; each day that was set before stays on record. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE)
    row, words, today = problem_in(matter, problem, actor), clean(step), local_day(at)
    moved = due is not None and due != row.due
    facts = {"step": words, "reason": clean(reason), "moves_date": moved}
    asked = ask(
        "plan_step", matter, actor=actor, at=at, **{n: said for n, said in facts.items() if said != ""}
    )
    if len(words) > LONGEST_WORDS:
        text = _("This is longer than %(max)d characters. Shorten it; papers can be attached to the matter.")
        raise Invalid(Problem("step", text % {"max": LONGEST_WORDS}))
    if due is not None and moved and due <= today:
        raise Invalid(Problem("due", _("The new day has to lie after today.")))
    was = row.due.isoformat() if row.due else ""
    said = {"on": today.isoformat(), "words": words, "by": actor.name}
    if moved and due is not None:
        said |= {"due_before": was, "due": due.isoformat(), "reason": clean(reason)}
    details = {**row.details, "steps": [*row.details.get("steps", ()), said]}
    values = {"details": details, **({"due": due} if moved else {})}
    change(Proceeding, values, matter=matter.pk, no=row.no)
    public = {"problem": row.no, "step": words, "moved": moved}
    public |= {"due": due.isoformat(), "reason": clean(reason)} if moved and due else {}
    return write(matter, asked, actor=actor, at=at, public=public)
