"""What the law says to each act of the desk now, and which acts only wait for their own form to be filled in."""

from datetime import date

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.people.actor import Actor
from huiyin.matters.facts import facts_of
from huiyin.matters.models import Clock, Matter


def offered(
    matter: Matter, clocks: list[Clock], lawyer: Counsel, *, actor: Actor, on: date
) -> dict[str, Permit | Refusal]:
    """The answer for each act, by name. The act itself asks again, with what was really filled in."""
    answers = lawyer.offers(facts_of(matter, actor=actor, clocks=clocks, lawyer=lawyer), on)
    return {answer.act: answer for answer in answers}


def is_open(answer: Permit | Refusal) -> bool:
    """Whether the act's form may be opened: permitted, or refused only for what the form has yet to say."""
    return isinstance(answer, Permit) or bool(answer.asks)
