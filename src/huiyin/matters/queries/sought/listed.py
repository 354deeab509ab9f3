"""Words looked for in the last year, as far as enough people looked for them to show it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from huiyin.matters.models import Sought

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Looked:
    """Words, how often they were looked for, and how often nothing was found."""

    words: str
    times: int
    missed: int


def looked_for(today: date, *, least: int) -> list[Looked]:
    """Those looked for at least so often since this month a year ago, what was not found first."""
    since = date(today.year - 1, today.month, 1)
    rows = Sought.objects.filter(month__gte=since).values("words")
    rows = rows.annotate(all_times=Sum("times"), all_missed=Sum("missed")).filter(all_times__gte=least)
    found = rows.order_by("-all_missed", "-all_times", "words")[:SHOWN]
    return [Looked(row["words"], row["all_times"], row["all_missed"]) for row in found]
