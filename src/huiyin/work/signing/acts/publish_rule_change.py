"""Publish a proposal to change a rule and what became of it, in words by which nobody is recognised."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter, RuleChange
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.proposing import LONGEST, LONGEST_RULE
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write

NEEDED = ("rule", "gap", "proposal")


@act
def publish_rule_change(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    no: int,
    words: dict[str, str],
    confirmed: bool,
    key: str | None = None,
) -> Event:
    """Put proposal `no` on the public page in `words` (rule, gap, proposal, answer); again after an answer, if wanted.

    `confirmed` says that the actor read them as everybody will. Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    read = {"nameless": True} if confirmed else {}  # not having read it is no finding that it names somebody
    asked = ask("publish_rule_change", matter, actor=actor, at=at, **read)
    row = next(iter(select(RuleChange, matter=matter.pk, no=no)), None)
    if row is None:
        raise Invalid(Problem("rule_change", _("There is no proposal of that number in this matter.")))
    if row.proposed_by_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(_("The unit that made the proposal publishes it."))
    published = _checked(matter, row, words)
    change(RuleChange, {"published_on": asked.on}, matter=matter.pk, no=row.no)
    public = {"rule": published["rule"], "rule_change": row.no, "published_words": published}
    return write(matter, asked, actor=actor, at=at, public=public)


def _checked(matter: Matter, row: RuleChange, words: dict[str, str]) -> dict[str, str]:
    kept = {name: words.get(name, "").strip() for name in (*NEEDED, "answer")}
    if row.state == "open":
        kept["answer"] = ""  # nothing was answered, so nothing can be said to have been
    empty = [
        Problem(name, _("This is part of what everybody reads. Write it."))
        for name in NEEDED
        if not kept[name]
    ]
    text = _("The text has %(n)d characters; keep it to %(max)d.")
    long = [
        Problem(name, text % {"n": len(said), "max": LONGEST})
        for name, said in kept.items()
        if len(said) > (LONGEST_RULE if name == "rule" else LONGEST)
    ]
    if empty or long:
        raise Invalid(*empty, *long)
    for name, said in kept.items():
        if said:
            ensure_nameless(matter, said, field=name)
    return kept
