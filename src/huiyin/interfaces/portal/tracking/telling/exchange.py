"""Handing over as its person reads of it: where the matter is now, how to reach them, the number there."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told
from huiyin.matters.queries.courses.elsewhere import HANDED_TO, elsewhere
from huiyin.matters.queries.followed import Followed


@dataclass(frozen=True, slots=True)
class There:
    """The office that has the matter now."""

    name: str
    contact: str
    url: str
    number: str


def there(case: Followed) -> There | None:
    """Where the matter was handed to; None while it is here."""
    rows = [row for row in case.beside.relations if row.kind == HANDED_TO]
    acts = [event for event in case.events if event.act == "hand_over"]
    if case.matter.is_open or not rows or not acts:
        return None
    other, said = elsewhere(rows[-1]), acts[-1].public
    return There(other.name, said.get("contact", ""), _web(said.get("url", "")), other.number)


def _web(address: str) -> str:
    """Only an address of the web is made a link."""
    return address if address.startswith(("https://", "http://")) else ""


def _hand_over(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("Your matter was handed over, with everything in it, to %(name)s. You need not tell it again.")
    return text % {"name": p.get("to_office", "")}


def _take_over(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(unit)s took your matter over from %(name)s, where it had the number %(number)s.")
    return text % {"unit": unit, "name": p.get("from_office", ""), "number": p.get("from_number", "")}


def _note_receipt(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(name)s has your matter; its number there is %(number)s.")
    return text % {"name": p.get("to_office", ""), "number": p.get("number_there", "")}


SENTENCES: dict[str, Told] = {
    "hand_over": _hand_over,
    "take_over": _take_over,
    "note_receipt": _note_receipt,
}
