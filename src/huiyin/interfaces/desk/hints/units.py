"""Units that answered matters like one in hand, for the form that passes it on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.hints.views import reader, safely


def alike_units(matter: Any, today: date, *, without: Collection[int]) -> list[str]:
    """Their names, the likeliest first; never one shut out of the matter, and none for a report."""
    hinted = safely(lambda: reader().units_for(matter, today))
    by_code = {unit.code: unit for unit in tree().units.values()}
    units = [by_code[one.label] for hint in hinted for one in hint.values if one.label in by_code]
    return [unit.name for unit in units if unit.pk not in without and unit.pk != matter.holder_id]
