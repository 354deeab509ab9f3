"""What a reader is shown of the problems: computed from the matters that this reader may see, and from no others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from huiyin.domain.reading.recurring.growing import LEAST
from huiyin.domain.reading.recurring.heat import Point, by_month, heat, measure, points, voices, with_offices
from huiyin.domain.reading.recurring.naming import called
from huiyin.domain.reading.recurring.texts import Message
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.models import Matter
from huiyin.services.hints.models import Recurring, RecurringPart
from huiyin.services.hints.recurring.reading import AT_ONCE
from huiyin.services.hints.recurring.standing import Standing, standing

SHOWN = 60  # problems in a list; of each the matters up to this many
MATTERS = 400


class NoSuchProblem(Exception):
    """None of that id has enough matters that the reader may see; missing and forbidden look the same."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One problem as a reader sees it."""

    row: Recurring
    name: str
    matters: list[Matter]
    voices: int
    months: dict[str, int]
    points: list[Point]
    heat: float
    standing: Standing


def listed(actor: StaffActor, *, at: datetime, state: str = "open") -> list[Shown]:
    """The problems of a state, the hottest first."""
    rows = list(Recurring.objects.filter(state=state).order_by("-heat", "-last", "pk")[:SHOWN])
    members: dict[int, list[int]] = {}
    parts = RecurringPart.objects.filter(recurring_id__in=[row.pk for row in rows])
    for key, matter in parts.order_by("recurring_id", "-matter_id").values_list("recurring_id", "matter_id"):
        members.setdefault(key, []).append(matter)
    seen = {one.pk: one for one in _visible(actor, {m for some in members.values() for m in some[:MATTERS]})}
    found = [_shown(row, [seen[m] for m in members.get(row.pk, []) if m in seen], at) for row in rows]
    return sorted((one for one in found if one), key=lambda one: (-one.heat, -one.row.pk))


def shown(actor: StaffActor, key: int, *, at: datetime) -> Shown:
    """One problem. Raises NoSuchProblem."""
    row = Recurring.objects.filter(pk=key).first()
    ids = list(
        RecurringPart.objects.filter(recurring_id=key)
        .order_by("-matter_id")
        .values_list("matter_id", flat=True)[:MATTERS]
    )
    found = _shown(row, _visible(actor, ids), at) if row else None
    if found is None:
        raise NoSuchProblem(str(key))
    return found


def _visible(actor: StaffActor, ids: Collection[int]) -> list[Matter]:
    """Those that this reader may know of; a matter that has become a report since is none of them."""
    given = sorted(ids, reverse=True)
    found: list[Matter] = []
    mine = gate.real(gate.visible(actor)).filter(confidential=False)
    for start in range(0, len(given), AT_ONCE):
        found += mine.filter(pk__in=given[start : start + AT_ONCE])
    return sorted(found, key=lambda one: -one.pk)


def _shown(row: Recurring, matters: list[Matter], at: datetime) -> Shown | None:
    """None where the reader sees too few of its matters for a problem."""
    if len(matters) < LEAST:
        return None
    said = [Message(one.pk, one.title, "", one.received_on, author=one.text_digest) for one in matters]
    stands = standing(matters, on=local_day(at))
    unkept = sum(n for _unit, n in stands.unkept)
    parts = with_offices(measure(said, on=local_day(at)), unkept=unkept, days_unanswered=stands.days)
    return Shown(
        row=row,
        # its name is words of one of its matters: where one is not for this reader, another is found
        name=row.name if len(matters) == row.matters else called(said, row.words).line,
        matters=matters,
        voices=len(voices(said)),
        months=by_month(one.received_on for one in matters),
        points=points(parts),
        heat=heat(parts),
        standing=stands,
    )
