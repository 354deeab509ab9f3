"""The contents that nearly every paper shares: to whom, about which matter, from which unit, on which day."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from huiyin.domain.law.terms import Role
from huiyin.domain.law.why import Due
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked, computation
from huiyin.matters.models import Claim, Matter, Party
from huiyin.matters.record.identity import open_party


def shared(matter: Matter, *, unit: Unit, at: datetime, asked: Asked) -> dict[str, Any]:
    """Petitioner, matter, receipt, unit, contact, legal basis, query hint and date, in the matter's own language."""
    with override(matter.language):
        contact = " ".join(filter(None, (unit.full_name, unit.address, unit.phone)))
        hint = _("Track this matter at %(url)s with your query code.") % {
            "url": f"{settings.HUIYIN_URL}/track/"
        }
    return {
        "petitioner": petitioner(matter),
        "matter": {"title": matter.title, "number": matter.number},
        "received_on": matter.received_on,
        "handling_unit": unit.full_name,
        "contact": contact,
        "query_hint": hint,
        "legal_basis": [
            b.label.say(matter.language) for b in asked.permit.basis if b.id in asked.counsel.pack.articles
        ],
        "seal_unit": unit.full_name,
        "date": localdate(at),
        **({"signed_by": asked.signer} if asked.signer else {}),
    }


def procedure(matter: Matter, asked: Asked) -> list[str]:
    """The path by name, and in plain words what happens on it: the articles of the limits it runs on, else the permit's."""
    code = matter.path or matter.kind
    path = [asked.counsel.term(code).say(matter.language)] if code else []
    limits = [asked.counsel.limit(start.limit).basis for start in asked.permit.starts]
    gists = dict.fromkeys(b.gist.say(matter.language) for b in limits or asked.permit.basis[:1])
    return [*path, *gists]


def acceptance(matter: Matter, asked: Asked, at: datetime, limit: str = "") -> dict[str, Any]:
    """What a notice of acceptance says; by which day an answer comes is by `limit`, else as `answer_by` says."""
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "accepted": True,
        "accepted_on": asked.on,
        "path_and_procedure": procedure(matter, asked),
        "received_from": matter.office.full_name if matter.office_id != matter.holder_id else "",
    }
    answered = answer_by(matter, asked, limit)
    if answered:
        contents["expected_by"], contents["expected_by_computation"] = answered
    return contents


def petitioner(matter: Matter) -> str:
    """The names of those who bring the matter, or how an anonymous person is addressed.

    Who signed it with them is told by number alone, since no signer's name stands on another's paper.
    """
    others = int(matter.marks.get("signers", 0))
    if others and matter.marks.get("first_left"):
        with override(matter.language):
            return ngettext(
                "the %(n)d person who signed together", "the %(n)d people who signed together", others
            ) % {"n": others}
    rows = select(Party, order="no", matter=matter.pk)
    names = [n for n in (open_party(p)["name"] for p in rows) if n]
    if matter.anonymous or not names:
        with override(matter.language):
            return _("Person with the matter")
    said = "、".join(names) if matter.language.startswith("zh") else ", ".join(names)
    if not others:
        return said
    with override(matter.language):
        text = ngettext(
            "%(names)s and %(n)d other who signed", "%(names)s and %(n)d others who signed", others
        )
    return text % {"names": said, "n": others}


def claim_texts(matter: Matter) -> list[str]:
    """What the person asks for, in order; claims that came in with a joined matter are another person's."""
    return [c.text for c in select(Claim, order="position", matter=matter.pk, from_matter=None)]


def answer_by(matter: Matter, asked: Asked, limit: str = "") -> tuple[date | str, str] | None:
    """By when the person has their answer, and why: by the limit the act starts, else by the one that runs already.

    `limit` names the one that is meant, where an act starts a shorter one beside the ordinary.
    """
    limits, answering = asked.counsel.pack.limits, {Role.HANDLING, Role.EXTENSION}
    meant = {limit} if limit else {one.name for one in limits.values() if one.role in answering}
    started = [asked.due_of(one) for one in asked.permit.starts if one.limit in meant]
    kept = (c for c in asked.clocks if c.running and c.limit in meant and c.limit not in asked.permit.ends)
    running = [computation(matter, c) for c in kept]
    last = max(started or running, key=lambda due: due.due, default=None)
    return said_until(matter, asked, last) if last else None


def said_until(matter: Matter, asked: Asked, due: Due) -> tuple[date | str, str]:
    """The last day as a paper prints it, or the moment in words where hours were counted; and how it was computed."""
    last = asked.counsel.moment(due.due_at).say(matter.language) if due.due_at else due.due
    return last, due.summary.say(matter.language)


def until(
    matter: Matter, asked: Asked, limit: str, start: date, length: int | None = None
) -> tuple[date, str]:
    """The last day of a limit and the sentence that shows how it was computed."""
    due = asked.counsel.due(limit, start, length=length)
    return due.due, due.summary.say(matter.language)
