"""Drawing a sample of closed matters: which may be drawn, the lot, and the rows it leaves; no matter is touched by it."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.foundation.units.unusable import Fault, Unusable
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.checking.lot import digest_of, drawn_by
from huiyin.matters.facts import local_day
from huiyin.matters.models import Claim, ClosureCheck, Commitment, Matter, Sample
from huiyin.matters.record.identity import fresh_id

ROWS_AT_ONCE = 200
LONGEST = 2_000  # of what a unit's closing said, as it is kept beside the answer


@dataclass(frozen=True, slots=True)
class Scope:
    """Which closed matters are meant: closed from one day to another, by some units or any, of a category or any."""

    first: date
    last: date
    units: tuple[int, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What may be drawn from: how many were closed, of these how many by the asking office itself, and who may be asked."""

    closed: int
    own: int
    matters: list[int] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Which part of what others closed may be asked about at all."""
        others = self.closed - self.own
        return len(self.matters) / others if others else 0.0


def frame_of(actor: StaffActor, scope: Scope) -> Frame:
    """Closed matters the actor oversees whose people agreed to be asked, and that another unit closed.

    Raises NotPermitted, Unusable.
    """
    _ensure_may(actor)
    if scope.first > scope.last:
        raise Unusable(Fault("last", _("The last day lies before the first. Choose one on or after it.")))
    closed = _closed(actor, scope, counsel_for_new())
    askable = closed.filter(marks__may_call=True, anonymous=False).exclude(holder_id=actor.unit_id)
    return Frame(
        closed=closed.count(),
        own=closed.filter(holder_id=actor.unit_id).count(),
        matters=list(askable.order_by("id").values_list("id", flat=True)),
    )


def draw_sample(*, actor: StaffActor, at: datetime, scope: Scope, size: int, seed: str = "") -> Sample:
    """Draw so many of the frame by lot and write them down with the seed. Raises NotPermitted, Unusable.

    A seed may be given to draw a known sample again; otherwise nobody can know it before.
    """
    today = local_day(at)
    if scope.last > today:
        raise Unusable(Fault("last", _("That day has not come. Choose today or a day before.")))
    frame = frame_of(actor, scope)
    most = counsel_for_new().value("check_most", today)
    if not 1 <= size <= most:
        text = _("Between 1 and %(most)d matters are drawn at once.")
        raise Unusable(Fault("size", text % {"most": most}))
    if not frame.matters:
        text = _(
            "No matter closed in these days may be asked about: nobody agreed to it, or you closed them yourselves."
        )
        raise Unusable(Fault("first", text))
    seed = seed.strip()[:64] or secrets.token_hex(16)
    with transaction.atomic():
        chosen = drawn_by(seed, frame.matters, size)
        sample = _sample(actor, at, scope, frame, len(chosen), seed)
        for start in range(0, len(chosen), ROWS_AT_ONCE):
            _write(sample, chosen[start : start + ROWS_AT_ONCE], at)
    return sample


def end_sample(sample_id: int, *, actor: StaffActor, at: datetime) -> Sample:
    """End a check: from now on nobody is asked and the result stands. Raises NotPermitted, Unusable."""
    _ensure_may(actor)
    with transaction.atomic():
        sample = (
            Sample.objects.select_for_update()
            .filter(pk=sample_id, by_unit_id__in=gate.units_of(actor))
            .first()
        )
        if sample is None:
            raise Unusable(Fault("", _("There is no such check of your office.")))
        if sample.ended_on is not None:
            raise Unusable(Fault("", _("This check has ended already.")))
        sample.ended_on = local_day(at)
        sample.save(update_fields=["ended_on"])
    return sample


def _ensure_may(actor: StaffActor) -> None:
    if not actor.may(SUPERVISE):
        raise gate.NotPermitted(_("Your role does not carry this. Ask your administrator if it should."))
    if not counsel_for_new().knows("check_closure"):
        raise gate.NotPermitted(_("The law of this office knows no check of closed matters."))


def _closed(actor: StaffActor, scope: Scope, law: Counsel) -> QuerySet[Matter]:
    """What was closed with an answer in those days; a report (检举控告) is never asked about in this way."""
    stages = [one.name for one in law.pack.stages.values() if one.answered and not one.open and not one.apart]
    first, last = scope.first.isoformat(), scope.last.isoformat()
    when = [Q(stage=s, **{f"moments__{s}__gte": first, f"moments__{s}__lte": last}) for s in stages]
    rows = gate.real(gate.visible(actor)).filter(reduce(or_, when), is_open=False, confidential=False)
    if scope.units:
        rows = rows.filter(holder_id__in=scope.units)
    if scope.category:
        rows = rows.filter(Q(category=scope.category) | Q(category__startswith=f"{scope.category}."))
    return rows


def _sample(actor: StaffActor, at: datetime, scope: Scope, frame: Frame, size: int, seed: str) -> Sample:
    told = {"units": list(scope.units), "category": scope.category, "own": frame.own}
    return Sample.objects.create(
        id=fresh_id(at),
        drawn_on=local_day(at),
        drawn_by=actor.name[:60],
        by_unit=tree().units[actor.unit_id],
        first=scope.first,
        last=scope.last,
        scope={**told, "frame": digest_of(frame.matters)},
        closed=frame.closed,
        frame=len(frame.matters),
        drawn=size,
        seed=seed,
    )


def _write(sample: Sample, chosen: Collection[int], at: datetime) -> None:
    said = closings_of(chosen)
    rows = Matter.objects.filter(pk__in=chosen).only("id", "holder_id")
    ClosureCheck.objects.bulk_create(
        ClosureCheck(
            matter=row,
            no=fresh_id(at),
            sample_id=sample.pk,
            unit_id=row.holder_id,
            claimed=said.get(row.pk, "")[:LONGEST],
        )
        for row in rows
    )


def closings_of(matters: Collection[int]) -> dict[int, str]:
    """What each closing said: the promises reported as kept with what was done, else how the claims were answered."""
    told: dict[int, list[str]] = {}
    for row in Commitment.objects.filter(matter_id__in=matters, kept_on__isnull=False).order_by("due", "no"):
        told.setdefault(row.matter_id, []).append(f"{row.text}：{row.evidence}" if row.evidence else row.text)
    for claim in Claim.objects.filter(matter_id__in=matters, from_matter=None).order_by("position"):
        if claim.matter_id not in told or claim.position > 1:
            words = claim.measure or claim.reason
            if words and not any(words in one for one in told.get(claim.matter_id, ())):
                told.setdefault(claim.matter_id, []).append(words)
    return {matter: "\n".join(lines) for matter, lines in told.items()}
