"""Where a problem stands with the offices: which units have its matters, what was promised and not kept, how long one waits."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Commitment, Matter


@dataclass(frozen=True, slots=True)
class Standing:
    """Matters by the unit that has them, promises not kept by the unit that owes them, and the longest wait in days."""

    units: tuple[tuple[int, int], ...]
    unkept: tuple[tuple[int, int], ...]
    waiting: int
    days: int


def standing(matters: Collection[Matter], *, on: date) -> Standing:
    """Of these matters on that day."""
    late = Commitment.objects.filter(matter_id__in=[one.pk for one in matters], kept_on=None)
    owing = late.filter(Q(due__lt=on) | Q(disputed_on__isnull=False)).values_list("unit_id", flat=True)
    waits = [one for one in matters if one.is_open and not counsel_for(one).stage(one.stage).answered]
    return Standing(
        units=_counted(one.holder_id for one in matters),
        unkept=_counted(owing),
        waiting=len(waits),
        days=max(((on - one.received_on).days for one in waits), default=0),
    )


def _counted(units: object) -> tuple[tuple[int, int], ...]:
    counted = Counter(units)  # type: ignore[call-overload]
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
