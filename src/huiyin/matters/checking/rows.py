"""One closed matter of a sample: finding its row for an act, and what the law wants to know of it."""

from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.matters.models import ClosureCheck, Sample

DRAWN, SAID, NOT_REACHED, DECLINED = "drawn", "said", "not_reached", "declined"
PERSON, OFFICE = "person", "office"


def open_check(matter_id: int, sample_id: int | None = None) -> ClosureCheck | None:
    """The newest row of the matter in a check that has not ended; of one sample where that is given."""
    rows = select(ClosureCheck, order="no", matter=matter_id)
    if sample_id is not None:
        rows = [row for row in rows if row.sample_id == sample_id]
    if not rows:
        return None
    living = Sample.objects.filter(pk__in={row.sample_id for row in rows}, ended_on=None)
    alive = set(living.values_list("pk", flat=True))
    return next((row for row in reversed(rows) if row.sample_id in alive), None)


def law_facts(row: ClosureCheck | None, actor: Actor) -> dict[str, Any]:
    """What the law wants to know of a check before anybody is asked or answers."""
    if row is None:
        return {"check_drawn": False}
    return {
        "check_drawn": True,
        "check_by_closer": isinstance(actor, StaffActor) and actor.unit_id == row.unit_id,
        "check_own_word": row.by == PERSON,
        "check_refused": row.state == DECLINED,
        "check_tried": row.tries,
    }


def state_of(said: str, law: Counsel) -> str:
    """How a row stands by what was said, in the words of the law."""
    if said not in law.having("silent"):
        return SAID
    return DECLINED if said in law.having("refused") else NOT_REACHED
