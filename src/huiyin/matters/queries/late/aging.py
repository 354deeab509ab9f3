"""How old what is late has become, for each unit: the whole tail counted, so that nothing of it is left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Holding
from huiyin.matters.objecting import BESIDE
from huiyin.matters.queries.late.bands import BANDS
from huiyin.matters.queries.late.lanes import KINDS, chosen, looked


@dataclass(slots=True)
class Aged:
    """What one unit is late with: how much, by band of age, the oldest day, the median in days.

    Beside it what it has to do: the matters open with it now, and all it has had so far.
    """

    unit_id: int
    late: int = 0
    bands: dict[str, int] = field(default_factory=lambda: {one.name: 0 for one in BANDS})
    kinds: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    oldest: date | None = None
    median: float = 0.0
    in_hand: int = 0
    handled: int = 0


def aging(actor: StaffActor, *, at: datetime, kind: str = "") -> list[Aged]:
    """For each unit that owes something late, the one with the oldest first; one grouped query for each lane.

    It counts what offices owe. How many matters lie and lay with a unit stands beside, so that a large one is not taken
    for a slow one.
    """
    look = looked(actor, at)
    days: dict[int, Counter[int]] = defaultdict(Counter)
    found: dict[int, Aged] = {}
    for _, lane in chosen((kind,) if kind else KINDS):
        rows = lane.rows(look).order_by().annotate(owing=lane.owes).values("owing", lane.since)
        for row in rows.annotate(n=Count("no")).values_list("owing", lane.since, "n"):
            unit_id, since, count = row
            one = found.setdefault(unit_id, Aged(unit_id))
            one.late += count
            one.kinds[lane.kind] += count
            one.oldest = min(one.oldest or since, since)
            days[unit_id][(look.today - since).days] += count
    for unit_id, one in found.items():
        for late_for, count in days[unit_id].items():
            one.bands[next(b.name for b in BANDS if b.holds(late_for))] += count
        one.median = median_of(days[unit_id])
    for unit_id, count in in_hand(actor).items():
        if unit_id in found:
            found[unit_id].in_hand = count
    for unit_id, count in handled(actor, found).items():
        found[unit_id].handled = count
    return sorted(found.values(), key=lambda one: (one.oldest or date.max, one.unit_id))


def in_hand(actor: StaffActor) -> dict[int, int]:
    """For each unit, how many open matters that the actor may know of lie with it now."""
    rows = gate.real(gate.visible(actor)).filter(is_open=True).order_by()
    return dict(rows.values("holder_id").annotate(n=Count("id")).values_list("holder_id", "n"))


def handled(actor: StaffActor, units: Iterable[int]) -> dict[int, int]:
    """For each of these units, how many matters that the actor may know of it has had on its desk, now or before."""
    seen = gate.real(gate.visible(actor)).filter(pk=OuterRef("matter_id"))
    rows = Holding.objects.filter(Exists(seen), unit_id__in=list(units)).exclude(how__in=BESIDE).order_by()
    counted = rows.values("unit_id").annotate(n=Count("matter_id", distinct=True))
    return dict(counted.values_list("unit_id", "n"))


def median_of(counted: Counter[int]) -> float:
    """The median of values that are counted; 0 where there are none."""
    total, seen = sum(counted.values()), 0
    low, high = (total - 1) // 2, total // 2
    middle: list[int] = []
    for value in sorted(counted):
        first, seen = seen, seen + counted[value]
        middle += [value] * sum(first <= place < seen for place in (low, high))
    return sum(middle) / 2 if total else 0.0
