"""The unit's claim beside the person's word: what the one reported as done or closed, and what the other says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.matters.models import Event
from huiyin.matters.queries.late.lanes import DISPUTED, UNSOLVED

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """Both, each with its day; `by` is person, or office where they were asked."""

    claim: str
    claimed_on: date | None
    said: str
    said_words: str
    said_on: date | None
    by: str


def words_beside(rows: Iterable[tuple[str, Any]]) -> dict[Place, Words]:
    """For each disputed promise and each closing said not to have solved anything; one query for the days of the claims."""
    found = list(rows)
    told = [row.matter_id for kind, row in found if kind in (DISPUTED, UNSOLVED)]
    if not told:
        return {}
    reports: dict[tuple[int, int], date] = {}
    closings: dict[int, date] = {}
    for event in Event.objects.filter(matter_id__in=told, act__in=("keep_promise", "close")).order_by("no"):
        if event.act == "close":
            closings[event.matter_id] = event.on
        else:
            no = event.public.get("commitment", event.inner.get("commitment"))
            reports[event.matter_id, no] = date.fromisoformat(
                event.public.get("kept_on") or event.on.isoformat()
            )
    beside: dict[Place, Words] = {}
    for kind, row in found:
        place = (kind, row.matter_id, row.no)
        if kind == DISPUTED:
            day = reports.get((row.matter_id, row.no))
            beside[place] = Words(row.evidence, day, row.said, row.said_words, row.said_on, row.said_by)
        elif kind == UNSOLVED:
            day = closings.get(row.matter_id)
            beside[place] = Words(row.claimed, day, row.said, row.words, row.asked_on, row.by)
    return beside
