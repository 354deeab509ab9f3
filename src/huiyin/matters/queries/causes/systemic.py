"""Common causes: the files there are, one with its matters and measures, those everybody reads, and a person's own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from huiyin.domain.law.counsel import counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Matter, Relation, Systemic

KIND, SHOWN = "systemic", 200


@dataclass(frozen=True, slots=True)
class Listed:
    """One file in a list: its row, the unit in charge, how many matters are linked and answered, measures still open."""

    row: Systemic
    owner: Unit
    linked: int
    answered: int

    def is_late(self, today: date) -> bool:
        """Whether the day by which it was to be put right is over."""
        return self.row.state == "open" and self.row.due < today


@dataclass(frozen=True, slots=True)
class Shown:
    """One file: its row, the linked matters the reader may see, how many there are in all, how many are answered."""

    row: Systemic
    owner: Unit
    matters: list[Matter]
    linked: int
    answered: int


def listed(actor: StaffActor) -> list[Listed]:
    """The files the actor may read, open ones first, by their day."""
    rows = Systemic.objects.filter(matter__in=gate.visible(actor)).select_related("matter")
    found = list(rows.order_by("ended_on", "due", "matter_id")[:SHOWN])
    return sorted(_listed(found), key=lambda one: (one.row.state != "open", one.row.due))


def shown(file: Matter, actor: StaffActor) -> Shown:
    """What the page of a file shows. Raises NoSuchMatter where it is no such file."""
    found = shown_if(file, actor)
    if found is None:
        raise gate.NoSuchMatter(str(file.pk))
    return found


def shown_if(file: Matter, actor: StaffActor) -> Shown | None:
    """The same for any matter; None where it is no such file."""
    row = next(iter(select(Systemic, matter=file.pk)), None)
    if row is None:
        return None
    ids = _linked([file.pk]).get(file.pk, [])
    seen = gate.visible(actor).filter(pk__in=ids).select_related("holder").order_by("pk")
    total, answered = _answered(ids)
    return Shown(row, tree().units[row.owner_id], list(seen), total, answered)


def published() -> list[Listed]:
    """What everybody reads, the latest first."""
    rows = Systemic.objects.filter(published_on__isnull=False).select_related("matter")
    return _listed(list(rows.order_by("-published_on", "-matter_id")[:SHOWN]))


def behind(matter_id: int, actor: PersonActor) -> list[Listed]:
    """The common causes that a person's own matter is linked to; nothing of the other matters but how many they are."""
    if actor.matter_id != matter_id:
        return []
    files = list(
        Relation.objects.filter(kind=KIND, other_id=matter_id, until=None).values_list("matter_id", flat=True)
    )
    if not files:
        return []
    return _listed(
        list(Systemic.objects.filter(matter_id__in=files).select_related("matter").order_by("due"))
    )


def linked_ids(file_id: int) -> list[int]:
    """The matters that are linked now."""
    return _linked([file_id]).get(file_id, [])


def _listed(rows: list[Systemic]) -> list[Listed]:
    linked = _linked([row.matter_id for row in rows])
    return [
        Listed(row, tree().units[row.owner_id], *_answered(linked.get(row.matter_id, []))) for row in rows
    ]


def _linked(files: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = Relation.objects.filter(kind=KIND, matter_id__in=list(files), until=None).order_by("no")
    for file, other in rows.values_list("matter_id", "other_id"):
        found.setdefault(file, []).append(other or 0)
    return found


def _answered(ids: list[int]) -> tuple[int, int]:
    """How many there are, and how many have an answer of their own."""
    if not ids:
        return 0, 0
    rows = Matter.objects.filter(pk__in=ids).values_list("stage", "is_open", "pack").annotate(n=Count("pk"))
    counted: Counter[bool] = Counter()
    for stage, is_open, pack, n in rows:
        known = counsel(pack).pack.stages.get(stage)
        counted[not is_open or bool(known and known.answered)] += n
    return counted.total(), counted[True]


def by_numbers(numbers: list[str], actor: StaffActor) -> tuple[tuple[int, ...], list[str]]:
    """The ids of the matters of these numbers that the actor may see, and the numbers nobody finds."""
    wanted = list(dict.fromkeys(one.strip().upper() for one in numbers if one.strip()))
    rows = gate.real(gate.visible(actor)).filter(number__in=wanted).values_list("number", "pk")
    found = dict(rows)
    return tuple(found.values()), [one for one in wanted if one not in found]
