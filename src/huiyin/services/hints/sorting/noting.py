"""What was suggested for a matter and what a person made of it: kept beside the matter, read through the gate alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter
from huiyin.matters.record.identity import fresh_id
from huiyin.services.hints.models import Hint
from huiyin.services.hints.sorting.hinted import Hinted

KINDS = ("category", "place", "unit")


def note(matter: Matter, hinted: Sequence[Hinted], at: datetime) -> None:
    """Keep what is suggested, open; what was open before is replaced."""
    kinds = [one.kind for one in hinted]
    Hint.objects.filter(matter_id=matter.pk, kind__in=kinds, state="open").update(state="replaced")
    Hint.objects.bulk_create(_row(matter.pk, one, at) for one in hinted)


def waiting(matter_id: int) -> list[Hinted]:
    """What is suggested for a matter and nobody answered yet."""
    rows = Hint.objects.filter(matter_id=matter_id, kind__in=KINDS, state="open").order_by("no")
    return [_hinted(row) for row in rows]


def answer(matter_id: int, shown: Sequence[Hinted], chosen: Mapping[str, str], at: datetime) -> None:
    """Note what a person took of what they were shown: one of the values, another, or none."""
    if not Matter.objects.filter(pk=matter_id, confidential=False).exists():
        return
    kinds = [one.kind for one in shown]
    Hint.objects.filter(matter_id=matter_id, kind__in=kinds, state="open").update(state="replaced")
    rows = [_row(matter_id, one, at) for one in shown]
    for row, one in zip(rows, shown, strict=True):
        row.chosen = chosen.get(one.kind, "")[:120]
        taken = row.chosen and row.chosen in {value.label for value in one.values}
        row.state, row.answered_at = ("accepted" if taken else "rejected"), at
    Hint.objects.bulk_create(rows)


def unit_code(unit_id: int | None) -> str:
    """By what a unit is named in a hint."""
    found = tree().units.get(unit_id or 0)
    return found.code if found else ""


def _row(matter_id: int, hinted: Hinted, at: datetime) -> Hint:
    return Hint(
        matter_id=matter_id,
        no=fresh_id(at),
        kind=hinted.kind,
        values=hinted.data(),
        version=hinted.version,
        made_at=at,
    )


def _hinted(row: Hint) -> Hinted:
    return Hinted.of(row.kind, row.values, row.version)
