"""Reaching a proposal to change a rule: for those who made it and those in charge of the rule, without the matter behind it."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import insert, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REPORTS, SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters.gate.reach import NoSuchMatter, NotPermitted
from huiyin.matters.gate.scope import READERS, units_of
from huiyin.matters.models import Accused, Matter, ReadEntry, RuleChange
from huiyin.matters.record.identity import fresh_id

RESPONSIBILITY = "responsibility"  # the kind of proposal that is confidential
CONFIDANTS = frozenset({REPORTS, SUPERVISE})  # one of these is needed to know of such a proposal at all


def rule_changes(actor: StaffActor) -> QuerySet[RuleChange]:
    """Every proposal the actor may read: their unit made it or is in charge of the rule, and the matter is not about them."""
    if not actor.permissions & READERS:
        return RuleChange.objects.none()
    units = units_of(actor)
    against = Accused.objects.filter(matter_id=OuterRef("matter_id")).filter(
        Q(unit_id__in=actor.kin) | Q(account_id=actor.account_id)
    )
    rows = RuleChange.objects.filter(Q(owner_id__in=units) | Q(proposed_by_id__in=units))
    if not actor.permissions & CONFIDANTS:
        rows = rows.exclude(kind=RESPONSIBILITY)
    return rows.filter(~Exists(against))


def reach_rule_change(
    matter_id: int, no: int, *, actor: StaffActor, needs: tuple[str, ...], lock: bool = True
) -> tuple[Matter, RuleChange]:
    """The proposal for its owner to act on, with the matter's row for the record alone: nothing of it may be shown.

    Raises NoSuchMatter, NotPermitted.
    """
    row = _found(matter_id, no, actor)
    if row.owner_id not in units_of(actor):
        raise NotPermitted(_("Only the organ in charge of the rule answers the proposal."))
    if not any(actor.may(one) for one in needs):
        raise NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    matter = select(Matter, id=matter_id, lock=lock)[0]
    units = tree().units
    matter.office, matter.holder = units[matter.office_id], units[matter.holder_id]
    return matter, row


def read_rule_change(matter_id: int, no: int, *, actor: StaffActor, at: datetime) -> RuleChange:
    """The proposal for reading; written down like every reading, and shown to the person. Raises NoSuchMatter."""
    row = _found(matter_id, no, actor)
    entry = ReadEntry(
        matter_id=matter_id,
        no=fresh_id(at),
        at=at,
        account_id=actor.account_id,
        name=actor.name,
        unit_id=actor.unit_id,
        purpose="rule_change",
    )
    insert(entry)
    return row


def _found(matter_id: int, no: int, actor: StaffActor) -> RuleChange:
    row = (
        rule_changes(actor).filter(matter_id=matter_id, no=no).select_related("owner", "proposed_by").first()
    )
    if row is None:
        raise NoSuchMatter(_("There is no such proposal, or it is not for you. Check the address."))
    return row
