"""What a search is narrowed to besides its words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import QuerySet

from huiyin.matters.models import Matter


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What to keep; empty fields keep everything. `place` is found in the place alone, days are those of receipt."""

    place: str = ""
    kind: str = ""
    stage: str = ""
    category: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything at all is left out."""
        return any(getattr(self, one.name) for one in fields(self))

    def among(self, rows: QuerySet[Matter]) -> QuerySet[Matter]:
        """The rows that are kept; of the place only whether there is one, its words are checked with the text."""
        exact: dict[str, Any] = {
            "kind": self.kind,
            "stage": self.stage,
            # a field keeps its branches as well: "housing" and "housing.quality"
            "category__startswith": self.category,
            "received_on__gte": self.since,
            "received_on__lte": self.until,
        }
        rows = rows.filter(**{name: value for name, value in exact.items() if value})
        return rows.exclude(place="") if self.place else rows
