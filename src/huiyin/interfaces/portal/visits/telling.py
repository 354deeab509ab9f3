"""Announced visits as their person reads of them on the timeline."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term


def _announce(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = ngettext(
        "A visit of about %(count)d person was announced for %(day)s.",
        "A visit of about %(count)d people was announced for %(day)s.",
        p.get("headcount", 1),
    )
    return text % {"count": p.get("headcount", 1), "day": day(p.get("visit_on"))}


def _answer(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"unit": unit, "day": day(p.get("visit_on")), "hour": p.get("visit_hour", "")}
    text = _("%(unit)s receives you on %(day)s at %(hour)s, %(place)s; %(receiver)s receives you.")
    return text % {**said, "place": p.get("place", ""), "receiver": p.get("receiver", "")}


def _change(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"day": day(p.get("visit_on")), "hour": p.get("visit_hour", ""), "place": p.get("place", "")}
    if not p.get("by_people"):
        return _("Your visit was moved to %(day)s at %(hour)s, %(place)s.") % said
    if p.get("moved"):
        return _("You moved your visit to %(day)s; the office answers anew.") % said
    return _("You changed how many of you come, or what you need; the day stays %(day)s.") % said


def _cancel(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"day": day(p.get("visit_on"))}
    if p.get("by_people"):
        return _("You called off the visit of %(day)s.") % said
    why = term(law, p["ground"]) if p.get("ground") else ""
    return _("The visit of %(day)s did not take place: %(why)s.") % {**said, "why": why}


def _position(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("late"):
        return _("%(unit)s gave its position for your visit, after its time.") % {"unit": unit}
    return _("%(unit)s gave its position for your visit.") % {"unit": unit}


def _prepare(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s prepared a briefing for whoever receives you.") % {"unit": unit}


def _problem(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"unit": p.get("problem_unit") or unit, "day": day(p.get("due"))}
    return _("%(unit)s entered this as a problem that it solves by %(day)s.") % said


def _step(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("moved"):
        said = {"unit": unit, "day": day(p.get("due")), "step": p.get("step", "")}
        return _("%(unit)s on the problem: %(step)s The day is moved to %(day)s.") % said
    return _("%(unit)s on the problem: %(step)s") % {"unit": unit, "step": p.get("step", "")}


def _solved(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s says that the problem is solved: %(result)s") % {
        "unit": unit,
        "result": p.get("result", ""),
    }


def _close(p: dict[str, Any], unit: str, law: Counsel) -> str:
    count = p.get("promises", 0)
    if not count:
        return _("Your visit is over. The minutes are below.")
    text = ngettext(
        "Your visit is over. %(n)d thing was promised; the minutes are below.",
        "Your visit is over. %(n)d things were promised; the minutes are below.",
        count,
    )
    return text % {"n": count}


SENTENCES: dict[str, Told] = {
    "announce_visit": _announce,
    "answer_visit": _answer,
    "change_visit": _change,
    "cancel_visit": _cancel,
    "give_position": _position,
    "prepare_visit": _prepare,
    "close_visit": _close,
    "enter_problem": _problem,
    "plan_step": _step,
    "solve_problem": _solved,
}
