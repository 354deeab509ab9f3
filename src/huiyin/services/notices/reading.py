"""Reading notices in the house: a unit's on its desk, a person's on the tracking page, both through the gate."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import SIGN
from huiyin.matters import gate
from huiyin.services.notices.models import Notice
from huiyin.services.notices.words.signing import ABOUT_RULES, SIGNERS_ONLY

SHOWN_AT_MOST = 100  # a badge says "99+"


def for_staff(actor: StaffActor, *, unread_only: bool = False) -> QuerySet[Notice]:
    """The notices of the actor's unit about matters they may see, newest first; slice it to page."""
    rows = Notice.objects.filter(unit_id=actor.unit_id)
    if unread_only:
        rows = rows.filter(read_at=None)
    if not actor.may(SIGN):
        rows = rows.exclude(code__in=SIGNERS_ONLY)
    mine = Exists(gate.visible(actor).filter(pk=OuterRef("matter_id")))
    rules = Exists(gate.rule_changes(actor).filter(matter_id=OuterRef("matter_id")))
    return rows.filter(mine | (Q(code__in=ABOUT_RULES) & rules)).order_by("-id")


def one(actor: StaffActor, notice_id: int) -> Notice | None:
    """One notice of the actor's unit, if it is theirs to see."""
    return for_staff(actor).filter(pk=notice_id).first()


def unread(actor: StaffActor) -> int:
    """How many notices the unit has not read, counted up to SHOWN_AT_MOST."""
    return len(for_staff(actor, unread_only=True).values_list("id", flat=True)[:SHOWN_AT_MOST])


def mark_read(actor: StaffActor, notice_ids: list[int] | None = None, *, at: datetime) -> int:
    """Note that the unit has read these notices, or all it may see; returns how many were unread."""
    rows = for_staff(actor, unread_only=True).order_by()
    if notice_ids is not None:
        rows = rows.filter(pk__in=notice_ids)
    return rows.update(read_at=at)


def for_person(actor: PersonActor) -> QuerySet[Notice]:
    """What the person was told about their matter, newest first."""
    return Notice.objects.filter(matter_id=actor.matter_id, unit=None).order_by("-id")
