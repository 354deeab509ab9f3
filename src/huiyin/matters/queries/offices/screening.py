"""Screenings: the list, and one with what each unit gave: problems by topic, silence, lateness, and what came after a "none"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Campaign, CampaignReturn, Holding, Proceeding
from huiyin.matters.queries.offices.own_file import OwnFile, own_file

SHOWN, AFTER, ALONG = 200, "screening_after_days", "joint"


@dataclass(frozen=True, slots=True)
class Listed:
    """One screening of the list: how many were asked, gave their return, are silent past the day; and one's own return."""

    row: Campaign
    asked: int
    given: int
    none: int
    own: CampaignReturn | None


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit gave. `after` counts like matters received there after it said that it found none; None where not counted."""

    row: CampaignReturn
    unit: str
    problems: list[Proceeding]
    silent: bool
    late: bool
    entered_late: int
    unproven: int
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """One screening for one reader; whoever does not lead it sees their own unit's return and nobody else's."""

    file: OwnFile
    row: Campaign
    returns: list[Given]
    own: Given | None
    by_topic: list[tuple[str, list[Proceeding]]] = field(default_factory=list)
    after_days: int = 0


def screenings(actor: StaffActor) -> list[Listed]:
    """Open ones first, by their last day, then the others, the latest first."""
    rows = Campaign.objects.filter(matter__in=gate.visible(actor)).select_related("matter", "lead")
    found = sorted(rows.order_by("-closes")[:SHOWN], key=lambda one: one.state != "open")
    ids = [one.matter_id for one in found]
    counts = CampaignReturn.objects.filter(matter_id__in=ids).values("matter_id")
    none, given = Q(state="none_found"), ~Q(state="open")
    by_id = {
        one["matter_id"]: one
        for one in counts.annotate(
            asked=Count("no"), given=Count("no", filter=given), none=Count("no", filter=none)
        )
    }
    own = {r.matter_id: r for r in CampaignReturn.objects.filter(matter_id__in=ids, unit_id=actor.unit_id)}
    return [
        Listed(one, c["asked"], c["given"], c["none"], own.get(one.matter_id))
        for one in found
        if (c := by_id[one.matter_id])
    ]


def screening(
    file_id: int, *, actor: StaffActor, at: datetime, on: date, categories: Mapping[str, Sequence[str]]
) -> Screening:
    """`categories` are those of the office's list that belong to a topic. The reading is logged. Raises NoSuchMatter."""
    file = own_file(file_id, actor=actor, at=at)
    row = Campaign.objects.filter(matter_id=file_id).first()
    if row is None:
        raise gate.NoSuchMatter(str(file_id))
    days = counsel_for(file.matter).value(AFTER, row.opens)
    rows = CampaignReturn.objects.filter(matter_id=file_id).order_by("no")
    rows = rows if file.ours else rows.filter(unit_id__in=gate.units_of(actor))
    problems = _problems(file_id, actor)
    codes = tuple(dict.fromkeys(code for topic in row.topics for code in categories.get(topic, ())))
    given = [_given(one, problems.get(one.unit_id, []), on) for one in rows]
    if file.ours:
        given = [_with_after(one, actor, codes, days, on) for one in given]
    own = next((one for one in given if one.row.unit_id == actor.unit_id), None)
    return Screening(file, row, given, own, _by_topic(row, given), days)


def _problems(file_id: int, actor: StaffActor) -> dict[int, list[Proceeding]]:
    rows = Proceeding.objects.filter(
        kind="problem", details__campaign=file_id, matter__in=gate.visible(actor)
    )
    found: dict[int, list[Proceeding]] = {}
    for row in rows.select_related("matter").order_by("due", "matter_id", "no"):
        found.setdefault(row.unit_id or 0, []).append(row)
    return found


def _given(row: CampaignReturn, problems: list[Proceeding], on: date) -> Given:
    return Given(
        row,
        tree().units[row.unit_id].name,
        problems,
        silent=row.state == "open" and row.due < on,
        late=row.given_on is not None and row.given_on > row.due,
        entered_late=sum(one.opened_on > row.due for one in problems),
        unproven=sum(one.state != "open" and not one.details.get("evidence") for one in problems),
    )


def _with_after(one: Given, actor: StaffActor, codes: Sequence[str], days: int, on: date) -> Given:
    if one.row.state != "none_found" or not codes or one.row.given_on is None:
        return one
    branches = Q()
    for code in codes:
        branches |= Q(category=code) | Q(category__startswith=f"{code}.")
    lay = Holding.objects.filter(matter_id=OuterRef("pk"), unit_id=one.row.unit_id).exclude(how=ALONG)
    last = min(on, one.row.given_on + timedelta(days=days))
    rows = gate.real(gate.visible(actor)).filter(branches, Exists(lay), confidential=False)
    after = rows.filter(received_on__gt=one.row.given_on, received_on__lte=last).count()
    values: dict[str, Any] = {name: getattr(one, name) for name in Given.__slots__}
    return Given(**{**values, "after": after})


def _by_topic(row: Campaign, given: Sequence[Given]) -> list[tuple[str, list[Proceeding]]]:
    every = [problem for one in given for problem in one.problems]
    topics = [(topic, [p for p in every if p.details.get("topic") == topic]) for topic in row.topics]
    return [(topic, rows) for topic, rows in topics if rows]
