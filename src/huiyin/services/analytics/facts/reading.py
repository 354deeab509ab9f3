"""Reading some matters with all that facts are made of, in one query a table and without any field that names somebody."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from huiyin.matters.models import (
    Accused,
    Cause,
    Clock,
    ClosureCheck,
    Commitment,
    Event,
    Holding,
    Item,
    Matter,
    Measure,
    Rating,
    Relation,
    Review,
    RuleChange,
    Supervision,
    Visit,
)

Row = dict[str, Any]

MATTER = (
    *("id", "pack", "place_rules", "office_id", "holder_id", "stage", "is_open", "channel", "kind"),
    *("category", "place", "confidential", "people", "received_on", "moments", "marks"),
)
CHILDREN: Mapping[type[Model], tuple[str, ...]] = {
    Accused: ("unit_id", "account__unit_id", "how"),
    Cause: ("code", "reading", "unit_id", "coded_on"),
    ClosureCheck: ("unit_id", "state", "said", "asked_on"),
    Clock: ("limit", "side", "unit_id", "start", "due", "running", "ended_on"),
    Commitment: ("claim_no", "unit_id", "due", "kept_on", "said", "disputed_on"),
    Event: ("act", "at", "on", "stage_before", "stage_after"),
    Holding: ("unit_id", "since", "until", "how", "taken_up_at"),
    Item: ("channel", "received_at", "people"),
    Measure: ("kind", "unit_id", "by_unit_id", "taken_on", "due", "answered_on"),
    Rating: ("office", "unit", "at"),
    Relation: ("kind", "elsewhere", "until"),
    Review: ("level", "asked_on", "respondent_id", "organ_id", "state", "outcome", "decided_on"),
    RuleChange: (
        *("kind", "owner_id", "proposed_by_id", "proposed_on"),
        *("due", "state", "answered_on", "published_on"),
    ),
    Supervision: (
        *("trigger", "unit_id", "found_on", "state", "confirmed_on"),
        *("due", "answered_on", "ended_on"),
    ),
    Visit: ("kind", "state", "drill", "unit_id", "concerned_id", "headcount", "opened_at"),
}


@dataclass(slots=True)
class File:
    """One matter as far as facts are concerned, its children in the order of their numbers."""

    matter: Row
    children: dict[type[Model], list[Row]]

    def of(self, model: type[Model]) -> list[Row]:
        """The children of one sort."""
        return self.children.get(model, [])


def read_files(ids: Collection[int]) -> list[File]:
    """The matters of these ids, in the order of the ids; those that are none are left out."""
    files = {
        row["id"]: File(row, defaultdict(list))
        for row in Matter.objects.filter(pk__in=ids).order_by("id").values(*MATTER)
    }
    for model, fields in CHILDREN.items():
        for row in (
            model._default_manager.filter(matter_id__in=list(files))
            .order_by("matter_id", "no")
            .values("matter_id", "no", *fields)
        ):
            files[row["matter_id"]].children[model].append(row)
    return list(files.values())
