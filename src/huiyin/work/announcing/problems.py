"""A problem to be solved as a unit enters it, checked; and the one an act is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.ladders.climbing import Course
from huiyin.matters.models import Duty, Matter, Proceeding
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import Invalid, Problem

KIND, LADDER = "problem", "problem"
MOST_AFFECTED = 1_000_000  # house sizes against a slip of the finger
LONGEST_TITLE, LONGEST_WORDS = 100, 5_000
FARTHEST = timedelta(days=366 * 3)


@dataclass(frozen=True, slots=True)
class Entered:
    """A problem of many that a unit itself knows of: what is lacking, never who might come about it.

    `in_charge` is the account of whoever answers for it in the unit, `function` what they are there.
    """

    title: str
    lacking: str
    affected: int
    in_charge: int
    function: str
    plan: str
    due: date | None
    category: str = ""
    place: str = ""
    campaign: int | None = (
        None  # entered in a screening, under one of its topics, with who checks it and when
    )
    topic: str = ""
    checker: str = ""
    check_on: date | None = None


def check_entered(given: Entered, *, today: date) -> None:
    """Raises Invalid with every problem at once."""
    found = []
    if not clean(given.title) or len(clean(given.title)) > LONGEST_TITLE:
        text = _("Give it a heading of at most %(max)d characters.")
        found.append(Problem("title", text % {"max": LONGEST_TITLE}))
    for name in ("lacking", "plan"):
        if len(getattr(given, name)) > LONGEST_WORDS:
            text = _(
                "This is longer than %(max)d characters. Shorten it; papers can be attached to the matter."
            )
            found.append(Problem(name, text % {"max": LONGEST_WORDS}))
    if not 1 <= given.affected <= MOST_AFFECTED:
        text = _("About how many are affected? Give a number from 1 to %(max)d; an estimate will do.")
        found.append(Problem("affected", text % {"max": MOST_AFFECTED}))
    if given.due and given.due > today + FARTHEST:
        found.append(Problem("due", _("That day is more than three years away. Check the year.")))
    if found:
        raise Invalid(*found)
    names = ("title", "lacking", "plan", "place", "function", "checker")
    ensure_without_people({name: getattr(given, name) for name in names})


def in_charge(given: Entered, unit: Unit) -> Account | None:
    """Who answers for it: somebody at work in the unit that enters it. Raises Invalid for anybody else."""
    if not given.in_charge:
        return None
    account = Account.objects.filter(pk=given.in_charge, is_active=True).first()
    if account is None or account.unit_id not in tree().subtree(unit.pk):
        text = _("Name somebody of your own unit; another unit's work is not yours to give.")
        raise Invalid(Problem("in_charge", text))
    return account


def details_of(given: Entered, account: Account | None) -> dict[str, Any]:
    """What only a problem has."""
    return {
        "title": clean(given.title),
        "lacking": clean(given.lacking),
        "affected": given.affected,
        "account": account.pk if account else None,
        "function": clean(given.function),
        "steps": [],
        **_screened(given),
    }


def _screened(given: Entered) -> dict[str, Any]:
    if given.campaign is None:
        return {}
    check_on = given.check_on.isoformat() if given.check_on else ""
    return {
        "campaign": given.campaign,
        "topic": given.topic,
        "checker": clean(given.checker),
        "check_on": check_on,
    }


def course_of(row: Proceeding, unit: Unit) -> Course:
    """The problem as its ladder of reports sees it."""
    return Course(row.no, LADDER, unit, unit, int(row.details.get("affected", 1)))


def call(matter: Matter, unit: Unit, duties: Sequence[Duty], *, at: Any) -> dict[str, Any]:
    """Let those who are told read the matter; what the desk's record says of it."""
    others = dict.fromkeys(row.unit_id for row in duties if row.unit_id and row.unit_id != unit.pk)
    let_read(matter, [tree().units[one] for one in others], at=at)
    return {"duties": [row.no for row in duties], "called": list(others)}


def problem_in(matter: Matter, no: int, actor: StaffActor) -> Proceeding:
    """The open problem of that number, where it is the actor's unit's own. Raises Invalid, NotOnYourDesk."""
    rows = select(Proceeding, matter=matter.pk, no=no, kind=KIND, state="open")
    if not rows:
        text = _("This problem is not open in the matter: it has been solved, or never stood here.")
        raise Invalid(Problem("problem", text))
    if rows[0].unit_id not in gate.units_of(actor):
        unit = tree().units[rows[0].unit_id].name if rows[0].unit_id else ""
        raise gate.NotOnYourDesk(_("%(unit)s answers for this problem.") % {"unit": unit})
    return rows[0]
