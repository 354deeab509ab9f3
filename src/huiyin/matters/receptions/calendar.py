"""Writing the calendar of receptions: days entered, moved and called off, never deleted, with who did it and why."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.unusable import Fault, Unusable
from huiyin.matters.models import Booking, ReceptionDay
from huiyin.matters.receptions.sitting import Sitting, ends, faults_of
from huiyin.matters.record.identity import fresh_id


def enter(
    wanted: Iterable[Sitting], *, own: Collection[int], law: Counsel, by: str, at: datetime
) -> list[ReceptionDay]:
    """Publish receptions, all of them or none. `own` are the units for which one may. Raises Unusable."""
    with transaction.atomic():
        rows = []
        for one in wanted:
            _check(one, own, law, at)
            row = _row(one, by, at)
            row.save(force_insert=True)
            rows.append(row)
        if not rows:
            raise Unusable(Fault("last", _("There is no day between the first and the last one.")))
    return rows


def move(
    day_id: int,
    wanted: Sitting,
    *,
    why: str,
    own: Collection[int],
    law: Counsel,
    by: str,
    at: datetime,
) -> ReceptionDay:
    """Put another day, hour, place, leader or number of places in its stead; who booked goes along. Raises Unusable."""
    with transaction.atomic():
        row = _living(day_id, own, at)
        if not why.strip():
            raise Unusable(Fault("why", _("Say why: everybody who booked reads it.")))
        _check(wanted, own, law, at, instead_of=row.pk)
        placed = Booking.objects.filter(reception=row, state="booked").count()
        if wanted.places < placed:
            text = _("%(n)d places are given already, and none is taken back. Leave at least as many.")
            raise Unusable(Fault("places", text % {"n": placed}))
        new = _row(replace(wanted, planned_for=None), by, at)
        new.origin, new.sequence = row.origin or row.pk, row.sequence + 1
        new.save(force_insert=True)
        _end(row, "moved", why, by, at, to=new.pk)
    return new


def call_off(
    day_id: int, *, why: str, to: int | None, own: Collection[int], by: str, at: datetime
) -> ReceptionDay:
    """It is not held. `to` is the reception to which the bookings go, where one is known. Raises Unusable."""
    with transaction.atomic():
        row = _living(day_id, own, at)
        if not why.strip():
            raise Unusable(Fault("why", _("Say why: everybody who booked reads it.")))
        if to is not None:
            target = _living(to, own, at, field="to")
            if target.pk == row.pk:
                raise Unusable(
                    Fault("to", _("That is the reception that is called off. Choose another one."))
                )
        _end(row, "cancelled", why, by, at, to=to)
    return row


def _check(wanted: Sitting, own: Collection[int], law: Counsel, at: datetime, *, instead_of: int = 0) -> None:
    # whoever enters another reception of this leader at the same moment waits here
    list(Account.objects.select_for_update().filter(pk=wanted.leader).values_list("pk"))
    if wanted.unit not in own:
        raise Unusable(Fault("unit", _("Receptions of that office are entered by its own staff.")))
    if faults := faults_of(wanted, law, at, instead_of=instead_of):
        raise Unusable(*faults)


def _living(day_id: int, own: Collection[int], at: datetime, field: str = "") -> ReceptionDay:
    row = ReceptionDay.objects.select_for_update().filter(pk=day_id, unit_id__in=own).first()
    if row is None:
        raise Unusable(Fault(field, _("There is no such reception of your office.")))
    if row.state != "published":
        raise Unusable(Fault(field, _("This reception was moved or called off already.")))
    if ends(row) <= at:
        raise Unusable(Fault(field, _("This reception is over.")))
    return row


def _row(wanted: Sitting, by: str, at: datetime) -> ReceptionDay:
    return ReceptionDay(
        id=fresh_id(at),
        unit_id=wanted.unit,
        leader_id=wanted.leader,
        leader_title=wanted.title.strip()[:60],
        kind=wanted.kind,
        day=wanted.day,
        starts=wanted.starts,
        ends=wanted.ends,
        place=wanted.place.strip()[:120],
        topics=wanted.topics.strip()[:300],
        units=list(dict.fromkeys(wanted.units)),
        places=wanted.places,
        planned_for=wanted.planned_for,
        state="published",
        entered_by=by[:60],
        entered_at=at,
    )


def _end(row: ReceptionDay, state: str, why: str, by: str, at: datetime, *, to: int | None) -> None:
    row.state, row.why, row.moved_to = state, why.strip()[:300], to
    row.changed_by, row.changed_at = by[:60], at
    row.save(update_fields=["state", "why", "moved_to", "changed_by", "changed_at"])
