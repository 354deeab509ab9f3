"""The link by which people join, for those who may hand it on, and what somebody who follows it reads."""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import FilerActor
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import facts_of, local_day
from huiyin.matters.models import Claim, JoinLink, Matter
from huiyin.matters.together.linking import code_of


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is open: its code and its last day."""

    code: str
    closes_on: date


@dataclass(frozen=True, slots=True)
class Invited:
    """What somebody reads who follows the link: heading and claims, nobody's name; `refusal` is why they cannot join now."""

    matter_id: int
    number: str
    title: str
    unit: Unit
    claims: list[str]
    closes_on: date
    counsel: Counsel
    refusal: Refusal | None


def open_link(matter: Matter, on: date) -> Link | None:
    """The link that is open on that day; None where there is none, or where the secret has changed since."""
    for row in reversed(select(JoinLink, order="no", matter=matter.pk, closed_on=None)):
        if row.closes_on >= on and gate.link_hash(code_of(row)) == row.hash:
            return Link(code_of(row), row.closes_on)
    return None


def invited(code: str, *, at: datetime) -> Invited:
    """What the link leads to. Raises NoSuchMatter."""
    matter, row = gate.reach_by_link(code, lock=False)
    lawyer, on = counsel_for(matter), local_day(at)
    given = {"joint_link": row.closed_on is None and row.closes_on >= on, "own_word": True}
    answer = lawyer.may(
        "sign_on", facts_of(matter, actor=FilerActor(), clocks=[], lawyer=lawyer, **given), on
    )
    claims = select(Claim, order="position", matter=matter.pk, from_matter=None)
    return Invited(
        matter_id=matter.pk,
        number=matter.number,
        title=matter.title,
        unit=matter.holder,
        claims=[claim.text for claim in claims],
        closes_on=row.closes_on,
        counsel=lawyer,
        refusal=answer if isinstance(answer, Refusal) else None,
    )
