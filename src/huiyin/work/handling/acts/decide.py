"""Decide a matter claim by claim (Art 32) and issue the opinion, with the way to review always printed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.terms import Role
from huiyin.domain.letters.wording import day_words
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Claim, Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.handling.answers import Answer, check, claim_contents, open_claims, refusing, write_answers
from huiyin.work.handling.parts import end_parts, without_parts
from huiyin.work.handling.remedy import review_organ


@act
def decide(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    answers: tuple[Answer, ...],
    tasks_reason: str = "",
    key: str | None = None,
) -> Event:
    """Move to `decided`; every claim must be answered, and whoever does it signs. Raises Refused, Invalid, gate errors.

    `tasks_reason` says why it does not wait for parts that co-handling units still owe.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    left = open_claims(matter, answers)
    facts = {**refusing(matter, answers), **without_parts(matter, tasks_reason), "undecided_claims": left}
    asked = ask("decide", matter, actor=actor, at=at, **facts)
    check(answers, asked)
    claims = write_answers(matter, answers)
    contents = _contents(matter, asked, at, claims)
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    parts = end_parts(matter, tasks_reason, on=asked.on)
    public = {"outcomes": [c.outcome for c in claims], "documents": [p.no for p in papers], **parts}
    return write(matter, asked, actor=actor, at=at, public=public)


def _contents(matter: Matter, asked: Asked, at: datetime, claims: list[Claim]) -> dict[str, Any]:
    language = matter.language
    basis = list(dict.fromkeys(c.basis for c in claims))
    done = [
        f"{c.measure}（{day_words(c.measure_due, language)}）" for c in claims if c.measure and c.measure_due
    ]
    return {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "claims": claim_contents(claims, asked, language),
        "facts_and_reasons": matter.body,
        "fact_finding": list(dict.fromkeys(c.facts for c in claims if c.facts)),
        "opinion_on_each_claim": _in_short(claims, asked, language),
        "legal_basis": basis,
        "execution": done,
        **_remedy(matter, asked, language),
        "outcomes": [c.outcome for c in claims],
        **_title(matter, asked),
        "accepted_on": asked.facts.moments.get("accepted"),
        "received_from": matter.office.full_name if matter.office_id != matter.holder_id else "",
    }


def _title(matter: Matter, asked: Asked) -> dict[str, str]:
    if matter.kind not in asked.counsel.having("wish"):
        return {}
    with override(matter.language):
        return {"title": _("Answer to a suggestion")}


def _in_short(claims: list[Claim], asked: Asked, language: str) -> list[str]:
    with override(language):
        return [
            _("Claim %(n)d: %(outcome)s")
            % {"n": c.position, "outcome": asked.counsel.term(c.outcome).say(language)}
            for c in claims
        ]


def _remedy(matter: Matter, asked: Asked, language: str) -> dict[str, str]:
    """Who looks at it again and until when that may be asked; nothing where the law has no such way."""
    review = asked.counsel.limit_as(Role.REVIEW)
    if review is None:
        return {}
    with override(language):
        until = _("within %(days)d days of receiving this opinion") % {"days": review.length}
    return {"remedy_organ": review_organ(matter), "remedy_until": until}
