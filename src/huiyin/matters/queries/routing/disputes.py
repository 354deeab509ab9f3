"""What stands between units about a matter: an open objection, a dispute before an arbiter, returns, a report owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Clock, Event, Matter
from huiyin.matters.objecting import open_objection

ARBITRATE = "arbitrate"


@dataclass(frozen=True, slots=True)
class Said:
    """What one unit put to another: who, on which day, in which words, and whose it held the matter to be."""

    unit_id: int | None
    on: date
    words: str
    competent: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """The state of a disagreement: what was said, who has to answer or decide until when, and how often it came back.

    `objections` are those since the last decision, oldest first; `open` says that the last of them waits for its answer.
    """

    objections: tuple[Said, ...]
    open: bool
    referral: Said | None
    owing: int | None
    due: date | None
    returned: tuple[int, ...]


def dispute_in(matter: Matter, events: Iterable[Event], clocks: Iterable[Clock]) -> Dispute | None:
    """The disagreement that is open in a matter, or the returns it has behind it; None where there is none. No query."""
    events, clocks = list(events), list(clocks)
    waiting = open_objection(clocks)
    deciding = next((c for c in clocks if c.running and c.limit == ARBITRATE), None)
    returned = tuple(e.inner["returned"] for e in events if e.act == "agree_return")
    if waiting is None and deciding is None and not matter.marks.get("bounces"):
        return None
    clock = waiting or deciding
    return Dispute(
        objections=tuple(
            _said(e, "objection") for e in events[_decided(events) :] if e.act == "object_transfer"
        ),
        open=waiting is not None,
        referral=next((_said(e, "dispute") for e in reversed(events) if e.act == "refer_to_arbiter"), None)
        if deciding
        else None,
        owing=clock.unit_id if clock else None,
        due=clock.due if clock else None,
        returned=returned,
    )


def dispute_of(matter: Matter) -> Dispute | None:
    """The same for a matter of which nothing else is in hand; two queries."""
    events = select(Event, order="no", matter=matter.pk)
    return dispute_in(matter, events, select(Clock, order="no", matter=matter.pk, running=True))


def _decided(events: list[Event]) -> int:
    """Where the events after the last decision begin."""
    return max((n for n, e in enumerate(events, start=1) if e.act == "arbitrate"), default=0)


def _said(event: Event, name: str) -> Said:
    return Said(event.unit_id, event.on, event.inner.get(name, ""), event.inner.get("competent", ""))
