"""The contents that nearly every paper shares: to whom, about which matter, from which unit, on which day."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

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
        "matter": f"{matter.title}（{matter.number}）"
        if matter.language.startswith("zh")
        else f"{matter.title} ({matter.number})",
        "received_on": matter.received_on,
        "handling_unit": unit.full_name,
        "contact": contact,
        "query_hint": hint,
        "legal_basis": "；".join(b.label.say(matter.language) for b in asked.permit.basis),
        "seal_unit": unit.full_name,
        "date": localdate(at),
    }


def petitioner(matter: Matter) -> str:
    """The names of those who bring the matter, or how an anonymous person is addressed."""
    rows = Party.objects.filter(matter_id=matter.pk).order_by("no")
    names = [n for n in (open_party(p)["name"] for p in rows) if n]
    if matter.anonymous or not names:
        with override(matter.language):
            return _("Person with the matter")
    return "、".join(names) if matter.language.startswith("zh") else ", ".join(names)


def claim_texts(matter: Matter) -> list[str]:
    """What the person asks for, in order."""
    return list(Claim.objects.filter(matter_id=matter.pk).order_by("position").values_list("text", flat=True))


def until(
    matter: Matter, asked: Asked, limit: str, start: date, length: int | None = None
) -> tuple[date, str]:
    """The last day of a limit and the sentence that shows how it was computed."""
    due = asked.counsel.due(limit, start, length=length)
    return due.due, due.summary.say(matter.language)
