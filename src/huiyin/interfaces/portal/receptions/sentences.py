"""What happened with receptions and leaders in charge, as the person's timeline tells it."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term


def _when(p: dict[str, Any]) -> dict[str, Any]:
    said = {
        name: p.get(name, "") for name in ("reception_hour", "reception_place", "receives", "turn", "before")
    }
    return {
        **said,
        "day": day(p.get("reception_on")),
        "from": day(p.get("from_on")),
        "why": p.get("why_moved", ""),
    }


def _book(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _when(p)
    if p.get("waiting"):
        text = _(
            "Asked for a place in the reception on %(day)s by %(receives)s. All were given; %(before)s wait before you."
        )
        return text % said
    text = _(
        "Booked: %(receives)s receives you on %(day)s from %(reception_hour)s, %(reception_place)s. Turn %(turn)s."
    )
    return text % said


def _move(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _when(p)
    if p.get("by_office") and not p.get("why_moved"):
        first = _("No place became free on %(from)s. Your order went along to the next reception.") % said
    elif p.get("by_office"):
        first = (
            _("The reception of %(from)s is not held then: %(why)s. Your booking went along, in its order.")
            % said
        )
    else:
        first = _("The booking for %(from)s was moved.") % said
    return f"{first} {_book(p, unit, law)}"


def _keep(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _(
        "The reception of %(day)s by %(receives)s was called off: %(why)s. Your order is kept for the next one."
    ) % _when(p)


def _cancel(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if unit:
        return _("%(unit)s cancelled the booking for %(day)s for you.") % {**_when(p), "unit": unit}
    return _("You cancelled the booking for %(day)s. You may book again at any time.") % _when(p)


def _place(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _(
        "A place became free, and you have it: %(day)s from %(reception_hour)s, %(reception_place)s. Turn %(turn)s."
    )
    return text % _when(p)


def _receive(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(receives)s received you on %(day)s.") % _when(p)


def _absent(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _(
        "Nobody came to the reception of %(day)s. Nothing follows from that; you may book again at any time."
    )
    return text % _when(p)


def _name(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(leader)s answers for your matter from now on: %(duties)s")
    return text % {"leader": p.get("led_by", ""), "duties": p.get("duties", "")}


def _progress(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(leader)s, who answers for your matter, says how far it is: %(words)s")
    return text % {"leader": p.get("led_by", ""), "words": p.get("progress", "")}


def _end(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(leader)s no longer answers for your matter. What came of it: %(result)s.")
    return text % {"leader": p.get("led_by", ""), "result": term(law, p.get("lead_result", ""))}


SENTENCES: dict[str, Told] = {
    "book_reception": _book,
    "move_booking": _move,
    "keep_booking": _keep,
    "cancel_booking": _cancel,
    "give_place": _place,
    "receive": _receive,
    "note_absent": _absent,
    "name_lead": _name,
    "note_progress": _progress,
    "end_lead": _end,
}
