"""Which tables are public: for each measure by what it is divided, and which measures count the same things."""

from collections.abc import Mapping
from dataclasses import dataclass

Divided = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One measure in public: each division gives a table. What came is divided by no office and no place."""

    measure: str
    topic: str
    by: tuple[Divided, ...] = ((),)
    same_as: str = ""  # measures that count the same things are hidden together


TOPICS = ("came", "time", "answers", "people", "offices")  # in the order they are shown
LISTED: tuple[Listed, ...] = (
    Listed("matters_received", "came", ((), ("channel",), ("field",), ("field", "category")), "received"),
    Listed("items_received", "came", ((), ("channel",)), "items"),
    Listed("came_again", "came", ((),), "items"),
    Listed("visits_received", "came", ((), ("form",))),
    Listed("matters_joined", "came", ((),), "received"),
    Listed("reports_received", "came"),
    Listed("told_in_time", "time", ((), ("unit",))),
    Listed("answered_in_time", "time", ((), ("field",), ("unit",))),
    Listed("days_overdue", "time"),
    Listed("days_to_answer", "time", ((), ("field",)), "answered"),
    Listed("sent_back", "time", ((),), "received"),
    Listed("said_not_ours", "time", ((),), "received"),
    Listed("hours_nobody", "time"),
    Listed("backlog_age", "time"),
    Listed("review_asked", "answers", ((), ("field",)), "answered"),
    Listed("overturned", "answers", ((), ("unit",))),
    Listed("reopened", "answers", ((),), "answered"),
    Listed("promises_made", "answers"),
    Listed("promises_kept", "answers", ((), ("unit",))),
    Listed("checks_solved", "answers"),
    Listed("rated", "people", ((), ("unit",)), "answered"),
    Listed("ratings_of_office", "people", ((), ("of_office",))),
    Listed("ratings_of_unit", "people", ((), ("of_unit",))),
    Listed("supervisions_found", "offices", ((), ("trigger",))),
    Listed("measures_answered", "offices"),
    Listed("proposals_adopted", "offices"),
    Listed("causes_coded", "offices", ((), ("cause",))),
    Listed("rules_published", "offices"),
)


def by_name() -> Mapping[str, Listed]:
    """All of them by the measure."""
    return {one.measure: one for one in LISTED}


def table_name(measure: str, by: Divided) -> str:
    """How a table is called, in addresses and file names."""
    return "_by_".join(filter(None, (measure, "_".join(by))))
