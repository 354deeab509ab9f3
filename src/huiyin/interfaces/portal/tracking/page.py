"""The tracking page: where the matter lies, what happened, which dates run and why, what can be done next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from huiyin.domain.law.terms import Role
from huiyin.foundation.people.actor import PersonActor
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.checks.answering import check_of
from huiyin.interfaces.portal.joint.sharing import first_of
from huiyin.interfaces.portal.problems.own import known_problems
from huiyin.interfaces.portal.receptions.own import receptions_of
from huiyin.interfaces.portal.review.right import review_of
from huiyin.interfaces.portal.tracking.dates import dates_of
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.portal.tracking.promised import papers_of, promises_of, renewing
from huiyin.interfaces.portal.tracking.standing import standing
from huiyin.interfaces.portal.tracking.telling.exchange import there
from huiyin.interfaces.portal.tracking.telling.hearing import invitation
from huiyin.interfaces.portal.tracking.telling.inside import inside
from huiyin.interfaces.portal.tracking.telling.signing import changes_of
from huiyin.interfaces.portal.tracking.timeline import timeline
from huiyin.interfaces.portal.tracking.travelled import travelled
from huiyin.interfaces.portal.visits.shown import visits_of
from huiyin.matters.queries.casework.officers import officer_name
from huiyin.matters.queries.followed import Followed, followed

STEPS, HOPS, READINGS = (
    5,
    2,
    5,
)  # how many of the newest are shown, the earlier ones folded: a phone shows little at a time


@with_pass
def matter(request: HttpRequest, matter_id: int) -> HttpResponse:
    """One matter for its person."""
    case = followed(matter_id, actor=PersonActor(matter_id), at=timezone.now())
    return render(request, "portal/tracking/matter.html", told(case))


def told(case: Followed) -> dict[str, Any]:
    """What the page shows, as plain values."""
    speak = get_language() or "zh-hans"
    dates = dates_of(case)
    permits = case.offers.permitted()
    waiting = next((d for d in dates if d.running and not d.mine), None)
    review = next((d for d in dates if d.role is Role.REVIEW and d.running), None)
    return {
        "matter": case.matter,
        "stage": case.counsel.stage(case.matter.stage).label.say(speak),
        "holder": case.matter.holder,
        "officer": officer_name(case.matter) if case.matter.is_open else "",
        "since": case.on_desk_since,
        "standing": standing(case),
        "waiting": waiting,
        "invitation": invitation(case),
        "visits": visits_of(case),
        "may_announce": case.offers.opens("announce_visit"),
        "there": there(case),
        "running": [d for d in dates if d.running and d is not review],
        "ended": [d for d in dates if not d.running],
        **_newest(travelled(case), "hops", "hops_before", HOPS),
        **_newest(timeline(case), "happenings", "steps_before", STEPS),
        "claims": [_claim(case, c, speak) for c in case.claims],
        "papers": papers_of(case),
        "items": case.items,
        "attachments": case.attachments,
        "promises": promises_of(case),
        "renewing": renewing(case),
        "pressing": next((d for d in dates if d.limit == "answer_pressing" and d.running), None),
        "changes": changes_of(case),
        "known_problems": known_problems(case),
        "ratings": [_rating(case, one, speak) for one in case.ratings],
        **_newest(_readings(case)[::-1], "readings", "readings_before", READINGS, turned=True),
        "inside": inside(case),
        "permits": permits,
        "joint": first_of(case),
        **receptions_of(case),
        **review_of(case, review),
        **check_of(case),
        "may_reopen": case.offers.opens("ask_reopen"),
    }


def _newest(rows: list[Any], name: str, before: str, shown: int, *, turned: bool = False) -> dict[str, Any]:
    """The newest rows under one name and those folded away under another, each newest first where `turned`.

    A single row is not worth folding.
    """
    cut = len(rows) - shown if len(rows) > shown + 1 else 0
    step = -1 if turned else 1
    return {name: rows[cut:][::step], before: rows[:cut][::step]}


def _claim(case: Followed, claim: Any, speak: str) -> dict[str, Any]:
    answered = case.counsel.stage(case.matter.stage).answered and claim.outcome
    outcome = case.counsel.term(claim.outcome).say(speak) if answered else ""
    said = {name: getattr(claim, name) if answered else "" for name in ("reason", "assistance")}
    return {"text": claim.text, "outcome": outcome, **said}


def _readings(case: Followed) -> list[dict[str, Any]]:
    """Who has read it, newest first; several readings by somebody on one day stand in one row, each with its time."""
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in case.readings:
        unit, at = tree().units.get(one.unit_id), timezone.localtime(one.at)
        row = {"day": at.date(), "unit": unit.name if unit else "", "name": one.name, "times": []}
        held = rows.setdefault((at.date(), one.unit_id, one.name), row)
        if f"{at:%H:%M}" not in held["times"]:
            held["times"].insert(0, f"{at:%H:%M}")
    return list(rows.values())


def _rating(case: Followed, rating: Any, speak: str) -> dict[str, Any]:
    """A rating in the words of the law under which it was given."""
    said = {
        name: case.counsel.term(code).say(speak) if code else ""
        for name, code in (("office", rating.office), ("unit", rating.unit))
    }
    return {**said, "at": rating.at, "comment": rating.comment}
