"""Hearings: the one that is called and not held, those that were held, and those the public may read of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localtime

from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Document, Matter, Proceeding
from huiyin.matters.papers import contents_of

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Published:
    """One hearing as everybody may read of it: which office, which day, in which words."""

    unit: str
    held_on: date
    published_on: date
    text: str


def called(matter: Matter) -> Proceeding | None:
    """The hearing that is called and not held yet."""
    return hearings(matter).filter(state="open").order_by("no").last()


def held(matter: Matter) -> list[Proceeding]:
    """The hearings that were held and are not published, the last first."""
    return list(hearings(matter).filter(state="done").order_by("-no"))


def hearings(matter: Matter) -> "QuerySet[Proceeding]":
    """Every hearing of the matter."""
    return Proceeding.objects.filter(matter_id=matter.pk, kind="hearing")


def notice_of(hearing: Proceeding) -> dict[str, Any]:
    """What the notice said: who presides, the panel, who was invited. Names stand nowhere else."""
    row = Document.objects.filter(matter_id=hearing.matter_id, no=hearing.details.get("notice")).first()
    return contents_of(row) if row else {}


def published(*, before: str = "") -> tuple[list[Published], str]:
    """Published hearings, newest first, and the key from which the next page goes on (empty on the last).

    Raises ValueError for a key that is none.
    """
    rows = Proceeding.objects.filter(kind="hearing", state="published").order_by("-ended_on", "-matter_id")
    if before:
        day, _, matter = before.partition("~")
        last = date.fromisoformat(day)
        rows = rows.filter(ended_on__lte=last).exclude(ended_on=last, matter_id__gte=int(matter))
    found = list(rows[: SHOWN + 1])
    shown = found[:SHOWN]
    more = f"{shown[-1].ended_on}~{shown[-1].matter_id}" if len(found) > SHOWN else ""
    return [_told(row) for row in shown], more


def _told(row: Proceeding) -> Published:
    unit = tree().units.get(row.unit_id or 0)
    return Published(
        unit=unit.full_name if unit else "",
        held_on=localtime(row.held_at).date(),
        published_on=date.fromisoformat(row.details["published_on"]),
        text=row.details["published"],
    )
