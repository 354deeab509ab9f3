"""The contents that nearly every paper shares: to whom, about which matter, from which unit, on which day."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked
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
    }


def procedure(matter: Matter, asked: Asked) -> list[str]:
    """The path by name, and in plain words what happens on it: the articles of the limits it runs on, else the permit's."""
    path = asked.counsel.term(matter.path or matter.kind).say(matter.language)
    limits = [asked.counsel.limit(start.limit).basis for start in asked.permit.starts]
    gists = dict.fromkeys(b.gist.say(matter.language) for b in limits or asked.permit.basis[:1])
    return [path, *gists]


def acceptance(matter: Matter, asked: Asked, at: datetime, limit: str = "") -> dict[str, Any]:
    """What a notice of acceptance says; the date by which an answer comes is that of `limit`, else of the last clock started."""
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "accepted": True,
        "accepted_on": asked.on,
        "path_and_procedure": procedure(matter, asked),
        "received_from": matter.office.full_name if matter.office_id != matter.holder_id else "",
    }
    for start in asked.permit.starts:
        if not limit or start.limit == limit:
            day = asked.on if start.moment in {"on", "accepted"} else asked.facts.moments[start.moment]
            contents["expected_by"], contents["expected_by_computation"] = until(
                matter, asked, start.limit, day, start.length
            )
    return contents


def petitioner(matter: Matter) -> str:
    """The names of those who bring the matter, or how an anonymous person is addressed."""
    rows = select(Party, order="no", matter=matter.pk)
    names = [n for n in (open_party(p)["name"] for p in rows) if n]
    if matter.anonymous or not names:
        with override(matter.language):
            return _("Person with the matter")
    return "、".join(names) if matter.language.startswith("zh") else ", ".join(names)


def claim_texts(matter: Matter) -> list[str]:
    """What the person asks for, in order."""
    return [c.text for c in select(Claim, order="position", matter=matter.pk)]


def until(
    matter: Matter, asked: Asked, limit: str, start: date, length: int | None = None
) -> tuple[date, str]:
    """The last day of a limit and the sentence that shows how it was computed."""
    due = asked.counsel.due(limit, start, length=length)
    return due.due, due.summary.say(matter.language)
