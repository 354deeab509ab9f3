"""The page of one who signed: where the matter stands, the answer, their own time, and what is theirs to do."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.why import Permit
from huiyin.foundation.people.actor import PersonActor
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.joint.guard import with_signature
from huiyin.interfaces.portal.tracking.dates import day_by_day
from huiyin.interfaces.portal.tracking.sentences import SENTENCES, details
from huiyin.interfaces.portal.tracking.timeline import label_of
from huiyin.matters.asking import computation
from huiyin.matters.queries.offered import is_open
from huiyin.matters.queries.together.own import Own, own


@dataclass(frozen=True, slots=True)
class Awaited:
    """A date the office has to keep: what it is, which day, how far off, how it was counted."""

    label: str
    due: date
    days: int
    summary: str
    computed: Any
    basis: Any


@with_signature
def page(request: HttpRequest, actor: PersonActor) -> HttpResponse:
    """One signer's page."""
    case = own(actor.matter_id, actor=actor, at=timezone.now(), language=_speak())
    return render(request, "portal/joint/own.html", told(case))


def told(case: Own) -> dict[str, Any]:
    """What the page shows, as plain values."""
    law, row = case.counsel, case.signer
    running = [c for c in case.clocks if c.running and c.side == "office" and law.is_duty(c.limit)]
    return {
        "case": case,
        "matter": case.matter,
        "row": row,
        "gone": row.left_on is not None,
        "stage": law.stage(case.matter.stage).label.say(_speak()),
        "standing": _standing(case),
        "dates": [_awaited(case, c) for c in sorted(running, key=lambda c: c.due)]
        if case.matter.is_open
        else [],
        "happenings": _happenings(case),
        "claims": [
            {**c, "outcome": law.term(c["outcome"]).say(_speak()) if c["outcome"] else ""}
            for c in case.claims
        ],
        "promises": [(p, tree().units[p.unit_id].name) for p in case.promises],
        "permits": {
            act for act, answer in case.offers.items() if isinstance(answer, Permit) or is_open(answer)
        },
        "time": _time(case),
        "readings": _readings(case),
    }


def _time(case: Own) -> dict[str, Any]:
    """The signer's own time for a review, once the answer reached them."""
    if case.due is None:
        return {}
    due = case.due
    return {
        "due": due.due,
        "over": case.today > due.due,
        "summary": due.summary.say(_speak()),
        "days": day_by_day(due),
    }


def _awaited(case: Own, clock: Any) -> Awaited:
    limit, due = case.counsel.limit(clock.limit), computation(case.matter, clock)
    label, summary = limit.label.say(_speak()), due.summary.say(_speak())
    return Awaited(label, clock.due, (clock.due - case.today).days, summary, day_by_day(due), limit.basis)


def _happenings(case: Own) -> list[dict[str, Any]]:
    """What an office did that concerns all, in order, each with its sentence and what stands below it."""
    units, found = tree().units, []
    for event, said in case.events:
        unit = units[event.unit_id].name if event.unit_id in units else ""
        telling = SENTENCES.get(event.act)
        sentence = telling(said, unit, case.counsel) if telling else label_of(case.counsel, event.act)
        found.append({"at": event.at, "sentence": sentence, "details": details(said, case.counsel)})
    return found


def _standing(case: Own) -> str:
    words = {"unit": case.matter.holder.name}
    if case.signer.left_on is not None:
        return ""
    if case.there:
        return (
            _(
                "The matter was handed over to %(to_office)s, those who signed with it. Ask there for a code: %(contact)s"
            )
            % case.there
        )
    if case.answered:
        return _("%(unit)s has answered. The answer is below; it is yours as well.") % words
    if case.matter.stage == "decided":
        return _("%(unit)s has decided. The written answer is served next.") % words
    if case.matter.is_open:
        return _("The matter lies with %(unit)s. When there is an answer, you find it here.") % words
    return _("The matter is over without an answer. What became of it stands below.")


def _readings(case: Own) -> list[tuple[date, str]]:
    """On which days which unit read the matter or its list; the same unit on one day counts once."""
    units = tree().units
    found = [
        (timezone.localdate(one.at), units[one.unit_id].name) for one in case.readings if one.unit_id in units
    ]
    return list(dict.fromkeys(found))


def _speak() -> str:
    return get_language() or "zh-hans"
