"""Carry the answer of the leading matter over to a joined one (Art 19, 32): in its own person's own opinion, or set it free."""

from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import SystemActor
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Document, Event, Matter, Relation
from huiyin.matters.opinions.answers import Answer, write_answers
from huiyin.matters.opinions.desks import lawful_desk
from huiyin.matters.papers import contents_of, issue
from huiyin.matters.papers.opinion import opinion_contents
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.joining.joined import MERGED, answers_from


@act
def carry_over(
    *, actor: SystemActor, at: datetime, matter_id: int, leading: int, key: str | None = None
) -> Event:
    """Done by the worker when the leading matter is decided, or has ended without that. Raises Refused, NoSuchMatter.

    With answers the matter moves to `decided` on the desk of the unit that gave them; without, back to `accepted`. Where
    the leading matter has come to a unit that this one complains of, it goes to the office that takes such matters in.
    """
    matter = gate.reach(matter_id, actor=actor)
    lead = gate.reach(leading, actor=actor, lock=False)
    desk = lawful_desk(matter, lead.holder, on=local_day(at))
    answers = answers_from(lead, matter) if desk.pk == lead.holder_id else ()
    asked = ask("carry_over", matter, actor=actor, at=at, leading_decided=bool(answers))
    change(Relation, {"until": asked.on}, matter=matter.pk, kind=MERGED, until=None)
    if not answers:
        elsewhere = desk if desk.pk != lead.holder_id else None
        return write(matter, asked, actor=actor, at=at, holder=elsewhere, renews_stage=False)
    public = _answer(matter, lead, asked, at, answers)
    return write(matter, asked, actor=actor, at=at, holder=desk, public=public)


def _answer(
    matter: Matter, lead: Matter, asked: Asked, at: datetime, answers: tuple[Answer, ...]
) -> dict[str, Any]:
    claims = write_answers(matter, answers, unit=lead.holder)
    paper = select(Document, order="no", matter=lead.pk, kind="opinion")[-1]
    contents = {
        **opinion_contents(matter, asked, at=at, claims=claims, unit=lead.holder),
        "signed_by": contents_of(paper).get("signed_by", ""),
    }
    papers = [issue(name, matter, contents, asked=asked, unit=lead.holder) for name in asked.permit.papers]
    numbers = [p.no for p in papers]
    return {"unit": lead.holder.name, "outcomes": [c.outcome for c in claims], "documents": numbers}
