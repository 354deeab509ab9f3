"""Take the claims of a joined matter into the leading one (Art 19), where they are looked into and answered together."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import SystemActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Relation
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.joining.joined import ABSORBED, joined_to, take_in


@act
def absorb(*, actor: SystemActor, at: datetime, matter_id: int, merged: int, key: str | None = None) -> Event:
    """Done by the worker after a joining; `merged` is the id of the joined matter. Raises Refused, Invalid, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    other = gate.reach(merged, actor=actor, lock=False)
    asked = ask("absorb", matter, actor=actor, at=at)
    if other.pk not in joined_to(matter.pk):
        raise Invalid(Problem("merged", _("That matter is not joined to this one any more.")))
    count = take_in(matter, other)
    add(Relation, matter, kind=ABSORBED, other_id=other.pk, since=asked.on)
    return write(matter, asked, actor=actor, at=at, inner={"from": other.number, "claims": count})
