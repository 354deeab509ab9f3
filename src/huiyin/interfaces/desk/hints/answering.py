"""A form's suggestions: what was ticked counts where nothing was typed, and what became of them is noted after the act."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.hints.showing import opened, taken
from huiyin.services.hints.sorting.noting import answer

log = logging.getLogger(__name__)


def ticked(data: Mapping[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The form's values with category and place taken from what was ticked, where their fields are empty."""
    category, place = taken(data, "category"), taken(data, "place")
    if not given.get("category") and category in categories.every():
        given["category"] = category
    if not given.get("place") and place:
        given["place"] = place[:120]
    return given


def note_answer(matter_id: int, data: Mapping[str, Any], chosen: Mapping[str, str], at: datetime) -> None:
    """Note what became of the suggestions that were shown; the act is done already, and nothing here can undo it."""
    hinted = [one for one in opened(str(data.get("hints_shown", ""))) if one.kind in chosen]
    if not hinted:
        return
    try:
        with transaction.atomic():
            answer(matter_id, hinted, chosen, at)
    except DatabaseError as error:
        log.warning("what became of hints of matter %s was not noted: %s", matter_id, type(error).__name__)
