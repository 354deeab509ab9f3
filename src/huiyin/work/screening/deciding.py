"""A decision that is checked before it is made: what a unit says of it, checked; and the row of its file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Matter, PlannedDecision
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import Invalid, Problem

LONGEST_TITLE, LONGEST_WORDS = 100, 5_000
MOST_AFFECTED = 10_000_000  # a house size against a slip of the finger


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be decided, of which kind, when; and by which category and place like matters are looked up."""

    title: str
    kind: str
    what: str
    planned_for: date | None
    category: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Whom it touches as groups and about how many, how they were asked, what they said."""

    affected: str
    number: int
    asked: str
    said: str


def check_planned(given: Planned, law: Counsel) -> None:
    """Raises Invalid with every problem at once."""
    found = []
    if not clean(given.title) or len(clean(given.title)) > LONGEST_TITLE:
        text = _("Give it a heading of at most %(max)d characters.") % {"max": LONGEST_TITLE}
        found.append(Problem("title", text))
    if given.kind and given.kind not in law.group("decisions"):
        found.append(Problem("kind", _("There is no such kind of decision. Choose from the list.")))
    if not given.category:
        found.append(Problem("category", _("Pick the category of like matters: the archive is asked by it.")))
    found += _too_long({"what": given.what, "place": given.place})
    if found:
        raise Invalid(*found)
    ensure_without_people({"title": given.title, "what": given.what, "place": given.place})


def check_said(given: Checked) -> None:
    """Raises Invalid with every problem at once."""
    words = {"affected": given.affected, "asked": given.asked, "said": given.said}
    found = _too_long(words)
    if given.number > MOST_AFFECTED:
        text = _("About how many are affected? Give a number from 1 to %(max)d; an estimate will do.")
        found.append(Problem("number", text % {"max": MOST_AFFECTED}))
    if found:
        raise Invalid(*found)
    ensure_without_people(words)


def decision_in(matter: Matter) -> PlannedDecision:
    """The row of the file. Raises Invalid where the file is another kind of file."""
    rows = select(PlannedDecision, matter=matter.pk)
    if not rows:
        raise Invalid(Problem("decision", _("This file is no check before a decision.")))
    return rows[0]


def said(**words: str) -> dict[str, Any]:
    """Facts of words, without the empty ones."""
    return {name: clean(one) for name, one in words.items() if clean(one)}


def _too_long(words: dict[str, str]) -> list[Problem]:
    text = _("This is longer than %(max)d characters. Shorten it.") % {"max": LONGEST_WORDS}
    return [Problem(name, text) for name, one in words.items() if len(one) > LONGEST_WORDS]
