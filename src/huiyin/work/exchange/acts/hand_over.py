"""Hand the whole matter over to the competent office of another installation, so that the person need not tell it twice."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import ROUTE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Event, Matter, Relation
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.queries.courses.elsewhere import HANDED_TO, Elsewhere
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.exchange.given import Receiver


@act
def hand_over(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    to: Receiver,
    reason: str,
    key: str | None = None,
) -> Event:
    """Move to `handed_over`; the package is made from the matter as it then stands. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=ROUTE, at_desk=True)
    name, why = to.name.strip(), reason.strip()
    asked = ask("hand_over", matter, actor=actor, at=at, handed_to=name, reason=why)
    _ensure_lawful(matter, name)
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "handed_to": name,
        "handed_on": asked.on,
        "handed_why": why,
        "handed_contact": " ".join(filter(None, (to.contact.strip(), to.url.strip()))),
    }
    papers = [issue(kind, matter, contents, asked=asked, unit=matter.holder) for kind in asked.permit.papers]
    other = Elsewhere(name, to.mark)
    add(Relation, matter, kind=HANDED_TO, elsewhere=other.written()[:200], since=asked.on)
    matter.marks = {**matter.marks, "handed_to": name}
    public = {"to_office": name, "contact": to.contact.strip(), "url": to.url.strip(), "reason": why}
    public |= {"documents": [p.no for p in papers]}  # type: ignore[dict-item]
    return write(matter, asked, actor=actor, at=at, public=public, inner={"receiver": to.mark})


def _ensure_lawful(matter: Matter, name: str) -> None:
    """An office this tree knows as complained of, or as kin of one that is, gets neither the matter nor word of it."""
    barred, units = shut_out(matter), tree().units
    if any(name in {units[u].name, units[u].full_name} for u in barred):
        text = _(
            "This office is complained of in the matter, or stands over or under one that is. Hand it to another one."
        )
        raise Invalid(Problem("to", text))
