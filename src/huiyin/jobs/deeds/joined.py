"""What follows for matters joined to another one: acts of their own, each done once for its key, so that a kill loses nothing."""

from collections.abc import Callable
from functools import partial

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.happening import Happening
from huiyin.jobs.joint.promised import kept_for_all
from huiyin.matters.failures import Invalid, Refused
from huiyin.work.joining.acts.absorb import absorb
from huiyin.work.joining.acts.carry_over import carry_over
from huiyin.work.joining.joined import HANDLED, joined_to, leading_of

Deed = Callable[[], None]


def deeds_after(done: Happening) -> list[Deed]:
    """The acts that this act calls for, none for nearly all; each may be tried again at any time."""
    if done.event.act == "merge":
        return [partial(_take_in, done)]
    if done.event.act == "keep_promise" and done.matter.marks.get("parted"):
        return kept_for_all(done)
    left = done.event.stage_before == HANDLED != done.event.stage_after
    if left and done.matter.marks.get("leads"):
        return [partial(_carry, done, joined, done.matter.pk) for joined in joined_to(done.matter.pk)]
    return []


def absorb_key(joined: int, merged_by: int) -> str:
    """The key under which the claims of a joined matter are taken in; `merged_by` is the number of the event that joined it."""
    return f"absorb:{joined}:{merged_by}"


def _take_in(done: Happening) -> None:
    """The leading matter takes the claims in; where it has been decided or ended meanwhile, this one goes on alone."""
    joined, leading = done.matter.pk, leading_of(done.matter.pk)
    if leading is None:
        return
    key = absorb_key(joined, done.event.no)
    try:
        absorb(actor=SystemActor(), at=done.now, matter_id=leading, merged=joined, key=key)
    except (Refused, Invalid):
        _carry(done, joined, leading)


def _carry(done: Happening, joined: int, leading: int) -> None:
    key = f"carry:{joined}:{leading}:{done.event.no}"
    try:
        carry_over(actor=SystemActor(), at=done.now, matter_id=joined, leading=leading, key=key)
    except Refused:  # withdrawn, or set free meanwhile: it is not joined any more
        return
