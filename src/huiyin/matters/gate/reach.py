"""Reaching one matter: to act on it, or to read it, which is logged."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import insert, select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters.gate.scope import may_see, units_of
from huiyin.matters.models import Matter, ReadEntry
from huiyin.matters.record.identity import fresh_id


class NoSuchMatter(Exception):
    """No matter of that id can be reached by this actor; missing and forbidden look the same on purpose."""


class NotPermitted(Exception):
    """The actor may see the matter but their role does not carry this act."""


class NotOnYourDesk(Exception):
    """The matter lies with another unit; only that unit may do this act."""


# While a matter stands here the organ above works on it: what needs `in_review` then needs that instead.
IN_REVIEW = frozenset({"in_review", "in_second_review"})


def reach(
    matter_id: int,
    *,
    actor: Actor,
    needs: str | tuple[str, ...] | None = None,
    in_review: str | None = None,
    at_desk: bool = False,
    lock: bool = True,
) -> Matter:
    """The matter, locked for an act. `needs` is a permission, or several of which one is enough.

    `at_desk` asks that it lie with the actor's unit.

    `in_review` is the permission that takes the place of `needs` while the organ above reviews the matter.
    Raises NoSuchMatter, NotPermitted, NotOnYourDesk.
    """
    matter = _found(matter_id, actor, lock=lock)
    if in_review and matter.stage in IN_REVIEW:
        needs = in_review
    enough = (needs,) if isinstance(needs, str) else needs or ()
    if enough and not any(actor.may(one) for one in enough):
        raise NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    if at_desk and isinstance(actor, StaffActor) and matter.holder_id not in units_of(actor):
        raise NotOnYourDesk(
            _("This matter lies with %(unit)s; only that unit can do this now.")
            % {"unit": matter.holder.name}
        )
    return matter


def read(matter_id: int, *, actor: Actor, at: datetime, purpose: str = "handling") -> Matter:
    """The matter for reading. A reading by staff is written down and shown to the person. Raises NoSuchMatter."""
    matter = _found(matter_id, actor, lock=False)
    if isinstance(actor, StaffActor):
        row = ReadEntry(matter=matter, no=fresh_id(at), at=at, account_id=actor.account_id, name=actor.name)
        row.unit_id, row.purpose = actor.unit_id, purpose
        insert(row)
    return matter


def _found(matter_id: int, actor: Actor, *, lock: bool) -> Matter:
    matter = next(iter(select(Matter, id=matter_id, lock=lock)), None)
    if matter is None or not may_see(actor, matter):
        raise NoSuchMatter(
            _("There is no such matter, or it is not for you. Check the number or the address.")
        )
    units = tree().units  # held in memory: no further query for the names of desks
    matter.office, matter.holder = units[matter.office_id], units[matter.holder_id]
    return matter
