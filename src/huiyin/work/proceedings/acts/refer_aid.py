"""Refer a person in hardship for aid (Art 37), with their consent, whatever they think of the opinion."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.letters.wording import day_words
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter, Party
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.identity import open_party
from huiyin.matters.record.proceedings import open_proceeding
from huiyin.matters.record.writing import write


@act
def refer_aid(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    aid_kind: str,
    organ: str,
    hardship: str,
    consent: bool,
    ask_again_on: date | None = None,
    key: str | None = None,
) -> Event:
    """Issue the letter; the stage stays, also after the end. `hardship` is kept in the sealed letter alone.

    `ask_again_on` is the day on which the unit wants to ask what came of it. Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE)
    whom = organ.strip()[:160]
    asked = ask("refer_aid", matter, actor=actor, at=at, aid_kind=aid_kind, whom=whom, consent=consent)
    if ask_again_on and ask_again_on <= asked.on:
        raise Invalid(Problem("ask_again_on", _("The day to ask again must lie after today.")))
    unit = tree().units[actor.unit_id]
    term = asked.counsel.term(aid_kind).say(matter.language)
    open_proceeding(
        matter,
        "aid",
        on=asked.on,
        unit=unit,
        whom=whom,
        due=ask_again_on,
        details={"kind": aid_kind},
    )
    with override(matter.language):
        agreed = _("The person agreed on %(day)s to be referred and to have this told to you.")
    contents = {
        **shared(matter, unit=unit, at=at, asked=asked),
        "aid_organ": whom,
        "aid_kind": term,
        "petitioner_contact": _reached(matter),
        "hardship": hardship.strip(),
        "consent_given": agreed % {"day": day_words(asked.on, matter.language)},
    }
    papers = [issue(name, matter, contents, asked=asked, unit=unit) for name in asked.permit.papers]
    public = {"aid_kind": aid_kind, "organ": whom, "documents": [paper.no for paper in papers]}
    return write(matter, asked, actor=actor, at=at, public=public)


def _reached(matter: Matter) -> str:
    """Address and telephone of whoever brings the matter first, as they agreed to have told."""
    party = next(
        (one for one in select(Party, order="no", matter=matter.pk) if one.role == "petitioner"), None
    )
    opened = open_party(party) if party else {}
    return " ".join(filter(None, (opened.get("address", ""), opened.get("phone", ""))))
