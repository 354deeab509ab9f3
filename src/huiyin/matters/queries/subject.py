"""What the form of an act needs to know of its matter; fewer queries than the whole file."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import answer_to, clocks_of, counsel_for
from huiyin.matters.facts import as_signed, facts_of, local_day, unsigned
from huiyin.matters.models import Claim, Clock, Commitment, Matter, Proceeding
from huiyin.matters.models.claim import AGREED
from huiyin.matters.opinions.reviewing import above

ASKS_OF_ALL = "follow_up"  # asks about promises that were kept as well


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter about to be acted on: its claims, running clocks, promises (the open ones), and what the law says to the act."""

    actor: StaffActor
    matter: Matter
    counsel: Counsel
    claims: list[Claim]
    clocks: list[Clock]
    promises: list[Commitment]
    answer: Permit | Refusal  # where only a signature is lacking: what the law would say to whoever signs
    proceedings: list[Proceeding]
    unsigned: bool = False  # nothing is lacking but a signature that this actor cannot give

    @property
    def to_decide(self) -> list[Claim]:
        """The claims that an opinion has to answer: those no agreement answers already."""
        return [claim for claim in self.claims if claim.outcome != AGREED]

    def open_ones(self, kind: str) -> list[Proceeding]:
        """The open proceedings of a kind."""
        return [one for one in self.proceedings if one.kind == kind and one.state == "open"]


def subject(matter_id: int, act: str, *, actor: StaffActor, at: datetime, log: bool) -> Subject:
    """The subject of an act; with `log` the reading is written down. Raises NoSuchMatter."""
    if log:
        matter = gate.read(matter_id, actor=actor, at=at, purpose="acting")
    else:
        matter = gate.reach(matter_id, actor=actor, lock=False)
    lawyer, clocks = counsel_for(matter), clocks_of(matter)
    on = local_day(at)
    over = above(matter, lawyer, on=on)
    facts = facts_of(matter, actor=actor, clocks=clocks, lawyer=lawyer, **over.facts)
    answer = answer_to(act, facts, lawyer, on)
    lacks = unsigned(act, answer, lawyer)
    promises = Commitment.objects.filter(matter_id=matter.pk).order_by("due", "no")
    if act != ASKS_OF_ALL:
        promises = promises.filter(kept_on=None)
    begun = matter.marks.get("proceedings")
    return Subject(
        actor=actor,
        matter=matter,
        counsel=lawyer,
        claims=select(Claim, order="position", matter=matter.pk),
        clocks=clocks,
        promises=list(promises) if matter.open_commitments or act == ASKS_OF_ALL else [],
        answer=answer_to(act, as_signed(facts), lawyer, on) if lacks else answer,
        unsigned=lacks,
        proceedings=select(Proceeding, order="no", matter=matter.pk) if begun else [],
    )
