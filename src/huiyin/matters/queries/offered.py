"""What the law says to each act of the desk now, and which acts only wait for their own form to be filled in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.people.actor import Actor
from huiyin.matters.asking import clocks_of, counsel_for
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


def opened(matter: Matter, acts: Iterable[str], *, actor: Actor, on: date) -> list[str]:
    """Those of some acts whose form may be opened now; for pages that offer few of them."""
    lawyer = counsel_for(matter)
    facts = facts_of(matter, actor=actor, clocks=clocks_of(matter), lawyer=lawyer)
    answers = Answers(lawyer, acts, facts, on)
    return [act for act in answers if answers.opens(act)]


def is_open(answer: Permit | Refusal) -> bool:
    """Whether the act's form may be opened: permitted, or refused only for what the form has yet to say."""
    return isinstance(answer, Permit) or bool(answer.asks)


class Answers(Mapping[str, Permit | Refusal]):
    """The law's answer for each of some acts, found when somebody asks for it: most pages ask for few of them."""

    def __init__(self, lawyer: Counsel, acts: Iterable[str], facts: Facts, on: date) -> None:
        self._lawyer, self._facts, self._on = lawyer, facts, on
        self._acts = [act for act in acts if lawyer.knows(act)]
        self._found: dict[str, Permit | Refusal] = {}

    def __getitem__(self, act: str) -> Permit | Refusal:
        if act not in self._acts:
            raise KeyError(act)
        if act not in self._found:
            self._found[act] = self._lawyer.may(act, self._facts, self._on)
        return self._found[act]

    def __contains__(self, act: object) -> bool:
        return act in self._acts

    def __iter__(self) -> Iterator[str]:
        return iter(self._acts)

    def __len__(self) -> int:
        return len(self._acts)

    def permitted(self) -> set[str]:
        """The acts that may be done now; of those the law says nothing about at this stage it need not be asked."""
        spoken = [act for act in self._acts if self._lawyer.speaks_of(act, self._facts.stage)]
        return {act for act in spoken if isinstance(self[act], Permit)}

    def opens(self, act: str) -> bool:
        """Whether the form of an act may be opened."""
        return act in self and self._lawyer.speaks_of(act, self._facts.stage) and is_open(self[act])
