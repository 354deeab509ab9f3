"""Ask the person of a drawn matter, who agreed to be asked, whether what was closed is solved (办结核查)."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.checking.rows import OFFICE, law_facts, open_check
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.checking.said import checked, take

WAYS = ("call", "visit")


@act
def check_closure(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    said: str,
    how: str = "call",
    words: str = "",
    sample: int | None = None,
    key: str | None = None,
) -> Event:
    """Record what the person said, by `how` (call, visit), or that nobody was reached or wished to answer; a try is counted.

    `said` is a code of the law's `checks`, `words` are of the matter alone. Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(SUPERVISE, SERVE))
    law, told = counsel_for(matter), words.strip()
    checked(said, told, law, silent=True)
    if how not in WAYS:
        raise Invalid(Problem("how", _("Choose whether it was a call or a visit.")))
    row = open_check(matter.pk, sample)
    facts = law_facts(row, actor) | ({"check_said": said} if said else {})
    asked = ask("check_closure", matter, actor=actor, at=at, **facts)
    assert row is not None  # the law refuses what was not drawn
    public = take(matter, row, said, told, by=OFFICE, on=asked.on, law=law)
    return write(matter, asked, actor=actor, at=at, public={**public, "by_way_of": how}, renews_stage=False)
