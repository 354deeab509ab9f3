"""Deciding while parts asked of other units are still owed: only with a reason, and the parts end with the decision."""

from datetime import date
from typing import Any

from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter
from huiyin.matters.record.proceedings import end_inside


def without_parts(matter: Matter, reason: str) -> dict[str, str]:
    """The fact on which the law judges a decision over open tasks; nothing where none is open."""
    return {"tasks_reason": reason.strip()} if matter.marks.get("open_tasks") else {}


def end_parts(matter: Matter, reason: str, *, on: date) -> dict[str, Any]:
    """End what was still asked for, and what the event says of it in public: which units did not deliver, and why it did not wait."""
    units = tree().units
    tasks = [row for row in end_inside(matter, on, why=reason.strip()) if row.kind == "task"]
    if not tasks:
        return {}
    parts = [
        {"unit": units[row.unit_id].name, "due": row.due.isoformat() if row.due else ""}
        for row in tasks
        if row.unit_id
    ]
    return {"without": parts, "tasks_reason": reason.strip()}
