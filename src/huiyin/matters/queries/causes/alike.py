"""Matters that may have one cause: about the same thing with the same unit or in the same place, by number and month."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Cause, Matter, Relation
from huiyin.matters.queries.causes.systemic import KIND
from huiyin.matters.queries.causes.waiting import waiting_ids

BY = {
    "unit": "holder_id",
    "place": "place",
}  # what beside the category holds them together; never who brings them
LOOKED_BACK = timedelta(days=365)
SHOWN, CHOOSABLE = 30, 100


@dataclass(slots=True)
class Alike:
    """One group: what it is about, with which unit or where, how many, by month, and how many are linked to a file already."""

    category: str
    key: int | str
    number: int = 0
    linked: int = 0
    months: dict[date, int] = field(default_factory=dict)

    def growth(self, today: date) -> tuple[int, int]:
        """How many came in the three months before these, and how many in the last three."""
        last = _months_before(today, 2)
        earlier = _months_before(today, 5)
        now = sum(n for month, n in self.months.items() if month >= last)
        return sum(n for month, n in self.months.items() if earlier <= month < last), now


def alike(actor: StaffActor, *, by: str, today: date, least: int) -> list[Alike]:
    """Groups of at least so many matters of the last year, the largest first. Reports are in none."""
    name = BY[by]
    rows = _candidates(actor, today).exclude(category="")
    if by == "place":
        rows = rows.exclude(place="")
    counted = rows.annotate(month=TruncMonth("received_on")).values_list("category", name, "month")
    found: dict[tuple[str, int | str], Alike] = {}
    for category, key, month, n in counted.annotate(n=Count("pk")).order_by():
        group = found.setdefault((category, key), Alike(category, key))
        group.number += n
        group.months[month] = group.months.get(month, 0) + n
    big = sorted((g for g in found.values() if g.number >= least), key=lambda g: (-g.number, g.category))[
        :SHOWN
    ]
    linked: Counter[tuple[str, int | str]] = Counter()
    for category, key, n in (
        rows.filter(Exists(_links())).values_list("category", name).annotate(n=Count("pk")).order_by()
    ):
        linked[category, key] = n
    for group in big:
        group.linked = linked[group.category, group.key]
    return big


def members(actor: StaffActor, *, category: str, by: str, key: str, today: date) -> list[Matter]:
    """The matters of one group that are in no file yet, the latest first."""
    rows = _candidates(actor, today).filter(category=category, **{BY[by]: key}).filter(~Exists(_links()))
    return list(rows.select_related("holder").order_by("-received_on", "-pk")[:CHOOSABLE])


def causes_of(ids: list[int]) -> Counter[str]:
    """How often each cause was coded first among these matters, where nobody still has to read them again."""
    rows = Cause.objects.filter(matter_id__in=set(ids) - waiting_ids(), reading=1)
    return Counter(rows.values_list("code", flat=True))


def _candidates(actor: StaffActor, today: date) -> QuerySet[Matter]:
    rows = gate.real(gate.visible(actor)).filter(confidential=False)
    return rows.filter(received_on__range=(today - LOOKED_BACK, today))


def _links() -> QuerySet[Relation]:
    return Relation.objects.filter(kind=KIND, other_id=OuterRef("pk"), until=None)


def _months_before(today: date, number: int) -> date:
    month = today.year * 12 + today.month - 1 - number
    return date(month // 12, month % 12 + 1, 1)
