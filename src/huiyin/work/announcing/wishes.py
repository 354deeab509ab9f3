"""What people say of a visit they announce, checked: which day, about how many, what about, with what needs."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import LawError
from huiyin.domain.reading.plain import clean
from huiyin.matters.facts import local_day
from huiyin.matters.record import Invalid, Problem

MOST_PEOPLE = 100_000  # house sizes against a slip of the finger, not limits of the law: nobody is too many
LONGEST_ABOUT, LONGEST_NEEDS, LONGEST_WHOM = 2_000, 300, 120
FARTHEST = timedelta(days=366)
WAYS = ("portal", "phone", "window", "unit")


@dataclass(frozen=True, slots=True)
class Wish:
    """A visit as the people announce it. `needs` are codes of the law; `through` is how it reached the office.

    It says how many come, never who, and nothing of how they come.
    """

    wished_day: date | None
    headcount: int
    about: str
    needs: tuple[str, ...] = ()
    needs_words: str = ""
    wished_for: str = ""
    through: str = "portal"

    def as_row(self) -> dict[str, Any]:
        """The columns of a visit that it fills."""
        return {
            "headcount": self.headcount,
            "about": clean(self.about),
            "needs": list(dict.fromkeys(self.needs)),
            "needs_words": clean(self.needs_words),
            "wished_for": clean(self.wished_for),
        }


def check_wish(wish: Wish, law: Counsel, *, at: datetime) -> None:
    """Raises Invalid with every problem at once; whether the day is a lawful one, the law says."""
    found = [*_people(wish), *_words(wish)]
    if wish.wished_day is None:
        found.append(Problem("wished_day", _("Say on which day you would like to come.")))
    elif wish.wished_day > local_day(at) + FARTHEST:
        found.append(Problem("wished_day", _("That day is more than a year away. Check the year.")))
    if set(wish.needs) - set(law.group("visit_needs")):
        found.append(Problem("needs", _("One of the needs is not in the list. Choose again.")))
    if wish.through not in WAYS:
        found.append(Problem("through", _("Choose how the visit was announced.")))
    if found:
        raise Invalid(*found)


def works(law: Counsel, day: date | None) -> bool:
    """Whether the reception place is open on that day, by the calendar of the law."""
    try:
        return day is not None and law.calendar.kind(day).works
    except LawError:  # a year no calendar reaches
        return False


def _people(wish: Wish) -> list[Problem]:
    if wish.headcount < 1:
        text = _("Say about how many of you come: at least one. The office prepares seats by it.")
        return [Problem("headcount", text)]
    if wish.headcount > MOST_PEOPLE:
        text = _("%(n)d people is more than can be written here (%(max)d). Check the number.")
        return [Problem("headcount", text % {"n": wish.headcount, "max": MOST_PEOPLE})]
    return []


def _words(wish: Wish) -> list[Problem]:
    found = []
    if not clean(wish.about):
        text = _("Say in a sentence what you want to speak about, so that the right people can be there.")
        found.append(Problem("about", text))
    limits = (("about", LONGEST_ABOUT), ("needs_words", LONGEST_NEEDS), ("wished_for", LONGEST_WHOM))
    for name, most in limits:
        if len(getattr(wish, name)) > most:
            text = _(
                "This is longer than %(max)d characters. Shorten it; there is time for the rest when you meet."
            )
            found.append(Problem(name, text % {"max": most}))
    return found
