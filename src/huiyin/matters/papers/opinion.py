"""The contents of a handling opinion: each claim of this person with its answer, and always the way to review (Art 32)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.terms import Role
from huiyin.domain.letters.wording import day_words
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked
from huiyin.matters.models import Claim, Matter, RuleChange
from huiyin.matters.opinions.answers import NONE, claim_contents
from huiyin.matters.opinions.reviewing import organ_words
from huiyin.matters.papers.contents import shared


def opinion_contents(
    matter: Matter,
    asked: Asked,
    *,
    at: datetime,
    claims: list[Claim],
    unit: Unit | None = None,
    changes: Mapping[int, RuleChange] = NONE,
) -> dict[str, Any]:
    """What the opinion of `unit` (else of the holder) says; claims that came in with a joined matter are not this person's.

    `changes` are the proposals to change a rule that go out with it, by the position of the claim.
    """
    office = unit or matter.holder
    own, language = [c for c in claims if c.from_matter is None], matter.language
    done = [
        f"{c.measure}（{day_words(c.measure_due, language)}）" for c in own if c.measure and c.measure_due
    ]
    return {
        **shared(matter, unit=office, at=at, asked=asked),
        "claims": claim_contents(own, asked, language, changes),
        "facts_and_reasons": matter.body,
        "fact_finding": list(dict.fromkeys(c.facts for c in own if c.facts)),
        "opinion_on_each_claim": _in_short(own, asked, language),
        "legal_basis": list(dict.fromkeys(c.basis for c in own)),
        "execution": done,
        **_remedy(matter, office, asked, language),
        "outcomes": [c.outcome for c in own],
        **_title(matter, asked),
        "accepted_on": asked.facts.moments.get("accepted"),
        "received_from": matter.office.full_name if matter.office_id != office.pk else "",
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


def _remedy(matter: Matter, office: Unit, asked: Asked, language: str) -> dict[str, str]:
    """Who looks at it again and until when that may be asked; nothing where the law has no such way."""
    review = asked.counsel.limit_as(Role.REVIEW)
    if review is None:
        return {}
    with override(language):
        until = _("within %(days)d days of receiving this opinion") % {"days": review.length}
    organ = organ_words(matter, office.pk, asked.counsel, on=asked.on, language=language)
    return {"remedy_organ": organ, "remedy_until": until}
