"""The many steps by which the duties of one visit were kept on one day, taken together for a timeline."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localdate

DUTIES = "duties"  # stands in place of an act, where a timeline tells many of them as one
STEPS = frozenset({"tell_duty", "acknowledge_duty", "meet_duty", "miss_duty"})


class Duties:
    """Steps of one visit's duties on one day, told as one; it stands where the last of them was done."""

    act = DUTIES

    def __init__(self, steps: list[Any]) -> None:
        self._last, self.inner = steps[-1], dict[str, Any]()
        told = [{**step.public, "act": step.act, "at": step.at} for step in steps]
        self.public: dict[str, Any] = {"visit": steps[-1].public.get("visit"), "steps": told}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._last, name)


def with_duties_gathered(events: Iterable[Any]) -> list[Any]:
    """The events in their order, the steps of each visit's duties on each day taken together where there are several."""
    events = list(events)
    courses: dict[tuple[int, date], list[Any]] = {}
    for event in events:
        if event.act in STEPS:
            courses.setdefault(_course(event), []).append(event)
    found = []
    for event in events:
        steps = courses[_course(event)] if event.act in STEPS else []
        if len(steps) < 2:
            found.append(event)
        elif event is steps[-1]:
            found.append(Duties(steps))
    return found


def counted(steps: Iterable[dict[str, Any]]) -> tuple[int, int, int]:
    """How many duties were met in time, met late, and missed and not met after all."""
    ends = list(_ends(steps).values())
    late = sum(int(one.get("late_minutes") or 0) > 0 for one in ends)
    missed = sum(one["act"] == "miss_duty" for one in ends)
    return len(ends) - late - missed, late, missed


def notable(steps: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of each duty that was met late, or missed and not met after all, the step that says so."""
    ends = _ends(steps).values()
    return [one for one in ends if one["act"] == "miss_duty" or int(one.get("late_minutes") or 0) > 0]


def _ends(steps: Iterable[dict[str, Any]]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """For each duty that came to an end how it did: the step that met it, else the one that put it on record as missed."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in steps:
        met = "late_minutes" in one and one["act"] != "acknowledge_duty"
        confirmed = "late_minutes" in one and one["act"] == "acknowledge_duty"
        if met or one["act"] == "miss_duty" or (confirmed and _duty(one) not in found):
            found[_duty(one)] = one
    return found


def _duty(step: dict[str, Any]) -> tuple[str, str, str]:
    return str(step.get("ladder", "")), str(step.get("rung", "")), str(step.get("duty_unit", ""))


def _course(event: Any) -> tuple[int, date]:
    return int(event.public.get("visit") or 0), localdate(event.at)
