"""Hearings, mediation and settlement as their person reads of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day
from huiyin.matters.queries.followed import Followed


@dataclass(frozen=True, slots=True)
class Invitation:
    """A hearing to come: when, where, before whom, which notice says the rest."""

    at: datetime
    on: date
    place: str
    presider: str
    public: bool
    notice: int | None


def invitation(case: Followed) -> Invitation | None:
    """The hearing that is called and not held, while the matter is open."""
    rows = [p for p in case.beside.proceedings if p.kind == "hearing" and p.state == "open"]
    row = rows[-1] if rows and case.matter.is_open else None
    if row is None or row.held_at is None or row.due is None or row.due < case.today:
        return None
    told = row.details
    return Invitation(row.held_at, row.due, told["place"], row.whom, told["public"], told["notice"])


def _call(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"unit": unit, "day": day(p.get("hearing_on")), "hour": p.get("hearing_hour", "")}
    text = _("%(unit)s will hold a hearing on %(day)s at %(hour)s, %(place)s. %(presider)s presides.")
    return text % {**said, "place": p.get("place", ""), "presider": p.get("presider", "")}


def _hold(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The hearing was held on %(day)s. The minutes are below.") % {"day": day(p.get("held_on"))}


def _cancel(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"day": day(p.get("hearing_on"))}
    if p.get("unwished"):
        return _("You no longer wished to be heard, and the hearing of %(day)s is not held.") % said
    return _("The hearing of %(day)s is not held.") % said


def _publish(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("What came of the hearing was published, without anybody's name: %(text)s") % {
        "text": p.get("published", "")
    }


def _mediate(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A mediation began: %(subject)s. %(mediator)s mediates. You may end it at any time.") % p


def _end(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if unit:
        return _("The mediation ended without agreement; your matter is handled in the ordinary way.")
    return _("You ended the mediation; your matter is handled in the ordinary way.")


def _settle(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("left"):
        return _(
            "You and the other side signed an agreement on part of what you asked for. The rest is decided next."
        )
    return _("You and the other side signed an agreement on everything you asked for.")


SENTENCES: dict[str, Told] = {
    "mediate": _mediate,
    "end_mediation": _end,
    "settle": _settle,
    "call_hearing": _call,
    "hold_hearing": _hold,
    "cancel_hearing": _cancel,
    "publish_hearing": _publish,
}
