"""Codes into words on the desk: of the law, of units, of categories, and how near a date is."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.terms import LawError
from huiyin.foundation.units.tree import tree
from huiyin.matters.queries.desk_list import SOON_DAYS


def law() -> Counsel:
    """The counsel of the pack new matters are taken in under."""
    return counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE)


def speaking() -> str:
    """The language of this page."""
    return get_language() or settings.LANGUAGE_CODE


def term(code: str, lawyer: Counsel | None = None) -> str:
    """What the law calls a code; the code itself where the law does not know it."""
    return _term(code, speaking(), lawyer or law()) if code else ""


@lru_cache(maxsize=2000)
def _term(code: str, language: str, lawyer: Counsel) -> str:
    try:
        return lawyer.term(code).say(language)
    except LawError:
        return code


def stage_words(name: str, lawyer: Counsel | None = None) -> str:
    """What a stage is called; a stage and a ground may share a code, so it is never looked up as any code."""
    known = (lawyer or law()).pack.stages.get(name)
    return known.label.say(speaking()) if known else term(name, lawyer)


def limit_words(name: str, lawyer: Counsel | None = None) -> str:
    """What a limit is called."""
    lawyer = lawyer or law()
    known = lawyer.pack.limits.get(name) or lawyer.pack.acts.get(
        name
    )  # a promise comes due by its act's name
    return known.label.say(speaking()) if known else name


def codes(group: str, lawyer: Counsel | None = None) -> list[tuple[str, str]]:
    """A group of codes with their words, for a choice; empty where the law has no such group."""
    lawyer = lawyer or law()
    return [(code, term(code, lawyer)) for code in lawyer.group(group)]


def unit_name(unit_id: int | None) -> str:
    """What a unit is called; nothing where it is none of the tree."""
    found = tree().units.get(unit_id) if unit_id else None
    return found.name if found else ""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How a due date stands to today: its tone (overdue, soon, later, none) and the words that say it."""

    tone: str
    words: str


def nearness(
    due: date | None, today: date, at: datetime | None = None, now: datetime | None = None
) -> Nearness:
    """Colour never stands alone: the words say how many days are left or over, or how many hours.

    `at` is the moment at which it is due, where hours are counted, and `now` the moment it is looked at.
    """
    if due is None:
        return Nearness("none", _("no date"))
    if at is not None and now is not None:
        return _by_hour(at, now)
    days = (due - today).days
    if days < 0:
        return Nearness("overdue", ngettext("%(n)d day overdue", "%(n)d days overdue", -days) % {"n": -days})
    if days == 0:
        return Nearness("soon", _("due today"))
    left = ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}
    return Nearness("soon" if days <= SOON_DAYS else "later", left)


def _by_hour(at: datetime, now: datetime) -> Nearness:
    minutes = int((at - now).total_seconds() // 60)
    hours, days = abs(minutes) // 60, abs(minutes) // (24 * 60)
    if at < now:
        if days:
            return Nearness(
                "overdue", ngettext("%(n)d day overdue", "%(n)d days overdue", days) % {"n": days}
            )
        over = ngettext("%(n)d hour overdue", "%(n)d hours overdue", hours) % {"n": hours}
        return Nearness("overdue", over if hours else _("just overdue"))
    if days:
        left = ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}
        return Nearness("soon" if days <= SOON_DAYS else "later", left)
    if not hours:
        left = ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}
        return Nearness("soon", left)
    return Nearness("soon", ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours})
