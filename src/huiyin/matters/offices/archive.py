"""What like matters of the last years teach before a decision is made: few numbers, each with the query that gave it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Cause, Claim, Commitment, Matter

YEARS, SMALLEST, GRANTS = "archive_years", "archive_smallest", "grants"
CAUSES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matters are like it: a category with its branches, and words that the place of the problem holds."""

    category: str
    place: str = ""


def like_matters(actor: StaffActor, wanted: Wanted, *, on: date, law: Counsel) -> dict[str, Any]:
    """The numbers as they stand on that day, and how they were found; what is below the law's threshold is left out.

    Only what the actor may see is looked at, and no report of wrongdoing whoever asks: the file is read by others too.
    """
    first = years_before(on, law.value(YEARS, on))
    smallest = law.value(SMALLEST, on)
    rows = _rows(actor, wanted, first, on)
    found: dict[str, Any] = {
        "on": on.isoformat(),
        "first": first.isoformat(),
        "category": wanted.category,
        "place": wanted.place,
        "smallest": smallest,
        "matters": rows.count(),
    }
    if found["matters"] < smallest:
        return {**found, "matters": None}
    return {
        **found,
        **_answers(rows, law, smallest),
        **_promises(rows, on, smallest),
        **_causes(rows, smallest),
    }


def years_before(on: date, years: int) -> date:
    """The same day that many years ago; the 28th where there is no 29th."""
    return on.replace(year=on.year - years, day=min(on.day, 28) if on.month == 2 else on.day)


def _rows(actor: StaffActor, wanted: Wanted, first: date, on: date) -> QuerySet[Matter]:
    branch = Q(category=wanted.category) | Q(category__startswith=f"{wanted.category}.")
    rows = gate.real(gate.visible(actor)).filter(branch, confidential=False)
    rows = rows.filter(received_on__gte=first, received_on__lt=on)
    return rows.filter(place__contains=wanted.place) if wanted.place else rows


def _answers(rows: QuerySet[Matter], law: Counsel, smallest: int) -> dict[str, Any]:
    """How many were decided, and in how many of these a claim was granted in whole or in part."""
    claims = Claim.objects.filter(matter_id=OuterRef("pk"))
    decided = rows.filter(Exists(claims.exclude(outcome="")))
    granted = decided.filter(Exists(claims.filter(outcome__in=law.having(GRANTS))))
    whole, part = decided.count(), granted.count()
    if whole < smallest:
        return {"decided": None, "granted": None}
    return {"decided": whole, "granted": _shown(part, whole, smallest)}


def _promises(rows: QuerySet[Matter], on: date, smallest: int) -> dict[str, Any]:
    """How many promises were due, and how many of these were kept late or not at all."""
    due = Commitment.objects.filter(matter__in=rows, due__lt=on)
    late = due.filter(Q(kept_on=None) | Q(kept_on__gt=F("due")))
    whole, part = due.count(), late.count()
    if whole < smallest:
        return {"promises": None, "promises_late": None}
    return {"promises": whole, "promises_late": _shown(part, whole, smallest)}


def _causes(rows: QuerySet[Matter], smallest: int) -> dict[str, Any]:
    """The causes found most often, by the last word there is on each matter."""
    last: dict[int, tuple[int, str]] = {}
    coded = Cause.objects.filter(matter__in=rows).values_list("matter_id", "reading", "code")
    for matter_id, reading, code in coded:
        last[matter_id] = max(last.get(matter_id, (0, "")), (reading, code))
    counted: dict[str, int] = {}
    for _, code in last.values():
        counted[code] = counted.get(code, 0) + 1
    often = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return {"causes": [[code, n] for code, n in often if n >= smallest][:CAUSES_SHOWN]}


def _shown(part: int, whole: int, smallest: int) -> int | None:
    """A part is left out where it, or what remains beside it, is small and not empty: either would tell on somebody."""
    if 0 < part < smallest or 0 < whole - part < smallest:
        return None
    return part
