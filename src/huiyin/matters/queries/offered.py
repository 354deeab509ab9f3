"""What the law says to each act of the desk now, and which acts only wait for their own form to be filled in."""

from collections.abc import Sequence
from datetime import date

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.people.actor import Actor
from huiyin.matters.facts import facts_of
from huiyin.matters.models import Accused, Clock, Matter
from huiyin.matters.opinions.reviewing import above


def offered(
    matter: Matter,
    clocks: list[Clock],
    lawyer: Counsel,
    *,
    actor: Actor,
    on: date,
    against: Sequence[Accused] | None = None,
) -> dict[str, Permit | Refusal]:
    """The answer for each act, by name. The act itself asks again, with what was really filled in.

    `against` are the matter's accused, where they are in hand already.
    """
    over = above(matter, lawyer, on=on, against=against)
    answers = lawyer.offers(facts_of(matter, actor=actor, clocks=clocks, lawyer=lawyer, **over.facts), on)
    return {answer.act: answer for answer in answers}


def is_open(answer: Permit | Refusal) -> bool:
    """Whether the act's form may be opened: permitted, or refused only for what the form has yet to say."""
    return isinstance(answer, Permit) or bool(answer.asks)
