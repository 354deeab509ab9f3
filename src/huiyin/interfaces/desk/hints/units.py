"""Units that may be competent for a matter in hand, as a choice in the form that passes it on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import QueryDict

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.hints.answering import note_answer
from huiyin.interfaces.desk.hints.showing import taken
from huiyin.interfaces.desk.hints.views import boxed, reader, safely
from huiyin.services.hints.sorting.hinted import Hinted
from huiyin.services.hints.sorting.noting import unit_code

FIELDS = {"unit": "to_unit"}


def unit_box(matter: Any, today: date, *, without: Collection[int]) -> dict[str, Any]:
    """What the box of the form needs; never a unit shut out of the matter, of `without` or that holds it; none for a report."""
    out = {*without, matter.holder_id}
    barred = {unit.code for unit in tree().units.values() if unit.pk in out}
    return boxed(safely(lambda: list(_without(reader().units_for(matter, today), barred))), FIELDS)


def ticked_unit(data: Mapping[str, Any], proposed: str) -> Mapping[str, Any]:
    """The form's data with the unit that was ticked, where nobody typed another: the field is empty or still as proposed."""
    code, typed = taken(data, "unit"), str(data.get("to_unit", "")).strip()
    unit = next((one for one in tree().units.values() if code and one.code == code), None)
    if unit is None or typed not in {"", proposed} or not isinstance(data, QueryDict):
        return data
    given = data.copy()
    given["to_unit"] = unit.name
    return given


def note_unit(matter_id: int, data: Mapping[str, Any], unit_id: int, at: datetime) -> None:
    """Note what became of the suggestion, after the act."""
    note_answer(matter_id, data, {"unit": unit_code(unit_id)}, at)


def _without(hinted: Collection[Hinted], barred: Collection[str]) -> list[Hinted]:
    left = (
        replace(one, values=tuple(value for value in one.values if value.label not in barred))
        for one in hinted
    )
    return [one for one in left if one.values]
