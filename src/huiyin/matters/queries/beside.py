"""What may lie beside a matter's ordinary course, read only where one of its acts brought such a thing into being."""

from collections.abc import Iterable
from dataclasses import dataclass

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import (
    Draft,
    Event,
    Proceeding,
    Relation,
    Review,
    RuleChange,
    Serving,
)

PROCEEDING = frozenset(
    {
        "invite_joint",
        "consult",
        "investigate",
        "refer_aid",
        "redirect",
        "call_hearing",
        "mediate",
        "settle",
        "name_lead",
        "enter_problem",
    }
)
REVIEW = frozenset({"ask_review", "ask_second_review"})
DRAFT = frozenset({"submit_draft"})
SERVING = frozenset({"send_paper"})  # what was handed over at once stands on the paper itself
RELATION = frozenset({"merge", "absorb", "hand_over", "take_over"})
PROMISED = frozenset(
    {
        "decide",
        "serve_review",
        "carry_over",
        "settle",
        "add_minute",
        "split_off",
        "open_systemic",
        "plan_measure",
    }
)  # acts that may make a promise


@dataclass(frozen=True, slots=True)
class Beside:
    """The rows beside the ordinary course, each list in the order of coming; empty where no act made any."""

    proceedings: list[Proceeding]
    reviews: list[Review]
    drafts: list[Draft]
    servings: list[Serving]
    relations: list[Relation]
    rule_changes: list[RuleChange]


def beside(matter_id: int, events: Iterable[Event]) -> Beside:
    """The rows of one matter whose events are given; costs no query for what was never begun."""
    events = list(events)
    acts = {event.act for event in events}
    return Beside(
        proceedings=select(Proceeding, order="no", matter=matter_id) if acts & PROCEEDING else [],
        reviews=select(Review, order="no", matter=matter_id) if acts & REVIEW else [],
        drafts=select(Draft, order="no", matter=matter_id) if acts & DRAFT else [],
        servings=select(Serving, order="no", matter=matter_id) if acts & SERVING else [],
        relations=select(Relation, order="no", matter=matter_id) if acts & RELATION else [],
        rule_changes=select(RuleChange, order="no", matter=matter_id)
        if any("rule_changes" in event.public for event in events)
        else [],
    )
