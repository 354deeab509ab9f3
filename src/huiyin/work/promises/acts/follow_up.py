"""Ask the person, who agreed to it, whether what was promised was done, and nothing else (回访)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Commitment, Event, Matter
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.promises.given_word import SAID, Said, checked, law_facts, owing, promise, take_word

WAYS = ("call", "visit")
MAX_REMARK = 200  # about the promise only; there is no room for anything about the person


@act
def follow_up(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    how: str,
    answers: tuple[Said, ...],
    key: str | None = None,
) -> Event:
    """Record what the person said of each promise, by `how` (call, visit). Raises Refused, Invalid, gate errors.

    A promise of which the person has spoken themselves is not asked about again: their own word stands.
    """
    matter = gate.reach(matter_id, actor=actor, needs=SERVE)
    rows = _asked_about(matter, how, answers)
    facts: dict[str, Any] = law_facts(rows, local_day(at))
    facts["said"] = max((a.said for a in answers), key=SAID.index)
    own = matter.office_id == matter.holder_id
    facts["by_promiser"] = not own and any(r.unit_id == actor.unit_id for r in rows)
    asked = ask("follow_up", matter, actor=actor, at=at, **facts)
    told, owes = [], owing(matter, rows[0], asked.on)
    for row, given in zip(rows, answers, strict=True):
        disputed = take_word(matter, row, given, by="office", on=asked.on)
        told.append({"commitment": row.no, "promise": row.text, "said": given.said, "disputed": disputed})
        told[-1] |= {"said_words": given.words}
    public = {"by_way_of": how, "answers": told, "disputed": any(t["disputed"] for t in told)}
    return write(matter, asked, actor=actor, at=at, owing=owes, public=public, renews_stage=False)


def _asked_about(matter: Matter, how: str, answers: tuple[Said, ...]) -> list[Commitment]:
    if how not in WAYS:
        raise Invalid(Problem("how", _("Choose whether it was a call or a visit.")))
    if not answers or len({a.commitment for a in answers}) != len(answers):
        raise Invalid(Problem("answers", _("Record what was said of each promise, once.")))
    for given in answers:
        checked(given, longest=MAX_REMARK)
    rows = [promise(matter, given.commitment) for given in answers]
    if any(r.said_by == "person" for r in rows):
        text = _("The person has said so themselves on their page; their own word stands.")
        raise Invalid(Problem("answers", text))
    return rows
