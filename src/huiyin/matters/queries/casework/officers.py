"""Who works on a matter, and whom of the holding unit one may name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.absences import Away, away
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.models import Account
from huiyin.matters import gate
from huiyin.matters.models import Accused, Matter
from huiyin.matters.officers import is_interested, may_handle


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of a unit, and their absence if they are away."""

    id: int
    name: str
    away: Away | None


def officer_of(matter: Matter, on: date) -> Colleague | None:
    """Who works on the matter; no query where nobody was named."""
    if matter.officer_id is None:
        return None
    return Colleague(
        matter.officer_id, officer_name(matter), away([matter.officer_id], on).get(matter.officer_id)
    )


def officer_name(matter: Matter) -> str:
    """The officer's name, for the person; empty where nobody was named."""
    if matter.officer_id is None:
        return ""
    return Account.objects.values_list("name", flat=True).get(pk=matter.officer_id)


def nameable(matter: Matter, on: date) -> list[Colleague]:
    """The colleagues of the holding unit who may lawfully work on the matter, by name; four queries."""
    against = select(Accused, order="no", matter=matter.pk)
    fit = [
        whom
        for whom in staff_of(matter.holder_id)
        if may_handle(matter, whom) and not is_interested(matter, whom, against)
    ]
    absent = away([whom.account_id for whom in fit], on)
    return [Colleague(whom.account_id, whom.name, absent.get(whom.account_id)) for whom in fit]


def staff_of(unit_id: int) -> list[StaffActor]:
    """The people who work in a unit, with what they may do; two queries."""
    rows = Account.objects.filter(unit_id=unit_id, is_active=True).prefetch_related("roles").order_by("name")
    return [
        StaffActor(a.pk, a.name, a.unit_id, frozenset(p for role in a.roles.all() for p in role.permissions))
        for a in rows
    ]


def left_with_work(actor: StaffActor) -> list[Colleague]:
    """Those who are still named on open matters of the actor's desk but work there no more; one query."""
    named = gate.desk(actor).filter(officer__isnull=False).values("officer_id")
    gone = Account.objects.filter(pk__in=named).filter(Q(is_active=False) | ~Q(unit_id=actor.unit_id))
    return [Colleague(pk, name, None) for pk, name in gone.order_by("name").values_list("pk", "name")]


def open_work(account_id: int) -> int:
    """How many open matters would be in nobody's hands without this account."""
    return Matter.objects.filter(officer_id=account_id, is_open=True).count()
