"""What a unit owes beside its matters, in words for its inbox, each leading to where it is answered."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.oversight.asking import AskedOfUs
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.offices.owed import Owed, owed_by

ICONS = {
    "measure": "message-dots",
    "return": "search",
    "finding": "tool",
    "decision": "scale",
    "inspection": "clipboard-check",
    "visit": "eye",
    "systemic": "arrow-merge",
    "step": "checks",
}
PAGES = {
    "return": "desk:screening",
    "decision": "desk:decision",
    "systemic": "desk:systemic_file",
    "step": "desk:systemic_file",
}


def owed_asked(actor: StaffActor, on: date) -> list[AskedOfUs]:
    """Measures to answer, returns to give, findings to put right or to go and see, checks, steps of a common cause."""
    return [AskedOfUs(_words(one), _address(one), one.due, ICONS[one.kind]) for one in owed_by(actor)]


def _words(one: Owed) -> str:
    if one.kind == "measure":
        return _("Answer: %(measure)s · %(number)s") % {"measure": term(one.words), "number": one.number}
    if one.kind == "systemic":
        return _("Put right: %(title)s") % {"title": one.words}
    if one.kind == "step":
        return _("Measure: %(text)s") % {"text": one.words}
    return {
        "return": _("A screening asks for your unit's return"),
        "finding": _("A finding of an inspection is to be put right"),
        "decision": _("A decision is to be checked before it is made"),
        "inspection": _("An inspection is to be held"),
        "visit": _("A finding is said to be put right: go and see"),
    }[one.kind]


def _address(one: Owed) -> str:
    if one.kind == "measure":
        return reverse("desk:answer_measure", args=[one.file_id, one.no])
    return reverse(PAGES.get(one.kind, "desk:inspection"), args=[one.file_id])
