"""Accept a matter for simplified handling (JY22): first-time, suited, nobody refused by it, answered within days."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.letters.contents import is_blank
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.models import Document, Event, Matter, Party
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import acceptance
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write


@act
def accept_simply(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    ground: str,
    first_time: bool,
    may_be_refused: bool,
    several_or_grave: bool,
    reason: str = "",
    paper: bool = False,
    kind: str = "",
    path: str = "",
    key: str | None = None,
) -> Event:
    """Move to `accepted` and start the short limit beside the ordinary one. `paper`: the person asked for a notice on paper.

    Raises Refused where the simplified way is barred, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    if not is_blank(kind):
        matter.kind, matter.path = kind, path
        matter.confidential = kind in counsel_for(matter).having("confidential")
    facts = {
        "simple_ground": ground,
        "first_time": first_time,
        "may_be_refused": may_be_refused,
        "several_or_grave": several_or_grave,
        "reason": reason.strip(),
    }
    asked = ask("accept_simply", matter, actor=actor, at=at, **facts)
    if not paper and asked.permit.papers:
        _ensure_reachable(matter)
    contents = acceptance(matter, asked, at, limit="simple_handle")
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    if not paper:
        for one in papers:
            told = {"served_on": asked.on, "served_how": "electronic"}
            change(Document, told, matter=matter.pk, no=one.no)
    matter.marks = {**matter.marks, "simplified": True, "paper_wanted": paper}
    public = {"unit": matter.holder.name, "ground": ground, "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"reason": reason.strip()})


def _ensure_reachable(matter: Matter) -> None:
    left = any(p.phone or p.email for p in select(Party, order="no", matter=matter.pk))
    if matter.channel != "online" and not left:
        text = _("The person left neither a phone number nor an e-mail address. Give the notice on paper.")
        raise Invalid(Problem("paper", text))
