"""When the rungs of a ladder are due: each counts from its own start, as time passes and not as clocks are turned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from huiyin.domain.law.ladders.rungs import Called, Rung, Upon


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a rung may be met; ``due`` is None while it waits for another rung."""

    start: datetime
    due: datetime | None


def end_of(start: datetime, minutes: int) -> datetime:
    """The moment so many minutes after another one, as time passes and not as clocks are turned."""
    return start.astimezone(UTC) + timedelta(minutes=minutes)


def schedule(
    rungs: Iterable[Called],
    opened: datetime,
    *,
    met: Mapping[str, datetime],
    missed: Mapping[str, datetime],
) -> dict[str, Span]:
    """When each rung is due, ``opened`` being when they began to hold; one that is needed no more is left out.

    A rung that waits for another one to be missed is needed no more once that one is met; one that waits for a rung
    which is not called at all counts from ``opened``, if it waits for that to be met, else it is not called either.
    """
    held = list(rungs)
    codes, found = {one.rung.code for one in held}, {}
    for one in held:
        start = _start(one.rung, opened, codes, met, missed)
        if start is not None:
            found[one.rung.code] = Span(start, end_of(start, one.minutes))
        elif _waits(one.rung, codes, met):
            found[one.rung.code] = Span(opened.astimezone(UTC), None)
    return found


def _start(
    rung: Rung,
    opened: datetime,
    codes: set[str],
    met: Mapping[str, datetime],
    missed: Mapping[str, datetime],
) -> datetime | None:
    if not rung.after or (rung.after not in codes and rung.upon is Upon.MET):
        return opened.astimezone(UTC)
    began = (met if rung.upon is Upon.MET else missed).get(rung.after)
    return began.astimezone(UTC) if began else None


def _waits(rung: Rung, codes: set[str], met: Mapping[str, datetime]) -> bool:
    return rung.after in codes and not (rung.upon is Upon.MISSED and rung.after in met)
