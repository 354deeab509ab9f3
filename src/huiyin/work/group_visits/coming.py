"""What is given when people have come: how many, where, what they need, which unit it concerns; checked before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Matter
from huiyin.matters.record import Invalid, Problem

MOST = 100_000  # a house measure against a slip of the finger, not a limit of the law
GROUP = "group_visit"  # the ladder that is climbed


@dataclass(frozen=True, slots=True)
class Coming:
    """A visit as it begins: a number and never names. `needs` are codes of the law, `concerned` a unit's id."""

    headcount: int
    place: str
    needs: tuple[str, ...] = ()
    needs_words: str = ""
    concerned: int | None = None
    about: str = ""


def check_coming(coming: Coming, law: Counsel) -> None:
    """Raises Invalid with every problem at once."""
    problems = list(_problems(coming, law))
    if problems:
        raise Invalid(*problems)


def _problems(coming: Coming, law: Counsel) -> Iterator[Problem]:
    yield from number_problems(coming.headcount)
    if not coming.place.strip():
        yield Problem("place", _("Say where they are received, so that those who are called find the place."))
    known = law.group("visit_needs")
    if any(one not in known for one in coming.needs):
        yield Problem(
            "needs", _("One of the needs is not on the list. Choose from the list, or write it in words.")
        )
    lengths = (("place", coming.place, 120), ("needs_words", coming.needs_words, 300))
    for field, words, most in lengths:
        if len(words.strip()) > most:
            text = _("This is %(length)d characters long; at most %(most)d fit. Shorten it.")
            yield Problem(field, text % {"length": len(words.strip()), "most": most})


def number_problems(headcount: int) -> Iterator[Problem]:
    """What is wrong with a number of people that no law has to speak of."""
    if headcount < 0 or headcount > MOST:
        text = _("%(number)d people cannot be. Give a number from 1 to %(most)d; an estimate will do.")
        yield Problem("headcount", text % {"number": headcount, "most": MOST})


def concerned_unit(matter: Matter, unit_id: int | None, *, at: datetime) -> Unit | None:
    """The unit it concerns, if one is named; never one that the matter complains of. Raises Invalid."""
    return lawful_unit(matter, unit_id, on=local_day(at), field="concerned") if unit_id else None


def office_of(unit_id: int) -> Unit:
    """The unit in which somebody works."""
    return tree().units[unit_id]
